#include "loop/lock.hpp"

namespace comptoir::loop {

bool LockState::try_acquire() {
  bind();
  if (locked() || !waiters_.all_cancelled()) return false;
  owner_ = current().id;
  tell(&Observer::on_acquired);
  return true;
}

void LockState::enqueue(QueuedWaiter& waiter) {
  waiter.resource = id();
  waiters_.append(waiter);
  tell(&Observer::on_queued);
}

void LockState::take_turn(QueuedWaiter& waiter) {
  waiters_.remove(waiter);
  try {
    waiter.finish_wait();
  } catch (const CancelledError&) {
    tell(&Observer::on_left);
    if (!locked()) wake_up_first();
    throw;
  }
  owner_ = waiter.task->id;
  tell(&Observer::on_acquired);
}

void LockState::release() {
  if (!locked()) throw RuntimeError("Lock is not acquired.");
  owner_ = TaskId::none;
  tell(&Observer::on_released);
  wake_up_first();
}

/// The first waiter only: one that is done will run, and take the lock or come here again.
void LockState::wake_up_first() {
  QueuedWaiter* waiter = waiters_.first();
  if (waiter == nullptr || waiter->done()) return;
  grant(*waiter);
}

}  // namespace comptoir::loop
