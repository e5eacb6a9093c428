#include "loop/group_future.hpp"

#include <algorithm>
#include <memory>

#include "loop/loop.hpp"

namespace comptoir::loop {

namespace {

/// A large group's children are in no cache any more: so many ahead of the one that is looked at are asked for.
constexpr std::size_t ahead = 8;

void ask_for_child(std::span<DoneCallback> children, std::size_t i) {
  if (i + ahead < children.size()) __builtin_prefetch(children[i + ahead].future);
}

}  // namespace

GroupFuture::GroupFuture(FutureKind kind, std::size_t room) : FutureCore(kind), room_(static_cast<std::uint32_t>(room)) {
  FramePool* const pool = FramePool::of(this);
  Loop* const owner = pool ? pool->owner() : nullptr;
  owner_ = owner ? owner->current_id() : TaskId::none;
  nodes_ = static_cast<DoneCallback*>(FramePool::allocate(pool, room_ * sizeof(DoneCallback)));
}

GroupFuture::~GroupFuture() {
  const std::span<DoneCallback> all = children();
  for (std::size_t i = 0; i < all.size(); ++i) {
    ask_for_child(all, i);
    let_child_go(all[i]);
  }
  FramePool::free(nodes_, room_ * sizeof(DoneCallback));
}

void GroupFuture::let_child_go(DoneCallback& node) {
  if (node.future == this) return;  // it does not hold itself
  if (FutureCore* child = std::exchange(node.future, nullptr)) child->release();
}

void GroupFuture::let_children_go() {
  if (outstanding_ == 0) return;  // they go with the group
  childless_ = true;
  for (DoneCallback& node : children()) {
    if (node.over || !node.counted) let_child_go(node);
  }
}

DoneCallback& GroupFuture::add(FutureCore& future) {
  DoneCallback* node = std::construct_at(nodes_ + count_++);
  node->future = &future;
  node->group = this;
  future.add_ref();
  return *node;
}

void GroupFuture::register_callback(DoneCallback& node, HandleKind callback) {
  if (outstanding_++ == 0) {
    loop()->enter_group(*this);
    add_ref();
  }
  node.kind = callback;
  node.counted = true;
  node.holds = false;
  node.future->link(node);
}

void GroupFuture::add(std::span<FutureCore* const> futures) {
  for (std::size_t i = 0; i < futures.size(); ++i) {
    if (i + ahead < futures.size()) __builtin_prefetch(futures[i + ahead], 1);
    add(*futures[i]);
  }
}

/// All are registered first, so that a repeated child is known by its last callback; then those of done ones go out.
std::size_t GroupFuture::watch(HandleKind callback) {
  const bool any_done = register_all(children(), callback);
  const std::size_t different = outstanding_;
  if (any_done) schedule_done(children());
  return different;
}

/// True when one of them is done.
bool GroupFuture::register_all(std::span<DoneCallback> some, HandleKind callback) {
  bool any_done = false;
  for (std::size_t i = 0; i < some.size(); ++i) {
    ask_for_child(some, i);
    DoneCallback& node = some[i];
    const DoneCallback* last = node.future->callbacks().last();
    if (last && last->kind == callback && last->group == this) continue;
    register_callback(node, callback);
    any_done |= node.future->done();
  }
  return any_done;
}

void GroupFuture::schedule_done(std::span<DoneCallback> some) {
  for (std::size_t i = 0; i < some.size(); ++i) {
    ask_for_child(some, i);
    if (some[i].linked && some[i].future->done()) some[i].future->schedule_callbacks();
  }
}

std::span<DoneCallback> GroupFuture::piece(std::size_t n) const {
  const std::size_t first = std::min<std::size_t>(n * children_a_piece, count_);
  return {nodes_ + first, std::min<std::size_t>(children_a_piece, count_ - first)};
}

void GroupFuture::register_piece(HandleKind callback, std::size_t n) { register_all(piece(n), callback); }
void GroupFuture::schedule_piece(std::size_t n) { schedule_done(piece(n)); }

void GroupFuture::tell_piece(Observer& observer, TaskId waiter, std::size_t n) const {
  for (const DoneCallback& node : piece(n)) {
    if (node.future) tell_child(*node.future, observer, waiter);
  }
}

void GroupFuture::watch_own_end(DoneCallback& node, HandleKind callback) {
  node.kind = callback;
  node.group = node.future = this;
  node.holds = false;  // it would hold itself
  ++outstanding_;
  link(node);
}

std::size_t GroupFuture::watch_one(FutureCore& future, HandleKind callback) {
  for (const DoneCallback& node : children()) {
    if (node.future == &future) return add(future), 0;
  }
  register_callback(add(future), callback);
  if (future.done()) future.schedule_callbacks();
  return 1;
}

void GroupFuture::unwatch() {
  add_ref();  // the last callback may be what keeps it
  for (DoneCallback& node : children()) {
    if (node.future) node.future->remove_done_callback(node);
  }
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
  for (const DoneCallback& node : children()) {
    if (node.future) tell_child(*node.future, observer, waiter);
  }
}

void tell_child(const FutureCore& child, Observer& observer, TaskId waiter) {
  if (child.kind == FutureKind::task) {
    observer.on_awaits_child(waiter, child.wait_on().task);
  } else {
    child.tell_children(observer, waiter);
  }
}

}  // namespace comptoir::loop
