/// The part of the page's document that tells of stops, marks and the prediction.
#pragma once

#include "session/json.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {

/// "stopped", "marks", "prediction" into the object that is open; for who has the tools open "stops" and "stop_kinds", too.
void write_moves_members(JsonWriter&, const Workbench&, bool tools);

}  // namespace comptoir::session
