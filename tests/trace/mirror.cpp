#include "mirror.hpp"

#include <algorithm>
#include <charconv>
#include <concepts>
#include <string_view>

namespace comptoir::trace::testing {

using loop::number;

namespace {

/// A stream that is quick: there is one text for every handle.
class Text {
 public:
  Text& operator<<(std::string_view text) {
    text_ += text;
    return *this;
  }
  Text& operator<<(char c) {
    text_ += c;
    return *this;
  }
  template <std::integral Number>
  Text& operator<<(Number n) {
    char digits[24];
    text_.append(digits, std::to_chars(digits, digits + sizeof digits, static_cast<std::int64_t>(n)).ptr);
    return *this;
  }
  std::string str() { return std::move(text_); }

 private:
  std::string text_;
};

std::string handle_text(loop::HandleId id, const loop::HandleInfo& info, bool cancelled) {
  Text out;
  out << (cancelled ? "~" : "") << number(id) << ':' << int(info.kind) << '/' << int(info.future) << '/'
      << number(info.task) << '/' << info.text.str();
  return out.str();
}

std::string wait_text(const loop::WaitOn& wait) {
  Text out;
  out << int(wait.kind) << '/' << number(wait.resource) << '/' << number(wait.task);
  return out.str();
}

const char* word(TaskState state) {
  constexpr const char* words[] = {"absent", "fresh", "ready", "running", "waiting", "done", "cancelled", "failed"};
  return words[static_cast<int>(state)];
}

}  // namespace

std::string describe(const Cursor& c) {
  Text out;
  out << "t=" << c.time().ns << " running=";
  if (const auto running = c.running()) out << handle_text(running->id, running->info, false);
  out << "\nready";
  for (const HandleView h : c.ready()) out << ' ' << handle_text(h.id, h.info, h.cancelled);
  out << "\ntimers";
  for (const TimerView t : c.timers())
    out << ' ' << handle_text(t.id, t.info, t.cancelled) << '@' << t.deadline.ns << '#' << t.serial;
  const Counts counts = c.counts();
  out << "\ncounts " << counts.created << ' ' << counts.finished << ' ' << counts.running << ' ' << counts.suspended << ' '
      << counts.ready << ' ' << counts.timers;
  for (std::uint32_t id = 1; id <= counts.created; ++id) {
    const TaskView t = c.task(loop::TaskId{id});
    out << "\ntask " << id << ' ' << word(t.state) << " since " << t.since.ns;
    if (t.state >= TaskState::done) continue;
    out << " wait " << wait_text(t.wait) << (t.cancel_requested ? " requested" : "") << (t.cancel_pending ? " pending" : "")
        << " @" << t.place << " children";
    for (const loop::TaskId child : t.children) out << ' ' << number(child);
  }
  for (std::uint32_t id = 1; id <= c.resource_count(); ++id) {
    const ResourceView r = c.resource(loop::ResourceId{id});
    out << "\nresource " << id << " free " << r.free << " holders";
    for (const HolderView h : r.holders) out << ' ' << number(h.task) << '@' << h.since.ns;
    out << " waiters";
    for (const WaiterView w : r.waiters) out << ' ' << number(w.task) << '@' << w.since.ns << (w.granted ? "!" : "");
  }
  out << "\nsleeping";
  for (const SleeperView s : c.sleeping()) out << ' ' << number(s.task) << '@' << s.deadline.ns << (s.due ? "!" : "");
  out << " of " << c.sleeping_count() << "\nothers";
  for (const loop::TaskId id : c.waiting_for_others()) out << ' ' << number(id);
  out << " of " << c.waiting_for_others_count() << '\n';
  return out.str();
}

/// The running task is shown as running, and nowhere else; all that it did in its step is done.
std::string Mirror::describe() const {
  const loop::TaskId running = running_ != loop::HandleId::none && steps(running_) ? handles_.at(running_).info.task : loop::TaskId::none;
  Text out;
  out << "t=" << now_.ns << " running=";
  if (running_ != loop::HandleId::none) out << handle_text(running_, handles_.at(running_).info, false);
  out << "\nready";
  for (const auto id : ready_) out << ' ' << handle_text(id, handles_.at(id).info, handles_.at(id).cancelled);
  out << "\ntimers";
  for (const auto& entry : heap_) {
    const auto& h = handles_.at(loop::HandleId{entry.slot});
    out << ' ' << handle_text(loop::HandleId{entry.slot}, h.info, h.cancelled) << '@' << h.deadline.ns << '#' << h.serial;
  }
  std::uint32_t finished = 0, suspended = 0, sleeping = 0, others = 0;
  std::string others_text;
  for (const auto& [id, task] : tasks_) {
    if (id == running) continue;
    if (task.state >= TaskState::done) ++finished;
    if (task.state != TaskState::waiting) continue;
    ++suspended;
    if (task.wait.kind == loop::FutureKind::sleep) {
      ++sleeping;
    } else if (task.wait.resource == loop::ResourceId::none) {
      ++others;
      others_text += ' ' + std::to_string(number(id));
    }
  }
  out << "\ncounts " << tasks_.size() << ' ' << finished << ' ' << (running != loop::TaskId::none) << ' ' << suspended << ' '
      << ready_.size() << ' ' << heap_.size();
  for (const auto& [id, task] : tasks_) {
    const bool runs = id == running;
    out << "\ntask " << number(id) << ' ' << (runs ? "running" : word(task.state)) << " since " << (runs ? started_ : task.since).ns;
    if (task.state >= TaskState::done && !runs) continue;
    out << " wait " << wait_text(task.wait) << (task.requested ? " requested" : "") << (task.pending ? " pending" : "") << " @"
        << task.place << " children";
    if (task.state == TaskState::waiting && !runs)
      for (const auto child : task.children) out << ' ' << number(child);
  }
  for (const auto& [id, r] : resources_) {
    const auto granted = static_cast<std::uint32_t>(std::ranges::count(r.waiters, true, &Waiter::granted));
    const auto taken = static_cast<std::uint32_t>(r.holders.size()) + granted;
    out << "\nresource " << number(id) << " free " << (r.permits > taken ? r.permits - taken : 0) << " holders";
    for (const auto& h : r.holders) out << ' ' << number(h.task) << '@' << h.since.ns;
    out << " waiters";
    for (const auto& w : r.waiters)
      if (w.task != running) out << ' ' << number(w.task) << '@' << w.since.ns << (w.granted ? "!" : "");
  }
  out << "\nsleeping";
  const auto sleeps = [&](loop::HandleId id) {
    const Handle& h = handles_.at(id);
    if (h.info.kind != loop::HandleKind::set_result || h.cancelled || h.info.task == running) return false;
    const Task& task = tasks_.at(h.info.task);
    return task.state == TaskState::waiting && task.wait.kind == loop::FutureKind::sleep;
  };
  for (const auto id : ready_)
    if (sleeps(id)) out << ' ' << number(handles_.at(id).info.task) << '@' << handles_.at(id).deadline.ns << '!';
  auto sorted = heap_;
  std::ranges::sort(sorted, [](const auto& a, const auto& b) { return loop::fires_before(a, b); });
  for (const auto& entry : sorted) {
    const loop::HandleId id{entry.slot};
    if (sleeps(id)) out << ' ' << number(handles_.at(id).info.task) << '@' << entry.deadline.ns;
  }
  out << " of " << sleeping << "\nothers" << others_text << " of " << others << '\n';
  return out.str();
}

bool Mirror::steps(loop::HandleId id) const {
  const loop::HandleKind kind = handles_.at(id).info.kind;
  return kind == loop::HandleKind::step || kind == loop::HandleKind::wake;
}

void Mirror::on_iteration(loop::Time now) {
  settle();
  recorder_.on_iteration(now);
  if (states_.empty()) states_.push_back(describe());
  if (released_.empty()) released_.push_back(states_.front());
  now_ = now;
}
void Mirror::on_block(loop::Time now) {
  settle();
  recorder_.on_block(now);
  now_ = now;
}
void Mirror::on_handle_run(loop::HandleId id) {
  settle();
  recorder_.on_handle_run(id);
  std::erase(ready_, id);
  running_ = id;
  started_ = now_;
  if (!steps(id)) return;
  Task& task = tasks_.at(handles_.at(id).info.task);
  task.state = TaskState::running;
  task.requested = task.pending = false;
}
void Mirror::on_handle_done(loop::HandleId id) {
  settle();
  recorder_.on_handle_done(id);
  states_.push_back(describe());
  running_ = loop::HandleId::none;
  if (after_handle) after_handle();
}
void Mirror::settle() {
  if (released_.size() < states_.size()) released_.push_back(describe());
}
void Mirror::on_handle_skipped(loop::HandleId id) {
  recorder_.on_handle_skipped(id);
  std::erase(ready_, id);
}
void Mirror::on_handle_scheduled(loop::HandleId id, const loop::HandleInfo& info) {
  settle();
  recorder_.on_handle_scheduled(id, info);
  handles_[id] = {info, false, false, {}, 0};
  ready_.push_back(id);
  if (!steps(id)) return;
  Task& task = tasks_.at(info.task);
  if (task.state == TaskState::fresh) return;
  task.state = TaskState::ready;
  task.since = now_;
}
void Mirror::on_handle_cancelled(loop::HandleId id) {
  settle();
  recorder_.on_handle_cancelled(id);
  handles_.at(id).cancelled = true;
}
void Mirror::on_timer_scheduled(loop::HandleId id, const loop::HandleInfo& info, loop::Time deadline, std::uint32_t serial) {
  settle();
  recorder_.on_timer_scheduled(id, info, deadline, serial);
  handles_[id] = {info, true, false, deadline, serial};
  loop::heap_push(heap_, {deadline, serial, number(id)});
}
void Mirror::on_timer_due(loop::HandleId id) {
  settle();
  recorder_.on_timer_due(id);
  ready_.push_back(loop::HandleId{loop::heap_pop(heap_).slot});
}
void Mirror::on_timer_purged(loop::HandleId id) {
  settle();
  recorder_.on_timer_purged(id);
  loop::heap_pop(heap_);
}
void Mirror::on_timers_rebuilt() {
  settle();
  recorder_.on_timers_rebuilt();
  std::erase_if(heap_, [&](const auto& entry) { return handles_.at(loop::HandleId{entry.slot}).cancelled; });
  loop::heapify(heap_);
}
void Mirror::on_task_created(loop::TaskId id, loop::Name name, loop::TaskId parent) {
  settle();
  recorder_.on_task_created(id, name, parent);
  tasks_[id].since = now_;
}
void Mirror::on_awaits_child(loop::TaskId waiter, loop::TaskId child) {
  settle();
  recorder_.on_awaits_child(waiter, child);
  tasks_.at(waiter).announced.push_back(child);
}
void Mirror::on_task_waits(loop::TaskId id, const loop::WaitOn& wait) {
  settle();
  recorder_.on_task_waits(id, wait);
  Task& task = tasks_.at(id);
  task.state = TaskState::waiting;
  task.wait = wait;
  task.since = now_;
  task.children = std::exchange(task.announced, {});
}
void Mirror::on_task_cancel_requested(loop::TaskId id) {
  settle();
  recorder_.on_task_cancel_requested(id);
  tasks_.at(id).requested = true;
}
void Mirror::on_task_cancel_pending(loop::TaskId id) {
  settle();
  recorder_.on_task_cancel_pending(id);
  tasks_.at(id).pending = true;
}
void Mirror::on_task_finished(loop::TaskId id, loop::Outcome outcome) {
  settle();
  recorder_.on_task_finished(id, outcome);
  tasks_.at(id).state = outcome == loop::Outcome::result      ? TaskState::done
                        : outcome == loop::Outcome::cancelled ? TaskState::cancelled
                                                              : TaskState::failed;
  tasks_.at(id).since = now_;
}
void Mirror::on_resource_created(loop::ResourceId id, loop::ResourceKind kind, loop::Name name, std::uint32_t permits) {
  settle();
  recorder_.on_resource_created(id, kind, name, permits);
  resources_[id] = {kind <= loop::ResourceKind::bounded_semaphore, kind == loop::ResourceKind::lock, permits, {}, {}};
}
void Mirror::on_queued(loop::ResourceId id, loop::TaskId task) {
  settle();
  recorder_.on_queued(id, task);
  resources_.at(id).waiters.push_back({task, now_, false});
}
void Mirror::on_granted(loop::ResourceId id, loop::TaskId task) {
  settle();
  recorder_.on_granted(id, task);
  auto& waiters = resources_.at(id).waiters;
  const auto waiter = std::ranges::find_if(waiters, [task](const Waiter& w) { return w.task == task && !w.granted; });
  if (waiter != waiters.end()) waiter->granted = true;
}
void Mirror::on_acquired(loop::ResourceId id, loop::TaskId task) {
  settle();
  recorder_.on_acquired(id, task);
  Resource& resource = resources_.at(id);
  std::erase_if(resource.waiters, [task](const Waiter& w) { return w.task == task; });
  if (resource.has_holders) resource.holders.push_back({task, now_});
}
void Mirror::on_left(loop::ResourceId id, loop::TaskId task) {
  settle();
  recorder_.on_left(id, task);
  std::erase_if(resources_.at(id).waiters, [task](const Waiter& w) { return w.task == task; });
}
void Mirror::on_released(loop::ResourceId id, loop::TaskId task) {
  settle();
  recorder_.on_released(id, task);
  Resource& resource = resources_.at(id);
  if (!resource.has_holders) return;
  // A unit that the task does not hold: the one held longest is given back; when none is held, or no task gives it, there is one more.
  auto found = std::ranges::find(resource.holders, task, &HolderView::task);
  if (found == resource.holders.end()) found = resource.holders.begin();
  const bool added = task == loop::TaskId::none && !resource.is_lock;
  if (found == resource.holders.end() || added) ++resource.permits;
  else resource.holders.erase(found);
}
void Mirror::on_print(loop::TaskId id, const loop::Print& print) {
  settle();
  recorder_.on_print(id, print);
}
void Mirror::on_error_unseen(loop::TaskId id) {
  settle();
  recorder_.on_error_unseen(id);
}
void Mirror::on_callback_raised(loop::HandleId id) {
  settle();
  recorder_.on_callback_raised(id);
}
void Mirror::on_line(loop::TaskId id, std::uint16_t place) {
  settle();
  recorder_.on_line(id, place);
  tasks_.at(id).place = place;
}

}  // namespace comptoir::trace::testing
