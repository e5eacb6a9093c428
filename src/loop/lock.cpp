#include "loop/lock.hpp"

namespace comptoir::loop {

void LockState::leave(QueuedWaiter& waiter) {
  tell(&Observer::on_left);
  if (!locked()) wake_up_first();
  waiter.finish_wait();
}

}  // namespace comptoir::loop
