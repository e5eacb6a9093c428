#include "trace/cursor.hpp"

#include <algorithm>
#include <queue>

#include "trace/state.hpp"

namespace comptoir::trace {

using loop::number;

/// What lists read: entries made one by one from the state and the recording.
struct CursorLists {
  static HandleView handle(const Cursor& c, loop::HandleId id) {
    HandleView view = c.recording_->handle(id);
    view.cancelled = c.state_->is_cancelled(number(id));
    return view;
  }
  static HandleView ready(const Cursor& c, std::uint32_t, std::size_t i) {
    return handle(c, loop::HandleId{c.state_->ready()[i].handle});
  }
  static TimerView timer(const Cursor& c, std::uint32_t, std::size_t i) {
    const loop::HandleId id{c.state_->timers()[i].serial};
    const Recording& recording = *c.recording_;
    std::uint32_t words;
    const Scheduled s =
        read_scheduled(recording.events_, recording.events_.at(recording.handles_[number(id) - 1]), words);
    return {id, s.info, s.deadline, s.serial, c.state_->is_cancelled(number(id))};
  }
  static HolderView holder(const Cursor& c, std::uint32_t resource, std::size_t i) {
    const State::Holder& holder = c.state_->resource(resource).holders[i];
    return {loop::TaskId{holder.task}, c.recording_->time_of_offset(holder.since)};
  }
  static WaiterView waiter(const Cursor& c, std::uint32_t resource, std::size_t i) {
    const State::Waiter& waiter = c.state_->resource(resource).waiters[i];
    return {loop::TaskId{waiter.task}, c.recording_->time_of_offset(waiter.since), waiter.granted};
  }
  /// The sleeper that a timer wakes.
  static std::optional<SleeperView> sleeper(const Cursor& c, std::uint32_t handle, bool due) {
    const Recording& recording = *c.recording_;
    const std::uint32_t* at = recording.events_.at(recording.handles_[handle - 1]);
    const std::uint32_t task = id_of(*at);
    const State& state = *c.state_;
    if (handle_kind_of(*at) != loop::HandleKind::set_result || !state.living().contains(task)) return std::nullopt;
    const State::Task& entry = state.task(task);
    if (entry.group != State::Group::sleeping || c.overlaid(loop::TaskId{task})) return std::nullopt;
    std::uint32_t words;
    if (number(read_wait(recording.events_.at(entry.wait), words).timer) != handle) return std::nullopt;
    return SleeperView{loop::TaskId{task}, loop::HandleId{handle},
                       read_scheduled(recording.events_, at, words).deadline, due};
  }
};

Cursor::Cursor(const Recording& recording) : recording_(&recording), state_(std::make_unique<State>(recording)) {
  seek(0);
}
Cursor::Cursor(Cursor&&) noexcept = default;
Cursor& Cursor::operator=(Cursor&&) noexcept = default;
Cursor::~Cursor() = default;

void Cursor::seek(Position k, bool slot_held) {
  position_ = std::min(k, recording_->handle_count());
  slot_held_ = slot_held && position_ != 0;
  const Offset target = recording_->end_of(position_);
  const auto& keyframes = recording_->keyframes_;
  const std::size_t until =
      count_until(keyframes, position_, [](Position at, const Keyframe& frame) { return at < frame.position; });
  const Keyframe* const nearest = until == 0 ? nullptr : &keyframes[until - 1];

  const bool back = state_->read_until() > target;
  // A word of events takes about ten times as long as a byte of a keyframe.
  const bool shorter = nearest && nearest->offset > state_->read_until() &&
                       (nearest->offset - state_->read_until()) * std::uint64_t{10} > nearest->size;
  if (nearest && (back || shorter)) state_->unpack(*nearest);
  else if (back) state_->reset();
  state_->advance(target);
  if (position_ != 0 && !slot_held_)
    while (state_->advance_over_skipped()) {}
}

// The running slot, the queue, the heap.

std::optional<HandleView> Cursor::running() const {
  if (!slot_held_) return std::nullopt;
  return recording_->handle(recording_->handle_at(position_));
}

loop::TaskId Cursor::running_task() const {
  return slot_held_ ? loop::TaskId{state_->running_task()} : loop::TaskId::none;
}

bool Cursor::overlaid(loop::TaskId id) const { return slot_held_ && running_task() == id; }

List<HandleView, Cursor> Cursor::ready() const { return {*this, &CursorLists::ready, state_->ready().size()}; }

List<TimerView, Cursor> Cursor::timers() const { return {*this, &CursorLists::timer, state_->timers().size()}; }

Counts Cursor::counts() const {
  const loop::TaskId running = running_task();
  const bool alive = state_->living().contains(number(running));
  const bool waits = alive && state_->task(number(running)).status == State::Status::waiting;
  Counts counts;
  counts.created = state_->task_count();
  counts.running = running == loop::TaskId::none ? 0 : 1;
  counts.finished = counts.created - state_->living().size() - (counts.running && !alive ? 1 : 0);
  counts.suspended = state_->sleeping() + state_->in_line() + state_->others().size() - (waits ? 1 : 0);
  counts.ready = static_cast<std::uint32_t>(state_->ready().size());
  counts.timers = static_cast<std::uint32_t>(state_->timers().size());
  return counts;
}

// Tasks.

TaskView Cursor::task(loop::TaskId id) const {
  TaskView view;
  view.id = id;
  if (id == loop::TaskId::none || number(id) > state_->task_count()) return view;
  const bool runs = overlaid(id);
  if (!runs && !state_->living().contains(number(id))) {
    const Ending ending = *recording_->ending(id);
    view.state = ending.outcome == loop::Outcome::result      ? TaskState::done
                 : ending.outcome == loop::Outcome::cancelled ? TaskState::cancelled
                                                              : TaskState::failed;
    view.since = ending.time;
    return view;
  }
  const State::Task& entry = state_->task(number(id));
  view.place = entry.place;
  view.cancel_requested = entry.cancel_requested;
  view.cancel_pending = entry.cancel_pending;
  Wait wait;
  std::uint32_t words;
  if (entry.wait != no_offset) wait = read_wait(recording_->events_.at(entry.wait), words);
  view.wait = wait.on;
  if (runs) {
    view.state = TaskState::running;
    view.since = recording_->start_at(position_);
    return view;
  }
  view.since = recording_->time_of_offset(entry.changed);
  switch (entry.status) {
    case State::Status::fresh: view.state = TaskState::fresh; break;
    case State::Status::ready: view.state = TaskState::ready; break;
    case State::Status::stepping: view.state = TaskState::running; break;
    case State::Status::waiting:
      view.state = TaskState::waiting;
      view.children = Children(recording_->children_, wait.first_child, wait.children);
      view.timer = wait.timer;
      if (wait.timer != loop::HandleId::none) {
        const std::uint32_t* at = recording_->events_.at(recording_->handles_[number(wait.timer) - 1]);
        view.deadline = read_scheduled(recording_->events_, at, words).deadline;
      }
  }
  return view;
}

bool Cursor::is_over(loop::TaskId id) const {
  return id != loop::TaskId::none && number(id) <= state_->task_count() && !overlaid(id) && !state_->living().contains(number(id));
}

// Resources.

std::uint32_t Cursor::resource_count() const { return state_->resource_count(); }

ResourceView Cursor::resource(loop::ResourceId id) const {
  const ResourceInfo info = recording_->resource(id);
  const bool exists = number(id) <= state_->resource_count();
  std::size_t holders = 0, waiters = 0;
  std::uint32_t permits = info.permits, free = permits;
  if (exists) {
    const State::Resource& resource = state_->resource(number(id));
    holders = resource.holders.size();
    waiters = resource.waiters.size();
    // Only the running task can have queued in its own step, so it is the last one.
    if (waiters != 0 && overlaid(loop::TaskId{resource.waiters[waiters - 1].task})) --waiters;
    permits += resource.extra;
    free = resource.free();
  }
  return {id, info.kind, permits, free, {*this, &CursorLists::holder, holders, number(id)},
          {*this, &CursorLists::waiter, waiters, number(id)}};
}

std::uint32_t Cursor::place_in_line(loop::ResourceId id, loop::TaskId task) const {
  if (id == loop::ResourceId::none || number(id) > state_->resource_count()) return 0;
  const auto& waiters = state_->resource(number(id)).waiters;
  const std::size_t i = waiters.find([task](const State::Waiter& w) { return w.task == number(task); });
  return i == waiters.size() ? 0 : static_cast<std::uint32_t>(i + 1);
}

// The suspended tasks.

/// A best-first walk of the heap: an entry fires before its children, so that only as much of it is looked at as is asked for.
std::vector<SleeperView> Cursor::sleeping(std::size_t most) const {
  std::vector<SleeperView> found;
  const auto& ready = state_->ready();
  for (std::size_t i = 0; i < ready.size() && found.size() < most; ++i)
    if (const auto sleeper = CursorLists::sleeper(*this, ready[i].handle, true)) found.push_back(*sleeper);

  const auto& timers = state_->timers();
  const auto later = [&timers](std::size_t a, std::size_t b) { return timers.fires_before(b, a); };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> next(later);
  if (!timers.empty()) next.push(0);
  while (!next.empty() && found.size() < most) {
    const std::size_t i = next.top();
    next.pop();
    for (const std::size_t child : {2 * i + 1, 2 * i + 2})
      if (child < timers.size()) next.push(child);
    if (state_->is_cancelled(timers[i].serial)) continue;
    if (const auto sleeper = CursorLists::sleeper(*this, timers[i].serial, false)) found.push_back(*sleeper);
  }
  return found;
}

std::uint32_t Cursor::sleeping_count() const {
  const std::uint32_t running = number(running_task());
  const bool one = state_->living().contains(running) && state_->task(running).group == State::Group::sleeping;
  return state_->sleeping() - (one ? 1 : 0);
}

std::vector<loop::TaskId> Cursor::waiting_for_others(std::size_t most) const {
  std::vector<loop::TaskId> found;
  const IdSet& others = state_->others();
  const std::uint32_t running = number(running_task());
  for (std::uint32_t id = others.next(0); id != IdSet::end && found.size() < most; id = others.next(id + 1))
    if (id != running) found.push_back(loop::TaskId{id});
  return found;
}

std::uint32_t Cursor::waiting_for_others_count() const {
  return state_->others().size() - (state_->others().contains(number(running_task())) ? 1 : 0);
}

std::vector<loop::TaskId> Cursor::living(std::size_t most, loop::TaskId from) const {
  std::vector<loop::TaskId> found;
  const IdSet& living = state_->living();
  for (std::uint32_t id = living.next(number(from)); id != IdSet::end && found.size() < most; id = living.next(id + 1))
    found.push_back(loop::TaskId{id});
  return found;
}

}  // namespace comptoir::trace
