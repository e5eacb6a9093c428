#include "session/moves.hpp"

#include "trace/events.hpp"
#include "trace/scan.hpp"

namespace comptoir::session {
namespace {

using trace::Position;

/// `after` ..= `last`: where something can be.
template <class Scan>
Found find(const trace::Recording& recording, Scan& scan, Position from, int direction, Position after, Position last) {
  if (direction < 0) {
    if (from == 0 || !trace::scan_backwards(recording, scan, after, std::min(from - 1, last))) return std::nullopt;
    return scan.last;
  }
  if (!trace::scan_forwards(recording, scan, std::max(from, after), last)) return std::nullopt;
  return scan.first;
}

struct TaskScan final : trace::Scan {
  TaskScan(const trace::Recording& all, loop::TaskId id) : recording(all), task(id) {}
  const trace::Recording& recording;
  loop::TaskId task;

  void match_of(loop::TaskId id) {
    if (id == task) match();
  }
  void on_handle_run(loop::HandleId id) override {
    if (recording.is_task_step(position)) match_of(recording.handle(id).info.task);
  }
  void on_handle_scheduled(loop::HandleId, const loop::HandleInfo& info) override {
    if (trace::steps_task(info.kind)) match_of(info.task);
  }
  void on_task_created(loop::TaskId id, loop::Name, loop::TaskId) override { match_of(id); }
  void on_task_waits(loop::TaskId id, const loop::WaitOn&) override { match_of(id); }
  void on_task_cancel_requested(loop::TaskId id) override { match_of(id); }
  void on_task_cancel_pending(loop::TaskId id) override { match_of(id); }
  void on_task_finished(loop::TaskId id, loop::Outcome) override { match_of(id); }
  void on_queued(loop::ResourceId, loop::TaskId id) override { match_of(id); }
  void on_granted(loop::ResourceId, loop::TaskId id) override { match_of(id); }
  void on_acquired(loop::ResourceId, loop::TaskId id) override { match_of(id); }
  void on_left(loop::ResourceId, loop::TaskId id) override { match_of(id); }
};

/// A turn in which every due handle was cancelled has no first handle: it is left out.
struct WakeScan final : trace::Scan {
  bool due = false;

  void on_iteration(loop::Time) override { due = false; }
  void on_timer_due(loop::HandleId) override { due = true; }
  void on_handle_run(loop::HandleId) override {
    if (due) match();
    due = false;
  }
};

}  // namespace

Found find_turn(const trace::Recording& recording, Position from, int direction) {
  if (direction < 0) {
    const Position first = from == 0 ? 0 : recording.first_of_iteration(recording.iteration_at(from - 1));
    return first > 0 ? Found(first) : std::nullopt;
  }
  const std::uint32_t next = recording.iteration_at(from) + 1;
  if (next > recording.iteration_at(recording.handle_count())) return std::nullopt;
  return recording.first_of_iteration(next);
}

Found find_task_event(const trace::Recording& recording, loop::TaskId task, Position from, int direction) {
  if (task == loop::TaskId::none || number(task) > recording.task_count()) return std::nullopt;
  const Position created = recording.task(task).created_at;
  const auto ending = recording.ending(task);
  TaskScan scan(recording, task);
  const Found found =
      find(recording, scan, from, direction, created == 0 ? 0 : created - 1, ending ? ending->position : recording.handle_count());
  return !found && direction < 0 && from > 0 && created == 0 ? Found(0) : found;
}

Found find_wake_up(const trace::Recording& recording, Position from, int direction) {
  WakeScan scan;
  return find(recording, scan, from, direction, 0, recording.handle_count());
}

}  // namespace comptoir::session
