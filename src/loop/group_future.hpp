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
  void tell_children(Observer& observer, TaskId waiter) const override;
  /// The loop goes: nothing will be called any more.
  void abandon();
  /// One of the callbacks has been called, or will not be: after the last one nothing holds the group but its users.
  void callback_over() {
    if (--outstanding_ == 0) leave_loop();
  }

  GroupFuture* before = nullptr;  ///< groups of the loop
  GroupFuture* after = nullptr;

  /// In the order given, repeated ones included.
  std::span<DoneCallback> children() { return {nodes_, count_}; }
  std::span<const DoneCallback> children() const { return {nodes_, count_}; }

 protected:
  GroupFuture(FutureKind kind, std::span<FutureCore* const> futures);
  ~GroupFuture() override;

  /// Registers the callbacks, once for each different child; gives how many those are. Those of children that are done go
  /// to the ready queue at once.
  std::size_t watch(HandleKind callback);
  /// A callback on its own end, which counts as the others do. After watch().
  void watch_own_end(DoneCallback& node, HandleKind callback);
  /// Callbacks that are not in the ready queue will not come.
  void unwatch();

  TaskId owner_;  // the task that made it

 private:
  void leave_loop();

  std::uint32_t count_;
  DoneCallback* nodes_;
  std::uint32_t outstanding_ = 0;  // callbacks that are registered or in the ready queue
};

inline void let_go(DoneCallback& node) {
  if (is_of_group(node.kind)) {
    node.holds ? node.group->release() : static_cast<GroupFuture*>(node.group)->callback_over();
  } else if (node.kind == HandleKind::call) {
    node.call->release();
  }
}

/// on_awaits_child for one future that a group wait is about: for the task, or for the tasks of a group.
void tell_child(const FutureCore& child, Observer& observer, TaskId waiter);

}  // namespace comptoir::loop
