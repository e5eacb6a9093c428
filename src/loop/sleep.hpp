/// sleep: a timer completes the waiter, and the wake-up comes one iteration later.
#pragma once

#include "loop/loop.hpp"

namespace comptoir::loop {

/// Cancelled while asleep: its timer is cancelled when the task runs, and stays in the heap until it reaches the head.
class Sleep {
 public:
  explicit Sleep(Duration delay) : delay_(delay) { waiter_.timer = no_slot; }
  Sleep(const Sleep&) = delete;
  Sleep& operator=(const Sleep&) = delete;
  ~Sleep() {
    if (waiter_.timer != no_slot) leave();
  }

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> coroutine) {
    TaskCore& task = current();
    if (delay_ <= Duration{}) return task.yield(coroutine);
    waiter_.task = &task;
    waiter_.timer = Loop::running().start_timer(delay_, HandleKind::set_result, &waiter_,
                                                {.kind = HandleKind::set_result, .future = FutureKind::sleep, .task = task.id});
    task.suspend(waiter_, coroutine);
  }
  void await_resume() {
    if (delay_ <= Duration{}) return current().throw_if_cancelled();
    leave();
    waiter_.finish_wait();
  }

 private:
  /// A timer that has run has left its slot to others.
  void leave() {
    if (!waiter_.fired) [[unlikely]] Loop::running().cancel_timer(waiter_.timer);
    waiter_.timer = no_slot;
  }

  Waiter waiter_{FutureKind::sleep};
  Duration delay_;
};

/// Suspends the task for `delay`; for zero or less, until the next iteration (a bare yield, no timer).
inline Sleep sleep(Duration delay) { return Sleep(delay); }

}  // namespace comptoir::loop
