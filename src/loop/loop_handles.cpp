/// How a loop gives out handles and timers, and takes them back. The iteration that runs them is in loop.cpp.
#include <algorithm>

#include "loop/group_future.hpp"
#include "loop/loop.hpp"

namespace comptoir::loop {

/// A waiter that is released is told by its own name, all others by the child's.
HandleInfo Loop::info_of(const DoneCallback& node) {
  const FutureCore& about = node.kind == HandleKind::release ? *node.group : *node.future;
  const WaitOn on = about.wait_on();
  return {.kind = node.kind, .future = on.kind, .task = on.task, .text = on.text};
}

void Loop::tell_scheduled(const HandleInfo& info) {
  const HandleId id{last_handle_};
  ready_ids_.push(id);
  observer_->on_handle_scheduled(id, info);
}

void Loop::drop(DoneCallback& node) { let_go(node); }

Handle Loop::push_call(Call& call) {
  Handle handle(&call);
  call.add_ref();
  push_call_handle(call);
  return handle;
}

/// A done callback's future lives until it has been called: asyncio gives it as an argument.
void Loop::push_call_handle(Call& call) {
  if (closing_) [[unlikely]] return call.release();
  if (FutureCore* watched = call.node.future) watched->add_ref();
  call.id = new_handle();
  ready_.push(ReadyHandle(&call));
  if (observer_) tell_scheduled(call.info());
}

Handle Loop::push_timer_call(Call& call, Time when) {
  Handle handle(&call);
  if (closing_) [[unlikely]] return handle;
  call.add_ref();
  call.when = when;
  call.slot = push_timer(when, HandleKind::call, &call, call.info());
  call.id = slots_[call.slot].id;
  return handle;
}

/// Of a slot whose timer has left the heap, or is about to run. A cancelled plain call is let go with it.
void Loop::release_slot(std::uint32_t index) {
  TimerSlot& slot = slots_[index];
  if (slot.in_heap && slot.kind == HandleKind::call) {  // purged
    auto* call = static_cast<Call*>(slot.subject);
    call->slot = no_slot;
    call->release();
  }
  slot.in_heap = false;
  slot.next_free = std::exchange(first_free_slot_, index);
}

void Loop::cancel_timer(std::uint32_t index) {
  if (closing_) [[unlikely]] return;
  TimerSlot& slot = slots_[index];
  if (slot.cancelled) return;
  slot.cancelled = true;
  if (slot.in_heap) ++cancelled_timers_;
  if (observer_) observer_->on_handle_cancelled(slot.id);
}

void Loop::cancel_call(Call& call) {
  if (call.cancelled) return;
  call.cancelled = true;
  if (call.ran || call.id == HandleId::none) return;
  if (call.slot != no_slot) {
    cancel_timer(call.slot);
  } else if (observer_) {
    observer_->on_handle_cancelled(call.id);
  }
}

void Handle::cancel() const {
  if (Loop* loop = FramePool::of(call_)->owner()) loop->cancel_call(*call_);
}

// ---- time --------------------------------------------------------------------------------------------------------

std::optional<Time> Loop::next_time() const {
  if (in_iteration_ || !ready_.empty()) return now_;
  std::optional<Time> first;
  for (const TimerEntry& timer : timers_) {
    if (slots_[timer.slot].cancelled) continue;
    if (!first || timer.deadline < *first) first = timer.deadline;
    if (&timer == &timers_.front()) break;  // the head is the first unless it is cancelled
  }
  return first ? std::max(now_, *first) : first;
}

void Loop::wake_at(Time when) {
  const std::optional<Time> next_one = next_time();
  if (next_one) when = std::min(when, *next_one);
  now_ = std::max(now_, when);
}

}  // namespace comptoir::loop
