#include "session/command.hpp"

#include <algorithm>
#include <array>

#include "session/command_words.hpp"
#include "session/plan_commands.hpp"
#include "session/utf8.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

/// A command's name, and what it does with the rest of the line.
struct Command {
  std::string_view name;
  Result (*run)(Workbench&, std::string_view name, std::string_view rest);
  Lock lock = Lock::none;   ///< the lock that keeps it from running
};

template <void (Workbench::*method)()>
Result simple(Workbench& bench, std::string_view, std::string_view) {
  (bench.*method)();
  return std::nullopt;
}

template <void (Workbench::*method)(int)>
Result step(Workbench& bench, std::string_view name, std::string_view rest) {
  int direction = 1;
  if (Result problem = read_direction(name, rest, direction)) return problem;
  (bench.*method)(direction);
  return std::nullopt;
}

Result seek(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view time = take_word(rest);
  const std::string_view nth = take_word(rest);
  const auto ns = parse_seconds(time, longest_time);
  const auto n = nth.empty() ? std::optional<std::int64_t>(0) : read_count(nth);
  if (!ns || !n) return bad(Problem::Kind::not_a_number, name, ns ? nth : time, "3.5, 3.5 7");
  bench.seek({loop::Time{*ns}, static_cast<std::uint32_t>(*n)});
  return std::nullopt;
}

Result position(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view word = take_word(rest);
  const auto k = read_count(word);
  if (!k) return bad(Problem::Kind::not_a_number, name, word, "0 – " + std::to_string(longest_time / ns_per_second));
  bench.seek_position(static_cast<trace::Position>(*k));
  return std::nullopt;
}

template <Source source>
Result set(Workbench& bench, std::string_view, std::string_view rest) {
  const std::string_view key = take_word(rest);
  return bench.set_parameter(key, trimmed(rest), source);
}

Result reset(Workbench& bench, std::string_view, std::string_view rest) {
  const std::string_view key = take_word(rest);
  if (key.empty()) bench.reset_parameters();
  else if (const auto index = find_parameter(bench.lesson(), key)) bench.reset_parameter(*index);
  else return bench.set_parameter(key, {});
  return std::nullopt;
}

Result lesson(Workbench& bench, std::string_view, std::string_view rest) { return bench.choose_lesson(take_word(rest)); }

/// A link's key and its words do as commands too: the link parser knows them.
Result word(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view value = take_word(rest);
  const bool plain = value.find_first_of("&#%?=") == std::string_view::npos;
  ParsedLink link = parse_link(std::string(name).append("=").append(plain ? value : std::string_view()));
  if (!link.problems.empty()) {
    link.problems.front().value = safe_excerpt(value);
    link.problems.front().used.clear();
    return link.problems.front();
  }
  if (name == "lang") bench.set_language(*link.settings.language);
  if (name == "theme") bench.set_theme(*link.settings.theme);
  if (name == "level") bench.set_level(link.settings.level);
  if (name == "future") bench.set_future_shown(link.settings.future_shown);
  if (name == "ask") bench.set_asking(link.settings.asking);
  if (name == "present") bench.set_presenting(link.settings.teaching.present);
  if (name == "compare") bench.set_comparing(link.settings.comparing);
  return std::nullopt;
}

Result speed(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view value = take_word(rest);
  const auto read = parse_seconds(value, 1'000 * ns_per_second);
  if (!read) return bad(Problem::Kind::not_a_number, name, value, "0.25 – 4");
  bench.set_speed(static_cast<double>(*read) / ns_per_second);
  return std::nullopt;
}

Result select(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view what = take_word(rest);
  const std::string_view which = take_word(rest);
  const auto n = read_count(which);
  const bool numbered = n && *n > 0;
  if (what == "none") bench.select_none();
  else if (what == "client" && numbered) bench.select_client(static_cast<std::uint32_t>(*n));
  else if (what == "task" && numbered) bench.select_task(loop::TaskId{static_cast<std::uint32_t>(*n)});
  else return bad(Problem::Kind::unknown_value, name, std::string(what).append(" ").append(which), "client 6, task 12, none");
  return std::nullopt;
}

Result line(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view which = take_word(rest), direction = take_word(rest);
  const auto number = read_count(which);
  if (!number) return bad(Problem::Kind::not_a_number, name, which, "12, 12 -1");
  bench.seek_line(static_cast<std::uint32_t>(*number), direction == "-1" ? -1 : 1);
  return std::nullopt;
}

Result printed(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view which = take_word(rest);
  const auto number = read_count(which);
  if (!number) return bad(Problem::Kind::not_a_number, name, which, "0, 1, 2");
  bench.seek_printed(static_cast<std::size_t>(*number));
  return std::nullopt;
}

Result answer(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view which = take_word(rest);
  const auto option = read_count(which);
  if (!option) return bad(Problem::Kind::not_a_number, name, which, "0, 1, 2");
  bench.answer(static_cast<std::size_t>(*option));
  return std::nullopt;
}

Result question(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view what = take_word(rest);
  if (what == "next") bench.next_question();
  else if (what == "skip") bench.skip_questions();
  else return bad(Problem::Kind::unknown_value, name, what, "next, skip");
  return std::nullopt;
}

/// Without a name, of the selected task.
Result intervene(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view deed = take_word(rest);
  std::string argument(trimmed(rest));
  if (argument.empty() && (deed == word_of(Deed::cancel) || deed == word_of(Deed::fail)) && bench.selected_task() != loop::TaskId::none) {
    argument = bench.run().recording().task(bench.selected_task()).name.str();
  }
  const auto read = read_deed(deed, argument);
  const std::string received = std::string(deed).append(argument.empty() ? "" : " ").append(argument);
  if (!read) return bad(Problem::Kind::unknown_value, name, received, "cancel burger:6, fail burger:6, client, add cook, remove cook, block 2");
  if (!bench.intervene(*read)) return bad(Problem::Kind::out_of_range, name, received, "0 – " + std::to_string(bench.settings().file ? 0 : most_interventions));
  return std::nullopt;
}

Result undone(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view which = take_word(rest);
  const auto number = read_count(which);
  const auto count = static_cast<std::int64_t>(bench.settings().interventions.size());
  if (!number || *number >= count) return bad(Problem::Kind::unknown_value, name, which, count == 0 ? "–" : "0 – " + std::to_string(count - 1));
  bench.remove_intervention(static_cast<std::size_t>(*number));
  return std::nullopt;
}

Result edit(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view what = take_word(rest);
  if (what != "over") return bad(Problem::Kind::unknown_value, name, what, "over");
  bench.edit_over();
  return std::nullopt;
}

template <bool (Workbench::*method)(int)>
Result move(Workbench& bench, std::string_view name, std::string_view rest) {
  int direction = 1;
  if (Result problem = read_direction(name, rest, direction)) return problem;
  (bench.*method)(direction);
  return std::nullopt;
}

Result served(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view which = take_word(rest);
  const auto number = which.empty() ? std::optional<std::int64_t>(0) : read_count(which);
  const std::uint32_t clients = bench.run().clients().size();
  if (!number || *number < 0 || *number > clients) return bad(Problem::Kind::out_of_range, name, which, "1 – " + std::to_string(clients));
  bench.go_served(static_cast<std::uint32_t>(*number));
  return std::nullopt;
}

Result stop(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view what = take_word(rest);
  if (what == "clear") {
    bench.clear_stops();
  } else if (what == "remove") {
    const std::string_view which = take_word(rest);
    const auto index = read_index(which, bench.settings().stops.size());
    if (!index) return no_index(name, which, bench.settings().stops.size());
    bench.remove_stop(*index);
  } else if (what == "add") {
    const std::string_view kind = take_word(rest);
    auto read = read_stop(kind, trimmed(rest));
    if (!read) return std::move(read.error());
    if (!bench.add_stop(std::move(*read))) return bad(Problem::Kind::too_many_parts, name, kind, std::to_string(most_stops));
  } else {
    return bad(Problem::Kind::unknown_value, name, what, "add, remove, clear");
  }
  return std::nullopt;
}

/// A caption as typed: bytes that are no UTF-8 refuse it.
std::optional<Problem> read_caption(std::string_view name, std::string_view rest, std::string& caption) {
  auto clean = clean_line(rest, longest_caption);
  if (!clean) return bad(Problem::Kind::bad_encoding, name, rest);
  caption = std::move(*clean);
  return std::nullopt;
}

Result mark(Workbench& bench, std::string_view name, std::string_view rest) {
  std::string caption;
  if (auto problem = read_caption(name, rest, caption)) return problem;
  if (bench.mark(caption.empty() ? std::nullopt : std::optional(caption))) return std::nullopt;
  return bad(Problem::Kind::too_many_parts, name, caption, std::to_string(most_marks));
}

template <bool (Workbench::*method)(std::size_t)>
Result of_mark(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view which = take_word(rest);
  const auto index = read_index(which, bench.settings().marks.size());
  if (!index) return no_index(name, which, bench.settings().marks.size());
  (bench.*method)(*index);
  return std::nullopt;
}

Result mark_caption(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view which = take_word(rest);
  const auto index = read_index(which, bench.settings().marks.size());
  if (!index) return no_index(name, which, bench.settings().marks.size());
  std::string caption;
  if (auto problem = read_caption(name, rest, caption)) return problem;
  bench.caption_mark(*index, std::move(caption));
  return std::nullopt;
}

Result predict(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view what = take_word(rest);
  const std::string_view which = take_word(rest);
  const auto task = read_count(which);
  if (what.empty()) bench.predict();
  else if (what == "off") bench.stop_predicting();
  else if (what == "none") bench.answer_prediction(loop::TaskId::none);
  else if (what == "show") bench.reveal_prediction();
  else if (what == "task" && task && *task > 0 && *task <= bench.run().recording().task_count()) bench.answer_prediction(loop::TaskId{static_cast<std::uint32_t>(*task)});
  else return bad(Problem::Kind::unknown_value, name, std::string(what).append(" ").append(which), "task 12, none, show, off");
  return std::nullopt;
}

/// Without a word it is the other way round.
Result answer_hidden(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view word = take_word(rest);
  if (word != "on" && word != "off" && !word.empty()) return bad(Problem::Kind::unknown_value, name, word, "on, off");
  bench.set_answer_hidden(word.empty() ? !bench.teaching().answer_hidden : word == "on");
  return std::nullopt;
}

Result keep(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view what = take_word(rest);
  if (what.empty()) bench.keep();
  else if (what == "off") bench.stop_keeping();
  else return bad(Problem::Kind::unknown_value, name, what, "off");
  return std::nullopt;
}

Result open(Workbench& bench, std::string_view, std::string_view rest) {
  bench.open_link(rest);   // what is wrong with it is said in notices
  return std::nullopt;
}

/// What is wrong with a link; nothing is opened.
Result check(Workbench&, std::string_view, std::string_view rest) {
  ParsedLink link = parse_link(rest);
  if (link.problems.empty()) return std::nullopt;
  link.problems.front().used.clear();
  link.problems.front().used_value.reset();
  return std::move(link.problems.front());
}

Result arrive(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view what = take_word(rest);
  if (what != "keep") return bad(Problem::Kind::unknown_value, name, what, "keep");
  return bench.keep_arrivals();
}

constexpr std::array commands = {
    Command{"play", simple<&Workbench::play>, Lock::move},
    Command{"pause", simple<&Workbench::pause>},
    Command{"toggle", simple<&Workbench::toggle>, Lock::move},
    Command{"step", step<&Workbench::step_task>, Lock::move},
    Command{"handle", step<&Workbench::step_handle>, Lock::move},
    Command{"start", simple<&Workbench::to_start>, Lock::move},
    Command{"end", simple<&Workbench::to_end>, Lock::move},
    Command{"seek", seek, Lock::move},
    Command{"position", position, Lock::move},
    Command{"set", set<Source::link>, Lock::edit},
    Command{"type", set<Source::typed>, Lock::edit},
    Command{"reset", reset, Lock::edit},
    Command{"lesson", lesson, Lock::edit},
    Command{"lang", word},
    Command{"theme", word},
    Command{"level", word},
    Command{"future", word},
    Command{"line", line, Lock::move},
    Command{"printed", printed, Lock::move},
    Command{"ask", word},
    Command{"compare", word, Lock::edit},
    Command{"present", word},
    Command{"answer.hidden", answer_hidden},
    Command{"keep", keep, Lock::edit},
    Command{"differ", simple<&Workbench::seek_difference>, Lock::move},
    Command{"answer", answer},
    Command{"question", question},
    Command{"speed", speed, Lock::move},
    Command{"select", select},
    Command{"open", open},
    Command{"check", check},
    Command{"dismiss", simple<&Workbench::dismiss_problems>},
    Command{"cancel", simple<&Workbench::cancel>},
    Command{"iteration", move<&Workbench::move_turn>, Lock::move},
    Command{"event", move<&Workbench::move_event>, Lock::move},
    Command{"wake", move<&Workbench::move_wake>, Lock::move},
    Command{"served", served, Lock::move},
    Command{"run", move<&Workbench::run_to_stop>, Lock::move},
    Command{"stop", stop, Lock::move},
    Command{"mark", mark, Lock::edit},
    Command{"mark.remove", of_mark<&Workbench::remove_mark>, Lock::edit},
    Command{"mark.caption", mark_caption, Lock::edit},
    Command{"mark.go", of_mark<&Workbench::go_mark>, Lock::move},
    Command{"mark.next", move<&Workbench::move_mark>, Lock::move},
    Command{"predict", predict},
    Command{"do", intervene, Lock::act},
    Command{"undone", undone, Lock::act},
    Command{"arrive", arrive, Lock::act},
    Command{"undo", simple<&Workbench::undo>},
    Command{"redo", simple<&Workbench::redo>},
    Command{"edit", edit},
    Command{"plan", plan},
    Command{"plan.open", plan_open, Lock::edit},
    Command{"plan.pick", plan_pick},
    Command{"plan.propose", plan_propose},
    Command{"plan.reveal", simple<&Workbench::reveal_plan>},
    Command{"plan.reset", simple<&Workbench::reset_plan>, Lock::edit},
};

/// The list is locked with the choice of it.
bool is_locked_row(const Workbench& bench, std::string_view key) {
  const auto index = find_parameter(bench.lesson(), key == model::arrive_row.key ? "arrivals" : key);
  return index ? bench.locked_parameter(*index) : bench.locked(Lock::edit);
}

/// What plays can be paused, and single parameters have locks of their own. Undoing is of both, edits and interventions; so is a list
/// made of clients sent in by hand.
bool is_locked(const Workbench& bench, const Command& command, std::string_view rest) {
  if (command.name == "toggle" && bench.playing()) return false;
  if (command.name == "undo" || command.name == "redo") return bench.locked(Lock::edit) && bench.locked(Lock::act);
  if (command.name == "set" || command.name == "type" || command.name == "reset") return is_locked_row(bench, take_word(rest));
  if (command.name == "arrive" && is_locked_row(bench, command.name)) return true;
  return bench.locked(command.lock);
}

}  // namespace

std::string execute(Workbench& bench, std::string_view line) {
  const std::string_view name = take_word(line);
  const auto found = std::ranges::find(commands, name, &Command::name);
  if (found == commands.end()) {
    std::string allowed;
    for (const Command& command : commands) allowed.append(allowed.empty() ? "" : ", ").append(command.name);
    return describe(bench.language(), bad(Problem::Kind::unknown_command, {}, name, std::move(allowed)));
  }
  if (bench.teaching().locks.any() && is_locked(bench, *found, line)) return std::string(text::entry(bench.language(), text::Key::problem_locked));
  const Result problem = found->run(bench, name, line);
  return problem ? describe(bench.language(), *problem) : std::string();
}

}  // namespace comptoir::session
