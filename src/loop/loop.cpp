#include "loop/loop.hpp"

#include <algorithm>
#include <cassert>

#include "loop/group_future.hpp"

namespace comptoir::loop {
namespace {

// asyncio's _MIN_SCHEDULED_TIMER_HANDLES and _MIN_CANCELLED_TIMER_HANDLES_FRACTION (one half).
constexpr std::size_t min_timers_to_rebuild = 100;

}  // namespace

// ---- an iteration ---------------------------------------------------------------------------------------------------

void Loop::run_once() {
  RunningScope scope(*this);
  pieces_left_ = never;
  if (paused_) go_on_paused();
  else if (!in_iteration_ && !begin_iteration()) throw Deadlock();
  run_batch(SIZE_MAX);
}

/// Everything up to the first handle: asyncio's _run_once before its last loop. False in a deadlock.
bool Loop::begin_iteration() {
  if (moving_timers_) return move_due_timers(), true;
  if (cancelled_timers_ > 0) clean_timers();
  if (ready_.empty() && !stopping_) {
    if (timers_.empty()) {
      deadlocked_ = true;
      if (observer_) observer_->on_deadlock();
      return false;
    }
    now_ = std::max(now_, timers_.front().deadline);  // virtual time: nothing to wait for
  }
  deadlocked_ = false;
  if (observer_) observer_->on_iteration(now_);
  move_due_timers();
  return true;
}

/// Cancelled timers go when they reach the head, or all at once when they are too many.
void Loop::clean_timers() {
  if (timers_.size() > min_timers_to_rebuild && cancelled_timers_ * 2 > timers_.size()) {
    std::erase_if(timers_, [this](const TimerEntry& timer) {
      if (!slots_[timer.slot].cancelled) return false;
      release_slot(timer.slot);
      return true;
    });
    heapify(timers_);
    cancelled_timers_ = 0;
    if (observer_) observer_->on_timers_rebuilt();
    return;
  }
  while (!timers_.empty() && slots_[timers_.front().slot].cancelled) {
    const TimerEntry timer = heap_pop(timers_);
    --cancelled_timers_;
    if (observer_) observer_->on_timer_purged(slots_[timer.slot].id);
    release_slot(timer.slot);
  }
}

/// Behind what is ready, in heap order. A cancelled timer goes along and is skipped when its turn comes. What is ready then
/// is the iteration's batch.
void Loop::move_due_timers() {
  moving_timers_ = true;
  bool any = false;
  for (; !timers_.empty() && timers_.front().deadline <= now_; any = true) {
    const std::uint32_t index = heap_pop(timers_).slot;
    TimerSlot& slot = slots_[index];
    slot.in_heap = false;
    ready_.push(ReadyHandle(index));
    if (!observer_) continue;
    ready_ids_.push(slot.id);
    observer_->on_timer_due(slot.id);
    if (pause_is_due()) return;
  }
  if (any) look_ahead();
  moving_timers_ = false;
  ready_.start_batch();
  in_iteration_ = true;
}

/// Who has slept for long is in no cache any more. So the slots of the timers that may be the next but one are asked for
/// now, and the waiter of the next one, whose slot was asked for one timer ago.
inline void Loop::look_ahead() const {
  if (timers_.size() < 3) return;
  __builtin_prefetch(&slots_[timers_[1].slot]);
  __builtin_prefetch(&slots_[timers_[2].slot]);
  __builtin_prefetch(slots_[timers_[0].slot].subject);
}

/// The handles that were ready when the iteration began, at most `budget` of them; gives how many.
inline std::size_t Loop::run_batch(std::size_t budget) {
  std::size_t count = 0;
  if (observer_) {
    for (; count < budget && !paused_ && !ready_.batch_over(); ++count) run_observed(ready_.take(1).front());
  } else {
    const std::span<const ReadyHandle> handles = ready_.take(budget);
    for (const ReadyHandle handle : handles) run(handle);
    count = handles.size();
  }
  current = nullptr;
  in_iteration_ = !ready_.batch_over();
  return count;
}

[[gnu::always_inline]] inline void Loop::run(ReadyHandle handle) {
  if (handle.is_step()) [[likely]] return step(handle.task());
  switch (handle.sort()) {
    case ReadyHandle::step: return;
    case ReadyHandle::done_callback: return run_done_callback(handle.node());
    case ReadyHandle::call: return run_ready_call(handle.callback());
    case ReadyHandle::timer: return run_timer(handle.slot());
  }
}

[[gnu::noinline]] void Loop::run_observed(ReadyHandle handle) {
  const HandleId id = ready_ids_.front();
  ready_ids_.pop();
  if (cancelled(handle)) {
    observer_->on_handle_skipped(id);
    run(handle);  // which does no more than let go of it
  } else {
    observer_->on_handle_run(id);
    run(handle);
    end_observed(id);
  }
}

void Loop::end_observed(HandleId id) {
  if (paused_) [[unlikely]] paused_handle_ = id;
  else observer_->on_handle_done(id);
}

/// The rest of a step that has paused, or some more of it.
void Loop::go_on_paused() {
  TaskCore& task = *std::exchange(paused_, nullptr);
  current = &task;
  if (const Suspending work = std::exchange(paused_work_, {}); work.piece) {
    suspend_in_pieces(work, next_piece_);
    end_step(task, task.innermost);
  } else {
    go_on(task);
  }
  current = nullptr;
  end_observed(paused_handle_);
}

/// Runs the task until it has to wait or ends. Coroutines that await one another hand over through `next`, so that the
/// stack stays flat.
inline void Loop::step(TaskCore& task) {
  assert(!task.done());
  current = &task;
  task.awaiting = nullptr;
  if (task.must_cancel) [[unlikely]] {
    if (!task.started) return cancel_unstarted(task);
    task.must_cancel = false;
    task.throw_cancelled = true;
  }
  task.started = true;
  go_on(task);
}

[[gnu::always_inline]] inline void Loop::go_on(TaskCore& task) {
  std::coroutine_handle<> coroutine = task.innermost;
  coroutine.resume();
  while (next) {
    coroutine = std::exchange(next, nullptr);
    coroutine.resume();
  }
  end_step(task, coroutine);
}

[[gnu::always_inline]] inline void Loop::end_step(TaskCore& task, std::coroutine_handle<> coroutine) {
  if (task.awaiting == &task) {  // a bare yield
    task.awaiting = nullptr;
    schedule(task, HandleKind::step);
    if (observer_ && task.must_cancel) [[unlikely]] observer_->on_task_cancel_pending(task.id);
  } else if (task.awaiting) {
    task.waits_since = now_;
    if (observer_) [[unlikely]] observer_->on_task_waits(task.id, task.awaiting->wait_on());
    if (task.must_cancel) [[unlikely]] cancel_what_it_awaits(task);
  } else if (coroutine.done()) [[likely]] {
    finish(task, coroutine);
  } else if (!paused_) {
    refuse_foreign_await(task, coroutine);
  }
}

void Loop::suspend_in_pieces(Suspending work, std::size_t piece) {
  while (work.piece(work.awaiter, piece++)) {
    if (!pause_is_due()) continue;
    paused_ = current;
    paused_work_ = work;
    next_piece_ = piece;
    return;
  }
}

/// It suspended in an awaitable that does not tell the loop what it waits for: nothing would ever wake it. asyncio differs: it
/// throws into the coroutine at the next step, but here that awaitable would have to help; so the coroutine is closed.
void Loop::refuse_foreign_await(TaskCore& task, std::coroutine_handle<> innermost) {
  task.error = std::make_exception_ptr(RuntimeError("Task got bad yield: an awaitable that is not the loop's"));
  finish(task, outermost(innermost));
}

/// The body never runs.
void Loop::cancel_unstarted(TaskCore& task) {
  task.must_cancel = false;
  if (!task.error) task.error = std::make_exception_ptr(CancelledError());
  finish(task, task.innermost);
}

/// The cancellation was asked for during the step that ends here.
void Loop::cancel_what_it_awaits(TaskCore& task) {
  if (task.awaiting->cancel(task.pending_message())) {
    task.must_cancel = false;
    if (task.awaiting->shared) task.error = nullptr;  // the message went with it
  } else if (observer_) {
    observer_->on_task_cancel_pending(task.id);
  }
}

/// The frame goes first, as Python's does, then the done callbacks are scheduled.
void Loop::finish(TaskCore& task, std::coroutine_handle<> frame) {
  __builtin_prefetch(task.callbacks().first());
  frame.destroy();
  const FutureState outcome = task.outcome();
  leave(task);
  if (observer_) [[unlikely]] {
    observer_->on_task_finished(task.id, outcome == FutureState::finished    ? Outcome::result
                                         : outcome == FutureState::cancelled ? Outcome::cancelled
                                                                             : Outcome::error);
  }
  task.finish(outcome);
  current = nullptr;  // its last reference may go now
  task.release();
}

// ---- callbacks ------------------------------------------------------------------------------------------------------

/// A child of a group is done; or the run's main future.
void Loop::run_done_callback(DoneCallback& node) {
  current = nullptr;
  if (node.kind != HandleKind::stop_cb) [[likely]] {
    node.group->on_child_done(node);
    let_go_of_group(node);  // what goes with it may have an error that nobody looked at: still a part of this handle
  } else {
    node.future->mark_seen();  // whoever runs the loop has it
    stopping_ = true;
  }
}

void Loop::run_ready_call(Call& call) {
  current = nullptr;
  if (!call.cancelled) [[likely]] run_call(call);
  drop(call);
}

void Loop::run_timer(std::uint32_t index) {
  current = nullptr;
  const TimerSlot slot = slots_[index];
  release_slot(index);
  if (slot.kind == HandleKind::call) {
    auto* call = static_cast<Call*>(slot.subject);
    call->slot = no_slot;
    if (!slot.cancelled) [[likely]] run_call(*call);
    call->release();
  } else if (slot.cancelled) [[unlikely]] {
    return;
  } else if (slot.kind == HandleKind::set_result) {
    auto* waiter = static_cast<Waiter*>(slot.subject);
    waiter->fired = true;
    if (waiter->state == FutureState::error) [[unlikely]] return refuse_second_result(slot.id);
    waiter->set_result(*this);
  } else {
    static_cast<FutureCore*>(slot.subject)->on_timer();
  }
}

void Loop::run_call(Call& call) {
  call.ran = true;
  try {
    call.run();
  } catch (...) {
    if (observer_) observer_->on_callback_raised(call.id);
    call_exception_handler({.message = "Exception in callback", .exception = std::current_exception(), .handle = call.id});
  }
}

/// The sleep has failed meanwhile, and its task has not run yet: asyncio's _set_result_unless_cancelled raises.
void Loop::refuse_second_result(HandleId handle) {
  if (observer_) observer_->on_callback_raised(handle);
  call_exception_handler({.message = "Exception in callback",
                          .exception = std::make_exception_ptr(InvalidStateError("invalid state")), .handle = handle});
}

bool Loop::cancelled(ReadyHandle handle) const {
  switch (handle.sort()) {
    case ReadyHandle::call: return handle.callback().cancelled;
    case ReadyHandle::timer: return slots_[handle.slot()].cancelled;
    default: return false;
  }
}

void Loop::drop(Call& call) {
  if (FutureCore* watched = call.node.future) watched->release();
  call.release();
}

/// The loop goes before the handle has run.
void Loop::drop(ReadyHandle handle) {
  switch (handle.sort()) {
    case ReadyHandle::step: return;
    case ReadyHandle::done_callback: return let_go(handle.node());
    case ReadyHandle::call: return drop(handle.callback());
    case ReadyHandle::timer:
      const TimerSlot& slot = slots_[handle.slot()];
      if (slot.kind == HandleKind::call) static_cast<Call*>(slot.subject)->release();
  }
}

// ---- runs -----------------------------------------------------------------------------------------------------------

bool Loop::run_handles(std::size_t budget) {
  RunningScope scope(*this);
  pieces_left_ = pieces_;
  for (;;) {
    if (paused_) {
      go_on_paused();
      if (paused_) return true;
      --budget;
    } else if (!in_iteration_) {
      if (!begin_iteration()) return false;
      if (moving_timers_) return true;
    }
    budget -= run_batch(budget);
    if (paused_ || in_iteration_) return true;
    if (stopping_) {
      stopping_ = false;
      return false;
    }
    if (budget == 0) return true;  // the next iteration may move the clock: whoever asked for so few may wake it before
  }
}

void Loop::run_forever() {
  while (run_handles(SIZE_MAX)) {
  }
  if (deadlocked_) throw Deadlock();
}

void Loop::begin(const FutureRef& main) {
  if (stop_callback_.linked) main_.core()->remove_done_callback(stop_callback_);
  main_ = main;
  stop_callback_.kind = HandleKind::stop_cb;
  main.core()->add_done_callback(stop_callback_);
}

void Loop::run_to_end(const FutureRef& main) {
  if (RunningLoop::instance) throw RuntimeError("This event loop is already running");
  begin(main);
  run_forever();
  main_ = {};
  if (!main.done()) throw RuntimeError("Event loop stopped before Future completed.");
}

}  // namespace comptoir::loop
