#include <algorithm>
#include <optional>

#include "model/roles.hpp"
#include "session/narration.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

using model::Role;
using text::Key;
using trace::LinkKind;
using trace::TaskState;

/// Texts in which *...* is bold, one after the other with a space between.
class Speech {
 public:
  explicit Speech(text::Language language) : language_(language) {}
  void say(Key key, std::initializer_list<std::string_view> arguments = {}) {
    if (!words_.empty()) add(" ", false);
    const std::string text = text::fill(language_, key, arguments);
    bool bold = false;
    for (std::size_t from = 0; from <= text.size(); bold = !bold) {
      const std::size_t to = std::min(text.find('*', from), text.size());
      if (to > from) add(text.substr(from, to - from), bold);
      from = to + 1;
    }
  }
  std::vector<Words> take() { return std::move(words_); }
  text::Language language() const { return language_; }

 private:
  void add(std::string text, bool bold) {
    if (!words_.empty() && words_.back().bold == bold) words_.back().text += text;
    else words_.push_back({std::move(text), bold});
  }
  text::Language language_;
  std::vector<Words> words_;
};

/// All that the sentences are made from.
struct Case {
  const trace::Cursor& cursor;
  const trace::Reason& reason;
  loop::Name name;
  Role role;
  std::string label, number;
  Speech& speech;

  std::string when() const { return reason.when ? clock_seconds(speech.language(), reason.when->ns) : std::string(); }
};

/// The words that differ from dish to dish.
struct DishWords {
  Key waits_one, waits_two, waits_many;   ///< for a station of one place, of two, of several
  Key first, first_unknown;    ///< who makes it go: known, not known
  Key later, later_when;       ///< not first in line
  Key sleeps;
};

const DishWords* words_of(Role role) {
  static constexpr DishWords soda = {Key::narration_why_soda_one, Key::narration_why_soda_two,
                                     Key::narration_why_soda_many, Key::narration_why_soda_first,
                                     Key::narration_why_soda_first_unknown, Key::narration_why_soda_later,
                                     Key::narration_why_soda_later_when, Key::narration_why_soda_sleeps};
  static constexpr DishWords burger = {Key::narration_why_burger_one, Key::narration_why_burger_two,
                                       Key::narration_why_burger_many, Key::narration_why_burger_first,
                                       Key::narration_why_burger_first_unknown, Key::narration_why_burger_later,
                                       Key::narration_why_burger_later_when, Key::narration_why_burger_sleeps};
  static constexpr DishWords fries = {Key::narration_why_fries_one, Key::narration_why_fries_one,
                                      Key::narration_why_fries_one, Key::narration_why_fries_first,
                                      Key::narration_why_fries_first_unknown, Key::narration_why_fries_later,
                                      Key::narration_why_fries_later_when, Key::narration_why_fries_sleeps};
  switch (role) {
    case Role::soda: return &soda;
    case Role::burger: return &burger;
    case Role::fries: return &fries;
    case Role::main: case Role::serve: case Role::other: break;
  }
  return nullptr;
}

/// The task that holds what the case waits for and frees it first.
std::optional<loop::Name> holder(const Case& c) {
  for (std::size_t i = 0; i + 1 < c.reason.chain.size(); ++i) {
    const trace::Link& next = c.reason.chain[i + 1];
    const bool is_task = next.kind == LinkKind::task || next.kind == LinkKind::running || next.kind == LinkKind::ready;
    if (c.reason.chain[i].kind == LinkKind::resource && is_task && next.task != loop::TaskId::none) {
      return c.cursor.recording().task(next.task).name;
    }
  }
  return std::nullopt;
}

void say_in_line(const Case& c) {
  const trace::ResourceView resource = c.cursor.resource(c.reason.wait.resource);
  const std::string place = text::whole(c.speech.language(), c.reason.place_in_line);
  if (c.reason.granted) return c.speech.say(Key::narration_why_granted, {c.label});
  const DishWords* dish = words_of(c.role);
  if (!dish) return c.speech.say(Key::narration_why_in_line, {c.label, c.cursor.recording().resource(resource.id).name.str(), place});
  if (resource.holders.size() >= resource.permits) {
    const Key key = resource.permits == 1 ? dish->waits_one : resource.permits == 2 ? dish->waits_two : dish->waits_many;
    c.speech.say(key, {c.number, number_word(c.speech.language(), resource.permits)});
  } else {
    c.speech.say(Key::narration_why_promised, {c.label});
  }
  if (c.reason.place_in_line == 1) {
    const auto name = holder(c);
    const std::uint32_t client = name ? model::client_of(*name) : 0;
    if (client > 0) c.speech.say(dish->first, {text::whole(c.speech.language(), client)});
    else c.speech.say(dish->first_unknown);
  } else if (c.reason.when) {
    c.speech.say(dish->later_when, {place, c.when()});
  } else {
    c.speech.say(dish->later, {place});
  }
}

void say_sleeps(const Case& c) {
  const auto deadline = c.cursor.task(c.reason.task).deadline;
  if (!deadline) return c.speech.say(Key::narration_why_alarm, {c.label});
  const DishWords* dish = words_of(c.role);
  const std::string until = clock_seconds(c.speech.language(), deadline->ns);
  if (dish) c.speech.say(dish->sleeps, {c.number, until});
  else c.speech.say(Key::narration_why_sleeps, {c.label, until});
}

/// "le soda, le burger et les frites": the dishes of an order that are not done.
std::string missing_dishes(const Case& c) {
  std::vector<std::string> names;
  const trace::TaskView view = c.cursor.task(c.reason.task);
  for (const loop::TaskId child : view.children) {
    if (c.cursor.is_over(child)) continue;
    const Role role = model::role_of(c.cursor.recording().task(child).name);
    const Key key = role == Role::soda ? Key::narration_the_soda : role == Role::burger ? Key::narration_the_burger : Key::narration_the_fries;
    names.emplace_back(text::entry(c.speech.language(), key));
  }
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += i + 1 == names.size() ? text::entry(c.speech.language(), Key::narration_and) : std::string_view(", ");
    list += names[i];
  }
  return list;
}

void say_for_tasks(const Case& c) {
  const std::string missing = text::whole(c.speech.language(), c.reason.children_pending);
  if (c.reason.children > 0 && c.reason.children_pending == 0) return c.speech.say(Key::narration_why_all_done, {c.label});
  if (c.role == Role::serve && c.reason.children > 0) return c.speech.say(Key::narration_why_order, {c.number, missing_dishes(c)});
  if (c.role == Role::main && c.reason.children > 0) {
    const bool one = text::singular(c.speech.language(), c.reason.children_pending);
    return c.speech.say(one ? Key::narration_why_main_one : Key::narration_why_main_many, {missing});
  }
  if (c.reason.children > 0) return c.speech.say(Key::narration_why_tasks, {c.label, missing});
  if (c.reason.wait.task != loop::TaskId::none) {
    const std::string other = task_label(c.speech.language(), c.cursor.recording().task(c.reason.wait.task).name);
    return c.speech.say(Key::narration_why_task, {c.label, other});
  }
  c.speech.say(Key::narration_why_waits, {c.label});
}

void say_waits(const Case& c) {
  if (c.reason.wait.resource != loop::ResourceId::none) say_in_line(c);
  else if (c.reason.wait.kind == loop::FutureKind::sleep) say_sleeps(c);
  else say_for_tasks(c);
}

/// From 1; 0 when its handle is not in the ready queue.
std::size_t place_in_ready_queue(const trace::Cursor& cursor, loop::TaskId task) {
  std::size_t place = 0;
  for (const trace::HandleView& handle : cursor.ready()) {
    ++place;
    const bool steps = handle.info.kind == loop::HandleKind::step || handle.info.kind == loop::HandleKind::wake;
    if (steps && handle.info.task == task) return place;
  }
  return 0;
}

void say_ready(const Case& c) {
  const auto place = static_cast<std::int64_t>(place_in_ready_queue(c.cursor, c.reason.task));
  if (place == 1) c.speech.say(Key::narration_why_ready_first, {c.label});
  else c.speech.say(Key::narration_why_ready, {c.label, text::whole(c.speech.language(), place)});
}

}  // namespace

std::string WhyText::text() const {
  std::string out;
  for (const Words& piece : words) out += piece.text;
  return out;
}

WhyText why(const Workbench& bench, loop::TaskId task) { return why(bench.language(), bench.cursor(), task); }

WhyText why(text::Language language, const trace::Cursor& cursor, loop::TaskId task) {
  WhyText out;
  if (task == loop::TaskId::none || loop::number(task) > cursor.recording().task_count()) return out;
  out.task = task;
  out.reason = trace::why(cursor, task);
  const loop::Name name = cursor.recording().task(task).name;
  out.subject = task_label(language, name);
  Speech speech(language);
  const Case c{cursor, out.reason, name, model::role_of(name), out.subject, text::whole(language, model::client_of(name)), speech};
  switch (out.reason.state) {
    case TaskState::absent: speech.say(Key::narration_why_absent, {c.label}); break;
    case TaskState::fresh: case TaskState::ready: say_ready(c); break;
    case TaskState::running: speech.say(Key::narration_why_running, {c.label}); break;
    case TaskState::waiting: say_waits(c); break;
    case TaskState::done: speech.say(Key::narration_why_done, {c.label}); break;
    case TaskState::cancelled: speech.say(Key::narration_why_cancelled, {c.label}); break;
    case TaskState::failed: speech.say(Key::narration_why_failed, {c.label}); break;
  }
  out.words = speech.take();
  return out;
}

std::optional<CriticalPath> path_of_selected(const Workbench& bench) {
  const std::uint32_t number = bench.selected_client();
  if (number == 0 || number > bench.run().clients().size()) return std::nullopt;
  const Client client = bench.run().clients().client(number);
  const bool itself = bench.selected_task() == loop::TaskId::none || bench.selected_task() == client.serve;
  return itself && client.served && client.served_at <= bench.playhead().position ? critical_path(bench.run(), number) : std::nullopt;
}

loop::TaskId why_subject(const Workbench& bench) {
  if (bench.selected_task() != loop::TaskId::none) return bench.selected_task();
  if (bench.selected_client() == 0) return loop::TaskId::none;
  const Client client = bench.run().clients().client(bench.selected_client());
  const trace::Cursor& cursor = bench.cursor();
  const loop::TaskId dishes[] = {client.burger, client.soda, client.fries};
  for (const loop::TaskId dish : dishes) {
    if (dish == loop::TaskId::none) continue;
    const trace::TaskView view = cursor.task(dish);
    if (view.state == TaskState::waiting && view.wait.resource != loop::ResourceId::none) return dish;
  }
  for (const loop::TaskId dish : dishes) {
    if (dish != loop::TaskId::none && cursor.task(dish).state == TaskState::waiting) return dish;
  }
  return client.serve;
}

}  // namespace comptoir::session
