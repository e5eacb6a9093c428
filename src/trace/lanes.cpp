#include "trace/lanes.hpp"

#include <algorithm>

namespace comptoir::trace {

using loop::number;

namespace {

constexpr std::size_t waitings_a_block = 16;

}  // namespace

/// Hears the events from where the lanes stopped.
struct LaneFiller {
  Lanes& lanes;
  const Recording& recording;

  loop::Time now() const { return lanes.implied_.now; }
  /// Of what happens now: the position that will show it.
  Position position() const { return lanes.position_ + (lanes.begun_ ? 1 : 0); }
  Lanes::PerResource& of(loop::ResourceId id) { return lanes.resources_[number(id) - 1]; }

  void at(Offset) {}
  void on_iteration(loop::Time) { lanes.begun_ = true; }
  void on_handle_run(loop::HandleId id) {
    lanes.begun_ = true;
    const loop::HandleInfo info = recording.handle(id).info;
    if (steps_task(info.kind)) step_starts(info.task);
  }
  void on_handle_done(loop::HandleId) { ++lanes.position_; }
  void on_task_created(loop::TaskId, loop::Name, loop::TaskId) { lanes.last_suspension_.push_back(0); }

  void on_task_waits(loop::TaskId id, const loop::WaitOn& on) {
    auto& last = lanes.last_suspension_[number(id) - 1];
    Suspension made{.task = id, .wait = on, .from = now(), .to = now(), .from_at = position(), .to_at = position(), .previous = last, .nth = 1, .far = last};
    if (last != 0) {
      // As far as the last one's two steps together when those are alike, else to the last one.
      const Suspension& a = lanes.suspensions_[last - 1];
      made.nth = a.nth + 1;
      if (a.far != 0) {
        const Suspension& b = lanes.suspensions_[a.far - 1];
        if (a.nth - b.nth == b.nth - (b.far != 0 ? lanes.suspensions_[b.far - 1].nth : 0)) made.far = b.far;
      }
    }
    lanes.suspensions_.push_back(made);
    last = static_cast<std::uint32_t>(lanes.suspensions_.size());
  }
  /// A task is suspended until its next step starts.
  void step_starts(loop::TaskId id) {
    const std::uint32_t last = lanes.last_suspension_[number(id) - 1];
    if (last == 0 || !lanes.suspensions_[last - 1].open) return;
    Suspension& suspension = lanes.suspensions_[last - 1];
    suspension.to = now();
    suspension.to_at = position();
    suspension.open = false;
  }

  void on_resource_created(loop::ResourceId, loop::ResourceKind kind, loop::Name, std::uint32_t) {
    lanes.resources_.emplace_back();
    lanes.resources_.back().held_by_tasks = kind <= loop::ResourceKind::bounded_semaphore;
    lanes.resources_.back().lock = kind == loop::ResourceKind::lock;
  }
  void on_queued(loop::ResourceId id, loop::TaskId task) {
    auto& r = of(id);
    r.open_waitings.push_back({number(task), static_cast<std::uint32_t>(r.waitings.size())});
    if (r.waitings.size() % waitings_a_block == 0) r.blocks.emplace_back();
    ++r.blocks.back().open;
    r.waitings.push_back({task, now(), now(), position(), position(), true});
    r.most_waiting = std::max(r.most_waiting, static_cast<std::uint32_t>(r.open_waitings.size()));
  }
  void leave_line(Lanes::PerResource& r, loop::TaskId task) {
    const std::size_t i = r.open_waitings.find([task](const Lanes::Open& w) { return w.task == number(task); });
    if (i == r.open_waitings.size()) return;
    Waiting& waiting = r.waitings[r.open_waitings[i].index];
    waiting.to = now();
    waiting.to_at = position();
    waiting.open = false;
    Lanes::WaitingBlock& block = r.blocks[r.open_waitings[i].index / waitings_a_block];
    --block.open;
    block.last_to = std::max(block.last_to, waiting.to);
    r.open_waitings.erase(i);
    for (; r.over + 1 < r.blocks.size() && r.blocks[r.over].open == 0; ++r.over)
      r.blocks[r.over].reach = std::max(r.blocks[r.over].last_to, r.over > 0 ? r.blocks[r.over - 1].reach : loop::Time{});
  }
  void on_left(loop::ResourceId id, loop::TaskId task) { leave_line(of(id), task); }
  void on_acquired(loop::ResourceId id, loop::TaskId task) {
    auto& r = of(id);
    leave_line(r, task);
    if (!r.held_by_tasks) return;
    const std::uint32_t slot = r.free_slots.next(0) == IdSet::end ? static_cast<std::uint32_t>(r.slots.size()) : r.free_slots.next(0);
    if (slot == r.slots.size()) r.slots.emplace_back();
    r.free_slots.erase(slot);
    const auto index = static_cast<std::uint32_t>(r.holds.size());
    r.slots[slot].push_back(index);
    r.open_holds.push_back({number(task), index});
    r.holds.push_back({task, slot, now(), now(), position(), position(), true});
  }
  /// As in State::on_released: of a unit that the task does not hold, the one held longest; from a callback, one more.
  void on_released(loop::ResourceId id, loop::TaskId task) {
    auto& r = of(id);
    if (r.open_holds.empty() || (task == loop::TaskId::none && !r.lock)) return;
    std::size_t i = r.open_holds.find([task](const Lanes::Open& h) { return h.task == number(task); });
    if (i == r.open_holds.size()) i = 0;
    Hold& hold = r.holds[r.open_holds[i].index];
    hold.to = now();
    hold.to_at = position();
    hold.open = false;
    r.free_slots.insert(hold.slot);
    r.open_holds.erase(i);
  }

  void on_deadlock() {}
  void on_block(loop::Time) {}
  void on_handle_skipped(loop::HandleId) {}
  void on_handle_scheduled(loop::HandleId, const loop::HandleInfo&) {}
  void on_handle_cancelled(loop::HandleId) {}
  void on_timer_scheduled(loop::HandleId, const loop::HandleInfo&, loop::Time, std::uint32_t) {}
  void on_timer_due(loop::HandleId) {}
  void on_timer_purged(loop::HandleId) {}
  void on_timers_rebuilt() {}
  void on_awaits_child(loop::TaskId, loop::TaskId) {}
  void on_task_cancel_requested(loop::TaskId) {}
  void on_task_cancel_pending(loop::TaskId) {}
  void on_task_finished(loop::TaskId, loop::Outcome) {}
  void on_error_unseen(loop::TaskId) {}
  void on_callback_raised(loop::HandleId) {}
  void on_granted(loop::ResourceId, loop::TaskId) {}
  void on_print(loop::TaskId, const loop::Print&) {}
  void on_line(loop::TaskId, std::uint16_t) {}
};


void Lanes::extend(const Recording& recording) {
  const Offset end = recording.events_.size();
  if (end <= read_) return;
  LaneFiller filler{*this, recording};
  read_events(recording.events_, read_, end, implied_, filler);
  read_ = end;
  for (PerResource& r : resources_) {
    for (std::size_t i = 0; i < r.open_holds.size(); ++i) {
      Hold& hold = r.holds[r.open_holds[i].index];
      hold.to = implied_.now;
      hold.to_at = position_;
    }
  }
}

std::uint32_t Lanes::slot_count(loop::ResourceId id) const { return static_cast<std::uint32_t>(of(id).slots.size()); }
const Chunked<Hold>& Lanes::holds(loop::ResourceId id) const { return of(id).holds; }
Waitings Lanes::waitings(loop::ResourceId id) const { return {of(id).waitings, implied_.now, position_}; }
std::uint32_t Lanes::most_waiting(loop::ResourceId id) const { return of(id).most_waiting; }

std::span<const std::uint32_t> Lanes::holds_of_slot(loop::ResourceId id, std::uint32_t slot) const {
  if (slot >= of(id).slots.size()) return {};
  return of(id).slots[slot];
}

std::vector<Suspension> Lanes::suspensions(loop::TaskId id) const {
  std::vector<Suspension> found;
  if (number(id) == 0 || number(id) > last_suspension_.size()) return found;
  for (std::uint32_t i = last_suspension_[number(id) - 1]; i != 0; i = suspensions_[i - 1].previous)
    found.push_back(suspensions_[i - 1]);
  std::ranges::reverse(found);
  if (!found.empty() && found.back().open) {
    found.back().to = implied_.now;
    found.back().to_at = position_;
  }
  return found;
}

/// From the suspension `from` (index + 1) backwards, the first that isn't `after`; 0 when there is none.
template <class After>
std::uint32_t Lanes::last_not(std::uint32_t from, After after) const {
  while (from != 0 && after(suspensions_[from - 1])) {
    const Suspension& s = suspensions_[from - 1];
    from = s.far != 0 && after(suspensions_[s.far - 1]) ? s.far : s.previous;
  }
  return from;
}

std::vector<Suspension> Lanes::suspensions(loop::TaskId id, loop::Time from, loop::Time to) const {
  std::vector<Suspension> found;
  if (number(id) == 0 || number(id) > last_suspension_.size()) return found;
  const std::uint32_t newest = last_suspension_[number(id) - 1];
  std::uint32_t next = 0;   // one that begins later
  std::uint32_t i = last_not(newest, [&](const Suspension& s) {
    return s.from > to;
  });
  if (i != newest) {
    const std::uint32_t nth = i == 0 ? 0 : suspensions_[i - 1].nth;
    next = last_not(newest, [&](const Suspension& s) { return s.nth > nth + 1; });
  }
  if (next != 0) found.push_back(suspensions_[next - 1]);
  for (; i != 0; i = suspensions_[i - 1].previous) {
    found.push_back(suspensions_[i - 1]);
    if (!found.back().open && found.back().to < from) break;
  }
  std::ranges::reverse(found);
  if (!found.empty() && found.back().open) {
    found.back().to = implied_.now;
    found.back().to_at = position_;
  }
  return found;
}

std::uint32_t Lanes::suspension_count(loop::TaskId id, loop::Time from, loop::Time to) const {
  if (number(id) == 0 || number(id) > last_suspension_.size()) return 0;
  const std::uint32_t last = last_not(last_suspension_[number(id) - 1], [&](const Suspension& s) { return s.from > to; });
  const std::uint32_t before = last_not(last, [&](const Suspension& s) { return s.open || s.to >= from; });
  return last == 0 ? 0 : suspensions_[last - 1].nth - (before == 0 ? 0 : suspensions_[before - 1].nth);
}

Visible Lanes::visible_in_slot(loop::ResourceId id, std::uint32_t slot, loop::Time from, loop::Time to) const {
  const auto indexes = holds_of_slot(id, slot);
  const auto& holds = of(id).holds;
  const std::size_t first = count_until(
      indexes, from, [&holds](loop::Time time, std::uint32_t i) { return time <= holds[i].to || holds[i].open; });
  const std::size_t last =
      count_until(indexes, to, [&holds](loop::Time time, std::uint32_t i) { return time < holds[i].from; });
  return {first, std::max(first, last)};
}

Visible Lanes::visible_waitings(loop::ResourceId id, loop::Time from, loop::Time to) const {
  const PerResource& r = of(id);
  const std::size_t last =
      count_until(r.waitings, to, [](loop::Time time, const Waiting& waiting) { return time < waiting.from; });
  const auto over = r.blocks.begin() + static_cast<std::ptrdiff_t>(r.over);
  const auto reached = std::partition_point(r.blocks.begin(), over, [from](const WaitingBlock& block) { return block.reach < from; });
  const auto passed = static_cast<std::size_t>(reached - r.blocks.begin());
  std::size_t first = passed * waitings_a_block;
  for (std::size_t b = passed; b < r.blocks.size() && r.blocks[b].open == 0 && r.blocks[b].last_to < from; ++b)
    first = std::min((b + 1) * waitings_a_block, r.waitings.size());
  while (first < last && !r.waitings[first].open && r.waitings[first].to < from) ++first;
  return {first, std::max(first, last)};
}

}  // namespace comptoir::trace
