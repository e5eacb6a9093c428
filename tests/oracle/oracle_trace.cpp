#include "tests/oracle/oracle_trace.hpp"

#include <algorithm>
#include <cassert>

namespace comptoir::loop {

void OracleTrace::emit(const std::string& event) {
  const Json entry = {number(now_), task_name(current_), event};
  if (tick_open_) {
    events_.push_back(entry);
  } else {
    ticks_.back()["ev"].push_back(entry);  // between two runs
  }
}

std::size_t OracleTrace::cancelled_timers() const {
  return static_cast<std::size_t>(
      std::count_if(heap_.begin(), heap_.end(), [&](const Timer& timer) { return handles_.at(timer.handle).cancelled; }));
}

OracleTrace::Json OracleTrace::trace() {
  if (tick_open_) close_tick();
  Json tasks = Json::array();
  Json final = Json::object();
  for (const auto& [id, task] : tasks_) {
    tasks.push_back({task.name, task.parent, number(task.created), task.tick});
    final[task.name] = {task.state + (task.cancel_pending ? "!" : ""), task.result};
  }
  return {{"ticks", ticks_}, {"tasks", tasks}, {"final", final}, {"t_end", number(now_)}, {"n_ticks", ticks_.size() - 1}};
}

// ---- labels, as the traces write them ------------------------------------------------------------------------------

OracleTrace::Json OracleTrace::number(Time time) { return static_cast<double>(time.ns) / 1e9; }

std::string OracleTrace::task_name(TaskId id) const { return id == TaskId::none ? "-" : tasks_.at(id).name; }

/// As vloop.py: what has no name gets one when a task first waits for it.
const std::string& OracleTrace::resource_name(ResourceId id) {
  auto& [name, kind] = resources_.at(id);
  if (name.empty()) {
    constexpr const char* classes[] = {"Lock",    "Semaphore", "BoundedSemaphore", "Event",        "Condition",
                                       "Barrier", "Queue",     "LifoQueue",        "PriorityQueue"};
    name = std::string(classes[static_cast<std::size_t>(kind)]) + "-" + std::to_string(++auto_names_[kind]);
  }
  return name;
}

std::string OracleTrace::future_label(FutureKind kind, TaskId owner, Name text, ResourceId resource) {
  const std::string at = owner == TaskId::none ? "" : "@" + task_name(owner);
  switch (kind) {
    case FutureKind::task: return task_name(owner);
    case FutureKind::sleep: return "sleep" + at;
    case FutureKind::lock: return "lock:" + resource_name(resource) + at;
    case FutureKind::semaphore: return "sem:" + resource_name(resource) + at;
    case FutureKind::event: return "event:" + resource_name(resource) + at;
    case FutureKind::condition: return "cond:" + resource_name(resource) + at;
    case FutureKind::queue_get: return "queue.get:" + resource_name(resource) + at;
    case FutureKind::queue_put: return "queue.put:" + resource_name(resource) + at;
    case FutureKind::gather: return "gather" + at;
    case FutureKind::wait: return "wait" + at;
    case FutureKind::wait_for: return "wait_for" + at;
    case FutureKind::cancel_and_wait: return "cancel_and_wait" + at;
    case FutureKind::shield: return "shield" + at;
    case FutureKind::group: return "group" + at;
    case FutureKind::stream_read: return "stream.read" + at;
    case FutureKind::stream_closed: return "stream.closed" + at;
    case FutureKind::drain: return "drain" + at;
    case FutureKind::executor: return "executor" + at;
    case FutureKind::connect: return "connect" + at;
    case FutureKind::serve_forever: return "serve_forever" + at;
    case FutureKind::plain: return text.empty() ? "future" + at : "future:" + text.str();
    case FutureKind::none:
    case FutureKind::barrier:
    case FutureKind::as_completed: break;
  }
  return "?";
}

namespace {

/// A future that only the waiting task has; the others say whose they are.
bool is_own(FutureKind kind) {
  switch (kind) {
    case FutureKind::task:
    case FutureKind::plain:
    case FutureKind::gather:
    case FutureKind::wait:
    case FutureKind::shield:
    case FutureKind::stream_closed:
    case FutureKind::executor: return false;
    default: return true;
  }
}

}  // namespace

std::string OracleTrace::handle_label(const HandleInfo& info) {
  const std::string future = future_label(info.future, info.task, info.text, ResourceId::none);
  switch (info.kind) {
    case HandleKind::step: return "step(" + task_name(info.task) + ")";
    case HandleKind::wake: return "wake(" + task_name(info.task) + ")";
    case HandleKind::set_result: return "set_result(" + future + ")";
    case HandleKind::gather_cb: return "gather_cb(" + future + ")";
    case HandleKind::wait_cb: return "wait_cb(" + future + ")";
    case HandleKind::group_cb: return "group_cb(" + future + ")";
    case HandleKind::as_completed_cb: return "as_completed_cb(" + future + ")";
    case HandleKind::as_completed_timeout: return "as_completed_timeout";
    case HandleKind::shield_inner: return "shield_inner(" + future + ")";
    case HandleKind::shield_outer: return "shield_outer(" + future + ")";
    case HandleKind::timeout: return "timeout(" + task_name(info.task) + ")";
    case HandleKind::release: return "release(" + future + ")";
    case HandleKind::stop_cb: return "stop_cb(" + future + ")";
    case HandleKind::call: return "call(" + info.text.str() + ")";
  }
  return "?";
}

void OracleTrace::note(const char* what, ResourceId resource, TaskId task) {
  resource_events.push_back(std::string(what) + " " + resources_.at(resource).first + " by " + task_name(task));
}

// ---- ticks -----------------------------------------------------------------------------------------------------------

void OracleTrace::before_first_iteration() {
  if (ticks_.empty()) close_tick();
}

void OracleTrace::open_tick() {
  tick_open_ = true;
  batch_counted_ = false;
  tick_time_ = now_;
}

void OracleTrace::on_iteration(Time now) {
  before_first_iteration();
  now_ = now;
  open_tick();
}

/// The tick ends with the last handle that was ready when the first one ran.
void OracleTrace::count_handle() {
  if (!std::exchange(batch_counted_, true)) left_in_batch_ = ready_.size();
  ready_.erase(ready_.begin());
  --left_in_batch_;
}

void OracleTrace::on_handle_run(HandleId id) {
  assert(ready_.front() == id);
  count_handle();
  const HandleRecord& handle = handles_.at(id);
  run_.push_back(handle.label);
  running_ = id;
  current_ = handle.stepped;
  if (current_ != TaskId::none) {
    tasks_.at(current_).state = "running";
    tasks_.at(current_).cancel_pending = false;
  }
}

void OracleTrace::on_handle_done(HandleId) {
  current_ = TaskId::none;
  running_ = HandleId::none;
  if (left_in_batch_ == 0) close_tick();
}

void OracleTrace::on_handle_skipped(HandleId id) {
  assert(ready_.front() == id && handles_.at(id).cancelled);
  (void)id;
  count_handle();
  if (left_in_batch_ == 0) close_tick();
}

void OracleTrace::on_deadlock() {
  before_first_iteration();
  open_tick();
  close_tick();
}

void OracleTrace::close_tick() {
  Json tick = {{"i", ticks_.size()}, {"t", number(tick_time_)}, {"run", run_}, {"ev", events_}};
  if (now_ != tick_time_) tick["t_end"] = number(now_);
  tick["ready"] = Json::array();
  for (HandleId id : ready_) tick["ready"].push_back((handles_.at(id).cancelled ? "~" : "") + handles_.at(id).label);
  tick["timers"] = Json::array();
  for (const Timer& timer : heap_) {
    Json entry = {number(timer.deadline), timer.serial, handles_.at(timer.handle).label};
    if (handles_.at(timer.handle).cancelled) entry.push_back("cancelled");
    tick["timers"].push_back(entry);
  }
  tick["tasks"] = Json::object();
  for (auto& [id, task] : tasks_) {
    const std::string state = task.state + (task.cancel_pending ? "!" : "");
    if (state != task.shown) tick["tasks"][task.name] = task.shown = state;
  }
  if (!log_.empty()) tick["log"] = log_;
  tick_closed(tick);
  ticks_.push_back(tick);
  run_ = events_ = log_ = Json::array();
  tick_open_ = false;
}

// ---- handles and timers ------------------------------------------------------------------------------------------------

void OracleTrace::add(HandleId id, const HandleInfo& info) {
  const bool steps = info.kind == HandleKind::step || info.kind == HandleKind::wake;
  handles_[id] = {handle_label(info), steps ? info.task : TaskId::none};
}

void OracleTrace::on_handle_scheduled(HandleId id, const HandleInfo& info) {
  add(id, info);
  ready_.push_back(id);
  if (handles_[id].stepped == TaskId::none) return;
  TaskRecord& task = tasks_.at(info.task);
  task.state = task.state.empty() ? "new" : "ready";
}

void OracleTrace::on_handle_cancelled(HandleId id) { handles_.at(id).cancelled = true; }

void OracleTrace::on_timer_scheduled(HandleId id, const HandleInfo& info, Time deadline, std::uint32_t serial) {
  add(id, info);
  heap_push(heap_, {deadline, serial, id});
}

void OracleTrace::on_timer_due(HandleId id) {
  [[maybe_unused]] const Timer timer = heap_pop(heap_);
  assert(timer.handle == id);
  ready_.push_back(id);
}

void OracleTrace::on_timer_purged(HandleId id) {
  before_first_iteration();
  [[maybe_unused]] const Timer timer = heap_pop(heap_);
  assert(timer.handle == id && handles_.at(id).cancelled);
  (void)id;
}

void OracleTrace::on_timers_rebuilt() {
  before_first_iteration();
  std::erase_if(heap_, [&](const Timer& timer) { return handles_.at(timer.handle).cancelled; });
  heapify(heap_);
}

// ---- tasks and resources -------------------------------------------------------------------------------------------------

void OracleTrace::on_task_created(TaskId id, Name name, TaskId parent) {
  // Made between two runs, it counts for the tick before.
  tasks_[id] = {name.str(), task_name(parent), "", "", {}, now_, ticks_.size() - (tick_open_ ? 0 : 1)};
}

void OracleTrace::on_task_waits(TaskId id, const WaitOn& on) {
  const std::string label = future_label(on.kind, is_own(on.kind) ? id : on.task, on.text, on.resource);
  tasks_.at(id).state = (on.kind == FutureKind::task ? "wait:task:" : "wait:") + label;
}

void OracleTrace::on_task_cancel_pending(TaskId id) { tasks_.at(id).cancel_pending = true; }

void OracleTrace::on_task_finished(TaskId id, Outcome outcome) {
  TaskRecord& task = tasks_.at(id);
  task.state = outcome == Outcome::result ? "done" : outcome == Outcome::cancelled ? "cancelled" : "error";
  if (describe_end && outcome != Outcome::cancelled) {
    End end = describe_end();
    if (outcome == Outcome::error) task.state += ":" + end.error_type;
    task.result = std::move(end.result);
  }
  task.cancel_pending = false;
}

void OracleTrace::log(Json record) {
  record["t"] = number(now_);
  if (tick_open_) {
    log_.push_back(std::move(record));
  } else {
    ticks_.back()["log"].push_back(std::move(record));  // between two runs
  }
}

void OracleTrace::on_resource_created(ResourceId id, ResourceKind kind, Name name, std::uint32_t) {
  resources_[id] = {name.str(), kind};
}

}  // namespace comptoir::loop
