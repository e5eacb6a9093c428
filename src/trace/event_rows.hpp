/// Events as rows of one shape, for exports: each with its position and time.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "loop/observer.hpp"
#include "trace/recording.hpp"
#include "trace/words.hpp"

namespace comptoir::trace {

/// Numbers that do not apply are 0. `position` is the first position that shows the event.
struct EventRow {
  Position position = 0;
  loop::Time time;
  const char* event = "";
  const char* kind = "";      ///< of the handle, the wait, the outcome, the resource
  const char* future = "";    ///< of the future that the handle completes
  std::uint32_t handle = 0;
  std::uint32_t task = 0;
  std::uint32_t other = 0;    ///< parent, child, awaited task
  std::uint32_t resource = 0;
  bool is_print = false;
  bool has_number = false;
  std::int64_t number = 0;    ///< deadline, permits, key of a text, marked line
  std::int64_t a = 0, b = 0;  ///< of a print
  std::string name;
};

/// A visitor for Recording::replay that hands rows to `take`.
template <class Take>
class EventRows {
 public:
  explicit EventRows(Take take) : take_(std::move(take)) {}

  void at(Offset) {}
  void on_iteration(loop::Time now) { now_ = now; begun_ = true; give("iteration"); }
  void on_block(loop::Time now) { now_ = now; give("block"); }
  void on_deadlock() { give("deadlock"); }
  void on_handle_run(loop::HandleId id) { begun_ = true; give_handle("run", id); }
  void on_handle_done(loop::HandleId id) { give_handle("done", id); ++position_; }
  void on_handle_skipped(loop::HandleId id) { begun_ = true; give_handle("skipped", id); }
  void on_handle_cancelled(loop::HandleId id) { give_handle("handle_cancelled", id); }
  void on_timer_due(loop::HandleId id) { give_handle("timer_due", id); }
  void on_timer_purged(loop::HandleId id) { begun_ = true; give_handle("timer_purged", id); }
  void on_timers_rebuilt() { begun_ = true; give("timers_rebuilt"); }
  void on_callback_raised(loop::HandleId id) { give_handle("callback_raised", id); }
  void on_handle_scheduled(loop::HandleId id, const loop::HandleInfo& info) { give(scheduled("scheduled", id, info)); }
  void on_timer_scheduled(loop::HandleId id, const loop::HandleInfo& info, loop::Time deadline, std::uint32_t) {
    EventRow row = scheduled("timer_scheduled", id, info);
    row.has_number = true;
    row.number = deadline.ns;
    give(row);
  }
  void on_task_created(loop::TaskId id, loop::Name name, loop::TaskId parent) {
    EventRow row = of_task("task_created", id);
    row.other = number(parent);
    row.name = name.str();
    give(row);
  }
  void on_awaits_child(loop::TaskId waiter, loop::TaskId child) {
    EventRow row = of_task("awaits_child", waiter);
    row.other = number(child);
    give(row);
  }
  void on_task_waits(loop::TaskId id, const loop::WaitOn& on) {
    EventRow row = of_task("waits", id);
    row.kind = word(on.kind);
    row.resource = number(on.resource);
    row.other = number(on.task);
    give(row);
  }
  void on_task_cancel_requested(loop::TaskId id) { give(of_task("cancel_requested", id)); }
  void on_task_cancel_pending(loop::TaskId id) { give(of_task("cancel_pending", id)); }
  void on_error_unseen(loop::TaskId id) { give(of_task("error_unseen", id)); }
  void on_task_finished(loop::TaskId id, loop::Outcome outcome) {
    EventRow row = of_task("finished", id);
    row.kind = word(outcome);
    give(row);
  }
  void on_resource_created(loop::ResourceId id, loop::ResourceKind kind, loop::Name name, std::uint32_t permits) {
    EventRow row = of_task("resource_created", loop::TaskId::none);
    row.resource = number(id);
    row.kind = word(kind);
    row.name = name.str();
    row.has_number = true;
    row.number = permits;
    give(row);
  }
  void on_queued(loop::ResourceId id, loop::TaskId task) { give_resource("queued", id, task); }
  void on_granted(loop::ResourceId id, loop::TaskId task) { give_resource("granted", id, task); }
  void on_acquired(loop::ResourceId id, loop::TaskId task) { give_resource("acquired", id, task); }
  void on_left(loop::ResourceId id, loop::TaskId task) { give_resource("left", id, task); }
  void on_released(loop::ResourceId id, loop::TaskId task) { give_resource("released", id, task); }
  void on_print(loop::TaskId id, const loop::Print& print) {
    EventRow row = of_task("print", id);
    row.is_print = true;
    row.has_number = true;
    row.number = print.key;
    row.a = print.a;
    row.b = print.b;
    give(row);
  }
  void on_line(loop::TaskId id, std::uint16_t place) {
    EventRow row = of_task("line", id);
    row.has_number = true;
    row.number = place;
    give(row);
  }

 private:
  static EventRow of_task(const char* event, loop::TaskId id) {
    EventRow row;
    row.event = event;
    row.task = number(id);
    return row;
  }
  static EventRow scheduled(const char* event, loop::HandleId id, const loop::HandleInfo& info) {
    EventRow row = of_task(event, info.task);
    row.kind = word(info.kind);
    row.future = word(info.future);
    row.handle = number(id);
    if (!info.text.empty()) row.name = info.text.str();
    return row;
  }
  void give_handle(const char* event, loop::HandleId id) {
    EventRow row = of_task(event, loop::TaskId::none);
    row.handle = number(id);
    give(row);
  }
  void give_resource(const char* event, loop::ResourceId id, loop::TaskId task) {
    EventRow row = of_task(event, task);
    row.resource = number(id);
    give(row);
  }
  void give(const char* event) { give(of_task(event, loop::TaskId::none)); }
  void give(EventRow row) {
    row.position = position_ + (begun_ ? 1 : 0);
    row.time = now_;
    take_(row);
  }

  Take take_;
  loop::Time now_;
  Position position_ = 0;
  bool begun_ = false;
};

}  // namespace comptoir::trace
