/// The part of the page's document that tells of stops, marks and the prediction.
#pragma once

#include "session/json.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {

/// "stops", "stop_kinds", "stopped", "marks", "prediction" into the object that is open.
void write_moves_members(JsonWriter&, const Workbench&);

}  // namespace comptoir::session
