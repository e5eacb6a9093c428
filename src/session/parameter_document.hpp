/// A parameter's row in the page's document: all that a real control of it needs.
#pragma once

#include "session/json.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {

/// {"key","label","group","kind","value","options","shown","unit","minimum","maximum","step","initial","slider_maximum","slider_step","allowed","help"}
/// of one of Workbench::rows().
void write_parameter(JsonWriter&, const Workbench&, std::size_t row);

}  // namespace comptoir::session
