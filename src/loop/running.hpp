/// The part of a loop that coroutines, frames and awaiters need: which one runs, the current task, the next coroutine.
#pragma once

#include <coroutine>
#include <cstddef>

#include "loop/frame_pool.hpp"

namespace comptoir::loop {

class TaskCore;

struct RunningLoop {
  FramePool* pool = nullptr;
  /// The task whose step runs.
  TaskCore* current = nullptr;
  /// The trampoline: what the step resumes when the running coroutine gives way to another one of its task.
  std::coroutine_handle<> next;

  /// The loop that advances on this thread; the only global of the project.
  static inline constinit thread_local RunningLoop* instance = nullptr;
};

/// Sets the running loop for a scope.
class RunningScope {
 public:
  explicit RunningScope(RunningLoop& loop) : before_(RunningLoop::instance) { RunningLoop::instance = &loop; }
  ~RunningScope() { RunningLoop::instance = before_; }
  RunningScope(const RunningScope&) = delete;
  RunningScope& operator=(const RunningScope&) = delete;

 private:
  RunningLoop* before_;
};

/// Gives a class the running loop's pool; from the heap when no loop runs.
struct Pooled {
  static void* operator new(std::size_t bytes) {
    RunningLoop* loop = RunningLoop::instance;
    return FramePool::allocate(loop ? loop->pool : nullptr, bytes);
  }
  static void* operator new(std::size_t bytes, FramePool* pool) { return FramePool::allocate(pool, bytes); }
  /// May be given null: clang at -Oz does not look before it calls this.
  static void operator delete(void* block, std::size_t bytes) noexcept {
    if (block) FramePool::free(block, bytes);
  }
};

}  // namespace comptoir::loop
