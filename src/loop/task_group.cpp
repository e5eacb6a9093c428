#include "loop/task_group.hpp"

#include "loop/errors.hpp"
#include "loop/group_future.hpp"

namespace comptoir::loop {

/// Suspends the owner until the last task has ended: asyncio's _on_completed_fut. Gives the cancellation that came instead:
/// clang's exceptions for WebAssembly get a try in a loop of a coroutine wrong.
class TaskGroupCore::AllDone {
 public:
  explicit AllDone(TaskGroupCore& group) : group_(group) {}
  AllDone(const AllDone&) = delete;
  AllDone& operator=(const AllDone&) = delete;
  ~AllDone() { group_.all_done_ = nullptr; }

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> coroutine) {
    TaskCore& task = current();
    waiter_.task = &task;
    group_.all_done_ = &waiter_;
    if (Observer* observer = Loop::running().observer()) group_.tell_children(*observer, task.id);
    task.suspend(waiter_, coroutine);
  }
  std::exception_ptr await_resume() {
    try {
      waiter_.finish_wait();
    } catch (const CancelledError&) {
      return std::current_exception();
    }
    return nullptr;
  }

 private:
  TaskGroupCore& group_;
  Waiter waiter_{FutureKind::group};
};

TaskGroupCore::~TaskGroupCore() {
  while (first_) remove(*first_);
  delete spent_;
}

void TaskGroupCore::tell_children(Observer& observer, TaskId waiter) const {
  for (const Member* member = first_; member; member = member->after) observer.on_awaits_child(waiter, member->task.id());
}

std::string TaskGroupCore::repr() const {
  std::string text = "<TaskGroup";
  if (size_ > 0) text += " tasks=" + std::to_string(size_);
  if (!errors_.empty()) text += " errors=" + std::to_string(errors_.size());
  return text + (aborting_ ? " cancelling>" : " entered>");
}

void TaskGroupCore::check_open() const {
  if (exiting_ && size_ == 0) throw RuntimeError("TaskGroup " + repr() + " is finished");
  if (aborting_) throw RuntimeError("TaskGroup " + repr() + " is shutting down");
}

void TaskGroupCore::add(const TaskRef& task) {
  auto* member = new (FramePool::of(this)) Member;
  member->task = task;
  member->kind = HandleKind::group_cb;
  member->group = this;
  member->before = last_;
  (last_ ? last_->after : first_) = member;
  last_ = member;
  ++size_;
  task.core()->add_done_callback(*member);
}

void TaskGroupCore::remove(Member& member) {
  (member.before ? member.before->after : first_) = member.after;
  (member.after ? member.after->before : last_) = member.before;
  --size_;
  delete std::exchange(spent_, &member);
}

void TaskGroupCore::abort() {
  aborting_ = true;
  for (const Member* member = first_; member; member = member->after) {
    if (!member->task.done()) member->task.cancel();  // to cancel a failed one is to have seen its error
  }
}

void TaskGroupCore::on_child_done(DoneCallback& node) {
  auto& member = static_cast<Member&>(node);
  const TaskRef task = std::move(member.task);
  remove(member);
  if (all_done_ && size_ == 0) all_done_->set_result();
  if (task.cancelled()) return;
  const std::exception_ptr error = task.exception();
  if (!error) return;
  errors_.push_back(error);
  if (parent_.done()) {
    loop()->call_exception_handler({.message = "Task has errored out but its parent task is already completed",
                                    .exception = error,
                                    .task = task.id()});
    return;
  }
  if (aborting_ || parent_cancel_requested_) return;
  abort();
  // The owner's block is to end, too. Leaving it takes this request back.
  parent_cancel_requested_ = true;
  parent_.cancel();
}

Coro<> TaskGroupCore::leave(std::exception_ptr error) {
  exiting_ = true;
  const bool body_cancelled = holds<CancelledError>(error);
  std::exception_ptr cancelled = body_cancelled ? error : nullptr;
  if (parent_cancel_requested_ && parent_.uncancel() == 0) cancelled = nullptr;  // nobody else has asked
  if (error && !aborting_) abort();

  while (size_ > 0) {  // several times if the owner is cancelled several times
    const std::exception_ptr now = co_await AllDone(*this);
    if (now && !aborting_) {
      cancelled = now;
      abort();
    }
  }

  if (cancelled && errors_.empty()) std::rethrow_exception(cancelled);
  if (error && !body_cancelled) errors_.push_back(error);
  if (!errors_.empty()) throw ExceptionGroup("unhandled errors in a TaskGroup", std::exchange(errors_, {}));
}

void TaskGroup::check_open() const {
  if (!core_) throw RuntimeError("TaskGroup <TaskGroup> has not been entered");
  core().check_open();
}

Coro<> TaskGroup::aenter() {
  if (core_) throw RuntimeError("TaskGroup " + core().repr() + " has already been entered");
  core_ = FutureRef(Loop::running().make_future<TaskGroupCore>(current_task()));
  co_return;
}

Coro<bool> TaskGroup::aexit(std::exception_ptr error) {
  co_await core().leave(std::move(error));
  co_return false;
}

}  // namespace comptoir::loop
