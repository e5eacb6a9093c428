/// sleep: a timer completes the waiter, and the wake-up comes one iteration later.
#pragma once

#include "loop/loop.hpp"

namespace comptoir::loop {

/// Cancelled while asleep: its timer is cancelled when the task runs, and stays in the heap until it reaches the head.
class Sleep {
 public:
  explicit Sleep(Duration delay) {
    waiter_.fired = false;
    waiter_.timer = no_slot;
    waiter_.delay = delay;
  }
  Sleep(const Sleep&) = delete;
  Sleep& operator=(const Sleep&) = delete;
  ~Sleep() {
    if (timed()) leave();
  }

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> coroutine) {
    TaskCore& task = current();
    const Duration delay = waiter_.delay;
    if (delay <= Duration{}) return task.yield(coroutine);
    waiter_.task = &task;
    waiter_.timer = Loop::running().start_timer(delay, HandleKind::set_result, &waiter_,
                                                {.kind = HandleKind::set_result, .future = FutureKind::sleep, .task = task.id});
    task.suspend(waiter_, coroutine);
  }
  void await_resume() {
    if (!timed()) return current().throw_if_cancelled();
    leave();
    waiter_.finish_wait();
  }

 private:
  /// It was not for zero, and has not ended.
  bool timed() const { return waiter_.timer != no_slot; }
  /// A timer that has run has left its slot to others.
  void leave() {
    if (!waiter_.fired) [[unlikely]] Loop::running().cancel_timer(waiter_.timer);
    waiter_.timer = no_slot;
  }

  Waiter waiter_{FutureKind::sleep};
};

/// Suspends the task for `delay`; for zero or less, until the next iteration (a bare yield, no timer).
inline Sleep sleep(Duration delay) { return Sleep(delay); }

}  // namespace comptoir::loop
