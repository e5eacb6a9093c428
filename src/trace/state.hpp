/// The state of a loop, folded from its events: one fold for the recorder, which packs keyframes from it, and for cursors.
/// What never changes (names, kinds, deadlines of handles) stays in the recording; here are only the numbers of things.
#pragma once

#include <cstdint>
#include <vector>

#include "loop/observer.hpp"
#include "trace/id_set.hpp"
#include "trace/recording.hpp"
#include "trace/ring.hpp"
#include "trace/timer_array.hpp"

namespace comptoir::trace {

class State {
 public:
  /// Legal values of a living task. `stepping` lasts from its handle's start to the event that says what came of it.
  enum class Status : std::uint8_t { fresh, ready, waiting, stepping };
  /// Where a waiting task is counted.
  enum class Group : std::uint8_t { none, sleeping, in_line, others };

  struct Task {
    Offset changed = 0;           ///< the event that gave it this status
    Offset wait = no_offset;      ///< its last on_task_waits
    std::uint16_t place = 0;
    Status status = Status::fresh;
    Group group : 2 = Group::none;
    bool woken : 1 = false;       ///< a step or wake of it is in the ready queue
    bool cancel_requested : 1 = false;
    bool cancel_pending : 1 = false;
  };
  struct Ready {
    std::uint32_t handle = 0;
    std::uint32_t task = 0;       ///< that it steps, or 0
  };
  struct Waiter { std::uint32_t task = 0; Offset since = 0; bool granted = false; };
  struct Holder { std::uint32_t task = 0; Offset since = 0; };
  struct Resource {
    Ring<Holder> holders;
    Ring<Waiter> waiters;
    std::uint32_t granted = 0;
    std::uint32_t extra = 0;      ///< permits released beyond those ever held
    loop::ResourceKind kind = loop::ResourceKind::lock;
    std::uint32_t permits = 1;
    bool held_by_tasks() const { return kind <= loop::ResourceKind::bounded_semaphore; }
    std::uint32_t free() const;
  };

  explicit State(const Recording& recording) : recording_(recording) {}

  Offset read_until() const { return read_; }
  void advance(Offset to);
  /// One event, if it is a skipped handle.
  bool advance_over_skipped();

  Keyframe pack(Position);
  void unpack(const Keyframe&);
  void reset();  ///< to before the first event
  /// Bytes that pack() would take now, about.
  std::size_t packed_size() const;

  const Task& task(std::uint32_t id) const { return tasks_[id]; }
  std::uint32_t task_count() const { return tasks_made_; }
  std::uint32_t resource_count() const { return resources_made_; }
  const Resource& resource(std::uint32_t id) const { return resources_[id]; }
  const Ring<Ready>& ready() const { return ready_; }
  const TimerArray& timers() const { return timers_; }
  const IdSet& living() const { return living_; }
  const IdSet& others() const { return others_; }
  std::uint32_t sleeping() const { return sleeping_; }
  std::uint32_t in_line() const { return in_line_; }
  std::uint32_t running_task() const { return running_.task; }  ///< that the last handle stepped, or 0
  std::uint32_t last_handle() const { return implied_.last_handle; }
  bool is_cancelled(std::uint32_t handle) const {
    return handle / 64 < cancelled_.size() && (cancelled_[handle / 64] >> (handle % 64) & 1);
  }

  // What read_events calls, and the recorder after writing an event.
  void at(Offset offset) { offset_ = offset; }
  void on_iteration(loop::Time) {}
  void on_deadlock() {}
  void on_block(loop::Time) {}
  void on_print(loop::TaskId, const loop::Print&) {}
  void on_awaits_child(loop::TaskId, loop::TaskId) {}
  void on_handle_run(loop::HandleId);
  void on_handle_done(loop::HandleId) {}
  void on_handle_skipped(loop::HandleId);
  void on_handle_scheduled(loop::HandleId, const loop::HandleInfo&);
  void on_handle_cancelled(loop::HandleId id) { mark_cancelled(number(id)); }
  void on_timer_scheduled(loop::HandleId, const loop::HandleInfo&, loop::Time, std::uint32_t);
  void on_timer_due(loop::HandleId);
  void on_timer_purged(loop::HandleId);
  void on_timers_rebuilt();
  void on_task_created(loop::TaskId, loop::Name, loop::TaskId);
  void on_task_waits(loop::TaskId, const loop::WaitOn&);
  void on_task_cancel_requested(loop::TaskId);
  void on_task_cancel_pending(loop::TaskId);
  void on_task_finished(loop::TaskId, loop::Outcome);
  void on_error_unseen(loop::TaskId) {}
  void on_callback_raised(loop::HandleId) {}
  void on_resource_created(loop::ResourceId, loop::ResourceKind, loop::Name, std::uint32_t);
  void on_queued(loop::ResourceId, loop::TaskId);
  void on_granted(loop::ResourceId, loop::TaskId);
  void on_acquired(loop::ResourceId, loop::TaskId);
  void on_left(loop::ResourceId, loop::TaskId);
  void on_released(loop::ResourceId, loop::TaskId);
  void on_line(loop::TaskId, std::uint16_t);

  /// The recorder wrote the events up to here and told them itself.
  void told_until(Offset to, const Implied& implied) {
    read_ = to;
    implied_ = implied;
  }

 private:
  void clear();
  Task& at_task(loop::TaskId);
  Resource& at_resource(loop::ResourceId);
  void enter(std::uint32_t id, Task&, Group);
  void leave(std::uint32_t id, Task&);
  std::uint32_t stepped_task(std::uint32_t handle) const;
  Ready take_from_ready(std::uint32_t handle);
  void take_from_timers(std::uint32_t handle);
  void mark_cancelled(std::uint32_t handle);
  bool leave_line(Resource&, std::uint32_t task);
  void note_busy(std::uint32_t id, const Resource&);

  const Recording& recording_;
  Implied implied_;
  Offset read_ = 0;
  Offset offset_ = 0;

  std::vector<Task> tasks_;             ///< by id; an entry means something while `living_` holds the id
  std::vector<Resource> resources_;     ///< by id
  Ring<Ready> ready_;
  TimerArray timers_;
  std::vector<std::uint64_t> cancelled_;  ///< bits by handle, of those from here on
  IdSet living_, others_, busy_;        ///< busy: resources with holders, waiters or extra permits
  std::uint32_t tasks_made_ = 0, resources_made_ = 0;
  std::uint32_t resources_known_ = 0;   ///< resources whose kind and permits are in `resources_`, at any position
  std::uint32_t sleeping_ = 0, in_line_ = 0;
  std::uint32_t line_entries_ = 0;      ///< holders and waiters of all resources
  std::vector<std::uint8_t> scratch_;   ///< what pack() writes to first
  Ready running_;                       ///< the handle that ran last
};

}  // namespace comptoir::trace
