/// A done callback: an intrusive node in the list of the future it watches. It lives in whoever registers it.
#pragma once

#include <utility>

#include "loop/observer.hpp"

namespace comptoir::loop {

class FutureCore;
class TaskCore;
class Call;

/// `kind` says which pointer counts: wake -> task; call -> call; stop_cb -> none; all others -> group.
struct DoneCallback {
  DoneCallback* next = nullptr;
  DoneCallback* prev = nullptr;
  FutureCore* future = nullptr;  ///< what it watches
  union {
    TaskCore* task = nullptr;
    FutureCore* group;
    Call* call;
  };
  HandleKind kind = HandleKind::wake;
  bool linked = false;
  bool holds = true;      ///< a reference to the group; otherwise the group counts its callbacks
  bool counted = false;   ///< of a group: not the repetition of another child
  bool over = false;      ///< of a group: it has been called, or will not be
  bool was_done = false;  ///< of wait: when it resumed
};

/// The callback is about a group: anything but the wake-up of a task, a plain callback, and the end of a run.
constexpr bool is_of_group(HandleKind kind) {
  return kind != HandleKind::wake && kind != HandleKind::call && kind != HandleKind::stop_cb;
}
/// Whoever had the callback, the list or the ready queue, is done with it. In group_future.hpp.
inline void let_go(DoneCallback& node);

/// Callbacks in order of registration. One pointer: the first one's `prev` is the last.
class DoneCallbacks {
 public:
  DoneCallback* first() const { return first_; }
  DoneCallback* last() const { return first_ ? first_->prev : nullptr; }

  void append(DoneCallback& node) {
    node.next = nullptr;
    if (first_) {
      node.prev = first_->prev;
      node.prev->next = &node;
      first_->prev = &node;
    } else {
      node.prev = &node;
      first_ = &node;
    }
    node.linked = true;
  }
  /// All of them, in order; the list is empty.
  DoneCallback* take_all() { return std::exchange(first_, nullptr); }
  void remove(DoneCallback& node) {
    if (first_ == &node) {
      first_ = node.next;
    } else {
      node.prev->next = node.next;
    }
    if (DoneCallback* after = node.next ? node.next : first_) after->prev = node.prev;
    node.linked = false;
  }

 private:
  DoneCallback* first_ = nullptr;
};

}  // namespace comptoir::loop
