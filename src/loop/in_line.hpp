/// InLine: a future in the line of a primitive, awaited once; what asyncio writes as `fut = loop.create_future()`,
/// `self._waiters.append(fut)`, `try: await fut`, `finally: self._waiters.remove(fut)`.
/// Knows nothing of who may go on.
#pragma once

#include "loop/acquire.hpp"

namespace comptoir::loop {

/// The coroutine that awaits it keeps the primitive's state alive. Cancelled: the task leaves the line when it runs.
class InLine {
 public:
  InLine(ResourceState& state, WaitQueue& line, FutureKind kind) : state_(state), line_(line), waiter_(kind) {}
  InLine(const InLine&) = delete;
  InLine& operator=(const InLine&) = delete;
  ~InLine() { leave(); }

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> coroutine) {
    TaskCore& task = current();
    waiter_.task = &task;
    waiter_.resource = state_.id();
    line_.append(waiter_);
    state_.tell(&Observer::on_queued);
    task.suspend(waiter_, coroutine);
  }
  void await_resume() {
    leave();
    try {
      waiter_.finish_wait();
    } catch (const CancelledError&) {
      state_.tell(&Observer::on_left);
      throw;
    }
  }

 protected:
  /// Otherwise its turn had come, whether or not the task is then cancelled.
  bool cancelled() const { return waiter_.state == FutureState::cancelled; }

 private:
  void leave() {
    if (waiter_.queued) line_.remove(waiter_);
  }

  ResourceState& state_;
  WaitQueue& line_;
  QueuedWaiter waiter_;
};

}  // namespace comptoir::loop
