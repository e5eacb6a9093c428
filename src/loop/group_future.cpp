#include "loop/group_future.hpp"

#include <memory>

#include "loop/loop.hpp"

namespace comptoir::loop {

GroupFuture::GroupFuture(FutureKind kind, std::span<FutureCore* const> futures)
    : FutureCore(kind), count_(static_cast<std::uint32_t>(futures.size())) {
  FramePool* const pool = FramePool::of(this);
  Loop* const owner = pool ? pool->owner() : nullptr;
  owner_ = owner ? owner->current_id() : TaskId::none;
  nodes_ = static_cast<DoneCallback*>(FramePool::allocate(pool, count_ * sizeof(DoneCallback)));
  for (std::uint32_t i = 0; i < count_; ++i) {
    DoneCallback* node = std::construct_at(nodes_ + i);
    node->future = futures[i];
    node->group = this;
    futures[i]->add_ref();
  }
}

GroupFuture::~GroupFuture() {
  for (DoneCallback& node : children()) node.future->release();
  FramePool::free(nodes_, count_ * sizeof(DoneCallback));
}

std::size_t GroupFuture::watch(HandleKind callback) {
  if (children().empty()) return 0;
  if (outstanding_ == 0) {
    loop()->enter_group(*this);
    add_ref();
  }
  // All are registered first, so that a repeated child is known by its last callback; then those of done ones go out.
  std::size_t different = 0;
  for (DoneCallback& node : children()) {
    const DoneCallback* last = node.future->callbacks().last();
    if (last && last->kind == callback && last->group == this) continue;
    node.kind = callback;
    node.counted = true;
    node.holds = false;
    node.future->link(node);
    ++different;
  }
  outstanding_ += static_cast<std::uint32_t>(different);
  for (DoneCallback& node : children()) {
    if (node.linked && node.future->done()) node.future->schedule_callbacks();
  }
  return different;
}

void GroupFuture::watch_own_end(DoneCallback& node, HandleKind callback) {
  node.kind = callback;
  node.group = node.future = this;
  node.holds = false;  // it would hold itself
  ++outstanding_;
  link(node);
}

void GroupFuture::unwatch() {
  add_ref();  // the last callback may be what keeps it
  for (DoneCallback& node : children()) node.future->remove_done_callback(node);
  release();
}

void GroupFuture::abandon() {
  add_ref();
  unwatch();
  drop_callbacks();
  release();
}

void GroupFuture::leave_loop() {
  loop()->leave_group(*this);
  release();
}

void GroupFuture::tell_children(Observer& observer, TaskId waiter) const {
  for (const DoneCallback& node : children()) tell_child(*node.future, observer, waiter);
}

void tell_child(const FutureCore& child, Observer& observer, TaskId waiter) {
  if (child.kind == FutureKind::task) {
    observer.on_awaits_child(waiter, child.wait_on().task);
  } else {
    child.tell_children(observer, waiter);
  }
}

}  // namespace comptoir::loop
