#include "loop/future.hpp"

#include "loop/group_future.hpp"
#include "loop/loop.hpp"

namespace comptoir::loop {

bool Awaited::cancel(const char* message) {
  if (shared) return static_cast<FutureCore*>(this)->cancel(message);
  if (done()) return false;
  auto* waiter = static_cast<Waiter*>(this);
  state = FutureState::cancelled;
  if (message) waiter->task->error = std::make_exception_ptr(CancelledError(message));
  waiter->task->loop()->schedule(*waiter->task, HandleKind::wake);
  return true;
}

WaitOn Awaited::wait_on() const {
  if (shared) return static_cast<const FutureCore*>(this)->wait_on();
  return {.kind = kind, .resource = kind == FutureKind::sleep ? ResourceId::none : static_cast<const Waiter*>(this)->resource};
}

void FutureCore::report_unseen() {
  Loop* const owner = loop();
  if (owner == nullptr) return;
  const TaskId task = kind == FutureKind::task ? wait_on().task : TaskId::none;
  const char* message = kind == FutureKind::task     ? "Task exception was never retrieved"
                        : kind == FutureKind::gather ? "_GatheringFuture exception was never retrieved"
                                                     : "Future exception was never retrieved";
  Observer* const observer = owner->observer();
  if (observer && task != TaskId::none) observer->on_error_unseen(task);
  owner->call_exception_handler({.message = message, .exception = error, .task = task});
}

void FutureCore::drop_callbacks() {
  while (DoneCallback* node = callbacks_.first()) {
    callbacks_.remove(*node);
    let_go(*node);
  }
}

void FutureCore::schedule_callbacks() {
  Loop& owner = *loop();
  for (DoneCallback* node = callbacks_.take_all(); node;) {
    DoneCallback& due = *std::exchange(node, node->next);
    due.linked = false;
    owner.schedule(due);
  }
}

void FutureCore::add_done_callback(DoneCallback& node) {
  node.future = this;
  if (is_of_group(node.kind)) node.group->add_ref();
  if (done()) {
    loop()->schedule(node);
  } else {
    callbacks_.append(node);
  }
}

void FutureCore::remove_done_callback(DoneCallback& node) {
  if (!node.linked) return;
  callbacks_.remove(node);
  let_go(node);
}

bool FutureCore::cancel(const char* message) {
  unseen_ = false;
  if (done() || loop() == nullptr) return false;
  if (message) error = std::make_exception_ptr(CancelledError(message));
  finish(FutureState::cancelled);
  return true;
}

void FutureCore::check() {
  switch (state) {
    case FutureState::finished: return;
    case FutureState::pending: throw InvalidStateError("Result is not set.");
    case FutureState::cancelled: std::rethrow_exception(cancelled_error());
    case FutureState::error: unseen_ = false; std::rethrow_exception(error);
  }
}

void FutureCore::set_exception(std::exception_ptr reason) {
  if (done()) throw InvalidStateError("invalid state");
  error = std::move(reason);
  finish(FutureState::error);
}

std::exception_ptr FutureCore::exception() {
  if (state == FutureState::cancelled) std::rethrow_exception(cancelled_error());
  unseen_ = false;
  return state == FutureState::error ? error : nullptr;
}

bool FutureCore::has_own_message() const {
  return error && (kind != FutureKind::task || static_cast<const TaskCore*>(this)->must_cancel);
}

std::exception_ptr FutureCore::cancelled_error() {
  if (has_own_message()) return error;
  return error ? std::exchange(error, nullptr) : std::make_exception_ptr(CancelledError());
}

std::exception_ptr FutureCore::cancelled_value() const {
  return has_own_message() ? error : std::make_exception_ptr(CancelledError());
}

int FutureRef::remove_done_callback(const Handle& callback) const {
  DoneCallback& node = callback.call()->node;
  if (!node.linked || node.future != core_) return 0;
  core_->remove_done_callback(node);
  return 1;
}

void FutureWait::await_suspend(std::coroutine_handle<> coroutine) {
  TaskCore& task = current();
  if (wake_.future == &task) {  // it will be told at its next step
    wake_.task = &task;
    return task.yield(coroutine);
  }
  if (Observer* observer = Loop::running().observer()) {
    if (is_large_group(future())) {
      task.innermost = coroutine;
      const auto piece = [](void* self, std::size_t n) { return static_cast<FutureWait*>(self)->suspend_piece(n); };
      return Loop::running().suspend_in_pieces({piece, this});
    }
    future().tell_children(*observer, task.id);
  }
  suspend(task, coroutine);
}

bool FutureWait::suspend_piece(std::size_t n) {
  auto& group = static_cast<GroupFuture&>(future());
  TaskCore& task = current();
  if (n < group.pieces()) {
    group.tell_piece(*Loop::running().observer(), task.id, n);
    return true;
  }
  suspend(task, task.innermost);
  return false;
}

void FutureWait::suspend(TaskCore& task, std::coroutine_handle<> coroutine) {
  wake_.task = &task;
  future().add_done_callback(wake_);
  task.suspend(future(), coroutine);
}

void FutureWait::await_resume() {
  if (wake_.task) {
    if (wake_.task->throw_cancelled && future().done()) [[unlikely]] {
      future().mark_seen();  // its result is looked at all the same
      const bool throws_its_own = future().state == FutureState::cancelled || holds<CancelledError>(future().error);
      if (throws_its_own) wake_.task->forget_cancellation();
    }
    wake_.task->throw_if_cancelled();
    if (wake_.future == wake_.task) {
      throw RuntimeError("Task cannot await on itself: <Task pending name='" + wake_.task->name().str() + "'>");
    }
  }
  future().check();
}

}  // namespace comptoir::loop
