/// A place in a recording, and the whole state of the loop there. It is queried, not copied.
/// Seeking forwards by a little replays the events between; otherwise the nearest keyframe is loaded first.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "trace/list.hpp"
#include "trace/recording.hpp"
#include "trace/views.hpp"

namespace comptoir::trace {

class Cursor;

/// A resource at the cursor's position. `waiters` leaves out the running task: it is in one place only.
struct ResourceView {
  loop::ResourceId id = loop::ResourceId::none;
  loop::ResourceKind kind = loop::ResourceKind::lock;
  std::uint32_t permits = 1;            ///< those that were added while it ran included
  std::uint32_t free = 0;               ///< permits neither held nor handed to a granted waiter
  List<HolderView, Cursor> holders;     ///< in order of acquiring; a task that holds two units is there twice
  List<WaiterView, Cursor> waiters;     ///< first in, first out
};

/// Views handed out are valid until the next seek.
class Cursor {
 public:
  explicit Cursor(const Recording&);
  Cursor(Cursor&&) noexcept;
  Cursor& operator=(Cursor&&) noexcept;
  ~Cursor();

  const Recording& recording() const { return *recording_; }
  /// To a position, clamped. `slot_held = false`: handle k is over, the loop sleeps or is about to, nobody runs.
  void seek(Position, bool slot_held = true);
  Position position() const { return position_; }
  bool slot_held() const { return slot_held_; }       ///< false at position 0
  loop::Time time() const { return recording_->time_at(position_); }

  std::optional<HandleView> running() const;           ///< the handle that holds the slot
  loop::TaskId running_task() const;                   ///< the task that it steps, or none
  List<HandleView, Cursor> ready() const;              ///< the queue, front first, cancelled handles too
  List<TimerView, Cursor> timers() const;              ///< the heap's array, as heapq holds it
  Counts counts() const;

  TaskView task(loop::TaskId) const;
  bool is_over(loop::TaskId) const;                    ///< it has ended and left the slot; cheaper than task()
  ResourceView resource(loop::ResourceId) const;       ///< the id must exist in the recording
  std::uint32_t resource_count() const;                ///< resources that exist at the position
  /// 1 is first; 0 when the task does not queue there.
  std::uint32_t place_in_line(loop::ResourceId, loop::TaskId) const;

  // The suspended tasks, each in one place: sleeping, in a resource's waiters, or waiting for something else.
  /// By (deadline, creation of the timer), at most `most` of them.
  std::vector<SleeperView> sleeping(std::size_t most = static_cast<std::size_t>(-1)) const;
  std::uint32_t sleeping_count() const;
  /// Tasks that wait for tasks or futures (gather, wait, task, ...), in order of creation, at most `most` of them.
  std::vector<loop::TaskId> waiting_for_others(std::size_t most = static_cast<std::size_t>(-1)) const;
  std::uint32_t waiting_for_others_count() const;
  /// Tasks created and not finished, in order of creation, the running one too; at most `most`, from `from` on.
  std::vector<loop::TaskId> living(std::size_t most = static_cast<std::size_t>(-1),
                                   loop::TaskId from = loop::TaskId::none) const;

 private:
  friend struct CursorLists;
  bool overlaid(loop::TaskId) const;  ///< it holds the slot

  const Recording* recording_;
  std::unique_ptr<State> state_;
  Position position_ = 0;
  bool slot_held_ = false;
};

}  // namespace comptoir::trace
