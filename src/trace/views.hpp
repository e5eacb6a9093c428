/// What a cursor answers: the state of tasks, handles, timers and resources at one position, as values.
/// Knows nothing of how a recording stores them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "loop/ids.hpp"
#include "loop/observer.hpp"
#include "loop/time.hpp"
#include "trace/chunked.hpp"
#include "trace/moment.hpp"

namespace comptoir::trace {

/// A handle of the ready queue, in the running slot or on the heap. Its task is in `info.task`.
struct HandleView {
  loop::HandleId id = loop::HandleId::none;
  loop::HandleInfo info;
  bool cancelled = false;  ///< still queued, will be skipped
};

struct TimerView {
  loop::HandleId id = loop::HandleId::none;
  loop::HandleInfo info;
  loop::Time deadline;
  std::uint32_t serial = 0;  ///< creation number, from 1
  bool cancelled = false;    ///< still on the heap, removed when it reaches the head
};

enum class TaskState : std::uint8_t {
  absent,     ///< not created yet
  fresh,      ///< its first step is in the ready queue
  ready,      ///< its step or wake handle is in the ready queue
  running,    ///< its step holds the running slot
  waiting,
  done,
  cancelled,
  failed,
};

/// Tasks that a task waits for (gather, wait, ...), in the order given.
class Children {
 public:
  Children() = default;
  Children(const Chunked<loop::TaskId>& all, std::uint32_t first, std::uint32_t count)
      : all_(&all), first_(first), count_(count) {}
  std::size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  loop::TaskId operator[](std::size_t i) const { return (*all_)[first_ + i]; }

  class Iterator {
   public:
    using value_type = loop::TaskId;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    Iterator(const Chunked<loop::TaskId>* all, std::size_t i) : all_(all), i_(i) {}
    loop::TaskId operator*() const { return (*all_)[i_]; }
    Iterator& operator++() { ++i_; return *this; }
    Iterator operator++(int) { Iterator before = *this; ++i_; return before; }
    bool operator==(const Iterator& other) const { return i_ == other.i_; }

   private:
    const Chunked<loop::TaskId>* all_ = nullptr;
    std::size_t i_ = 0;
  };
  Iterator begin() const { return {all_, first_}; }
  Iterator end() const { return {all_, std::size_t{first_} + count_}; }

 private:
  const Chunked<loop::TaskId>* all_ = nullptr;
  std::uint32_t first_ = 0;
  std::uint32_t count_ = 0;
};

struct TaskView {
  loop::TaskId id = loop::TaskId::none;
  TaskState state = TaskState::absent;
  /// What it waits for; what it waited for last when it is ready or running; kind `none` when it never waited.
  loop::WaitOn wait;
  loop::Time since;               ///< when it came into this state; the running task: when its handle started
  bool cancel_requested = false;  ///< asked for, and the task has not run since
  bool cancel_pending = false;    ///< CancelledError will be thrown at its next step; nothing else could be cancelled
  std::uint16_t place = 0;        ///< marked line of its program, 0 before the first mark
  /// The timer that it made for this wait (sleep, wait_for, wait with a timeout), as long as it is on the heap or just due.
  loop::HandleId timer = loop::HandleId::none;
  std::optional<loop::Time> deadline;  ///< of `timer`
  Children children;                   ///< the group that it waits for
};

struct SleeperView {
  loop::TaskId task = loop::TaskId::none;
  loop::HandleId timer = loop::HandleId::none;
  loop::Time deadline;
  bool due = false;  ///< the timer left the heap; its handle is in the ready queue
};

struct WaiterView {
  loop::TaskId task = loop::TaskId::none;
  loop::Time since;
  bool granted = false;  ///< its turn has come, it runs later
};

struct HolderView {
  loop::TaskId task = loop::TaskId::none;
  loop::Time since;
};

/// How many tasks are where. The task of the running handle counts as `running` only.
struct Counts {
  std::uint32_t created = 0;    ///< tasks so far
  std::uint32_t finished = 0;   ///< and not running
  std::uint32_t running = 0;    ///< 0 or 1
  std::uint32_t suspended = 0;  ///< waiting
  std::uint32_t ready = 0;      ///< handles in the ready queue, cancelled ones too
  std::uint32_t timers = 0;     ///< entries of the heap, cancelled ones too
};

}  // namespace comptoir::trace
