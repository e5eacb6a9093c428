#include "trace/recorder.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>
#include <vector>

#include "trace/state.hpp"

namespace comptoir::trace {

using loop::number;

namespace {

/// Keyframes may take what events and tables leave of this many 16ths of a byte an event, so that all stays below 24 bytes.
constexpr std::uint64_t most_an_event = 23 * 16 + 8;
/// Replaying this many events is quick enough for any step; a keyframe every few handles would only cost memory.
constexpr std::uint64_t least_between_keyframes = 2048;
/// Reading so many bytes of a keyframe takes half as long as replaying an event: nearer keyframes would make no seek quicker.
constexpr std::uint64_t bytes_an_event = 28;

constexpr std::uint8_t code(Op op) { return static_cast<std::uint8_t>(op); }
template <class Kind>
constexpr std::uint8_t small(Kind kind) { return static_cast<std::uint8_t>(kind); }
constexpr std::uint64_t both(std::uint32_t low, std::uint32_t high) { return low | std::uint64_t{high} << 32; }

}  // namespace

struct Recorder::Live {
  /// The group that a task announced with on_awaits_child, until it waits.
  struct Group {
    loop::TaskId waiter;
    std::uint32_t first, count;
  };

  explicit Live(const Recording& recording) : state(recording) {}

  State state;
  Implied implied;
  std::vector<Group> groups;
  loop::TaskId timer_owner = loop::TaskId::none;   ///< of the last timer made in this handle that a wait may be for
  loop::HandleId owned_timer = loop::HandleId::none;
  std::uint32_t task_steps = 0;                    ///< handles that stepped a task
  std::uint64_t keyframe_events = 0;               ///< events at the last keyframe
  std::uint64_t heap_work = 0;                     ///< since then, of timers that left the heap: in events
  std::uint64_t look_again = least_between_keyframes;
  bool deaf = false;                               ///< too many events, or a loop not heard from its creation
};

Recorder::Recorder(Recording& recording) : recording_(recording), live_(std::make_unique<Live>(recording)) {
  assert(recording.event_count() == 0 && "a recording is of one run");
}
Recorder::~Recorder() = default;

void Recorder::finish() { recording_.finished_ = true; }

bool Recorder::full() const { return recording_.event_count_ >= most_events || live_->deaf; }

Position Recorder::now() const { return recording_.handle_count() + (within_handle_ ? 1 : 0); }

bool Recorder::listens() {
  if (recording_.event_count_ + 1 >= id_limit) live_->deaf = true;
  if (live_->deaf) return false;
  ++recording_.event_count_;
  return true;
}

/// Every event ends here: `tell` folds it into the state that keyframes are made from.
template <class Tell>
void Recorder::wrote(Offset offset, Tell tell) {
  State& state = live_->state;
  state.at(offset);
  tell(state);
}

/// Position 0 ends where the run begins.
void Recorder::begin_run() {
  if (recording_.ends_.empty()) recording_.ends_.push_back(recording_.events_.size());
}

Position Recorder::current() const { return recording_.ends_.empty() ? 0 : recording_.handle_count() + 1; }

// The loop.

void Recorder::on_iteration(loop::Time now) {
  if (!listens()) return;
  begin_run();
  recording_.deadlocked_ = false;
  if (now == live_->implied.now) recording_.events_.plain(Op::iteration_same);
  else recording_.events_.clock(Op::iteration, now);
  recording_.now_ = live_->implied.now = now;
  recording_.iterations_.push_back(current());
  recording_.hash_.add(code(Op::iteration), 0, 0, 0, static_cast<std::uint64_t>(now.ns));
}

void Recorder::on_block(loop::Time now) {
  if (!listens()) return;
  const Offset at = recording_.events_.clock(Op::block, now);
  recording_.blocks_.push_back({at, current(), recording_.now_, now});
  recording_.now_ = live_->implied.now = now;
  recording_.hash_.add(code(Op::block), 0, 0, 0, static_cast<std::uint64_t>(now.ns));
}

void Recorder::on_deadlock() {
  if (!listens()) return;
  recording_.events_.plain(Op::deadlock);
  recording_.deadlocked_ = true;
  recording_.hash_.add(code(Op::deadlock), 0, 0, 0, 0);
}

void Recorder::on_handle_run(loop::HandleId id) {
  if (!listens()) return;
  begin_run();
  within_handle_ = true;
  wrote(recording_.events_.plain(Op::run, number(id)), [id](State& s) { s.on_handle_run(id); });
  live_->timer_owner = loop::TaskId::none;
  recording_.hash_.add(code(Op::run), 0, 0, number(id), 0);
}

void Recorder::on_handle_done(loop::HandleId id) {
  if (!listens()) return;
  within_handle_ = false;
  recording_.events_.plain(Op::done, number(id));
  recording_.hash_.add(code(Op::done), 0, 0, number(id), 0);

  const Position k = current();
  const bool step = live_->state.running_task() != 0;
  auto& steps = recording_.steps_;
  const std::uint32_t before = live_->task_steps;
  if ((k - 1) % 64 == 0) steps.push_back({0, before});
  if (step) {
    steps.back().bits |= std::uint64_t{1} << ((k - 1) % 64);
    ++live_->task_steps;
  }
  if (recording_.instants_.empty() || recording_.instants_.back().time != recording_.now_)
    recording_.instants_.push_back({recording_.now_, k, before});
  recording_.ends_.push_back(recording_.events_.size());
  if (recording_.event_count_ >= live_->look_again) maybe_keyframe(k);
}

void Recorder::on_handle_skipped(loop::HandleId id) {
  if (!listens()) return;
  begin_run();
  wrote(recording_.events_.plain(Op::skipped, number(id)), [id](State& s) { s.on_handle_skipped(id); });
  recording_.hash_.add(code(Op::skipped), 0, 0, number(id), 0);
}

/// As soon as replaying from the last one takes about as long as reading one, and memory allows it. So what keyframes cost an
/// event is bounded, and so is the replay: a larger state needs more of both.
void Recorder::maybe_keyframe(Position k) {
  const std::uint64_t events = recording_.event_count_;
  const std::uint64_t bytes = live_->state.packed_size();
  const std::uint64_t replay = events - live_->keyframe_events + live_->heap_work;
  const std::uint64_t wanted = std::max(least_between_keyframes, bytes / bytes_an_event);
  const std::uint64_t allowed = events * most_an_event / 16, taken = recording_.bytes() + bytes;
  if (replay < wanted || taken > allowed) {
    const std::uint64_t for_work = replay < wanted ? (wanted - replay) / 8 : 0;
    const std::uint64_t for_room = taken > allowed ? (taken - allowed) / 24 : 0;
    live_->look_again = events + 64 + std::max(for_work, for_room);
    return;
  }
  live_->state.told_until(recording_.events_.size(), live_->implied);
  recording_.keyframes_.push_back(live_->state.pack(k));
  recording_.keyframe_bytes_ += recording_.keyframes_.back().bytes();
  live_->keyframe_events = events;
  live_->heap_work = 0;
  live_->look_again = events + 64;
}

// Handles and timers.

bool Recorder::next_handle(loop::HandleId id) {
  if (number(id) != live_->implied.last_handle + 1) live_->deaf = true;
  assert(!live_->deaf && "handles are counted from 1, one by one");
  if (live_->deaf) return false;
  live_->implied.last_handle = number(id);
  return true;
}

void Recorder::on_handle_scheduled(loop::HandleId id, const loop::HandleInfo& info) {
  if (!listens() || !next_handle(id)) return;
  const Offset at = recording_.events_.scheduled({info, false, {}, 0});
  recording_.handles_.push_back(at);
  wrote(at, [&](State& s) { s.on_handle_scheduled(id, info); });
  recording_.hash_.add(code(Op::scheduled), small(info.kind), small(info.future), number(id), number(info.task));
}

void Recorder::on_timer_scheduled(loop::HandleId id, const loop::HandleInfo& info, loop::Time deadline,
                                  std::uint32_t serial) {
  if (!listens() || !next_handle(id)) return;
  const Offset at = recording_.events_.scheduled({info, true, deadline, serial});
  recording_.handles_.push_back(at);
  wrote(at, [&](State& s) { s.on_timer_scheduled(id, info, deadline, serial); });
  if (info.kind == loop::HandleKind::set_result || info.kind == loop::HandleKind::release) {
    live_->timer_owner = info.task;
    live_->owned_timer = id;
  }
  recording_.hash_.add(code(Op::timer), small(info.kind), small(info.future), number(id),
                       static_cast<std::uint64_t>(deadline.ns));
  recording_.hash_.add_word(both(number(info.task), serial));
}

void Recorder::on_handle_cancelled(loop::HandleId id) {
  if (!listens()) return;
  wrote(recording_.events_.plain(Op::handle_cancelled, number(id)), [id](State& s) { s.on_handle_cancelled(id); });
  recording_.hash_.add(code(Op::handle_cancelled), 0, 0, number(id), 0);
}

void Recorder::on_timer_due(loop::HandleId id) {
  if (!listens()) return;
  live_->heap_work += static_cast<std::uint64_t>(std::bit_width(live_->state.timers().size())) / 2;
  wrote(recording_.events_.plain(Op::due, number(id)), [id](State& s) { s.on_timer_due(id); });
  recording_.hash_.add(code(Op::due), 0, 0, number(id), 0);
}

void Recorder::on_timer_purged(loop::HandleId id) {
  if (!listens()) return;
  begin_run();
  wrote(recording_.events_.plain(Op::purged, number(id)), [id](State& s) { s.on_timer_purged(id); });
  recording_.hash_.add(code(Op::purged), 0, 0, number(id), 0);
}

void Recorder::on_timers_rebuilt() {
  if (!listens()) return;
  begin_run();
  wrote(recording_.events_.plain(Op::rebuilt), [](State& s) { s.on_timers_rebuilt(); });
  recording_.hash_.add(code(Op::rebuilt), 0, 0, 0, 0);
}

// Tasks.

void Recorder::on_task_created(loop::TaskId id, loop::Name name, loop::TaskId parent) {
  if (!listens()) return;
  if (number(id) != recording_.tasks_.size() + 1) live_->deaf = true;
  assert(!live_->deaf && "tasks are counted from 1, one by one");
  if (live_->deaf) return;
  const Offset at = recording_.events_.task_created(id, name, parent);
  recording_.tasks_.push_back({at, no_offset});
  wrote(at, [&](State& s) { s.on_task_created(id, name, parent); });
  recording_.hash_.add(code(Op::task_created), 0, 0, number(id), number(parent));
}

/// Children of one group lie side by side. Two tasks announce groups at once only when one keeps a gather for later: its
/// group then moves to the end of the table.
void Recorder::on_awaits_child(loop::TaskId waiter, loop::TaskId child) {
  if (!listens()) return;
  recording_.events_.child(waiter, child);
  auto& table = recording_.children_;
  auto group = std::ranges::find(live_->groups, waiter, &Live::Group::waiter);
  if (group == live_->groups.end())
    group = live_->groups.insert(group, {waiter, static_cast<std::uint32_t>(table.size()), 0});
  if (group->first + group->count != table.size()) {
    const auto moved = static_cast<std::uint32_t>(table.size());
    for (std::uint32_t i = 0; i < group->count; ++i) table.push_back(table[group->first + i]);
    group->first = moved;
  }
  table.push_back(child);
  ++group->count;
  recording_.hash_.add(code(Op::child), 0, 0, number(child), number(waiter));
}

void Recorder::on_task_waits(loop::TaskId id, const loop::WaitOn& on) {
  if (!listens()) return;
  Wait wait{on};
  if (live_->timer_owner == id) wait.timer = live_->owned_timer;
  const auto group = std::ranges::find(live_->groups, id, &Live::Group::waiter);
  if (group != live_->groups.end()) {
    wait.first_child = group->first;
    wait.children = group->count;
    live_->groups.erase(group);
  }
  wrote(recording_.events_.waits(id, wait), [&](State& s) { s.on_task_waits(id, on); });
  recording_.hash_.add(code(Op::waits), small(on.kind), 0, number(id), both(number(on.resource), number(on.task)));
}

void Recorder::on_task_cancel_requested(loop::TaskId id) {
  if (!listens()) return;
  wrote(recording_.events_.plain(Op::cancel_requested, number(id)), [id](State& s) { s.on_task_cancel_requested(id); });
  recording_.hash_.add(code(Op::cancel_requested), 0, 0, number(id), 0);
}

void Recorder::on_task_cancel_pending(loop::TaskId id) {
  if (!listens()) return;
  wrote(recording_.events_.plain(Op::cancel_pending, number(id)), [id](State& s) { s.on_task_cancel_pending(id); });
  recording_.hash_.add(code(Op::cancel_pending), 0, 0, number(id), 0);
}

void Recorder::on_error_unseen(loop::TaskId id) {
  if (!listens()) return;
  recording_.events_.plain(Op::error_unseen, number(id));
  recording_.hash_.add(code(Op::error_unseen), 0, 0, number(id), 0);
}

void Recorder::on_callback_raised(loop::HandleId id) {
  if (!listens()) return;
  recording_.events_.plain(Op::callback_raised, number(id));
  recording_.hash_.add(code(Op::callback_raised), 0, 0, number(id), 0);
}

void Recorder::on_task_finished(loop::TaskId id, loop::Outcome outcome) {
  if (!listens()) return;
  const Op op = outcome == loop::Outcome::result      ? Op::finished_result
                : outcome == loop::Outcome::cancelled ? Op::finished_cancelled
                                                      : Op::finished_error;
  const Offset at = recording_.events_.plain(op, number(id));
  recording_.tasks_[number(id) - 1].finished = at;
  wrote(at, [&](State& s) { s.on_task_finished(id, outcome); });
  std::erase_if(live_->groups, [id](const Live::Group& group) { return group.waiter == id; });
  recording_.hash_.add(code(Op::finished_result), small(outcome), 0, number(id), 0);
}

// Primitives.

void Recorder::on_resource_created(loop::ResourceId id, loop::ResourceKind kind, loop::Name name, std::uint32_t permits) {
  if (!listens()) return;
  if (number(id) != recording_.resources_.size() + 1) live_->deaf = true;
  assert(!live_->deaf && "resources are counted from 1, one by one");
  if (live_->deaf) return;
  const Offset at = recording_.events_.resource_created(id, kind, name, permits);
  recording_.resources_.push_back(at);
  wrote(at, [&](State& s) { s.on_resource_created(id, kind, name, permits); });
  recording_.hash_.add(code(Op::resource_created), small(kind), 0, number(id), 0);
}

template <class Tell>
void Recorder::of_resource(Op op, loop::ResourceId id, loop::TaskId task, Tell tell) {
  if (!listens()) return;
  wrote(recording_.events_.of_resource(op, id, task), tell);
  recording_.hash_.add(code(op), 0, 0, number(task), number(id));
}

void Recorder::on_queued(loop::ResourceId id, loop::TaskId task) {
  of_resource(Op::queued, id, task, [=](State& s) { s.on_queued(id, task); });
}
void Recorder::on_granted(loop::ResourceId id, loop::TaskId task) {
  of_resource(Op::granted, id, task, [=](State& s) { s.on_granted(id, task); });
}
void Recorder::on_acquired(loop::ResourceId id, loop::TaskId task) {
  of_resource(Op::acquired, id, task, [=](State& s) { s.on_acquired(id, task); });
}
void Recorder::on_left(loop::ResourceId id, loop::TaskId task) {
  of_resource(Op::left, id, task, [=](State& s) { s.on_left(id, task); });
}
void Recorder::on_released(loop::ResourceId id, loop::TaskId task) {
  of_resource(Op::released, id, task, [=](State& s) { s.on_released(id, task); });
}

// The program.

void Recorder::on_print(loop::TaskId task, const loop::Print& print) {
  if (!listens()) return;
  recording_.printed_.push_back({recording_.events_.print(task, print), current()});
  recording_.hash_.add(code(Op::print), 0, print.key, number(task), 0);
}

/// A marked line is no part of the trace hash.
void Recorder::on_line(loop::TaskId task, std::uint16_t place) {
  if (!listens()) return;
  wrote(recording_.events_.line(task, place), [=](State& s) { s.on_line(task, place); });
}

}  // namespace comptoir::trace
