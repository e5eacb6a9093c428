#include "loop/semaphore.hpp"

#include <limits>

namespace comptoir::loop {
namespace {

std::uint32_t checked(int value) {
  if (value < 0) throw ValueError("Semaphore initial value must be >= 0");
  return static_cast<std::uint32_t>(value);
}

}  // namespace

SemaphoreState::SemaphoreState(int value, Name name, bool bounded)
    : ResourceState(bounded ? ResourceKind::bounded_semaphore : ResourceKind::semaphore, name, checked(value)),
      value_(value),
      bound_(bounded ? value : std::numeric_limits<int>::max()) {}

bool SemaphoreState::try_acquire() {
  bind();
  if (locked()) return false;
  --value_;
  tell(&Observer::on_acquired);
  return true;
}

void SemaphoreState::enqueue(QueuedWaiter& waiter) {
  waiter.resource = id();
  waiters_.append(waiter);
  tell(&Observer::on_queued);
}

void SemaphoreState::take_turn(QueuedWaiter& waiter) {
  waiters_.remove(waiter);
  try {
    waiter.finish_wait();
  } catch (const CancelledError&) {
    tell(&Observer::on_left);
    if (waiter.state != FutureState::cancelled) {  // it had the unit already
      ++value_;
      wake_up_next();
    }
    throw;
  }
  tell(&Observer::on_acquired);
  if (value_ > 0) wake_up_next();
}

void SemaphoreState::release() {
  if (value_ >= bound_) throw ValueError("BoundedSemaphore released too many times");
  ++value_;
  tell(&Observer::on_released);
  wake_up_next();
}

void SemaphoreState::wake_up_next() {
  QueuedWaiter* waiter = waiters_.first_not_done();
  if (waiter == nullptr) return;
  --value_;
  grant(*waiter);
}

}  // namespace comptoir::loop
