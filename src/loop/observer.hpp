/// What a loop tells while it runs. One call is one event of a recording.
/// An observer only listens: it must not call the loop, and it sees no coroutine, no future and no address.
///
/// Order within an iteration (asyncio's _run_once): on_timer_purged for cancelled timers at the head, then
/// on_iteration with the moved clock, then on_timer_due for each timer that is due, in heap order, then for
/// every handle present at that point on_handle_run ... on_handle_done, with all that it causes in between.
/// A cancelled handle that is skipped gives on_handle_skipped instead.
#pragma once

#include <cstdint>

#include "loop/ids.hpp"
#include "loop/name.hpp"
#include "loop/time.hpp"

namespace comptoir::loop {

/// What a handle does when it runs. The words are those of the recorded CPython traces.
enum class HandleKind : std::uint8_t {
  step,             ///< first step of a task, or the step after a bare yield (sleep(0))
  wake,             ///< step of a task whose awaited future is done
  set_result,       ///< timer of sleep()
  gather_cb,        ///< done callback of gather for one child
  wait_cb,          ///< done callback of wait for one child
  group_cb,         ///< done callback of TaskGroup for one child
  as_completed_cb,  ///< done callback of as_completed for one child
  release,          ///< waiter of wait_for / timeout of wait: timer or done callback
  shield_inner,
  shield_outer,
  timeout,          ///< timer of timeout()
  stop_cb,          ///< end of run_until_complete
  call,             ///< a plain callback given to call_soon, call_later, call_at
  as_completed_timeout,  ///< timer of as_completed
};

/// Kind of the future a task awaits, or a timer completes.
enum class FutureKind : std::uint8_t {
  none, plain, sleep, lock, semaphore, event, condition, barrier, queue_get, queue_put,
  gather, wait, wait_for, cancel_and_wait, shield, group, as_completed, task,
  stream_read, drain, executor, connect, stream_closed, serve_forever,
};

/// Tasks hold the first three; at the others they only wait.
enum class ResourceKind : std::uint8_t {
  lock, semaphore, bounded_semaphore, event, condition, barrier, queue, lifo_queue, priority_queue,
};

/// What a handle is about. `task` is the task stepped or woken (step, wake), the owner of the future (set_result,
/// release), the child (the *_cb kinds) or none; `text` names a plain callback (call).
struct HandleInfo {
  HandleKind kind = HandleKind::call;
  FutureKind future = FutureKind::none;
  TaskId task = TaskId::none;
  Name text = {};
};

/// What a suspended task waits for. `resource` for locks and their like; `task` for another task, or for the one that
/// made the shared future (plain, gather).
struct WaitOn {
  FutureKind kind = FutureKind::none;
  ResourceId resource = ResourceId::none;
  TaskId task = TaskId::none;
  Name text = {};  ///< of a plain future that has a name
};

enum class Outcome : std::uint8_t { result, cancelled, error };

/// A message of the program: a key of the text catalogues and up to two whole numbers (durations in ns).
struct Print {
  std::uint16_t key = 0;
  std::int64_t a = 0;
  std::int64_t b = 0;
};

class Observer {
 public:
  virtual ~Observer() = default;

  // The loop.
  virtual void on_iteration(Time /*now*/) {}
  virtual void on_handle_run(HandleId) {}
  virtual void on_handle_done(HandleId) {}
  virtual void on_handle_skipped(HandleId) {}
  /// The clock moved inside a handle: synchronous work.
  virtual void on_block(Time /*now*/) {}
  /// An iteration found nothing ready and no timer, and the awaited task is not done.
  virtual void on_deadlock() {}

  // Handles and timers.
  /// Appended to the back of the ready queue.
  virtual void on_handle_scheduled(HandleId, const HandleInfo&) {}
  virtual void on_handle_cancelled(HandleId) {}
  /// Pushed on the heap; `serial` counts timers from 1 and breaks ties.
  virtual void on_timer_scheduled(HandleId, const HandleInfo&, Time /*deadline*/, std::uint32_t /*serial*/) {}
  /// Popped from the head of the heap and appended to the back of the ready queue.
  virtual void on_timer_due(HandleId) {}
  /// Cancelled, reached the head, popped.
  virtual void on_timer_purged(HandleId) {}
  /// All cancelled timers left the heap, which was made again (heapify of the others in array order).
  virtual void on_timers_rebuilt() {}

  // Tasks.
  virtual void on_task_created(TaskId, Name, TaskId /*parent, or none*/) {}
  virtual void on_task_renamed(TaskId, Name) {}
  /// One task of the group that `waiter` is about to wait for (gather, wait, ...); before on_task_waits.
  virtual void on_awaits_child(TaskId /*waiter*/, TaskId /*child*/) {}
  /// The task's step ended with the task suspended.
  virtual void on_task_waits(TaskId, const WaitOn&) {}
  /// cancel() of a task that is not done. What it does follows: the wake-up of the task, the same for the task that it
  /// waits for, or on_task_cancel_pending.
  virtual void on_task_cancel_requested(TaskId) {}
  /// There is nothing to wake it from: CancelledError will be thrown at its next step, which is or will be scheduled.
  virtual void on_task_cancel_pending(TaskId) {}
  virtual void on_task_finished(TaskId, Outcome) {}
  /// The last reference to a failed task went, and nobody had looked at its error.
  virtual void on_error_unseen(TaskId) {}
  /// A plain callback threw; the loop goes on.
  virtual void on_callback_raised(HandleId) {}

  // Primitives. A task that gets a free unit at once gives on_acquired only; one that queues gives on_queued,
  // then on_granted when a release hands it its turn (it runs later), then on_acquired when it runs, or
  // on_left when it was cancelled.
  // Those that nobody holds tell the same: what is acquired is the event that is set, the notification of a condition
  // (then the task goes on to its lock), the passage of a barrier, an item of a queue. set() releases the event, the last
  // task to come the barrier, put() an item. A putter that waited for room leaves the line before it puts; a getter that
  // comes too late for the item that it was woken for leaves it, too, and queues anew.
  /// `permits`: how many may hold it; the parties of a barrier; the maxsize of a queue, 0 without a limit; otherwise 0.
  virtual void on_resource_created(ResourceId, ResourceKind, Name, std::uint32_t /*permits*/) {}
  virtual void on_queued(ResourceId, TaskId) {}
  virtual void on_granted(ResourceId, TaskId) {}
  virtual void on_acquired(ResourceId, TaskId) {}
  virtual void on_left(ResourceId, TaskId) {}
  virtual void on_released(ResourceId, TaskId) {}

  // The program.
  virtual void on_print(TaskId, const Print&) {}
  /// The task is at this marked place of its program (a number of the listing's `@n` marks).
  virtual void on_line(TaskId, std::uint16_t /*place*/) {}
};

}  // namespace comptoir::loop
