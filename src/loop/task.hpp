/// Task: a coroutine that the loop runs step by step. TaskCore is its state; Task<T> is a counted reference to it, as
/// asyncio.Task is. The loop itself keeps every task that is not done.
#pragma once

#include <cstdint>
#include <optional>

#include "loop/future.hpp"
#include "loop/time.hpp"

namespace comptoir::loop {

class TaskCore : public FutureCore {
 public:
  TaskCore(TaskId task, Name given) : FutureCore(FutureKind::task), id(task), number_(given.number), prefix_(given.prefix) {}

  /// Task.cancel(): cancels what the task waits for; otherwise CancelledError is thrown at its next step, and a task that
  /// has not started never does. False if it is done.
  bool cancel(const char* message) override;
  WaitOn wait_on() const override { return {.kind = FutureKind::task, .task = id}; }
  /// `task._fut_waiter.set_exception(error)`, of a call to the outside that can fail: sleep, a stream's read and drain, an
  /// executor's job. False if it waits for none of these.
  bool fail_wait(std::exception_ptr reason);
  Name name() const { return {prefix_, number_}; }
  void set_name(Name name);

  // For awaiters.
  /// The step of the task ends: it waits for `on`, and goes on in `coroutine`.
  void suspend(Awaited& on, std::coroutine_handle<> coroutine) {
    innermost = coroutine;
    awaiting = &on;
  }
  /// Bare yield: the next step comes with the next iteration. The task says so by awaiting itself.
  void yield(std::coroutine_handle<> coroutine) { suspend(*this, coroutine); }
  /// The step that comes after: CancelledError if it was asked for.
  void throw_if_cancelled() {
    if (throw_cancelled) [[unlikely]] throw_cancelled_error();
  }
  [[noreturn]] void throw_cancelled_error();
  void forget_cancellation() {
    throw_cancelled = false;
    error = nullptr;
  }

  // For the loop.
  const char* pending_message() const;
  /// How it ended, by `error` and `must_cancel`.
  FutureState outcome() const {
    if (!error && !must_cancel) [[likely]] return FutureState::finished;
    return failed_outcome();
  }
  /// The loop goes before the task is done.
  void abandon() { drop_callbacks(); }

  FutureState failed_outcome() const;

  std::coroutine_handle<> innermost;  ///< where it goes on
  Awaited* awaiting = nullptr;        ///< _fut_waiter
  std::uint32_t place = 0;            ///< among the loop's tasks that are not done
  std::uint8_t cancels_requested = 0;
  bool must_cancel = false;      ///< CancelledError will be thrown at the next step; when done: there was none any more
  bool throw_cancelled = false;  ///< ... by the awaiter that this step resumes
  bool started : 1 = false;
  bool log_destroy_pending : 1 = true;  ///< a task still pending at the loop's end is reported
  std::uint8_t unused_bits : 6 = 0;     // so that a new task writes the whole byte
  Time waits_since;                     ///< when it suspended
  // What no step needs comes last: up to here it is one line of a cache.
  TaskId id;

 private:
  std::uint32_t number_;  // the name, in pieces: no gap between them and the id
  const char* prefix_;
};

/// What a suspended task waits for, and since when. On whom: `on.task`, or the owner in the Lock's statistics().
struct Waiting {
  WaitOn on;
  Time since;
};

/// Any task.
class TaskRef : public FutureRef {
 public:
  using FutureRef::FutureRef;
  TaskId id() const { return core()->id; }
  Name get_name() const { return core()->name(); }
  void set_name(Name name) const { core()->set_name(name); }
  /// How many cancellations were asked for and not taken back.
  int cancelling() const { return core()->cancels_requested; }
  /// One is taken back, by whoever handled it; gives how many are left.
  int uncancel() const {
    if (core()->cancels_requested > 0) --core()->cancels_requested;
    return cancelling();
  }
  /// Nothing if it is done, runs or is ready: also between the end of its wait and its next step.
  std::optional<Waiting> waiting() const;
  TaskCore* core() const { return static_cast<TaskCore*>(FutureRef::core()); }
};

template <class T = void>
class Task : public TypedRef<T, TaskCore, TaskRef> {
 public:
  using value_type = T;
  using TypedRef<T, TaskCore, TaskRef>::TypedRef;
};

inline TaskCore& current() { return *RunningLoop::instance->current; }

/// The coroutine of the current task has thrown: a cancellation that was still to come does not count.
inline std::exception_ptr& error_of_current_task() {
  current().must_cancel = false;
  return current().error;
}
template <class T>
Slot<T>& result_of_current_task() {
  return static_cast<Holding<T, TaskCore>&>(current()).result;
}

inline bool Waiter::cancelled() const { return task->throw_cancelled || state == FutureState::cancelled; }

inline void Waiter::finish_wait() {
  task->throw_if_cancelled();
  if (state >= FutureState::cancelled) [[unlikely]] task->throw_cancelled_error();  // or the error that it failed with
}

}  // namespace comptoir::loop
