/// The part of the page's document that is about the lesson: what it teaches, its question, its goal.
#pragma once

#include "session/json.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {

/// Members "lesson", "lessons", "question", "goal", "takeaway_shown", "comparing", "can_compare" of an object that is open.
void write_lesson_members(JsonWriter&, const Workbench&);

}  // namespace comptoir::session
