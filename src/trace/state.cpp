#include "trace/state.hpp"

#include <cassert>

namespace comptoir::trace {

using loop::number;

std::uint32_t State::Resource::free() const {
  const auto taken = static_cast<std::uint32_t>(holders.size()) + granted;
  const std::uint32_t all = permits + extra;
  return all > taken ? all - taken : 0;
}

void State::advance(Offset to) {
  if (to <= read_) return;
  read_events(recording_.events_, read_, to, implied_, *this);
  read_ = to;
}

bool State::advance_over_skipped() {
  const Offset size = recording_.events_.size();
  Offset next = read_;
  if (next < size && op_of(*recording_.events_.at(next)) == Op::next_chunk)
    next += static_cast<Offset>(recording_.events_.run(next, size).size());
  if (next >= size || op_of(*recording_.events_.at(next)) != Op::skipped) return false;
  advance(next + 1);
  return true;
}

std::uint32_t State::stepped_task(std::uint32_t handle) const {
  if (handle == 0) return 0;
  const std::uint32_t word = *recording_.events_.at(recording_.handles_[handle - 1]);
  return steps_task(handle_kind_of(word)) ? id_of(word) : 0;
}

State::Task& State::at_task(loop::TaskId id) {
  if (number(id) >= tasks_.size()) tasks_.resize(number(id) + 1 + tasks_.size() / 2);
  return tasks_[number(id)];
}

State::Resource& State::at_resource(loop::ResourceId id) {
  if (number(id) >= resources_.size()) resources_.resize(number(id) + 1 + resources_.size() / 2);
  return resources_[number(id)];
}

// Where a task is.

void State::enter(std::uint32_t id, Task& task, Group group) {
  task.group = group;
  if (group == Group::sleeping) ++sleeping_;
  else if (group == Group::in_line) ++in_line_;
  else if (group == Group::others) others_.insert(id);
}

void State::leave(std::uint32_t id, Task& task) {
  if (task.group == Group::sleeping) --sleeping_;
  else if (task.group == Group::in_line) --in_line_;
  else if (task.group == Group::others) others_.erase(id);
  task.group = Group::none;
}

void State::on_task_created(loop::TaskId id, loop::Name, loop::TaskId) {
  Task& task = at_task(id);
  task = Task{};
  task.changed = offset_;
  living_.insert(number(id));
  tasks_made_ = number(id);
}

void State::on_task_waits(loop::TaskId id, const loop::WaitOn& on) {
  Task& task = at_task(id);
  task.wait = task.changed = offset_;
  leave(number(id), task);
  task.status = task.woken ? Status::ready : Status::waiting;
  if (task.woken) return;
  enter(number(id), task,
        on.kind == loop::FutureKind::sleep               ? Group::sleeping
        : on.resource != loop::ResourceId::none          ? Group::in_line
                                                         : Group::others);
}

void State::on_task_cancel_requested(loop::TaskId id) { at_task(id).cancel_requested = true; }

void State::on_task_cancel_pending(loop::TaskId id) { at_task(id).cancel_pending = true; }

void State::on_task_finished(loop::TaskId id, loop::Outcome) {
  leave(number(id), at_task(id));
  living_.erase(number(id));
}

void State::on_line(loop::TaskId id, std::uint16_t place) { at_task(id).place = place; }

// Handles and timers.

void State::mark_cancelled(std::uint32_t handle) {
  const std::size_t word = handle / 64;
  if (word >= cancelled_.size()) cancelled_.resize(word + 1 + word / 2);
  cancelled_[word] |= std::uint64_t{1} << (handle % 64);
}

void State::on_handle_scheduled(loop::HandleId id, const loop::HandleInfo& info) {
  const bool steps = steps_task(info.kind);
  ready_.push_back({number(id), steps ? number(info.task) : 0});
  if (!steps) return;
  Task& task = at_task(info.task);
  task.woken = true;
  if (task.status == Status::fresh) return;
  leave(number(info.task), task);
  task.status = Status::ready;
  task.changed = offset_;
}

void State::on_timer_scheduled(loop::HandleId id, const loop::HandleInfo&, loop::Time deadline, std::uint32_t) {
  timers_.push({deadline, number(id)});
}

void State::on_timer_due(loop::HandleId id) {
  take_from_timers(number(id));
  ready_.push_back({number(id), 0});
}

void State::on_timer_purged(loop::HandleId id) { take_from_timers(number(id)); }

void State::take_from_timers([[maybe_unused]] std::uint32_t handle) {
  assert(!timers_.empty() && timers_.front().serial == handle);
  if (!timers_.empty()) timers_.pop();
}

void State::on_timers_rebuilt() {
  timers_.rebuild_without([this](std::uint32_t handle) { return is_cancelled(handle); });
}

State::Ready State::take_from_ready([[maybe_unused]] std::uint32_t handle) {
  assert(!ready_.empty() && ready_.front().handle == handle && "handles run in the order of the queue");
  const Ready taken = ready_.front();
  ready_.pop_front();
  return taken;
}

void State::on_handle_run(loop::HandleId id) {
  running_ = take_from_ready(number(id));
  if (running_.task == 0) return;
  Task& task = tasks_[running_.task];
  task.woken = false;
  task.cancel_requested = task.cancel_pending = false;
  task.status = Status::stepping;
  task.changed = offset_;
}

void State::on_handle_skipped(loop::HandleId id) { take_from_ready(number(id)); }

// Resources.

void State::note_busy(std::uint32_t id, const Resource& resource) {
  if (resource.holders.empty() && resource.waiters.empty() && resource.extra == 0) busy_.erase(id);
  else busy_.insert(id);
}

void State::on_resource_created(loop::ResourceId id, loop::ResourceKind kind, loop::Name, std::uint32_t permits) {
  Resource& resource = at_resource(id);
  resource.kind = kind;
  resource.permits = permits;
  resources_made_ = number(id);
  if (resources_made_ > resources_known_) resources_known_ = resources_made_;
}

void State::on_queued(loop::ResourceId id, loop::TaskId task) {
  Resource& resource = at_resource(id);
  resource.waiters.push_back({number(task), offset_, false});
  ++line_entries_;
  note_busy(number(id), resource);
}

void State::on_granted(loop::ResourceId id, loop::TaskId task) {
  Resource& resource = at_resource(id);
  const std::size_t i = resource.waiters.find([task](const Waiter& w) { return w.task == number(task) && !w.granted; });
  if (i == resource.waiters.size()) return;
  resource.waiters[i].granted = true;
  ++resource.granted;
}

bool State::leave_line(Resource& resource, std::uint32_t task) {
  const std::size_t i = resource.waiters.find([task](const Waiter& w) { return w.task == task; });
  if (i == resource.waiters.size()) return false;
  if (resource.waiters[i].granted) --resource.granted;
  resource.waiters.erase(i);
  --line_entries_;
  return true;
}

void State::on_acquired(loop::ResourceId id, loop::TaskId task) {
  Resource& resource = at_resource(id);
  leave_line(resource, number(task));
  if (resource.held_by_tasks()) {
    resource.holders.push_back({number(task), offset_});
    ++line_entries_;
  }
  note_busy(number(id), resource);
}

void State::on_left(loop::ResourceId id, loop::TaskId task) {
  Resource& resource = at_resource(id);
  leave_line(resource, number(task));
  note_busy(number(id), resource);
}

/// A unit may be released by a task that did not acquire it: then the unit held longest is the one given back, and when
/// none is held there is one more of them; also when no task releases it, but a callback.
void State::on_released(loop::ResourceId id, loop::TaskId task) {
  Resource& resource = at_resource(id);
  if (resource.held_by_tasks()) {
    std::size_t i = resource.holders.find([task](const Holder& h) { return h.task == number(task); });
    if (i == resource.holders.size()) i = 0;
    const bool added = task == loop::TaskId::none && resource.kind != loop::ResourceKind::lock;
    if (resource.holders.empty() || added) {
      ++resource.extra;
    } else {
      resource.holders.erase(i);
      --line_entries_;
    }
  }
  note_busy(number(id), resource);
}

}  // namespace comptoir::trace
