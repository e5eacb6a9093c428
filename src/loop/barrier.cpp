#include "loop/barrier.hpp"

namespace comptoir::loop {
namespace {

std::uint32_t checked(int parties) {
  if (parties < 1) throw ValueError("parties must be > 0");
  return static_cast<std::uint32_t>(parties);
}

}  // namespace

BarrierState::BarrierState(int parties, Name name)
    : ResourceState(ResourceKind::barrier, name, checked(parties)), condition_(name.of(Part::condition)), parties_(parties) {}

Coro<int> BarrierState::wait(StateRef<BarrierState> barrier) {
  barrier->bind();
  const auto held = co_await barrier->condition_.scoped();
  co_await barrier->until_ready();
  const int index = barrier->count_++;
  try {
    if (index + 1 == barrier->parties_) {
      barrier->phase_ = Phase::draining;
      barrier->tell(&Observer::on_released);
      barrier->condition_.notify_all();
    } else {
      co_await barrier->until_full();
    }
  } catch (...) {
    barrier->tell(&Observer::on_left);
    barrier->leave();
    throw;
  }
  barrier->tell(&Observer::on_acquired);
  barrier->leave();
  co_return index;
}

/// A round that drains, or a reset, ends first.
Coro<> BarrierState::until_ready() {
  co_await condition_.wait_for([this] { return phase_ != Phase::draining && phase_ != Phase::resetting; });
  if (broken()) throw BrokenBarrierError("Barrier aborted");
}

Coro<> BarrierState::until_full() {
  tell(&Observer::on_queued);
  co_await condition_.wait_for([this] { return phase_ != Phase::filling; });
  if (phase_ != Phase::draining) throw BrokenBarrierError("Abort or reset of barrier");
}

/// The last one to leave lets those in that wait for the next round.
void BarrierState::leave() {
  if (--count_ > 0) return;
  if (!broken()) phase_ = Phase::filling;
  condition_.notify_all();
}

Coro<> BarrierState::reset(StateRef<BarrierState> barrier) {
  barrier->bind();
  const auto held = co_await barrier->condition_.scoped();
  barrier->phase_ = barrier->count_ > 0 ? Phase::resetting : Phase::filling;
  barrier->condition_.notify_all();
}

Coro<> BarrierState::abort(StateRef<BarrierState> barrier) {
  barrier->bind();
  const auto held = co_await barrier->condition_.scoped();
  barrier->phase_ = Phase::broken;
  barrier->condition_.notify_all();
}

}  // namespace comptoir::loop
