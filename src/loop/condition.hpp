/// Condition: tasks that hold a Lock wait for a notification, and then for the Lock again.
#pragma once

#include <type_traits>
#include <utility>
#include <vector>

#include "loop/in_line.hpp"
#include "loop/lock.hpp"

namespace comptoir::loop {

struct ConditionStatistics {
  LockStatistics lock;
  std::vector<TaskId> waiters;  ///< that wait for a notification, in order of coming
};

class ConditionState final : public ResourceState {
 public:
  /// With a lock of its own, named after it.
  explicit ConditionState(Name name)
      : ResourceState(ResourceKind::condition, name, 0), lock_(new LockState(name.of(Part::lock))) {}
  ConditionState(StateRef<LockState> lock, Name name)
      : ResourceState(ResourceKind::condition, name, 0), lock_(std::move(lock)) {}

  const StateRef<LockState>& lock() const { return lock_; }
  void notify(int n);
  static Coro<> wait(StateRef<ConditionState> condition);
  template <class Predicate>
  static auto wait_for(StateRef<ConditionState> condition, Predicate predicate)
      -> Coro<std::decay_t<std::invoke_result_t<Predicate&>>> {
    auto result = predicate();
    while (!result) {
      co_await wait(condition);
      result = predicate();
    }
    co_return result;
  }
  ConditionStatistics statistics() const { return {lock_->statistics(), waiters_.tasks()}; }

 private:
  StateRef<LockState> lock_;
};

/// A primitive may be destroyed while tasks hold it or wait for it: its state lives as long as they do.
class Condition {
 public:
  explicit Condition(Name name = {}) : state_(new ConditionState(name)) {}
  /// Several conditions may share a lock.
  explicit Condition(const Lock& lock, Name name = {}) : state_(new ConditionState(lock.state_, name)) {}
  Condition(const Condition&) = delete;
  Condition& operator=(const Condition&) = delete;

  // Of its lock.
  Acquire<LockState> acquire() { return Acquire<LockState>(state_->lock()); }
  /// `auto held = co_await condition.scoped();` is `async with condition:`.
  AcquireScoped<LockState> scoped() { return AcquireScoped<LockState>(state_->lock()); }
  void release() { state_->lock()->release(); }
  bool locked() const { return state_->lock()->locked(); }

  /// Releases the lock, waits for a notification, takes the lock again, also when it is cancelled: CancelledError is then
  /// thrown once the lock is its own. Throws RuntimeError if the lock is free.
  Coro<> wait() { return ConditionState::wait(state_); }
  /// wait() until `predicate()` is true; gives its last value.
  template <class Predicate>
  auto wait_for(Predicate predicate) {
    return ConditionState::wait_for(state_, std::move(predicate));
  }
  /// Wakes the first n that wait for a notification: they queue for the lock, in that order. Throws RuntimeError if the
  /// lock is free.
  void notify(int n = 1) { state_->notify(n); }
  void notify_all();
  ConditionStatistics statistics() const { return state_->statistics(); }
  ResourceId id() const { return state_->id(); }

 private:
  StateRef<ConditionState> state_;
};

}  // namespace comptoir::loop
