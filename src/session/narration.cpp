#include "session/narration.hpp"

#include <algorithm>
#include <array>

#include "model/roles.hpp"
#include "session/intervention_words.hpp"
#include "session/labels.hpp"
#include "session/problem.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

using model::PrintKey;
using model::Role;
using text::Key;
using trace::TaskState;

/// What one handle did, as the sentences need it.
struct Facts {
  Facts(const Workbench& bench, const trace::HandleView& running);

  const Run& run;
  const trace::Recording& recording;
  const trace::Cursor& after;
  text::Language language;
  loop::HandleInfo handle;
  trace::TaskInfo task;                 ///< empty when the handle is about none
  trace::TaskView then;                 ///< the task when the handle is over
  Role role = Role::other;
  std::uint32_t client = 0;
  std::array<const loop::Print*, 16> said = {};   ///< by PrintKey
  std::vector<trace::PrintedLine> lines;
  std::size_t last_line = 0;            ///< the number of the last of them
  std::uint32_t made = 0;               ///< tasks created
  std::uint32_t arrivals = 0;           ///< orders among them
  std::uint32_t first_arrival = 0;      ///< client of the first of them

  bool wakes() const { return handle.kind == loop::HandleKind::wake; }
  const loop::Print* print(PrintKey key) const { return said[static_cast<std::size_t>(key)]; }
  std::string number() const { return text::whole(language, client); }
  std::string label() const { return task_label(language, task.name); }
  bool sleeps() const { return then.state == TaskState::waiting && then.wait.kind == loop::FutureKind::sleep; }
  bool queues() const { return then.state == TaskState::waiting && then.wait.resource != loop::ResourceId::none; }
  std::string until() const { return then.deadline ? clock_seconds(language, then.deadline->ns) : std::string(); }
  std::string say(Key key, std::initializer_list<std::string_view> arguments = {}) const {
    return text::fill(language, key, arguments);
  }
};

Facts::Facts(const Workbench& bench, const trace::HandleView& running)
    : run(bench.run()), recording(run.recording()), after(bench.cursor_after()), language(bench.language()), handle(running.info) {
  const trace::Position position = bench.playhead().position;
  if (handle.task != loop::TaskId::none) {
    task = recording.task(handle.task);
    then = after.task(handle.task);
    role = model::role_of(task.name);
    client = model::client_of(task.name);
  }
  const std::size_t end = recording.printed_until(position);
  last_line = end - 1;
  for (std::size_t i = recording.printed_until(position - 1); i < end; ++i) lines.push_back(recording.printed(i));
  for (const trace::PrintedLine& line : lines) {
    if (line.print.key < said.size()) said[line.print.key] = &line.print;
  }
  // Tasks are in order of creation: those of this handle are the last ones that the position knows.
  for (std::uint32_t id = bench.cursor().counts().created; id > 0; --id) {
    const trace::TaskInfo task_made = recording.task(loop::TaskId{id});
    if (task_made.created_at < position) break;
    if (task_made.created_at > position) continue;
    ++made;
    if (model::role_of(task_made.name) != Role::serve) continue;
    ++arrivals;
    first_arrival = model::client_of(task_made.name);
  }
}

// ---- Sentences of task steps

/// One for a step that has just begun something that lasts until a timer.
struct Starts {
  Key free, turn, unlimited;
};

std::string started(const Facts& f, const Starts& keys) {
  const Key key = f.recording.resource_count() == 0 ? keys.unlimited : f.wakes() ? keys.turn : keys.free;
  return f.say(key, {f.number(), f.until()});
}

struct Queues {
  Key busy, busy_one, behind;
};

/// A newcomer queues behind others even where a place is free: it has been promised.
std::string queued(const Facts& f, const Queues& keys) {
  const trace::ResourceView resource = f.after.resource(f.then.wait.resource);
  const std::uint32_t place = f.after.place_in_line(resource.id, f.task.id);
  const bool all_held = resource.holders.size() >= resource.permits;
  const Key key = !all_held ? keys.behind : resource.permits == 1 ? keys.busy_one : keys.busy;
  return f.say(key, {f.number(), text::whole(f.language, place)});
}

/// The line that the step has printed last, and how it ended.
std::string printing_step(const Facts& f) {
  const std::string label = f.label();
  const std::string words = safe_excerpt(printed_line(f.language, f.run, f.last_line));
  switch (f.then.state) {
    case TaskState::done: return f.say(Key::narration_prints_ends, {label, words});
    case TaskState::waiting:
      if (f.sleeps()) return f.say(Key::narration_prints_sleeps, {label, words, f.until()});
      return f.say(Key::narration_prints_waits, {label, words});
    case TaskState::cancelled: return f.say(Key::narration_task_cancelled, {label});
    case TaskState::failed: return f.say(Key::narration_task_fails, {label});
    default: return f.say(Key::narration_prints_yields, {label, words});
  }
}

std::string plain_step(const Facts& f) {
  const std::string label = f.label();
  if (!f.lines.empty() && f.lines.back().print.key >= model::first_own_print) return printing_step(f);
  if (f.made > 0 && f.then.state == TaskState::waiting) {
    return f.made == 1 ? f.say(Key::narration_makes_one, {label}) : f.say(Key::narration_makes_many, {label, text::whole(f.language, f.made)});
  }
  switch (f.then.state) {
    case TaskState::done: return f.say(Key::narration_task_ends, {label});
    case TaskState::cancelled: return f.say(Key::narration_task_cancelled, {label});
    case TaskState::failed: return f.say(Key::narration_task_fails, {label});
    case TaskState::waiting:
      if (f.sleeps()) return f.say(Key::narration_task_sleeps, {label, f.until()});
      if (f.queues()) {
        const std::uint32_t place = f.after.place_in_line(f.then.wait.resource, f.task.id);
        return f.say(Key::narration_task_queues, {label, text::whole(f.language, place)});
      }
      return f.say(Key::narration_task_waits, {label});
    default: return f.say(Key::narration_task_yields, {label});
  }
}

std::string soda_step(const Facts& f) {
  const bool limited = f.recording.resource_count() > 0;
  if (f.print(PrintKey::soda_ready)) return f.say(limited ? Key::narration_soda_ready : Key::narration_soda_ready_unlimited, {f.number()});
  if (f.sleeps()) return started(f, {Key::narration_soda_free, Key::narration_soda_turn, Key::narration_soda_unlimited});
  if (f.queues()) return queued(f, {Key::narration_soda_queues, Key::narration_soda_queues_one, Key::narration_soda_behind});
  return plain_step(f);
}

std::string burger_step(const Facts& f) {
  const bool limited = f.recording.resource_count() > 0;
  if (f.print(PrintKey::burger_ready)) return f.say(limited ? Key::narration_burger_ready : Key::narration_burger_ready_unlimited, {f.number()});
  if (f.sleeps()) return started(f, {Key::narration_burger_free, Key::narration_burger_turn, Key::narration_burger_unlimited});
  if (f.queues()) return queued(f, {Key::narration_burger_queues, Key::narration_burger_queues_one, Key::narration_burger_behind});
  return plain_step(f);
}

std::string fries_step(const Facts& f) {
  if (f.print(PrintKey::batch_ready)) return f.say(Key::narration_batch_ready, {f.number()});
  if (f.print(PrintKey::fries_ready)) {
    if (!f.print(PrintKey::fries_take)) return f.say(Key::narration_fries_ready_unlimited, {f.number()});
    return f.say(f.wakes() ? Key::narration_fries_turn : Key::narration_fries_left, {f.number()});
  }
  if (f.sleeps()) return started(f, {Key::narration_batch_free, Key::narration_batch_turn, Key::narration_fries_unlimited});
  if (f.queues()) return queued(f, {Key::narration_fries_queues, Key::narration_fries_queues, Key::narration_fries_behind});
  return plain_step(f);
}

std::string serve_step(const Facts& f) {
  if (const loop::Print* served = f.print(PrintKey::served)) {
    return f.say(Key::narration_served, {f.number(), clock_seconds(f.language, served->a)});
  }
  if (f.print(PrintKey::order)) return f.say(Key::narration_order, {f.number()});
  return plain_step(f);
}

std::string main_step(const Facts& f) {
  if (const loop::Print* happy = f.print(PrintKey::satisfied)) {
    return text::counted(f.language, Key::narration_score_one, Key::narration_score_many, happy->a, {text::whole(f.language, happy->b)});
  }
  const std::string first = text::whole(f.language, f.first_arrival);
  if (f.arrivals > 1) return f.say(Key::narration_arrivals, {text::whole(f.language, f.arrivals)});
  if (f.arrivals == 1) {
    if (f.sleeps()) return f.say(Key::narration_arrival, {first, f.until()});
    return f.say(f.then.state == TaskState::waiting ? Key::narration_arrival_waits : Key::narration_arrival_yields, {first});
  }
  if (f.then.state == TaskState::done) return f.say(Key::narration_main_ends);
  if (f.then.state == TaskState::waiting && !f.sleeps()) return f.say(Key::narration_main_waits);
  return plain_step(f);
}

std::string task_step(const Facts& f) {
  switch (f.role) {
    case Role::soda: return soda_step(f);
    case Role::burger: return burger_step(f);
    case Role::fries: return fries_step(f);
    case Role::serve: return serve_step(f);
    case Role::main: return main_step(f);
    case Role::other: break;
  }
  return plain_step(f);
}

// ---- Sentences of callbacks

/// A child of a `wait` ended: the callback tells its parent, which goes on when it was the last one.
std::string child_done(const Facts& f) {
  const std::string child = f.label();
  if (f.task.parent == loop::TaskId::none) return f.say(Key::narration_child_noted, {child});
  const trace::TaskInfo parent = f.recording.task(f.task.parent);
  const std::string waiter = task_label(f.language, parent.name);
  const trace::TaskView view = f.after.task(parent.id);
  if (view.state == TaskState::ready) return f.say(Key::narration_child_last, {child, waiter});
  if (view.state != TaskState::waiting) return f.say(Key::narration_child_noted, {child});
  const auto missing = std::ranges::count_if(view.children, [&](loop::TaskId id) { return !f.after.is_over(id); });
  if (missing == 0) return f.say(Key::narration_child_counted, {child, waiter});
  const std::string rest = text::whole(f.language, missing);
  return f.say(text::singular(f.language, missing) ? Key::narration_child_one_missing : Key::narration_child_missing, {child, waiter, rest});
}

std::string callback(const Facts& f) {
  using loop::HandleKind;
  const std::string label = f.label();
  switch (f.handle.kind) {
    case HandleKind::step: case HandleKind::wake: return task_step(f);
    case HandleKind::set_result: return f.say(Key::narration_alarm, {label, clock_seconds(f.language, f.after.time().ns)});
    case HandleKind::wait_cb: return child_done(f);
    case HandleKind::gather_cb: case HandleKind::group_cb: case HandleKind::as_completed_cb:
      return f.say(Key::narration_child_noted, {label});
    case HandleKind::release: return f.say(Key::narration_release, {label});
    case HandleKind::shield_inner: return f.say(Key::narration_shield_inner);
    case HandleKind::shield_outer: return f.say(Key::narration_shield_outer);
    case HandleKind::timeout: case HandleKind::as_completed_timeout: return f.say(Key::narration_timeout, {label});
    case HandleKind::stop_cb: return f.say(Key::narration_stop);
    case HandleKind::call: break;
  }
  return f.say(Key::narration_call);
}

}  // namespace

std::string sentence(const Workbench& bench) {
  const text::Language language = bench.language();
  if (bench.at_start()) return text::fill(language, Key::narration_start);
  const trace::Cursor& cursor = bench.cursor();
  const auto intervention_at = [&](trace::Position position) {
    const Applied* applied = bench.applied_at(position);
    if (!applied) return std::string();
    const auto i = static_cast<std::size_t>(applied - bench.run().applied().data());
    return sentence_of(language, bench.run().settings().interventions[i], applied->refusal);
  };
  if (const auto running = cursor.running()) {
    std::string words = intervention_at(cursor.position());
    return words.empty() ? callback(Facts(bench, *running)) : words;
  }
  if (const auto block = bench.blocked()) {
    if (std::string words = intervention_at(block->position); !words.empty()) return words;
    const trace::Recording& recording = bench.run().recording();
    const loop::TaskId task = recording.handle(recording.handle_at(block->position)).info.task;
    return text::fill(language, Key::narration_blocked, {task == loop::TaskId::none ? std::string() : task_label(language, recording.task(task).name)});
  }
  const auto timers = cursor.timers();
  if (timers.empty()) return text::fill(language, Key::narration_idle);
  return text::fill(language, Key::narration_sleeps, {clock_seconds(language, timers.front().deadline.ns)});
}

}  // namespace comptoir::session
