/// The kept run beside the edited one, for the page's parallel document.
#pragma once

#include "session/json.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {

/// Of a workbench that keeps a run: "kept": {"a","b","differs_at","differs","metrics":[{"label","a","b","difference","better"}]}.
[[gnu::noinline]] void write_kept_member(JsonWriter&, const Workbench&);

}  // namespace comptoir::session
