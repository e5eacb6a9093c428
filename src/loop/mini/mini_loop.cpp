#include "loop/mini/mini_loop.hpp"

#include "loop/errors.hpp"

namespace comptoir::mini {

void Task::run() {
  try {
    status_ = Status::RUNNING;
    if (next()) return;
    status_ = Status::FINISHED;
  } catch (...) {
    status_ = Status::ERROR;
    error_ = std::current_exception();
  }
  if (observer_) observer_->on_task_finished(id_, error_ ? loop::Outcome::error : loop::Outcome::result);
}

void Task::cancel() {
  if (is_done()) return;
  status_ = Status::CANCELLED;
  if (observer_) observer_->on_task_cancel_requested(id_);
}

loop::HandleId Loop::new_handle(const Task& task) {
  const loop::HandleId handle{++last_handle_};
  if (observer_) observer_->on_handle_scheduled(handle, {.kind = loop::HandleKind::step, .task = task.id()});
  return handle;
}

void Loop::append(std::shared_ptr<Task> task) {
  const loop::HandleId handle = new_handle(*task);
  queue_.push_back({std::move(task), handle});
}

void Loop::step() {
  if (queue_.empty()) throw loop::IndexError("pop from an empty deque");
  if (observer_) observer_->on_iteration({});
  const Entry first = std::move(queue_.front());
  queue_.pop_front();
  if (first.task->is_cancelled()) return drop(first);
  begin(*first.task, first.handle);
  if (!first.task->is_done()) append(first.task);
  else if (print_task_) print_task_(*this, *first.task);
  end(first.handle);
}

void Loop::run_by_hand(Task& task) {
  if (observer_) observer_->on_iteration({});
  const loop::HandleId handle = new_handle(task);
  begin(task, handle);
  if (print_task_) print_task_(*this, task);
  end(handle);
}

void Loop::drop(const Entry& entry) {
  if (observer_) {
    observer_->on_handle_cancelled(entry.handle);
    observer_->on_handle_skipped(entry.handle);
    observer_->on_task_finished(entry.task->id(), loop::Outcome::cancelled);
  }
  if (print_task_) print_task_(*this, *entry.task);
}

void Loop::begin(Task& task, loop::HandleId handle) {
  if (observer_) observer_->on_handle_run(handle);
  current_ = stepped_ = task.id();
  task.run();
  current_ = loop::TaskId::none;
  if (!task.is_done()) stepped_ = loop::TaskId::none;
}

void Loop::end(loop::HandleId handle) {
  stepped_ = loop::TaskId::none;
  if (observer_) observer_->on_handle_done(handle);
}

void Loop::run_until_empty() {
  while (!queue_.empty()) step();
}

}  // namespace comptoir::mini
