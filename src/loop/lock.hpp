/// Lock: one task at a time, in the order of coming.
#pragma once

#include "loop/acquire.hpp"

namespace comptoir::loop {

struct LockStatistics {
  bool locked;
  TaskId owner;                 ///< the task that took it, none if free; any task may release it
  std::vector<TaskId> waiters;  ///< in line, the next one first
};

class LockState : public ResourceState {
 public:
  static constexpr FutureKind future_kind = FutureKind::lock;
  explicit LockState(Name name) : ResourceState(ResourceKind::lock, name, 1) {}

  bool locked() const { return owner_ != TaskId::none; }
  bool releasable() const { return locked(); }
  bool try_acquire();
  void enqueue(QueuedWaiter& waiter);
  void take_turn(QueuedWaiter& waiter);
  void abandon(QueuedWaiter& waiter) { waiters_.remove(waiter); }
  void release();
  LockStatistics statistics() const { return {locked(), owner_, waiters_.tasks()}; }

 private:
  void wake_up_first();

  TaskId owner_ = TaskId::none;
};

/// A primitive may be destroyed while tasks hold it or wait for it: its state lives as long as they do.
class Lock {
 public:
  explicit Lock(Name name = {}) : state_(new LockState(name)) {}
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  /// Suspends only if it is locked or somebody waits already, be it the releaser itself that comes back.
  Acquire<LockState> acquire() { return Acquire<LockState>(state_); }
  /// `auto held = co_await lock.scoped();` is `async with lock:`.
  AcquireScoped<LockState> scoped() { return AcquireScoped<LockState>(state_); }
  /// Unlocked at once; the first waiter takes the lock when it runs. Throws RuntimeError if it is free.
  void release() { state_->release(); }
  bool locked() const { return state_->locked(); }
  LockStatistics statistics() const { return state_->statistics(); }
  ResourceId id() const { return state_->id(); }

 private:
  friend class Condition;

  StateRef<LockState> state_;
};

}  // namespace comptoir::loop
