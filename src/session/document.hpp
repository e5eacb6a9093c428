/// All that the page's parallel document shows, as one JSON object.
#pragma once

#include <string>

#include "session/workbench.hpp"

namespace comptoir::session {

/// Rows of a list before it is cut; what is left out is counted in "more".
inline constexpr std::size_t longest_list = 200;

/// {"revision","language","theme","level","lesson","lessons","parameters","playing","speed","time","position","at_start",
/// "at_end","sentence","announce","running","ready","suspended","timers","results","kept","selection","history","stops","stop_kinds","stopped","marks","prediction","plan","plannable","teaching",
/// "progress","problems"}.
/// What is not shown (panels of a link) is left out: results are null, the console and the reasons for waiting empty.
/// What the time machine offers ("stops", "stop_kinds", "history"'s lists) is left out without `tools`.
std::string document_json(const Workbench&, bool tools = true);

}  // namespace comptoir::session
