#include "loop/shield.hpp"

namespace comptoir::loop {

void ShieldCore::start() {
  watch(HandleKind::shield_inner);
  watch_own_end(own_end_, HandleKind::shield_outer);
}

void ShieldCore::on_child_done(DoneCallback& node) {
  FutureCore& inner = *children().front().future;
  if (&node == &own_end_) {
    if (!inner.done()) unwatch();
    let_children_go();
    return;
  }
  if (done()) {  // cancelled
    if (inner.state == FutureState::error) inner.mark_seen();
    return;
  }
  switch (inner.state) {
    case FutureState::cancelled: cancel(nullptr); break;
    case FutureState::error: set_exception(inner.exception()); break;
    default: copy_result_(inner, *this); finish(FutureState::finished);
  }
}

}  // namespace comptoir::loop
