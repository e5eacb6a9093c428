#include "script.hpp"

namespace comptoir::trace::testing {

using namespace loop;

void tell_script(Observer& o) {
  const TaskId main{1}, a{2}, b{3};
  const ResourceId lock{1};
  const auto h = [](std::uint32_t n) { return HandleId{n}; };
  const auto info = [](HandleKind kind, TaskId task, FutureKind future = FutureKind::none) {
    return HandleInfo{kind, future, task, {}};
  };
  o.on_task_created(main, "main", TaskId::none);
  o.on_handle_scheduled(h(1), info(HandleKind::step, main));

  o.on_iteration(Time{});
  o.on_handle_run(h(1));
  o.on_line(main, 1);
  o.on_resource_created(lock, ResourceKind::lock, "soda", 1);
  o.on_task_created(a, {"serve:", 1}, main);
  o.on_handle_scheduled(h(2), info(HandleKind::step, a));
  o.on_task_created(b, {"serve:", 2}, main);
  o.on_handle_scheduled(h(3), info(HandleKind::step, b));
  o.on_handle_scheduled(h(4), {HandleKind::call, FutureKind::none, TaskId::none, {"open:", 7}});
  o.on_handle_cancelled(h(4));
  o.on_awaits_child(main, a);
  o.on_awaits_child(main, b);
  o.on_task_waits(main, {FutureKind::wait, ResourceId::none, TaskId::none});
  o.on_handle_done(h(1));

  o.on_iteration(Time{});
  o.on_handle_run(h(2));
  o.on_acquired(lock, a);
  o.on_timer_scheduled(h(5), info(HandleKind::set_result, a, FutureKind::sleep), Time{1'000'000'000}, 1);
  o.on_task_waits(a, {FutureKind::sleep, ResourceId::none, TaskId::none});
  o.on_handle_done(h(2));
  o.on_handle_run(h(3));
  o.on_queued(lock, b);
  o.on_task_waits(b, {FutureKind::lock, lock, TaskId::none});
  o.on_timer_scheduled(h(6), info(HandleKind::timeout, b, FutureKind::none), Time{900'000'000}, 2);
  o.on_handle_cancelled(h(6));
  o.on_handle_done(h(3));
  o.on_handle_skipped(h(4));

  o.on_timer_purged(h(6));
  o.on_timers_rebuilt();
  o.on_iteration(Time{1'000'000'000});
  o.on_timer_due(h(5));
  o.on_handle_run(h(5));
  o.on_handle_scheduled(h(7), info(HandleKind::wake, a));
  o.on_callback_raised(h(5));
  o.on_handle_done(h(5));

  o.on_iteration(Time{1'000'000'000});
  o.on_handle_run(h(7));
  o.on_print(a, {513, 5, -1});
  o.on_block(Time{1'500'000'000});
  o.on_released(lock, a);
  o.on_granted(lock, b);
  o.on_handle_scheduled(h(8), info(HandleKind::wake, b));
  o.on_task_cancel_requested(b);
  o.on_task_cancel_pending(b);
  o.on_task_finished(a, Outcome::result);
  o.on_handle_scheduled(h(9), info(HandleKind::wait_cb, a));
  o.on_handle_done(h(7));

  o.on_iteration(Time{1'500'000'000});
  o.on_handle_run(h(8));
  o.on_left(lock, b);
  o.on_task_finished(b, Outcome::cancelled);
  o.on_error_unseen(b);
  o.on_handle_scheduled(h(10), info(HandleKind::wait_cb, b));
  o.on_handle_done(h(8));
  o.on_handle_run(h(9));
  o.on_handle_done(h(9));

  o.on_iteration(Time{1'500'000'000});
  o.on_handle_run(h(10));
  o.on_handle_scheduled(h(11), info(HandleKind::wake, main));
  o.on_handle_done(h(10));

  o.on_iteration(Time{1'500'000'000});
  o.on_handle_run(h(11));
  o.on_task_finished(main, Outcome::error);
  o.on_handle_done(h(11));
  o.on_print(TaskId::none, {2, std::int64_t{1} << 40, 0});
  o.on_deadlock();
}

}  // namespace comptoir::trace::testing
