#include "session/prediction.hpp"

#include <algorithm>

#include "session/labels.hpp"
#include "session/narration.hpp"
#include "text/format.hpp"
#include "trace/events.hpp"

namespace comptoir::session {
namespace {

using Kind = NextReason::Kind;
using text::Key;
using trace::Position;
using trace::Recording;

constexpr std::size_t most_choices = 6;

Position next_step(const Recording& recording, Position after) {
  const Position next = recording.next_task_step(after);
  return next > after && recording.is_task_step(next) ? next : 0;
}

loop::HandleInfo handle_info(const Recording& recording, Position k) { return recording.handle(recording.handle_at(k)).info; }

/// The position whose handle scheduled another one; 0: that came from outside, between two handles.
Position cause_of(const Recording& recording, loop::HandleId handle) {
  struct Within final : loop::Observer {
    explicit Within(loop::HandleId wanted) : id(wanted) {}
    loop::HandleId id;
    bool running = false, inside = false;
    void at(trace::Offset) {}
    void on_handle_run(loop::HandleId) override { running = true; }
    void on_handle_scheduled(loop::HandleId made, const loop::HandleInfo&) override { inside = inside || (made == id && running); }
    void on_timer_scheduled(loop::HandleId made, const loop::HandleInfo&, loop::Time, std::uint32_t) override {
      inside = inside || (made == id && running);
    }
  };
  const Position by = recording.scheduled_at(handle);
  Within within(handle);
  recording.replay_handle(within, by);
  return within.inside ? by : 0;
}

/// The last task whose step is passed over between two positions.
loop::TaskId passed_over(const Recording& recording, Position after, Position to) {
  struct Skipped final : loop::Observer {
    explicit Skipped(const Recording& all) : recording(all) {}
    const Recording& recording;
    loop::TaskId task = loop::TaskId::none;
    void at(trace::Offset) {}
    void on_handle_skipped(loop::HandleId id) override {
      const loop::HandleInfo info = recording.handle(id).info;
      if (trace::steps_task(info.kind)) task = info.task;
    }
  };
  Skipped skipped(recording);
  recording.replay(skipped, after, to);
  return skipped.task;
}

/// What a timer that fires at `root` says about the task.
NextReason of_timer(const Recording& recording, Position after, Position root, NextReason reason) {
  const loop::HandleInfo info = handle_info(recording, root);
  reason.when = recording.start_at(root);
  if (info.kind != loop::HandleKind::set_result || info.task != reason.task) {
    reason.kind = Kind::timer;
    return reason;
  }
  const auto deadline = recording.deadline(recording.handle_at(root));
  reason.kind = reason.when > recording.time_at(after) ? Kind::sleep : Kind::late;
  if (reason.kind == Kind::late) return reason;
  for (Position k = root - 1; k > after; --k)
    if (recording.deadline(recording.handle_at(k))) reason.kind = Kind::timer;   // others came before it, and woke nobody
  const bool same_turn = root < recording.handle_count() && recording.iteration_at(root + 1) == recording.iteration_at(root);
  if (reason.kind == Kind::sleep && same_turn && recording.deadline(recording.handle_at(root + 1)) == deadline) {
    reason.other = handle_info(recording, root + 1).task;
    if (reason.other != loop::TaskId::none) reason.kind = Kind::tie;
  }
  return reason;
}

/// The tasks that a callback may wake, as far as its words say.
loop::TaskId about(const Recording& recording, const loop::HandleInfo& info) {
  using loop::HandleKind;
  switch (info.kind) {
    case HandleKind::gather_cb: case HandleKind::wait_cb: case HandleKind::group_cb: case HandleKind::as_completed_cb:
      return info.task == loop::TaskId::none ? info.task : recording.task(info.task).parent;
    default: return info.task;
  }
}

}  // namespace

std::optional<loop::TaskId> next_task(const Run& run, Position after) {
  const Position step = next_step(run.recording(), after);
  if (step != 0) return handle_info(run.recording(), step).task;
  return run.finished() ? std::optional(loop::TaskId::none) : std::nullopt;
}

NextReason next_reason(const Recording& recording, Position after) {
  NextReason reason;
  const Position step = next_step(recording, after);
  if (step == 0) {
    reason.kind = recording.deadlocked() ? Kind::stuck : Kind::over;
    return reason;
  }
  loop::HandleId handle = recording.handle_at(step);
  reason.task = recording.handle(handle).info.task;
  if (recording.scheduled_at(handle) <= after) {
    reason.other = passed_over(recording, after, step);
    reason.kind = reason.other != loop::TaskId::none ? Kind::passed : step == after + 1 ? Kind::front : Kind::behind;
    return reason;
  }
  // Back to the handle that was there when it was asked, and brought it about.
  Position root = 0;
  while (recording.scheduled_at(handle) > after) {
    root = cause_of(recording, handle);
    if (root == 0) {
      const auto main = recording.ending(loop::TaskId{1});
      reason.kind = main && main->position <= after ? Kind::cancelled : Kind::outside;
      return reason;
    }
    handle = recording.handle_at(root);
  }
  // A timer that is due stands in the ready queue: its turn has begun.
  const bool on_heap = recording.deadline(handle) && (after == 0 || recording.iteration_at(root) != recording.iteration_at(after));
  if (on_heap) return of_timer(recording, after, root, reason);
  reason.kind = Kind::callback;
  reason.other = recording.handle(handle).info.task;
  return reason;
}

std::string describe(text::Language language, const Recording& recording, const NextReason& reason) {
  const auto label = [&](loop::TaskId task) { return task == loop::TaskId::none ? std::string() : task_label(language, recording.task_name(task)); };
  const std::string task = label(reason.task), other = label(reason.other), when = clock_seconds(language, reason.when.ns);
  switch (reason.kind) {
    case Kind::front: return text::fill(language, Key::predict_front, {task});
    case Kind::passed: return text::fill(language, Key::predict_passed, {task, other});
    case Kind::behind: return text::fill(language, Key::predict_behind, {task});
    case Kind::callback:
      if (reason.other == loop::TaskId::none) return text::fill(language, Key::predict_callback, {task});
      return text::fill(language, Key::predict_callback_of, {task, other});
    case Kind::sleep: return text::fill(language, Key::predict_sleep, {task, when});
    case Kind::tie: return text::fill(language, Key::predict_tie, {task, when, other});
    case Kind::late: return text::fill(language, Key::predict_late, {task});
    case Kind::timer: return text::fill(language, Key::predict_timer, {task, when});
    case Kind::cancelled: return text::fill(language, Key::predict_cancelled, {task});
    case Kind::outside: return text::fill(language, Key::predict_outside, {task});
    case Kind::stuck: return text::fill(language, Key::predict_stuck);
    case Kind::over: break;
  }
  return text::fill(language, Key::predict_over);
}

void Prediction::ask(const Run& run, const Place& place, Position after) {
  *this = Prediction();
  if (!next_task(run, after)) return;
  state_ = State::asked;
  place_ = place;
  after_ = after;
}

void Prediction::answer(const Run& run, loop::TaskId task) {
  const auto right = next_task(run, after_);
  if (state_ != State::asked || !right) return;
  chosen_ = task;
  state_ = task == *right ? State::right : State::wrong;
}

void Prediction::reveal(const Run& run) {
  if (const auto right = next_task(run, after_)) answer(run, *right);
}

/// The handle that still holds the slot counts as over: what it has caused is known.
trace::Cursor Prediction::cursor_at(const Recording& recording) const {
  trace::Cursor cursor(recording);
  cursor.seek(place_.position == between ? position_of(recording, place_) : after_, false);
  return cursor;
}

Choices Prediction::choices(const Recording& recording) const {
  Choices choices{.tasks = {}, .none = true};
  if (state_ == State::off) return choices;
  const trace::Cursor cursor = cursor_at(recording);
  const auto add = [&](loop::TaskId task) {
    const bool known = task == loop::TaskId::none || std::ranges::find(choices.tasks, task) != choices.tasks.end();
    if (!known && choices.tasks.size() < most_choices && !cursor.is_over(task)) choices.tasks.push_back(task);
  };
  const loop::HandleId unfinished = cursor.position() < after_ ? recording.handle_at(after_) : loop::HandleId::none;
  std::vector<loop::TaskId> called;
  std::size_t looked_at = 0;
  for (const trace::HandleView& handle : cursor.ready()) {
    if (choices.tasks.size() == most_choices || ++looked_at > 1'000) break;
    if (handle.cancelled || handle.id == unfinished) continue;
    if (!trace::steps_task(handle.info.kind)) {
      if (called.size() < most_choices) called.push_back(about(recording, handle.info));
      continue;
    }
    choices.none = false;
    add(handle.info.task);
  }
  for (const loop::TaskId task : called) add(task);
  for (const trace::SleeperView& sleeper : cursor.sleeping(most_choices)) add(sleeper.task);
  const Position step = next_step(recording, after_);
  if (step == 0) choices.none = true;
  const loop::TaskId right = step == 0 ? loop::TaskId::none : handle_info(recording, step).task;
  if (right != loop::TaskId::none && std::ranges::find(choices.tasks, right) == choices.tasks.end()) {
    if (choices.tasks.size() == most_choices) choices.tasks.pop_back();
    choices.tasks.push_back(right);
  }
  return choices;
}

std::string Prediction::said(text::Language language, const Recording& recording) const {
  if (state_ != State::right && state_ != State::wrong) return {};
  std::string said = describe(language, recording, next_reason(recording, after_));
  if (state_ == State::wrong && chosen_ != loop::TaskId::none) {
    trace::Cursor cursor(recording);
    cursor.seek(after_, false);
    said.append(" ").append(why(language, cursor, chosen_).text());
  }
  return said;
}

}  // namespace comptoir::session
