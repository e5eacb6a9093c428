#include "loop/wait.hpp"

namespace comptoir::loop {

void WaitCore::start() {
  if (options_.timeout) {
    timer_ = loop()->start_timer(*options_.timeout, HandleKind::release, static_cast<FutureCore*>(this),
                                 {.kind = HandleKind::release, .future = FutureKind::wait, .task = owner_});
  }
  missing_ = watch(HandleKind::wait_cb);
}

void WaitCore::stop() {
  if (std::exchange(stopped_, true)) return;
  cancel_timer();
  for (DoneCallback& node : children()) node.was_done = node.future->done();
  unwatch();
}

void WaitCore::on_child_done(DoneCallback& node) {
  --missing_;
  FutureCore& child = *node.future;
  const auto failed = [&child] { return child.state == FutureState::error && child.exception() != nullptr; };
  const bool enough = missing_ == 0 || options_.return_when == FIRST_COMPLETED ||
                      (options_.return_when == FIRST_EXCEPTION && failed());  // asking counts as having seen the error
  if (!enough) return;
  cancel_timer();
  if (!done()) finish(FutureState::finished);
}

void WaitCore::on_timer() {
  timer_ = no_slot;
  if (!done()) finish(FutureState::finished);
}

void WaitCore::cancel_timer() {
  const std::uint32_t timer = std::exchange(timer_, no_slot);
  if (timer != no_slot) loop()->cancel_timer(timer);
}

}  // namespace comptoir::loop
