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

void Loop::append(std::shared_ptr<Task> task) {
  const loop::HandleId handle{++last_handle_};
  if (observer_) observer_->on_handle_scheduled(handle, {.kind = loop::HandleKind::step, .task = task->id()});
  queue_.push_back({std::move(task), handle});
}

void Loop::step() {
  if (queue_.empty()) throw loop::IndexError("pop from an empty deque");
  if (observer_) observer_->on_iteration({});
  const Entry first = std::move(queue_.front());
  queue_.pop_front();
  if (first.task->is_cancelled()) {
    if (observer_) {
      observer_->on_handle_cancelled(first.handle);
      observer_->on_handle_skipped(first.handle);
      observer_->on_task_finished(first.task->id(), loop::Outcome::cancelled);
    }
    return;
  }
  if (observer_) observer_->on_handle_run(first.handle);
  current_ = first.task->id();
  first.task->run();
  current_ = loop::TaskId::none;
  if (!first.task->is_done()) append(first.task);
  if (observer_) observer_->on_handle_done(first.handle);
}

void Loop::run_until_empty() {
  while (!queue_.empty()) step();
}

}  // namespace comptoir::mini
