/// The manager's plan in the page's document.
#pragma once

#include "session/json.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {

/// {"shown","hidden","rows","said","best","near","frontier","proposed","today","searching","study"}: rows as in "parameters", restaurants as
/// {"number","equipment":"2 6 8","words","cost","satisfied","worst","holds","reason"}. In a challenge what isn't proposed is left out.
void write_plan(JsonWriter&, const Workbench&);

}  // namespace comptoir::session
