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
  bool try_acquire() {
    bind();
    if (locked() || !waiters_.all_cancelled()) return false;
    take(current());
    return true;
  }
  void enqueue(QueuedWaiter& waiter) {
    waiter.resource = id();
    waiters_.append(waiter);
    tell(&Observer::on_queued);
  }
  /// The task of the waiter runs: its turn has come, or it was cancelled.
  void take_turn(QueuedWaiter& waiter) {
    waiters_.remove(waiter);
    if (waiter.cancelled()) [[unlikely]] leave(waiter);
    take(*waiter.task);
  }
  void abandon(QueuedWaiter& waiter) { waiters_.remove(waiter); }
  void release() {
    if (!locked()) [[unlikely]] throw RuntimeError("Lock is not acquired.");
    owner_ = TaskId::none;
    tell(&Observer::on_released);
    wake_up_first();
  }
  LockStatistics statistics() const { return {locked(), owner_, waiters_.tasks()}; }

 private:
  void take(const TaskCore& task) {
    owner_ = task.id;
    tell(&Observer::on_acquired, task);
  }
  /// The first waiter only: one that is done will run, and take the lock or come here again.
  void wake_up_first() {
    QueuedWaiter* waiter = waiters_.first();
    if (waiter && !waiter->done()) grant(waiters_, *waiter);
  }
  /// Cancelled: throws. A turn that it was given already passes on.
  void leave(QueuedWaiter& waiter);

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
  /// What Python's references keep alive: for who acquires it when its owner may be gone.
  StateRef<LockState> shared() const { return state_; }

 private:
  friend class Condition;

  StateRef<LockState> state_;
};

}  // namespace comptoir::loop
