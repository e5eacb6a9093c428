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

void SemaphoreState::leave(QueuedWaiter& waiter) {
  tell(&Observer::on_left);
  if (waiter.state != FutureState::cancelled) {  // it had the unit already
    ++value_;
    wake_up_next();
  }
  waiter.finish_wait();
}

void SemaphoreState::release() {
  bind();
  if (value_ >= bound_) throw ValueError("BoundedSemaphore released too many times");
  ++value_;
  tell(&Observer::on_released);
  wake_up_next();
}

}  // namespace comptoir::loop
