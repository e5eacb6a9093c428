/// What is found out about the restaurant on the card, in the page's document.
#pragma once

#include "session/json.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {

/// {"caption", "note", "whose", "stations", "restaurant", "paths", "sweep"}: of the view that is shown; the others' are empty.
void write_study(JsonWriter&, const Workbench&);

}  // namespace comptoir::session
