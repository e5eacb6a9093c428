/// The FIFO of tasks that wait at a primitive. Its nodes are parts of the awaiters.
/// Knows nothing of who may pass.
#pragma once

#include <vector>

#include "loop/awaited.hpp"
#include "loop/running.hpp"

namespace comptoir::loop {

struct QueuedWaiter : Waiter {
  using Waiter::Waiter;
  QueuedWaiter* next = nullptr;
  QueuedWaiter* prev = nullptr;
};

class WaitQueue {
 public:
  bool empty() const { return first_ == nullptr; }
  QueuedWaiter* first() const { return first_; }

  /// By the task that runs.
  void append(QueuedWaiter& waiter) {
    RunningLoop* const loop = RunningLoop::instance;
    loop_ = empty() || loop_ == loop ? loop : nullptr;
    waiter.prev = last_;
    waiter.next = nullptr;
    (last_ ? last_->next : first_) = &waiter;
    last_ = &waiter;
    waiter.queued = true;
  }
  void remove(QueuedWaiter& waiter) {
    (waiter.prev ? waiter.prev->next : first_) = waiter.next;
    (waiter.next ? waiter.next->prev : last_) = waiter.prev;
    waiter.queued = false;
  }
  /// Waiters that were cancelled stay in the queue until their tasks run, but hold up nobody.
  bool all_cancelled() const {
    for (const QueuedWaiter* waiter = first_; waiter; waiter = waiter->next) {
      if (waiter->state != FutureState::cancelled) return false;
    }
    return true;
  }
  QueuedWaiter* first_not_done() const {
    QueuedWaiter* waiter = first_;
    while (waiter && waiter->done()) waiter = waiter->next;
    return waiter;
  }
  /// The loop of all that stand in it; null if they are of several.
  RunningLoop* loop() const { return loop_; }
  /// For a snapshot: all that stand in it, in order. Some may be cancelled, or have been given their turn, and not have
  /// run yet.
  std::vector<TaskId> tasks() const;

 private:
  QueuedWaiter* first_ = nullptr;
  QueuedWaiter* last_ = nullptr;
  RunningLoop* loop_ = nullptr;
};

}  // namespace comptoir::loop
