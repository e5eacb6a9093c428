/// Coro<T>: a coroutine object, as Python's `async def` gives. Nothing runs until it is awaited, which runs it as a part
/// of the awaiting task (no task, no iteration), or given to create_task.
/// Awaiting does not resume the child on the awaiter's stack: it leaves the child in RunningLoop::next and returns to the
/// task's step, which resumes it (a trampoline). So the stack stays flat however many awaits complete at once.
/// Knows nothing of tasks.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "loop/running.hpp"

namespace comptoir::loop {

template <class T>
class Coro;

struct Nothing {};
/// Where a T is put when it comes; a coroutine of void puts nothing.
template <class T>
using Slot = std::conditional_t<std::is_void_v<T>, Nothing, std::optional<std::conditional_t<std::is_void_v<T>, Nothing, T>>>;

/// `co_yield value`: something that no loop can wait for. The task goes on at its next step, with RuntimeError.
class BadYield {
 public:
  explicit BadYield(std::string value) : value_(std::move(value)) {}
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> coroutine) const;
  [[noreturn]] void await_resume() const;

 private:
  std::string value_;
};

/// "coroutine was never awaited" to the exception handler of the running loop, if there is one.
void report_never_awaited();

/// Where the outcome of the current task's own coroutine goes; task.hpp knows.
std::exception_ptr& error_of_current_task();
template <class T>
Slot<T>& result_of_current_task();

/// The part of an awaiter of a coroutine that doesn't depend on its result.
struct AwaitedCoro {
  std::coroutine_handle<> continuation;  ///< who awaits
  std::exception_ptr error;
};

/// The promise knows who awaits: nobody, for the outermost coroutine of a task, whose outcome is the task's.
struct PromiseBase {
  AwaitedCoro* awaiter = nullptr;

  static void* operator new(std::size_t bytes) { return Pooled::operator new(FramePool::frame_size(bytes)); }
  static void operator delete(void* frame, std::size_t bytes) noexcept {
    FramePool::free(frame, FramePool::frame_size(bytes));
  }

  struct Final {
    bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> self) const noexcept {
      if (const AwaitedCoro* awaiter = self.promise().awaiter) RunningLoop::instance->next = awaiter->continuation;
    }
    void await_resume() const noexcept {}
  };

  std::suspend_always initial_suspend() const noexcept { return {}; }
  Final final_suspend() const noexcept { return {}; }
  /// As in Python, where a coroutine is a generator: a mistake that the compiler lets through.
  BadYield yield_value(long long value) const { return BadYield(std::to_string(value)); }
  BadYield yield_value(const char* value) const { return BadYield("'" + std::string(value) + "'"); }
  void unhandled_exception() noexcept { (awaiter ? awaiter->error : error_of_current_task()) = std::current_exception(); }
};

/// The task's own coroutine, from the one that it goes on in.
inline std::coroutine_handle<> outermost(std::coroutine_handle<> innermost) {
  for (;;) {
    const AwaitedCoro* awaiter = std::coroutine_handle<PromiseBase>::from_address(innermost.address()).promise().awaiter;
    if (awaiter == nullptr) return innermost;
    innermost = awaiter->continuation;
  }
}

template <class T>
struct Promise : PromiseBase {
  Coro<T> get_return_object();
  template <class U>
  void return_value(U&& value);
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
  /// Gives the frame away, to be the outermost one of a task.
  Frame release() { return std::exchange(frame_, nullptr); }

  class Awaiter : AwaitedCoro {
   public:
    explicit Awaiter(Frame frame) : frame_(frame) {}
    Awaiter(const Awaiter&) = delete;
    Awaiter& operator=(const Awaiter&) = delete;
    ~Awaiter() { close(); }
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> parent) noexcept {
      continuation = parent;
      frame_.promise().awaiter = this;
      RunningLoop::instance->next = frame_;
    }
    T await_resume() {
      close();
      if (error) std::rethrow_exception(std::move(error));
      if constexpr (!std::is_void_v<T>) return std::move(*result_);
    }

   private:
    friend promise_type;
    void close() {
      if (frame_) std::exchange(frame_, nullptr).destroy();
    }

    Frame frame_;
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

template <class T>
template <class U>
void Promise<T>::return_value(U&& value) {
  Slot<T>& slot = awaiter ? static_cast<typename Coro<T>::Awaiter*>(awaiter)->result_ : result_of_current_task<T>();
  slot.emplace(std::forward<U>(value));
}

}  // namespace comptoir::loop
