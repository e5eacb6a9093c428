/// Barrier: tasks wait for one another until so many have come, and go on together, round after round.
#pragma once

#include <exception>
#include <vector>

#include "loop/condition.hpp"

namespace comptoir::loop {

struct BarrierStatistics {
  int parties;
  int n_waiting;
  bool broken;
  std::vector<TaskId> waiters;  ///< in order of coming, those of the next round included while a round drains
};

class BarrierState final : public ResourceState {
 public:
  BarrierState(int parties, Name name);

  int parties() const { return parties_; }
  int n_waiting() const { return phase_ == Phase::filling ? count_ : 0; }
  bool broken() const { return phase_ == Phase::broken; }
  static Coro<int> wait(StateRef<BarrierState> barrier);
  static Coro<> reset(StateRef<BarrierState> barrier);
  static Coro<> abort(StateRef<BarrierState> barrier);
  BarrierStatistics statistics() const { return {parties_, n_waiting(), broken(), condition_.statistics().waiters}; }

 private:
  enum class Phase : std::uint8_t { filling, draining, resetting, broken };

  Coro<> until_ready();
  Coro<> until_full();
  void leave();

  Condition condition_;  ///< whoever changes the state below notifies all
  int parties_;
  int count_ = 0;  ///< tasks inside
  Phase phase_ = Phase::filling;
};

/// A primitive may be destroyed while tasks wait for it: its state lives as long as they do.
class Barrier {
 public:
  /// Throws ValueError if `parties` is less than 1.
  explicit Barrier(int parties, Name name = {}) : state_(new BarrierState(parties, name)) {}
  Barrier(const Barrier&) = delete;
  Barrier& operator=(const Barrier&) = delete;

  /// Gives the order of coming, 0 to parties - 1. A task that comes while the last round still leaves waits for that first.
  /// Throws BrokenBarrierError after abort(), and if the barrier is reset or aborted meanwhile. A cancelled task is no
  /// longer counted.
  Coro<int> wait() { return BarrierState::wait(state_); }
  /// Tasks that wait get BrokenBarrierError; a broken barrier is good again.
  Coro<> reset() { return BarrierState::reset(state_); }
  /// Tasks that wait, and all that come until reset(), get BrokenBarrierError.
  Coro<> abort() { return BarrierState::abort(state_); }
  int parties() const { return state_->parties(); }
  /// Tasks that wait for more to come.
  int n_waiting() const { return state_->n_waiting(); }
  bool broken() const { return state_->broken(); }

  /// For async_with: the body gets what wait() gives.
  Coro<int> aenter() { return wait(); }
  Coro<bool> aexit(std::exception_ptr /*error*/) { co_return false; }

  BarrierStatistics statistics() const { return state_->statistics(); }
  ResourceId id() const { return state_->id(); }

 private:
  StateRef<BarrierState> state_;
};

}  // namespace comptoir::loop
