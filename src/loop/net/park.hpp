/// Park: awaits until somebody wakes the task up, and may fail. Who is to wake it finds it through a pointer.
/// Knows nothing of what is waited for.
#pragma once

#include <exception>
#include <utility>

#include "loop/loop.hpp"
#include "loop/wait_queue.hpp"

namespace comptoir::loop {

struct ParkedWaiter : QueuedWaiter {
  using QueuedWaiter::QueuedWaiter;
  std::exception_ptr error;

  void set_exception(std::exception_ptr reason) {
    if (done()) return;
    error = std::move(reason);
    set_result();
  }
  void finish() {
    finish_wait();
    if (error) std::rethrow_exception(std::move(error));
  }
};

/// While it waits, `place` points to it. However the waiting ends, `place` is then null: asyncio's `finally`, which also
/// forgets another one that has taken the place meanwhile.
class Park {
 public:
  Park(FutureKind kind, ParkedWaiter*& place) : waiter_(kind), place_(place) {}
  Park(const Park&) = delete;
  Park& operator=(const Park&) = delete;
  ~Park() { place_ = nullptr; }

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> coroutine) {
    TaskCore& task = current();
    waiter_.task = &task;
    place_ = &waiter_;
    task.suspend(waiter_, coroutine);
  }
  void await_resume() { waiter_.finish(); }

 private:
  ParkedWaiter waiter_;
  ParkedWaiter*& place_;
};

}  // namespace comptoir::loop
