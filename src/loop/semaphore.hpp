/// Semaphore: at most n tasks at a time, in the order of coming.
#pragma once

#include "loop/acquire.hpp"

namespace comptoir::loop {

struct SemaphoreStatistics {
  int value;
  int initial;
  std::vector<TaskId> waiters;  ///< in line, the next one first
};

class SemaphoreState : public ResourceState {
 public:
  static constexpr FutureKind future_kind = FutureKind::semaphore;
  SemaphoreState(int value, Name name, bool bounded);

  int value() const { return value_; }
  bool locked() const { return value_ == 0 || !waiters_.all_cancelled(); }
  bool releasable() const { return value_ < bound_; }
  bool try_acquire() {
    bind();
    if (locked()) return false;
    --value_;
    tell(&Observer::on_acquired);
    return true;
  }
  void enqueue(QueuedWaiter& waiter) {
    waiter.resource = id();
    waiters_.append(waiter);
    tell(&Observer::on_queued);
  }
  /// The task of the waiter runs: it was given a unit, or cancelled.
  void take_turn(QueuedWaiter& waiter) {
    waiters_.remove(waiter);
    if (waiter.cancelled()) [[unlikely]] leave(waiter);
    tell(&Observer::on_acquired);
    if (value_ > 0) wake_up_next();
  }
  void abandon(QueuedWaiter& waiter) { waiters_.remove(waiter); }
  void release();
  SemaphoreStatistics statistics() const { return {value_, static_cast<int>(permits()), waiters_.tasks()}; }

 private:
  void wake_up_next() {
    QueuedWaiter* waiter = waiters_.first_not_done();
    if (waiter == nullptr) return;
    --value_;
    grant(waiters_, *waiter);
  }
  /// Cancelled: throws. A unit that it was given already goes to the next one.
  void leave(QueuedWaiter& waiter);

  int value_;
  int bound_;
};

/// A primitive may be destroyed while tasks hold it or wait for it: its state lives as long as they do.
class Semaphore {
 public:
  /// Throws ValueError if `value` is negative.
  explicit Semaphore(int value = 1, Name name = {}) : Semaphore(value, name, false) {}
  Semaphore(const Semaphore&) = delete;
  Semaphore& operator=(const Semaphore&) = delete;

  /// Suspends only if no unit is free or somebody waits already.
  Acquire<SemaphoreState> acquire() { return Acquire<SemaphoreState>(state_); }
  /// `auto held = co_await semaphore.scoped();` is `async with semaphore:`.
  AcquireScoped<SemaphoreState> scoped() { return AcquireScoped<SemaphoreState>(state_); }
  /// The unit goes to the first waiter at once: locked() stays true though it has not run yet.
  void release() { state_->release(); }
  bool locked() const { return state_->locked(); }
  int value() const { return state_->value(); }
  SemaphoreStatistics statistics() const { return state_->statistics(); }
  ResourceId id() const { return state_->id(); }
  /// What Python's references keep alive: for who acquires it when its owner may be gone.
  StateRef<SemaphoreState> shared() const { return state_; }

 protected:
  Semaphore(int value, Name name, bool bounded) : state_(new SemaphoreState(value, name, bounded)) {}

 private:
  StateRef<SemaphoreState> state_;
};

/// release() throws ValueError beyond the initial value.
class BoundedSemaphore : public Semaphore {
 public:
  explicit BoundedSemaphore(int value = 1, Name name = {}) : Semaphore(value, name, true) {}
};

}  // namespace comptoir::loop
