#include "loop/wait.hpp"

namespace comptoir::loop {

void WaitCore::start() {
  start_timer();
  missing_ = watch(HandleKind::wait_cb);
}

void WaitCore::start_piece(std::size_t n) {
  if (n == 0) return start_timer();
  if (n <= pieces()) return register_piece(HandleKind::wait_cb, n - 1);
  missing_ = registered();
  schedule_piece(n - 1 - pieces());
}

void WaitCore::start_timer() {
  if (!options_.timeout) return;
  timer_ = loop()->start_timer(*options_.timeout, HandleKind::release, static_cast<FutureCore*>(this),
                               {.kind = HandleKind::release, .future = FutureKind::wait, .task = owner_});
}

void WaitCore::stop() {
  if (std::exchange(stopped_, true)) return;
  cancel_timer();
  all_done_ = registered() == 0;   // of a crowd nobody need be looked at once more
  if (all_done_) return;
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
