/// Coro<T>: a coroutine object, as Python's `async def` gives. Nothing runs until it is awaited, which runs it as a part
/// of the awaiting task (no task, no iteration), or given to create_task.
/// Awaiting does not resume the child on the awaiter's stack: it leaves the child in RunningLoop::next and returns to the
/// task's step, which resumes it (a trampoline). So the stack stays flat however many awaits complete at once.
/// Knows nothing of tasks.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

#include "loop/running.hpp"

namespace comptoir::loop {

template <class T>
class Coro;

/// "coroutine was never awaited" to the exception handler of the running loop, if there is one.
void report_never_awaited();

struct Nothing {};
/// Where a T is put when it comes; a coroutine of void puts nothing.
template <class T>
using Slot = std::conditional_t<std::is_void_v<T>, Nothing, std::optional<std::conditional_t<std::is_void_v<T>, Nothing, T>>>;

/// The promise knows where its outcome goes: into the awaiter in the parent's frame, or into the task.
struct PromiseBase : Pooled {
  std::coroutine_handle<> continuation;  // null for the outermost coroutine of a task
  std::exception_ptr* error = nullptr;

  struct Final {
    bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> self) const noexcept {
      RunningLoop::instance->next = self.promise().continuation;
    }
    void await_resume() const noexcept {}
  };

  std::suspend_always initial_suspend() const noexcept { return {}; }
  Final final_suspend() const noexcept { return {}; }
  void unhandled_exception() noexcept { *error = std::current_exception(); }
};

template <class T>
struct Promise : PromiseBase {
  Slot<T>* result = nullptr;

  Coro<T> get_return_object();
  template <class U>
  void return_value(U&& value) {
    result->emplace(std::forward<U>(value));
  }
};

template <>
struct Promise<void> : PromiseBase {
  Coro<void> get_return_object();
  void return_void() const noexcept {}
};

template <class T = void>
class [[nodiscard("a coroutine does nothing until it is awaited or given to create_task")]] Coro {
 public:
  using promise_type = Promise<T>;
  using Frame = std::coroutine_handle<promise_type>;

  explicit Coro(Frame frame) : frame_(frame) {}
  Coro(Coro&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
  Coro& operator=(Coro&& other) noexcept {
    std::swap(frame_, other.frame_);
    return *this;
  }
  /// One that was never started goes without having run, and the running loop is told.
  ~Coro() {
    if (frame_) report_never_awaited();
    close();
  }

  /// Python's coroutine.close() of one that was not started.
  void close() {
    if (frame_) std::exchange(frame_, nullptr).destroy();
  }
  /// Gives the frame away, told where its outcome goes.
  Frame release(std::exception_ptr& error, Slot<T>& result) {
    frame_.promise().error = &error;
    if constexpr (!std::is_void_v<T>) frame_.promise().result = &result;
    return std::exchange(frame_, nullptr);
  }

  class Awaiter {
   public:
    explicit Awaiter(Frame frame) : frame_(frame) {}
    Awaiter(const Awaiter&) = delete;
    Awaiter& operator=(const Awaiter&) = delete;
    ~Awaiter() { close(); }
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> parent) noexcept {
      Promise<T>& promise = frame_.promise();
      promise.continuation = parent;
      promise.error = &error_;
      if constexpr (!std::is_void_v<T>) promise.result = &result_;
      RunningLoop::instance->next = frame_;
    }
    T await_resume() {
      close();
      if (error_) std::rethrow_exception(std::move(error_));
      if constexpr (!std::is_void_v<T>) return std::move(*result_);
    }

   private:
    void close() {
      if (frame_) std::exchange(frame_, nullptr).destroy();
    }

    Frame frame_;
    std::exception_ptr error_;
    [[no_unique_address]] Slot<T> result_;
  };
  Awaiter operator co_await() && { return Awaiter(std::exchange(frame_, nullptr)); }

 private:
  Frame frame_;
};

template <class T>
Coro<T> Promise<T>::get_return_object() {
  return Coro<T>(std::coroutine_handle<Promise>::from_promise(*this));
}
inline Coro<void> Promise<void>::get_return_object() {
  return Coro<void>(std::coroutine_handle<Promise>::from_promise(*this));
}

}  // namespace comptoir::loop
