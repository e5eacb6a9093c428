/// Moves along a recording: the nearest position on one side at which something happens.
/// Forwards (direction +1) after `from`, backwards (-1) before it; none when there is none. Only what is recorded counts.
#pragma once

#include <optional>

#include "trace/recording.hpp"

namespace comptoir::session {

using Found = std::optional<trace::Position>;

/// The first handle of a turn of the loop. Within a turn, backwards finds its own first handle.
Found find_turn(const trace::Recording&, trace::Position from, int direction);

/// A handle in which something happened to the task: it was made, took a step, began to wait, was woken, was given what it
/// waited for, was told to cancel, or ended. Of one made before the first handle, position 0 counts.
Found find_task_event(const trace::Recording&, loop::TaskId, trace::Position from, int direction);

/// The first handle of a turn before which a timer was due.
Found find_wake_up(const trace::Recording&, trace::Position from, int direction);

}  // namespace comptoir::session
