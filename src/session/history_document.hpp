/// The page's view of what can be done to the run, and undone.
#pragma once

#include "session/json.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {

/// The member "history": {"undo","redo"}; for who has the tools open, {"undo","redo","interventions":[{"text","moment","applied","note"}],
/// "can":[{"do","command","label","enabled","why"}]}. "can" is what can be done at the playhead: to the selected task, to what
/// the program offers, to the thread; empty where nothing can be.
void write_history(JsonWriter&, const Workbench&, bool tools);

}  // namespace comptoir::session
