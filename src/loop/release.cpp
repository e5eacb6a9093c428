#include "loop/release.hpp"

namespace comptoir::loop {

void ReleaseCore::tell_children(Observer& observer, TaskId waiter) const {
  if (watched_) tell_child(*watched_.core(), observer, waiter);
}

void ReleaseCore::on_timer() {
  timer_ = no_slot;
  release_waiter();
}

void ReleaseCore::start_timer(Duration timeout) {
  timer_ = loop()->start_timer(timeout, HandleKind::release, static_cast<FutureCore*>(this),
                               {.kind = HandleKind::release, .future = kind, .task = owner_});
}

void ReleaseCore::watch(const FutureRef& future) {
  watched_ = future;
  node_.kind = HandleKind::release;
  node_.group = this;
  watched_.core()->add_done_callback(node_);
}

void ReleaseCore::unwatch() {
  if (node_.linked) watched_.core()->remove_done_callback(node_);
}

void ReleaseCore::cancel_timer() {
  const std::uint32_t timer = std::exchange(timer_, no_slot);
  if (timer != no_slot) loop()->cancel_timer(timer);
}

void ReleaseCore::release_waiter() {
  if (!done()) finish(FutureState::finished);
}

}  // namespace comptoir::loop
