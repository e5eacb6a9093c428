/// The life of one task as intervals that take time: what it did, or what it waited for. Knows nothing of pixels.
#pragma once

#include <cstdint>
#include <vector>

#include "trace/lanes.hpp"
#include "trace/recording.hpp"

namespace comptoir::trace {

enum class SpanKind : std::uint8_t {
  sleeping,  ///< until a time that it chose itself
  waiting,   ///< for its turn, or for something from outside
  joining,   ///< for other tasks
  ready,     ///< could go on; the thread did something else
  blocking,  ///< its own step took time: synchronous work
};

struct TaskSpan {
  SpanKind kind = SpanKind::ready;
  loop::Time from, to;
  Position from_at = 0;  ///< the first position that knows of it
  bool open = false;     ///< not over when the recording ended
  loop::WaitOn wait = {};  ///< of the first three
  Position to_at = 0;    ///< where it was over: the step of its task that followed

  friend bool operator==(const TaskSpan& a, const TaskSpan& b) {
    return a.kind == b.kind && a.from == b.from && a.to == b.to;
  }
};

/// What a task that waits is doing.
SpanKind span_kind(const loop::WaitOn&);

/// From its creation to its end, in order; what takes no time is left out. A sleep that ends while another task holds the
/// thread ends at its deadline: from there the task is ready. `lanes` must reach as far as the recording.
std::vector<TaskSpan> task_spans(const Recording&, const Lanes& lanes, loop::TaskId);
/// Only those that touch from ..= to, and perhaps some next to them: what it costs follows their number.
std::vector<TaskSpan> task_spans(const Recording&, const Lanes& lanes, loop::TaskId, loop::Time from, loop::Time to);

/// The task whose step, or whose end, let this one go on; none when nobody did (a timer), or when it is not known.
loop::TaskId woken_by(const Recording&, const TaskSpan&);

}  // namespace comptoir::trace
