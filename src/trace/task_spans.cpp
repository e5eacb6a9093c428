#include "trace/task_spans.hpp"

#include <algorithm>
#include <utility>

#include "trace/thread_use.hpp"

namespace comptoir::trace {

using loop::FutureKind;
using loop::Time;

SpanKind span_kind(const loop::WaitOn& wait) {
  if (wait.kind == FutureKind::sleep) return SpanKind::sleeping;
  if (wait.resource != loop::ResourceId::none) return SpanKind::waiting;
  switch (wait.kind) {
    case FutureKind::gather: case FutureKind::wait: case FutureKind::wait_for: case FutureKind::cancel_and_wait:
    case FutureKind::shield: case FutureKind::group: case FutureKind::as_completed: case FutureKind::task:
      return SpanKind::joining;
    default: return SpanKind::waiting;
  }
}

namespace {

struct Spans {
  const Recording& recording;
  loop::TaskId task;
  std::vector<TaskSpan> all = {};

  void add(const TaskSpan& span) {
    if (span.to > span.from) all.push_back(span);
  }

  /// Not suspended: its own blocks, and ready in between.
  void awake(Time from, Time to, Position at, bool open) {
    for (std::size_t i = first_block_ending_after(recording, from); i < recording.block_count(); ++i) {
      const Block block = recording.block(i);
      if (block.from >= to) break;
      if (block.position > recording.handle_count()) break;
      const HandleView handle = recording.handle(recording.handle_at(block.position));
      if (handle.info.task != task || !recording.is_task_step(block.position)) continue;
      add({SpanKind::ready, from, block.from, at, false, {}});
      add({SpanKind::blocking, std::max(from, block.from), std::min(to, block.to), block.position, false, {}});
      from = std::min(to, block.to);
    }
    add({SpanKind::ready, from, to, at, open, {}});
  }

  /// When what it waited for was there.
  Time woken(const Suspension& s) const {
    if (s.to_at > recording.handle_count()) return s.to;
    const loop::HandleId wake = recording.handle_at(s.to_at);
    const Position by = recording.scheduled_at(wake);
    const Time scheduled = recording.scheduled_time(wake);
    const auto deadline = s.wait.kind == FutureKind::sleep && by > 0 ? recording.deadline(recording.handle_at(by)) : std::nullopt;
    return std::clamp(deadline ? std::min(*deadline, scheduled) : scheduled, s.from, s.to);
  }
};

}  // namespace

namespace {

/// Through these suspensions, which follow each other; the first and the last may be in the middle of the task's life.
std::vector<TaskSpan> through(const Recording& recording, loop::TaskId task, const std::vector<Suspension>& suspensions, bool to_the_end) {
  Spans spans{recording, task};
  const TaskInfo info = recording.task(task);
  Time at = info.created;
  Position position = info.created_at;
  if (!suspensions.empty() && suspensions.front().previous != 0) {
    at = suspensions.front().from;
    position = suspensions.front().from_at;
  }
  for (const Suspension& s : suspensions) {
    spans.awake(at, s.from, position, false);
    const Time until = s.open ? s.to : spans.woken(s);
    spans.add({span_kind(s.wait), s.from, until, s.from_at, s.open, s.wait, s.to_at});
    spans.add({SpanKind::ready, until, s.to, s.from_at, s.open, {}, s.to_at});
    at = s.to;
    position = s.to_at;
    if (s.open) return std::move(spans.all);
  }
  if (!to_the_end) return std::move(spans.all);
  const auto ending = recording.ending(task);
  spans.awake(at, ending ? ending->time : recording.end_time(), position, !ending);
  return std::move(spans.all);
}

}  // namespace

std::vector<TaskSpan> task_spans(const Recording& recording, const Lanes& lanes, loop::TaskId task) {
  return through(recording, task, lanes.suspensions(task), true);
}

std::vector<TaskSpan> task_spans(const Recording& recording, const Lanes& lanes, loop::TaskId task, Time from, Time to) {
  const std::vector<Suspension> suspensions = lanes.suspensions(task, from, to);
  return through(recording, task, suspensions, suspensions.empty() || suspensions.back().from <= to);
}

loop::TaskId woken_by(const Recording& recording, const TaskSpan& span) {
  if (span.open || span.to_at == 0 || span.to_at > recording.handle_count() || span.kind == SpanKind::sleeping) return loop::TaskId::none;
  const HandleView wake = recording.handle(recording.handle_at(span.to_at));
  const Position by = recording.scheduled_at(wake.id);
  if (by == 0) return loop::TaskId::none;
  // A step of another task; or a callback, which is about the task that ended.
  const loop::TaskId task = recording.handle(recording.handle_at(by)).info.task;
  return task == wake.info.task ? loop::TaskId::none : task;
}

}  // namespace comptoir::trace
