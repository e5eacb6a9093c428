#include "loop/condition.hpp"

#include <exception>
#include <limits>

namespace comptoir::loop {

namespace {

/// False if the task was cancelled while it stood in line. A coroutine of its own: see "Try in small coroutines" in README.
Coro<bool> taken(StateRef<LockState> lock) {
  try {
    co_await Acquire<LockState>(std::move(lock));
  } catch (const CancelledError&) {
    co_return false;
  }
  co_return true;
}

}  // namespace

Coro<> ConditionState::wait(StateRef<ConditionState> condition) {
  condition->bind();
  if (!condition->lock_->locked()) throw RuntimeError("cannot wait on un-acquired lock");
  condition->lock_->release();
  std::exception_ptr error;
  try {
    co_await InLine(*condition, condition->waiters_, FutureKind::condition);
    condition->tell(&Observer::on_acquired);
  } catch (const CancelledError&) {
    error = std::current_exception();
  }
  // However often it is cancelled meanwhile.
  while (!co_await taken(condition->lock_)) {
    error = std::make_exception_ptr(CancelledError());  // asyncio makes a new one: the message is lost
  }
  if (error) std::rethrow_exception(std::move(error));
}

void ConditionState::notify(int n) {
  if (!lock_->locked()) throw RuntimeError("cannot notify on un-acquired lock");
  for (QueuedWaiter* waiter = waiters_.first(); waiter && n > 0; waiter = waiter->next) {
    if (waiter->done()) continue;
    --n;
    grant(waiters_, *waiter);
  }
}

void Condition::notify_all() { notify(std::numeric_limits<int>::max()); }

}  // namespace comptoir::loop
