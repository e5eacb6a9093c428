#include "loop/gather.hpp"

namespace comptoir::loop {

GatherCore::GatherCore(std::size_t children, Collect collect, bool keep_errors)
    : GroupFuture(FutureKind::gather, children), collect_(collect), keep_errors_(keep_errors) {}

void GatherCore::start(std::span<FutureCore* const> children) {
  if (children.empty()) {
    collect_(*this);
    state = FutureState::finished;
  } else {
    GroupFuture::add(children);
    watch(HandleKind::gather_cb);
  }
}

bool GatherCore::cancel(const char* message) {
  if (done()) return false;
  bool any = false;
  for (DoneCallback& node : children()) any |= node.future->cancel(message);
  cancel_requested_ |= any;
  return any;
}

void GatherCore::on_child_done(DoneCallback& node) {
  FutureCore& child = *node.future;
  if (done()) return child.mark_seen();
  if (child.state != FutureState::finished && !keep_errors_) {
    return set_exception(child.state == FutureState::cancelled ? child.cancelled_error() : child.exception());
  }
  if (!is_last_callback()) return;
  collect_(*this);
  if (cancel_requested_) {
    // asyncio differs: if the last child has swallowed a cancellation, it takes that one's message, which nobody keeps here.
    FutureCore& last = *children().back().future;
    set_exception(last.state == FutureState::cancelled ? last.cancelled_error() : std::make_exception_ptr(CancelledError()));
  } else {
    finish(FutureState::finished);
  }
}

}  // namespace comptoir::loop
