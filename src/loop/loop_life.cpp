/// A loop's beginning and end, and what it knows of its tasks, resources and groups. The iteration is in loop.cpp.
#include <algorithm>

#include "loop/group_future.hpp"
#include "loop/loop.hpp"

namespace comptoir::loop {

// ---- the loop's beginning and end -----------------------------------------------------------------------------------

Loop::Loop(Observer* observer) : observer_(observer) { pool = FramePool::create(*this); }

Loop::~Loop() {
  RunningScope scope(*this);
  observer_ = nullptr;
  closing_ = true;
  if (stop_callback_.linked) main_.core()->remove_done_callback(stop_callback_);
  while (!ready_.empty()) {
    if (ready_.batch_over()) ready_.start_batch();
    for (const ReadyHandle handle : ready_.take(SIZE_MAX)) drop(handle);
  }
  for (const TimerEntry& timer : timers_) {
    const TimerSlot& slot = slots_[timer.slot];
    if (slot.kind == HandleKind::call) static_cast<Call*>(slot.subject)->release();
  }
  timers_.clear();
  std::ranges::sort(tasks_, {}, [](const TaskCore* task) { return task->id; });
  while (!tasks_.empty()) {
    TaskCore* const task = tasks_.back();
    tasks_.pop_back();
    if (task->log_destroy_pending) {
      call_exception_handler({.message = "Task was destroyed but it is pending!", .task = task->id});
    }
    task->awaiting = nullptr;
    outermost(task->innermost).destroy();
    task->abandon();
    task->release();
  }
  while (first_group_) first_group_->abandon();
  main_ = {};
  while (!kept_.empty()) kept_.pop_back();
  pool->orphan();
}

void Loop::no_running_loop() { throw RuntimeError("no running event loop"); }

void Loop::block(Duration work) {
  now_ = now_ + work;
  if (observer_) observer_->on_block(now_);
}

// ---- what it knows --------------------------------------------------------------------------------------------------

std::vector<TaskRef> Loop::all_tasks() const {
  std::vector<TaskRef> tasks;
  for (TaskCore* task : tasks_) tasks.emplace_back(task);
  std::ranges::sort(tasks, {}, &TaskRef::id);
  return tasks;
}

void Loop::call_exception_handler(const ExceptionContext& context) {
  if (exception_handler_) {
    exception_handler_(context);
  } else {
    reports_.push_back(context);
  }
}

// ---- resources, groups, the program ---------------------------------------------------------------------------------

ResourceId Loop::new_resource(ResourceKind kind, Name name, std::uint32_t permits) {
  const ResourceId id{++last_resource_};
  if (observer_) observer_->on_resource_created(id, kind, name, permits);
  return id;
}

void Loop::enter_group(GroupFuture& group) {
  group.before = nullptr;
  group.after = first_group_;
  if (first_group_) first_group_->before = &group;
  first_group_ = &group;
}

void Loop::leave_group(GroupFuture& group) {
  (group.before ? group.before->after : first_group_) = group.after;
  if (group.after) group.after->before = group.before;
}

void print(const Print& message) {
  Loop& loop = Loop::running();
  if (Observer* observer = loop.observer()) observer->on_print(loop.current_id(), message);
}

void line(std::uint16_t place) {
  Loop& loop = Loop::running();
  if (Observer* observer = loop.observer()) observer->on_line(loop.current_id(), place);
}

}  // namespace comptoir::loop
