#include "loop/event.hpp"

namespace comptoir::loop {

void EventState::set() {
  bind();
  if (set_) return;
  set_ = true;
  tell(&Observer::on_released);
  for (QueuedWaiter* waiter = waiters_.first(); waiter; waiter = waiter->next) {
    if (!waiter->done()) grant(waiters_, *waiter);
  }
}

Coro<> EventState::wait(StateRef<EventState> event) {
  event->bind();
  if (!event->set_) co_await InLine(*event, event->waiters_, FutureKind::event);
  event->tell(&Observer::on_acquired);
}

}  // namespace comptoir::loop
