#include "trace/crowd.hpp"

#include <algorithm>

#include "trace/crowd_change.hpp"
#include "trace/task_spans.hpp"

namespace comptoir::trace {

using loop::number;
using namespace crowd;

namespace {

constexpr std::uint32_t first_large = singles + (small_groups_end - singles) / small;

unsigned code_of(const loop::WaitOn& on) {
  switch (span_kind(on)) {
    case SpanKind::sleeping: return sleeping;
    case SpanKind::joining: return 1 + static_cast<unsigned>(Doing::joining);
    default: return 1 + static_cast<unsigned>(Doing::waiting);
  }
}

}  // namespace

std::uint32_t Crowd::group_of(std::uint32_t task) {
  if (task < singles) return task;
  return task < small_groups_end ? singles + (task - singles) / small : first_large + (task - small_groups_end) / large;
}

std::uint32_t Crowd::first_of(std::uint32_t group) {
  if (group < singles) return group;
  return group < first_large ? singles + (group - singles) * small : small_groups_end + (group - first_large) * large;
}

std::uint32_t Crowd::size_of(std::uint32_t group) { return group < singles ? 1 : group < first_large ? small : large; }

std::size_t Crowd::bytes() const {
  return block_bytes_ + tasks_.bytes() + groups_.capacity() * sizeof(Group) + extents_.capacity() * sizeof(Extent);
}

// ---- Made

/// Hears the events from where the crowd stopped.
struct CrowdFiller {
  Crowd& crowd;
  const Recording& recording;

  unsigned doing(loop::TaskId id) const { return crowd.tasks_[number(id) - 1] >> 3 & 7u; }
  /// What a task does from now on.
  void set(loop::TaskId id, unsigned code) {
    const std::uint32_t task = number(id) - 1;
    Crowd::TaskBits& bits = crowd.tasks_[task];
    const bool known = bits & Crowd::noted;
    bits = static_cast<Crowd::TaskBits>((bits & 7u) | code << 3 | Crowd::noted);
    if (!known) crowd.noted_.push_back(task);
  }
  void time_is(loop::Time t) {
    if (t.ns == crowd.instant_) return;
    crowd.end_instant();
    crowd.instant_ = t.ns;
  }

  void at(Offset) {}
  void on_iteration(loop::Time t) { time_is(t); }
  void on_block(loop::Time t) { time_is(t); }
  void on_handle_run(loop::HandleId id) { crowd.running_ = id; }
  void on_task_created(loop::TaskId id, loop::Name, loop::TaskId) {
    const std::uint32_t group = Crowd::group_of(number(id) - 1);
    if (group == crowd.groups_.size()) {
      crowd.groups_.emplace_back();
      crowd.extents_.emplace_back();
    }
    crowd.tasks_.push_back(gone);
    set(id, awake);
  }
  void on_task_waits(loop::TaskId id, const loop::WaitOn& on) { set(id, code_of(on)); }
  void on_handle_scheduled(loop::HandleId, const loop::HandleInfo& info) {
    if (!steps_task(info.kind) || doing(info.task) == awake) return;
    // A sleep that another task's work has outlasted was over when its time came.
    if (doing(info.task) == sleeping && recording.block_count() > 0 && crowd.running_ != loop::HandleId::none)
      if (const auto deadline = recording.deadline(crowd.running_); deadline && deadline->ns < crowd.instant_) crowd.woke_before(number(info.task) - 1, deadline->ns);
    set(info.task, awake);
  }
  void on_task_finished(loop::TaskId id, loop::Outcome) { set(id, gone); }

  void on_deadlock() {}
  void on_handle_done(loop::HandleId) {}
  void on_handle_skipped(loop::HandleId) {}
  void on_handle_cancelled(loop::HandleId) {}
  void on_timer_scheduled(loop::HandleId, const loop::HandleInfo&, loop::Time, std::uint32_t) {}
  void on_timer_due(loop::HandleId) {}
  void on_timer_purged(loop::HandleId) {}
  void on_timers_rebuilt() {}
  void on_awaits_child(loop::TaskId, loop::TaskId) {}
  void on_task_cancel_requested(loop::TaskId) {}
  void on_task_cancel_pending(loop::TaskId) {}
  void on_error_unseen(loop::TaskId) {}
  void on_callback_raised(loop::HandleId) {}
  void on_resource_created(loop::ResourceId, loop::ResourceKind, loop::Name, std::uint32_t) {}
  void on_queued(loop::ResourceId, loop::TaskId) {}
  void on_granted(loop::ResourceId, loop::TaskId) {}
  void on_acquired(loop::ResourceId, loop::TaskId) {}
  void on_left(loop::ResourceId, loop::TaskId) {}
  void on_released(loop::ResourceId, loop::TaskId) {}
  void on_print(loop::TaskId, const loop::Print&) {}
  void on_line(loop::TaskId, std::uint16_t) {}
};

void Crowd::extend(const Recording& recording) {
  const Offset end = recording.events_.size();
  if (end > read_) {
    CrowdFiller filler{*this, recording};
    read_events(recording.events_, read_, end, implied_, filler);
    read_ = end;
  }
  if (recording.finished()) end_instant();
}

void Crowd::end_instant() {
  for (const std::uint32_t task : noted_) {
    TaskBits& bits = tasks_[task];
    const unsigned before = bits & 7u, after = bits >> 3 & 7u;
    bits = static_cast<TaskBits>(after << 3 | after);
    if (before != after) change(task, instant_, before, after);
  }
  noted_.clear();
}

/// A task that slept up to the end of the instant before was woken between the two, at a time that has passed.
void Crowd::woke_before(std::uint32_t task, std::int64_t time) {
  TaskBits& bits = tasks_[task];
  const unsigned before = bits & 7u;
  // Fallen asleep at this very instant, or at a time after its deadline: it did not sleep at all.
  if (before != sleeping) return;
  bits = static_cast<TaskBits>((bits & ~7u) | awake);
  change(task, time, before, awake);
}

/// Changes come in order of time, but for those that synchronous work has held up.
void Crowd::change(std::uint32_t task, std::int64_t time, unsigned before, unsigned after) {
  const std::uint32_t id = group_of(task);
  Group& group = groups_[id];
  const auto what = static_cast<std::uint16_t>((task - first_of(id)) << 6 | before | after << 3);
  if (group.size % in_block == 0) {
    block_bytes_ -= group.blocks.bytes() + group.summaries.bytes();
    group.blocks.push_back({});
    group.summaries.push_back({.first = time, .last = time, .moment = {}, .before = group.now, .seen = 0});
    block_bytes_ += group.blocks.bytes() + group.summaries.bytes();
  }
  std::uint32_t at = group.size++;
  ++changes_;
  Extent& extent = extents_[id];
  if (at == 0) extent.first = time;
  if (at == 0 || time >= extent.last) {
    extent.last = time;
  } else {
    // Not before the task's own last change: it fell asleep then.
    for (; at > 0; --at) {
      Block& previous = group.blocks[(at - 1) / in_block];
      const std::uint32_t slot = (at - 1) % in_block;
      if (previous.time[slot] <= time) break;
      if (member_of(previous.what[slot]) == member_of(what)) {
        time = previous.time[slot];
        break;
      }
      Block& block = group.blocks[at / in_block];
      block.time[at % in_block] = previous.time[slot];
      block.what[at % in_block] = previous.what[slot];
    }
    if (at == 0) extent.first = time;
  }
  Block& block = group.blocks[at / in_block];
  block.time[at % in_block] = time;
  block.what[at % in_block] = what;
  if (before != gone) --group.now[before - 1];
  if (after != gone) ++group.now[after - 1];
  if (at + 1 < group.size || group.size % in_block == 0)
    for (std::uint32_t b = at / in_block; b * in_block < group.size; ++b) sum_up(group, b);
}

/// What is kept of a block's changes, and what the next one begins with.
void Crowd::sum_up(Group& group, std::uint32_t b) {
  const Block& block = group.blocks[b];
  Summary& summary = group.summaries[b];
  summary.first = block.time[0];
  summary.moment = {};
  summary.seen = 0;
  auto now = summary.before;
  for (std::uint32_t i = 0; i < in_block && b * in_block + i < group.size; ++i) {
    const unsigned before = before_of(block.what[i]), after = after_of(block.what[i]);
    const float since = static_cast<float>(block.time[i] - block.time[0]);
    summary.last = block.time[i];
    if (before != gone) {
      --now[before - 1];
      summary.moment[before - 1] -= since;
    }
    if (after != gone) {
      ++now[after - 1];
      summary.moment[after - 1] += since;
      summary.seen = static_cast<std::uint8_t>(summary.seen | 1u << (after - 1));
    }
  }
  if ((b + 1) * in_block < group.size) group.summaries[b + 1].before = now;
}

}  // namespace comptoir::trace
