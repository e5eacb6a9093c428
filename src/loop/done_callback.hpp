/// A done callback: an intrusive node in the list of the future it watches. It lives in whoever registers it.
#pragma once

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
  bool counted = false;   ///< of a group: not the repetition of another child
  bool was_done = false;  ///< of wait: when it resumed
};

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
