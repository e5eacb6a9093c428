/// Why a task waits, as data: what it waits for, its place in line, and who will wake it as far as the present shows.
/// Knows no words: `text` says them.
#pragma once

#include <optional>
#include <vector>

#include "trace/cursor.hpp"

namespace comptoir::trace {

enum class LinkKind : std::uint8_t {
  task,      ///< a task that waits
  resource,  ///< a lock or its like, which the next link's task holds
  timer,     ///< ends the chain: fires at `when`
  running,   ///< ends the chain: a task that is in the running slot
  ready,     ///< ends the chain: a task that is in the ready queue (or a due timer is)
  future,    ///< ends the chain: a future that nobody here is known to complete
  cycle,     ///< ends the chain: a task already in it, a deadlock
};

struct Link {
  LinkKind kind = LinkKind::task;
  loop::TaskId task = loop::TaskId::none;
  loop::ResourceId resource = loop::ResourceId::none;
  loop::HandleId timer = loop::HandleId::none;
  friend bool operator==(const Link&, const Link&) = default;
};

/// `waker` and `when` are empty unless they follow from what is on the heap or in the ready queue now: nothing is predicted.
struct Reason {
  loop::TaskId task = loop::TaskId::none;
  TaskState state = TaskState::absent;
  loop::WaitOn wait;
  loop::Time since;
  std::uint32_t place_in_line = 0;          ///< 1 is first; 0 when it stands in no line
  bool granted = false;                     ///< the resource is already its own: it only has to run
  std::uint32_t children = 0;               ///< tasks it waits for
  std::uint32_t children_pending = 0;       ///< of these, not finished
  std::vector<Link> chain;                  ///< from what it waits for to what ends the chain
  std::optional<Link> waker;                ///< the end of the chain: a timer, or a running or ready task
  /// When the waker acts. The task itself runs then or later (it may not be first in line).
  std::optional<loop::Time> when;
};

/// For gather and the like the chain follows the child that ends last as far as is known (for FIRST_COMPLETED waits that
/// is not known here: the first unfinished one). For a resource it follows the holder that is woken first.
Reason why(const Cursor&, loop::TaskId);

}  // namespace comptoir::trace
