// The events of a file, one by one: checked, and told to the recorder.
#include <algorithm>

#include "trace/import_json.hpp"
#include "trace/words.hpp"

namespace comptoir::trace {

// Values that depend on what they are of.

std::optional<loop::Name> JsonImport::name(Member member) {
  if (!item_.holds(member)) return loop::Name();
  const auto name = run_.names.name(item_.text(member));
  if (!name) fail(Kind::too_many, member, std::to_string(OwnNames::most));
  return name;
}

template <class Kind_>
std::optional<Kind_> JsonImport::kind(Member member, std::span<const char* const> words) {
  const std::string_view text = item_.holds(member) ? std::string_view(item_.text(member)) : std::string_view();
  const auto found = std::ranges::find(words, text, [](const char* word) { return std::string_view(word); });
  if (found != words.end()) return static_cast<Kind_>(found - words.begin());
  std::string all;
  for (const char* word : words) {
    if (*word != '\0') (all += all.empty() ? "" : ", ") += word;
  }
  fail(Kind::unknown_word, member, all);
  return std::nullopt;
}

std::optional<std::int64_t> JsonImport::ranged(Member member, Range range) {
  const std::int64_t number = item_.number(member);
  if (number >= range.least && number <= range.most) return number;
  fail(Kind::out_of_range, member, std::to_string(range.least) + " … " + std::to_string(range.most));
  return std::nullopt;
}

// Events.

bool JsonImport::event() {
  if (!item_.holds(Member::event)) return fail(Kind::missing, word(Member::event));
  const auto shape = std::ranges::find(event_shapes(), std::string_view(item_.text(Member::event)),
                                       [](const EventShape& one) { return std::string_view(one.word); });
  if (shape == event_shapes().end()) {
    std::string words;
    for (const EventShape& one : event_shapes()) (words += words.empty() ? "" : ", ") += one.word;
    return fail(Kind::unknown_word, Member::event, words);
  }
  const Members has = item_.has & ~bits(Member::event, Member::k, Member::t);
  if (const Members missing = shape->required & ~item_.has) return fail(Kind::missing, words_of(missing));
  if (const Members other = has & ~(shape->required | shape->optional)) {
    Members first = other & (~other + 1);
    const auto member = find_member(first, words_of(first));
    return fail(Kind::not_here, *member, words_of(shape->required | shape->optional));
  }
  if (recorder_.full()) return fail(Kind::too_many, std::to_string(most_events));
  if (!tell(shape->kind)) return false;
  const bool over = shape->kind == EventKind::done;   // a handle's last event is of its position
  const std::uint32_t position = over ? rules_.over() : rules_.position();
  if (item_.holds(Member::k) && item_.id(Member::k) != position) return fail(Kind::place, Member::k, std::to_string(position));
  if (item_.holds(Member::t) && item_.number(Member::t) != rules_.now().ns) return fail(Kind::place, Member::t, std::to_string(rules_.now().ns));
  return true;
}

bool JsonImport::tell(EventKind kind) {
  if (kind <= EventKind::timer_scheduled) return tell_of_loop(kind);
  if (kind <= EventKind::finished) return tell_of_task(kind);
  if (kind <= EventKind::released) return tell_of_resource(kind);
  if (kind == EventKind::print) return printed();
  const auto place = ranged(Member::number, {0, 65'535});
  if (!place || !allows(rules_.exists(item_.id(Member::task)))) return false;
  recorder_.on_line(loop::TaskId{item_.id(Member::task)}, static_cast<std::uint16_t>(*place));
  return true;
}

bool JsonImport::tell_of_loop(EventKind kind) {
  const std::uint32_t handle = item_.id(Member::handle);
  const loop::HandleId id{handle};
  const loop::Time time{item_.number(Member::t)};
  const auto told = [&](const RunRules::Refusal& refusal, auto call) {
    if (!allows(refusal)) return false;
    call();
    return true;
  };
  switch (kind) {
    case EventKind::iteration: return told(rules_.iteration(time), [&] { recorder_.on_iteration(time); });
    case EventKind::block: return told(rules_.block(time), [&] { recorder_.on_block(time); });
    case EventKind::deadlock: return told(rules_.nothing_runs(), [&] { recorder_.on_deadlock(); });
    case EventKind::timers_rebuilt:
      return told(rules_.nothing_runs(), [&] {
        rules_.timers_rebuilt();
        recorder_.on_timers_rebuilt();
      });
    case EventKind::run: return told(rules_.run(handle), [&] { recorder_.on_handle_run(id); });
    case EventKind::done: return told(rules_.done(handle), [&] { recorder_.on_handle_done(id); });
    case EventKind::skipped: return told(rules_.skipped(handle), [&] { recorder_.on_handle_skipped(id); });
    case EventKind::handle_cancelled: return told(rules_.handle_cancelled(handle), [&] { recorder_.on_handle_cancelled(id); });
    case EventKind::timer_due: return told(rules_.timer_due(handle), [&] { recorder_.on_timer_due(id); });
    case EventKind::timer_purged: return told(rules_.timer_purged(handle), [&] { recorder_.on_timer_purged(id); });
    case EventKind::callback_raised: return told(rules_.callback_raised(handle), [&] { recorder_.on_callback_raised(id); });
    default: return scheduled(kind == EventKind::timer_scheduled);
  }
}

bool JsonImport::scheduled(bool timer) {
  const auto handle_kind = kind<loop::HandleKind>(Member::kind, words_of_handles());
  if (!handle_kind) return false;
  const auto future = kind<loop::FutureKind>(Member::future, words_of_futures());
  if (!future) return false;
  const auto text = name(Member::name);
  if (!text) return false;
  const std::uint32_t handle = item_.id(Member::handle), task = item_.id(Member::task);
  const loop::HandleInfo info{*handle_kind, *future, loop::TaskId{task}, *text};
  if (!timer) {
    if (!allows(rules_.scheduled(handle, *handle_kind, task))) return false;
    recorder_.on_handle_scheduled(loop::HandleId{handle}, info);
    return true;
  }
  const auto deadline = ranged(Member::number, {0, last_time});
  if (!deadline || !allows(rules_.timer_scheduled(handle, *handle_kind, task, {*deadline}))) return false;
  recorder_.on_timer_scheduled(loop::HandleId{handle}, info, {*deadline}, ++last_timer_);
  return true;
}

bool JsonImport::tell_of_task(EventKind kind_of) {
  const std::uint32_t task = item_.id(Member::task), other = item_.id(Member::other), resource = item_.id(Member::resource);
  const loop::TaskId id{task};
  switch (kind_of) {
    case EventKind::task_created: {
      const auto called = name(Member::name);
      if (!called || !allows(rules_.task_created(task, other))) return false;
      recorder_.on_task_created(id, *called, loop::TaskId{other});
      return true;
    }
    case EventKind::awaits_child:
      if (!allows(rules_.awaits_child(task, other))) return false;
      recorder_.on_awaits_child(id, loop::TaskId{other});
      return true;
    case EventKind::waits: {
      const auto what = kind<loop::FutureKind>(Member::kind, words_of_futures());
      if (!what || !allows(rules_.waits(task, resource, other))) return false;
      recorder_.on_task_waits(id, {*what, loop::ResourceId{resource}, loop::TaskId{other}, {}});
      return true;
    }
    case EventKind::cancel_requested:
      if (!allows(rules_.living(task))) return false;
      recorder_.on_task_cancel_requested(id);
      return true;
    case EventKind::cancel_pending:
      if (!allows(rules_.living(task))) return false;
      recorder_.on_task_cancel_pending(id);
      return true;
    case EventKind::error_unseen:
      if (!allows(rules_.failed(task))) return false;
      recorder_.on_error_unseen(id);
      return true;
    default: {
      const auto outcome = kind<loop::Outcome>(Member::kind, words_of_outcomes());
      if (!outcome || !allows(rules_.finished(task, *outcome))) return false;
      recorder_.on_task_finished(id, *outcome);
      return true;
    }
  }
}

bool JsonImport::tell_of_resource(EventKind kind_of) {
  const std::uint32_t resource = item_.id(Member::resource), task = item_.id(Member::task);
  const loop::ResourceId id{resource};
  const loop::TaskId of{task};
  switch (kind_of) {
    case EventKind::resource_created: {
      const auto what = kind<loop::ResourceKind>(Member::kind, words_of_resources());
      if (!what) return false;
      const auto called = name(Member::name);
      if (!called) return false;
      const auto permits = ranged(Member::number, range_of(Member::permits));
      if (!permits || !allows(rules_.resource_created(resource))) return false;
      recorder_.on_resource_created(id, *what, *called, static_cast<std::uint32_t>(*permits));
      return true;
    }
    case EventKind::queued:
      if (!allows(rules_.queued(resource, task))) return false;
      recorder_.on_queued(id, of);
      return true;
    case EventKind::granted:
      if (!allows(rules_.granted(resource, task))) return false;
      recorder_.on_granted(id, of);
      return true;
    case EventKind::acquired:
      if (!allows(rules_.acquired(resource, task))) return false;
      recorder_.on_acquired(id, of);
      return true;
    case EventKind::left:
      if (!allows(rules_.left(resource, task))) return false;
      recorder_.on_left(id, of);
      return true;
    default:
      if (!allows(rules_.released(resource, task))) return false;
      recorder_.on_released(id, of);
      return true;
  }
}

bool JsonImport::printed() {
  const auto key = item_.holds(Member::number) ? ranged(Member::number, {0, 65'535}) : std::optional<std::int64_t>(own_print);
  if (!key || !allows(rules_.exists(item_.id(Member::task)))) return false;
  const loop::Print print{static_cast<std::uint16_t>(*key), item_.number(Member::a), item_.number(Member::b)};
  recorder_.on_print(loop::TaskId{item_.id(Member::task)}, print);
  run_.printed.add(item_.holds(Member::text) ? std::string_view(item_.text(Member::text)) : std::string_view());
  return true;
}

}  // namespace comptoir::trace
