#include "trace/first_difference.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace comptoir::trace {
namespace {

/// A handle whose events must be read one by one counts for so many.
constexpr std::size_t read_weight = 16;

/// What was told, as numbers that are equal when the same was told. For read_events.
class Told {
 public:
  friend bool operator==(const Told& a, const Told& b) { return a.numbers_ == b.numbers_; }

  void at(Offset) {}
  void on_iteration(loop::Time now) { put(Op::iteration, now.ns); }
  void on_block(loop::Time now) { put(Op::block, now.ns); }
  void on_deadlock() { put(Op::deadlock); }
  void on_handle_run(loop::HandleId id) { put(Op::run, number(id)); }
  void on_handle_done(loop::HandleId id) { put(Op::done, number(id)); }
  void on_handle_skipped(loop::HandleId id) { put(Op::skipped, number(id)); }
  void on_handle_cancelled(loop::HandleId id) { put(Op::handle_cancelled, number(id)); }
  void on_timer_due(loop::HandleId id) { put(Op::due, number(id)); }
  void on_timer_purged(loop::HandleId id) { put(Op::purged, number(id)); }
  void on_timers_rebuilt() { put(Op::rebuilt); }
  void on_callback_raised(loop::HandleId id) { put(Op::callback_raised, number(id)); }
  void on_handle_scheduled(loop::HandleId id, const loop::HandleInfo& info) {
    put(Op::scheduled, number(id));
    handle(info);
  }
  void on_timer_scheduled(loop::HandleId id, const loop::HandleInfo& info, loop::Time deadline, std::uint32_t serial) {
    put(Op::timer, number(id), deadline.ns, serial);
    handle(info);
  }
  void on_task_created(loop::TaskId id, loop::Name its, loop::TaskId parent) {
    put(Op::task_created, number(id), number(parent));
    name(its);
  }
  void on_awaits_child(loop::TaskId waiter, loop::TaskId child) { put(Op::child, number(waiter), number(child)); }
  void on_task_waits(loop::TaskId id, const loop::WaitOn& on) {
    put(Op::waits, number(id), kind(on.kind), number(on.resource), number(on.task));
    name(on.text);
  }
  void on_task_cancel_requested(loop::TaskId id) { put(Op::cancel_requested, number(id)); }
  void on_task_cancel_pending(loop::TaskId id) { put(Op::cancel_pending, number(id)); }
  void on_error_unseen(loop::TaskId id) { put(Op::error_unseen, number(id)); }
  void on_task_finished(loop::TaskId id, loop::Outcome outcome) { put(Op::finished_result, number(id), static_cast<int>(outcome)); }
  void on_resource_created(loop::ResourceId id, loop::ResourceKind made, loop::Name its, std::uint32_t) {
    const bool places = made == loop::ResourceKind::semaphore || made == loop::ResourceKind::bounded_semaphore;
    put(Op::resource_created, number(id), static_cast<int>(places ? loop::ResourceKind::lock : made));
    name(its);
  }
  void on_queued(loop::ResourceId id, loop::TaskId task) { put(Op::queued, number(id), number(task)); }
  void on_granted(loop::ResourceId id, loop::TaskId task) { put(Op::granted, number(id), number(task)); }
  void on_acquired(loop::ResourceId id, loop::TaskId task) { put(Op::acquired, number(id), number(task)); }
  void on_left(loop::ResourceId id, loop::TaskId task) { put(Op::left, number(id), number(task)); }
  void on_released(loop::ResourceId id, loop::TaskId task) { put(Op::released, number(id), number(task)); }
  void on_print(loop::TaskId id, const loop::Print& print) { put(Op::print, number(id), print.key, print.a, print.b); }
  void on_line(loop::TaskId, std::uint16_t) {}

 private:
  static int kind(loop::FutureKind future) {
    return static_cast<int>(future == loop::FutureKind::semaphore ? loop::FutureKind::lock : future);
  }
  void put(Op op, std::int64_t a = -1, std::int64_t b = -1, std::int64_t c = -1, std::int64_t d = -1) {
    numbers_.insert(numbers_.end(), {static_cast<std::int64_t>(op), a, b, c, d});
  }
  void handle(const loop::HandleInfo& info) {
    put(Op::done, static_cast<int>(info.kind), kind(info.future), number(info.task));
    name(info.text);
  }
  void name(const loop::Name& its) {
    put(Op::done, its.number, static_cast<int>(its.part));
    for (const char* at = its.prefix; *at; ++at) numbers_.push_back(*at);
  }

  std::vector<std::int64_t> numbers_;
};

}  // namespace

/// The words of an event name a literal by its place among those of its recording: equal words tell the same as long as these do.
bool FirstDifference::same_names(const Recording& a, const Recording& b) {
  const auto count = static_cast<std::uint32_t>(std::min(a.events_.literals(), b.events_.literals()));
  for (std::uint32_t i = 0; i < count; ++i)
    if (std::string_view(a.events_.name(i, 0).prefix) != b.events_.name(i, 0).prefix) return false;
  return true;
}

/// False says nothing yet.
bool FirstDifference::same_words(const Recording& a, const Recording& b, Position k) {
  const Offset from_a = k == 0 ? 0 : a.ends_[k - 1], from_b = k == 0 ? 0 : b.ends_[k - 1];
  const Offset count = a.ends_[k] - from_a;
  if (count == 0 || b.ends_[k] - from_b != count) return false;
  const auto in_a = a.events_.run(from_a, from_a + count), in_b = b.events_.run(from_b, from_b + count);
  return in_a.size() == count && in_b.size() == count && std::ranges::equal(in_a, in_b);
}

bool FirstDifference::same_events(const Recording& a, const Recording& b, Position k) {
  Told in_a, in_b;
  if (k == 0) {
    a.replay(in_a, 0);
    b.replay(in_b, 0);
  } else {
    a.replay_handle(in_a, k);
    b.replay_handle(in_b, k);
  }
  return in_a == in_b;
}

bool FirstDifference::advance(const Recording& a, const Recording& b, std::size_t handles) {
  if (state_ != State::searching) return false;
  const Position count_a = a.handle_count(), count_b = b.handle_count();
  if (&a == &b) next_ = count_a;   // a run is as itself
  const bool begun = !a.ends_.empty() && !b.ends_.empty(), same_literals = same_names(a, b);
  std::size_t spent = 0;
  while (begun && next_ <= std::min(count_a, count_b)) {
    if (spent >= handles) return true;
    const bool quickly = same_literals && same_words(a, b, next_);
    spent += quickly ? 1 : read_weight;
    if (!quickly && !same_events(a, b, next_)) {
      state_ = State::found;
      return false;
    }
    ++next_;
  }
  // Equal as far as both go: what one has after the other's end is the difference.
  const bool ended_a = a.finished() && next_ > count_a, ended_b = b.finished() && next_ > count_b;
  if (ended_a && ended_b) state_ = State::none;
  else if ((ended_a && next_ <= count_b) || (ended_b && next_ <= count_a)) state_ = State::found;
  return false;
}

Moment FirstDifference::moment(const Recording& a, const Recording& b) const {
  const Recording& only = a.handle_count() < next_ ? b : a;
  const Moment first = only.moment_of(next_);
  if (a.handle_count() < next_ || b.handle_count() < next_) return first;
  const Moment second = b.moment_of(next_);
  return second.time < first.time ? second : first;
}

}  // namespace comptoir::trace
