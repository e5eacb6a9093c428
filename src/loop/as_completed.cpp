#include "loop/as_completed.hpp"

namespace comptoir::loop {

std::size_t AsCompletedCore::start(std::optional<Duration> timeout) {
  missing_ = watch(HandleKind::as_completed_cb);
  if (timeout && missing_ > 0) {
    timer_ = loop()->start_timer(*timeout, HandleKind::as_completed_timeout, static_cast<FutureCore*>(this),
                                 {.kind = HandleKind::as_completed_timeout});
  }
  return missing_;
}

void AsCompletedCore::on_child_done(DoneCallback& node) {
  if (missing_ == 0) return;  // the timeout was here first
  --missing_;
  done_.put_nowait(FutureRef(node.future));
  if (missing_ > 0) return;
  if (const std::uint32_t timer = std::exchange(timer_, no_slot); timer != no_slot) loop()->cancel_timer(timer);
}

void AsCompletedCore::on_timer() {
  const FutureRef self(this);  // the callbacks may be all that keeps it
  timer_ = no_slot;
  unwatch();
  for (std::size_t left = std::exchange(missing_, 0); left > 0; --left) done_.put_nowait(FutureRef());
}

void AsCompletedCore::tell_children(Observer& observer, TaskId waiter) const {
  for (const DoneCallback& node : children()) {
    if (!node.future->done()) tell_child(*node.future, observer, waiter);
  }
}

Coro<FutureRef> AsCompletedCore::next(FutureRef core) {
  auto& self = *static_cast<AsCompletedCore*>(core.core());
  Loop& loop = Loop::running();
  if (self.done_.empty() && loop.observer()) self.tell_children(*loop.observer(), loop.current_id());
  co_return co_await self.done_.get();
}

}  // namespace comptoir::loop
