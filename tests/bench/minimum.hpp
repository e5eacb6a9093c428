/// The faithful minimum: the least that a C++ coroutine loop can do and still take every hop that asyncio takes through
/// the ready queue. A timer completes a future, whose wake-up is another handle; the end of a child is a handle that
/// counts it for its gather, whose wake-up is another handle; a lock's release wakes the first waiter by a handle.
/// It is the yardstick of the loop, and has none of the rest: no task objects, results, errors, cancellation, names,
/// identities, observer. Only the workloads use it.
#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <utility>

#include "tests/bench/minimum_parts.hpp"

namespace comptoir::bench::minimum {

class Gather;

class Loop {
 public:
  enum Kind : std::uintptr_t { resume, fire, child_done };  // in the low bits of what the handle is about

  Loop() { instance = this; }
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  static inline Loop* instance = nullptr;
  Pool pool;
  std::int64_t now = 0;

  void soon(void* about, Kind kind) noexcept { filling_.push(reinterpret_cast<std::uintptr_t>(about) | kind); }
  void later(std::int64_t delay, void* frame) { timers_.push(now + delay, frame); }

  /// Until nothing is left; tells `meter` how many handles each iteration runs.
  template <class Meter>
  void run(Meter&& meter) {
    while (!filling_.empty() || !timers_.empty()) {
      if (filling_.empty() && now < timers_.first()) now = timers_.first();
      while (!timers_.empty() && timers_.first() <= now) soon(timers_.pop(), fire);
      batch_.swap(filling_);
      filling_.clear();
      meter(batch_.size());
      for (const std::uintptr_t handle : batch_) run_handle(handle);
    }
  }

 private:
  void run_handle(std::uintptr_t handle);

  Handles batch_;
  Handles filling_;
  Timers timers_;
};

/// A coroutine that runs by itself once it is started, and frees its frame at its end.
struct Task {
  struct promise_type {
    Gather* gather = nullptr;

    static void* operator new(std::size_t bytes) { return Loop::instance->pool.allocate(bytes); }
    static void operator delete(void* frame, std::size_t bytes) noexcept { Loop::instance->pool.free(frame, bytes); }
    Task get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept {
      if (gather) Loop::instance->soon(gather, Loop::child_done);
      return {};
    }
    void return_void() noexcept {}
    void unhandled_exception() noexcept { std::terminate(); }
  };
  std::coroutine_handle<promise_type> frame;
};

inline void start(Task task) { Loop::instance->soon(task.frame.address(), Loop::resume); }

/// `co_await gather` after the tasks were started with it: until each has ended.
class Gather {
 public:
  void start(Task task) {
    ++missing_;
    task.frame.promise().gather = this;
    minimum::start(task);
  }
  void child_done() {
    if (--missing_ == 0 && waiter_) Loop::instance->soon(waiter_.address(), Loop::resume);
  }
  bool await_ready() const noexcept { return missing_ == 0; }
  void await_suspend(std::coroutine_handle<> waiter) noexcept { waiter_ = waiter; }
  void await_resume() const noexcept {}

 private:
  std::coroutine_handle<> waiter_;
  std::size_t missing_ = 0;
};

inline void Loop::run_handle(std::uintptr_t handle) {
  void* const about = reinterpret_cast<void*>(handle & ~std::uintptr_t{3});
  switch (static_cast<Kind>(handle & 3)) {
    case resume: return std::coroutine_handle<>::from_address(about).resume();
    case fire: return soon(about, resume);
    case child_done: return static_cast<Gather*>(about)->child_done();
  }
}

struct Sleep {
  std::int64_t delay;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> frame) const {
    if (delay <= 0) return Loop::instance->soon(frame.address(), Loop::resume);
    Loop::instance->later(delay, frame.address());
  }
  void await_resume() const noexcept {}
};
inline Sleep sleep(std::int64_t delay) { return {delay}; }

/// Lock and Semaphore: a released unit belongs to the first waiter, which runs when its turn comes in the ready queue.
class Semaphore {
 public:
  explicit Semaphore(int units) : units_(units) {}

  class Acquire {
   public:
    explicit Acquire(Semaphore& semaphore) : semaphore_(semaphore) {}
    bool await_ready() const noexcept {
      if (semaphore_.units_ == 0) return false;
      --semaphore_.units_;
      return true;
    }
    void await_suspend(std::coroutine_handle<> frame) noexcept {
      frame_ = frame;
      (semaphore_.first_ ? semaphore_.last_->next_ : semaphore_.first_) = this;
      semaphore_.last_ = this;
    }
    void await_resume() const noexcept {}

   private:
    friend class Semaphore;
    Semaphore& semaphore_;
    std::coroutine_handle<> frame_;
    Acquire* next_ = nullptr;
  };

  Acquire acquire() { return Acquire(*this); }
  void release() {
    if (first_ == nullptr) {
      ++units_;
      return;
    }
    Acquire* const waiter = std::exchange(first_, first_->next_);
    Loop::instance->soon(waiter->frame_.address(), Loop::resume);
  }

 private:
  Acquire* first_ = nullptr;
  Acquire* last_ = nullptr;
  int units_;
};

struct Lock : Semaphore {
  Lock() : Semaphore(1) {}
};

/// A future that is completed once, for one waiter.
class Event {
 public:
  void set() {
    set_ = true;
    if (waiter_) Loop::instance->soon(waiter_.address(), Loop::resume);
  }
  bool await_ready() const noexcept { return set_; }
  void await_suspend(std::coroutine_handle<> waiter) noexcept { waiter_ = waiter; }
  void await_resume() const noexcept {}

 private:
  std::coroutine_handle<> waiter_;
  bool set_ = false;
};

}  // namespace comptoir::bench::minimum
