/// GroupFuture: a future that watches several others (gather, wait). Each child's done callback is a node of the group;
/// while any is registered or in the ready queue the group lives.
/// Knows nothing of when the group is done.
#pragma once

#include <cstdint>
#include <span>

#include "loop/future.hpp"

namespace comptoir::loop {

class GroupFuture : public FutureCore {
 public:
  static constexpr std::size_t children_a_piece = 4;

  void tell_children(Observer& observer, TaskId waiter) const override;
  /// The loop goes: nothing will be called any more.
  void abandon();
  /// One of the callbacks has been called, or will not be: after the last one nothing holds the group but its users.
  void callback_over(DoneCallback& node) {
    node.over = true;
    if (childless_) [[unlikely]] let_child_go(node);
    if (--outstanding_ == 0) leave_loop();
  }
  /// Nobody asks for the children any more: each is held by its own callback alone, as long as that is to come.
  void let_children_go();
  /// tell_children for those of the n-th piece.
  void tell_piece(Observer& observer, TaskId waiter, std::size_t n) const;
  /// How many pieces the children make: a slice may end between two (Loop::suspend_in_pieces).
  std::size_t pieces() const { return (count_ + children_a_piece - 1) / children_a_piece; }

  /// In the order given, repeated ones included.
  std::span<DoneCallback> children() { return {nodes_, count_}; }
  std::span<const DoneCallback> children() const { return {nodes_, count_}; }

 protected:
  GroupFuture(FutureKind kind, std::span<FutureCore* const> futures) : GroupFuture(kind, futures.size()) { add(futures); }
  /// With room for so many children, which come one after the other.
  GroupFuture(FutureKind kind, std::size_t room);
  ~GroupFuture() override;

  void add(std::span<FutureCore* const> futures);
  /// Registers the callbacks, once for each different child; gives how many those are. Those of children that are done go
  /// to the ready queue at once.
  std::size_t watch(HandleKind callback);
  /// The same in pieces: first all are registered, then those that are done are scheduled.
  void register_piece(HandleKind callback, std::size_t n);
  void schedule_piece(std::size_t n);
  std::size_t registered() const { return outstanding_; }
  /// A callback on its own end, which counts as the others do. After watch().
  void watch_own_end(DoneCallback& node, HandleKind callback);
  /// Adds a child and registers its callback before the next one is known. Looks through all that are there.
  std::size_t watch_one(FutureCore& future, HandleKind callback);
  /// Callbacks that are not in the ready queue will not come.
  void unwatch();
  /// In on_child_done: no other callback will come.
  bool is_last_callback() const { return outstanding_ == 1; }

 private:
  DoneCallback& add(FutureCore& future);
  std::span<DoneCallback> piece(std::size_t n) const;
  bool register_all(std::span<DoneCallback> some, HandleKind callback);
  void schedule_done(std::span<DoneCallback> some);
  void register_callback(DoneCallback& node, HandleKind callback);
  void let_child_go(DoneCallback& node);
  void leave_loop();

  // First what every callback needs.
  DoneCallback* nodes_;
  std::uint32_t outstanding_ = 0;  // callbacks that are registered or in the ready queue
  bool childless_ = false;
  std::uint32_t count_ = 0;
  std::uint32_t room_;

 protected:
  TaskId owner_;  // the task that made it

 public:
  GroupFuture* before = nullptr;  ///< groups of the loop
  GroupFuture* after = nullptr;
};

/// One whose children make more than one piece.
inline bool is_large_group(const FutureCore& future) {
  if (future.kind != FutureKind::gather && future.kind != FutureKind::wait) return false;
  return static_cast<const GroupFuture&>(future).pieces() > 1;
}

inline void let_go_of_group(DoneCallback& node) {
  node.holds ? node.group->release() : static_cast<GroupFuture*>(node.group)->callback_over(node);
}

inline void let_go(DoneCallback& node) {
  if (is_of_group(node.kind)) {
    let_go_of_group(node);
  } else if (node.kind == HandleKind::call) {
    node.call->release();
  }
}

/// on_awaits_child for one future that a group wait is about: for the task, or for the tasks of a group.
void tell_child(const FutureCore& child, Observer& observer, TaskId waiter);

}  // namespace comptoir::loop
