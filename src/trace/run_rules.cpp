#include "trace/run_rules.hpp"

#include "trace/events.hpp"

namespace comptoir::trace {

using Kind = ImportProblem::Kind;
using Refusal = RunRules::Refusal;

namespace {

std::string text(std::uint32_t n) { return std::to_string(n); }

}  // namespace

// What there is.

Refusal RunRules::known(std::uint32_t handle) const {
  if (handle == 0 || handle > handles()) return refuse(Kind::no_such_handle, About::handle, "1 … " + text(handles()));
  return {};
}

Refusal RunRules::alive(std::uint32_t task, About about) const {
  if (task == 0 || task > tasks()) return refuse(Kind::no_such_task, about, "1 … " + text(tasks()));
  if (task_of(task).over) return refuse(Kind::task_over, about);
  return {};
}

Refusal RunRules::living(std::uint32_t task) const { return alive(task, About::task); }

Refusal RunRules::exists(std::uint32_t task) const {
  if (task > tasks()) return refuse(Kind::no_such_task, About::task, "1 … " + text(tasks()));
  return {};
}

Refusal RunRules::failed(std::uint32_t task) const {
  if (auto refusal = exists(task)) return refusal;
  if (task == 0 || !task_of(task).failed) return refuse(Kind::not_failed, About::task);
  return {};
}

Refusal RunRules::both(std::uint32_t resource, std::uint32_t task) const {
  if (resource == 0 || resource > resources_) return refuse(Kind::no_such_resource, About::resource, "1 … " + text(resources_));
  return exists(task);
}

bool RunRules::runs(std::uint32_t task) const { return running_ != 0 && of(running_).steps == task; }

Refusal RunRules::nothing_runs() const {
  if (running_ != 0) return refuse(Kind::handle_runs, About::event, text(running_));
  return {};
}

// The loop.

Refusal RunRules::iteration(loop::Time time) {
  if (auto refusal = nothing_runs()) return refusal;
  if (time < now_) return refuse(Kind::time_back, About::time, std::to_string(now_.ns));
  now_ = time;
  begin();
  return {};
}

Refusal RunRules::block(loop::Time time) {
  if (running_ == 0) return refuse(Kind::no_handle_runs, About::event);
  if (time < now_) return refuse(Kind::time_back, About::time, std::to_string(now_.ns));
  now_ = time;
  return {};
}

void RunRules::timers_rebuilt() {
  heap_.rebuild_without([this](std::uint32_t handle) {
    Handle& timer = of(handle);
    if (timer.cancelled) timer.at = At::gone;
    return timer.cancelled;
  });
  begin();
}

Refusal RunRules::in_front(std::uint32_t handle, bool cancelled) const {
  if (auto refusal = known(handle)) return refusal;
  if (auto refusal = nothing_runs()) return refusal;
  if (ready_.empty() || ready_.front() != handle)
    return refuse(Kind::not_first, About::handle, ready_.empty() ? std::string() : text(ready_.front()));
  if (of(handle).cancelled != cancelled) return refuse(cancelled ? Kind::not_cancelled : Kind::cancelled, About::handle);
  return {};
}

Refusal RunRules::run(std::uint32_t handle) {
  if (auto refusal = in_front(handle, false)) return refusal;
  ready_.pop_front();
  Handle& one = of(handle);
  one.at = At::running;
  running_ = handle;
  if (one.steps != 0) {
    task_of(one.steps).ready = false;
    task_of(one.steps).stepping = true;
  }
  begin();
  return {};
}

Refusal RunRules::done(std::uint32_t handle) {
  if (auto refusal = known(handle)) return refusal;
  if (running_ == 0) return refuse(Kind::no_handle_runs, About::event);
  if (running_ != handle) return refuse(Kind::handle_runs, About::handle, text(running_));
  Handle& one = of(handle);
  one.at = At::gone;
  if (one.steps != 0) task_of(one.steps).stepping = false;
  running_ = 0;
  ++over_;
  return {};
}

Refusal RunRules::skipped(std::uint32_t handle) {
  if (auto refusal = in_front(handle, true)) return refusal;
  ready_.pop_front();
  of(handle).at = At::gone;
  if (of(handle).steps != 0) task_of(of(handle).steps).ready = false;
  begin();
  return {};
}

Refusal RunRules::callback_raised(std::uint32_t handle) const { return known(handle); }

// Handles and timers.

Refusal RunRules::handle_cancelled(std::uint32_t handle) {
  if (auto refusal = known(handle)) return refusal;
  Handle& one = of(handle);
  if (one.at != At::ready && one.at != At::heap) return refuse(Kind::not_pending, About::handle);
  if (one.cancelled) return refuse(Kind::cancelled, About::handle);
  one.cancelled = true;
  return {};
}

Refusal RunRules::on_top(std::uint32_t handle) const {
  if (auto refusal = known(handle)) return refusal;
  if (auto refusal = nothing_runs()) return refusal;
  if (heap_.empty() || heap_.front().serial != handle)
    return refuse(Kind::not_first, About::handle, heap_.empty() ? std::string() : text(heap_.front().serial));
  return {};
}

Refusal RunRules::timer_due(std::uint32_t handle) {
  if (auto refusal = on_top(handle)) return refusal;
  const loop::Time deadline = heap_.front().deadline;
  if (now_ < deadline) return refuse(Kind::not_due, About::handle, std::to_string(deadline.ns));
  heap_.pop();
  of(handle).at = At::ready;
  ready_.push_back(handle);
  return {};
}

Refusal RunRules::timer_purged(std::uint32_t handle) {
  if (auto refusal = on_top(handle)) return refusal;
  if (!of(handle).cancelled) return refuse(Kind::not_cancelled, About::handle);
  heap_.pop();
  of(handle).at = At::gone;
  begin();
  return {};
}

Refusal RunRules::schedule(std::uint32_t handle, loop::HandleKind kind, std::uint32_t task, At at) {
  if (handle != handles() + 1) return refuse(Kind::next_number, About::handle, text(handles() + 1));
  if (auto refusal = exists(task)) return refusal;
  const bool steps = steps_task(kind);
  if (steps) {
    if (auto refusal = living(task)) return refusal;
    Task& one = task_of(task);
    if (one.ready) return refuse(Kind::ready_twice, About::task);
    one.ready = one.begun = true;
  }
  handles_.push_back({steps ? task : 0, at, false});
  return {};
}

Refusal RunRules::scheduled(std::uint32_t handle, loop::HandleKind kind, std::uint32_t task) {
  if (auto refusal = schedule(handle, kind, task, At::ready)) return refusal;
  ready_.push_back(handle);
  return {};
}

Refusal RunRules::timer_scheduled(std::uint32_t handle, loop::HandleKind kind, std::uint32_t task, loop::Time deadline) {
  if (steps_task(kind)) return refuse(Kind::no_timer_kind, About::event);
  if (auto refusal = schedule(handle, kind, task, At::heap)) return refusal;
  heap_.push({deadline, handle});
  return {};
}

// Tasks.

Refusal RunRules::task_created(std::uint32_t task, std::uint32_t parent) {
  if (task != tasks() + 1) return refuse(Kind::next_number, About::task, text(tasks() + 1));
  if (parent > tasks()) return refuse(Kind::no_such_task, About::other, "0 … " + text(tasks()));
  tasks_.emplace_back();
  return {};
}

/// One group at a time is announced: by the task that runs.
Refusal RunRules::awaits_child(std::uint32_t waiter, std::uint32_t child) const {
  if (auto refusal = living(waiter)) return refusal;
  if (!runs(waiter)) return refuse(Kind::not_running, About::task);
  if (child == 0 || child > tasks()) return refuse(Kind::no_such_task, About::other, "1 … " + text(tasks()));
  return {};
}

/// A task that has not begun may wait or finish, too: an eager one, which runs within the step of the task that made it.
Refusal RunRules::waits(std::uint32_t task, std::uint32_t resource, std::uint32_t other) {
  if (auto refusal = living(task)) return refusal;
  if (resource > resources_) return refuse(Kind::no_such_resource, About::resource, "1 … " + text(resources_));
  if (other > tasks()) return refuse(Kind::no_such_task, About::other, "1 … " + text(tasks()));
  Task& one = task_of(task);
  if (!one.stepping && one.begun) return refuse(Kind::not_running, About::task);
  one.stepping = false;
  one.begun = true;
  return {};
}

Refusal RunRules::finished(std::uint32_t task, loop::Outcome outcome) {
  if (auto refusal = living(task)) return refusal;
  Task& one = task_of(task);
  // Document 004's loop ends a cancelled task where it skips its step.
  if (!one.stepping && one.begun && outcome != loop::Outcome::cancelled) return refuse(Kind::not_running, About::task);
  if (one.ready) return refuse(Kind::ready_twice, About::task);
  one = {.begun = true, .over = true, .failed = outcome == loop::Outcome::error};
  return {};
}

// Resources.

Refusal RunRules::resource_created(std::uint32_t resource) {
  if (resource != resources_ + 1) return refuse(Kind::next_number, About::resource, text(resources_ + 1));
  ++resources_;
  return {};
}

Refusal RunRules::queued(std::uint32_t resource, std::uint32_t task) {
  if (auto refusal = both(resource, task)) return refusal;
  if (auto refusal = living(task)) return refusal;
  if (task_of(task).line != 0) return refuse(Kind::in_line_twice, About::task, text(task_of(task).line));
  task_of(task).line = resource;
  return {};
}

Refusal RunRules::granted(std::uint32_t resource, std::uint32_t task) const {
  if (auto refusal = both(resource, task)) return refusal;
  if (task == 0 || task_of(task).line != resource) return refuse(Kind::not_in_line, About::task);
  return {};
}

Refusal RunRules::acquired(std::uint32_t resource, std::uint32_t task) {
  if (auto refusal = both(resource, task)) return refusal;
  if (auto refusal = living(task)) return refusal;
  if (task_of(task).line == resource) task_of(task).line = 0;
  return {};
}

Refusal RunRules::left(std::uint32_t resource, std::uint32_t task) {
  if (auto refusal = granted(resource, task)) return refusal;
  task_of(task).line = 0;
  return {};
}

Refusal RunRules::released(std::uint32_t resource, std::uint32_t task) const { return both(resource, task); }

}  // namespace comptoir::trace
