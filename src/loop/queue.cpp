#include "loop/queue.hpp"

#include <algorithm>

namespace comptoir::loop {

QueueState::QueueState(ResourceKind kind, int maxsize, Name name)
    : ResourceState(kind, name, static_cast<std::uint32_t>(std::max(maxsize, 0))),
      maxsize_(maxsize),
      finished_(name.of(Part::finished)) {
  finished_.set();
}

void QueueState::Turn::await_resume() {
  try {
    InLine::await_resume();
  } catch (const CancelledError&) {
    if (!useless() && !cancelled()) queue_.wake_up_next(kind_);
    throw;
  }
  if (kind_ == FutureKind::queue_put || useless()) queue_.tell(&Observer::on_left);
}

void QueueState::was_put() {
  bind();
  ++unfinished_;
  finished_.clear();
  tell(&Observer::on_released);
  wake_up_next(FutureKind::queue_get);
}

void QueueState::was_got() {
  bind();
  tell(&Observer::on_acquired);
  wake_up_next(FutureKind::queue_put);
}

/// Who is woken leaves the line at once, and so do the cancelled ones before it.
void QueueState::wake_up_next(FutureKind kind) {
  WaitQueue& line = this->line(kind);
  while (QueuedWaiter* waiter = line.first()) {
    line.remove(*waiter);
    if (waiter->done()) continue;
    return grant(line, *waiter);
  }
}

void QueueState::task_done() {
  if (unfinished_ <= 0) throw ValueError("task_done() called too many times");
  if (--unfinished_ == 0) finished_.set();
}

Coro<> QueueState::join(StateRef<QueueState> queue) {
  if (queue->unfinished_ > 0) co_await queue->finished_.wait();
}

}  // namespace comptoir::loop
