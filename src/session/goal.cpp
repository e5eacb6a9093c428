#include "session/goal.hpp"

#include <algorithm>

#include "model/restaurant_parameters.hpp"
#include "session/lesson_words.hpp"
#include "session/parameter_table.hpp"
#include "session/run.hpp"
#include "text/format.hpp"
#include "trace/thread_use.hpp"

namespace comptoir::session {
namespace {

using Kind = Condition::Kind;
using text::Key;

constexpr std::int64_t ns_per_second = 1'000'000'000, ns_per_hundredth = ns_per_second / 100;
constexpr std::int64_t most_seconds = 1'000'000'000, most_clients = 200'000, most_cost = 100'000;

bool has_clients(const model::Lesson& lesson) { return find_parameter(lesson, "patience").has_value(); }

bool has_price(const model::Lesson& lesson) {
  return find_parameter(lesson, "sodas") || find_parameter(lesson, "cooks") || find_parameter(lesson, "batch");
}

bool is_possible(const model::Lesson& lesson, Kind kind) {
  if (kind == Kind::served || kind == Kind::satisfied) return has_clients(lesson);
  return kind != Kind::cost || has_price(lesson);
}

std::unexpected<Problem> refused(const model::Lesson& lesson, std::string_view text) {
  static constexpr std::array<std::string_view, 5> examples = {"served:5", "satisfied:10", "cost:3.5", "end:6.5", "blocked:0"};
  Problem problem;
  problem.kind = Problem::Kind::unknown_value;
  problem.key = "goal";
  problem.value = safe_excerpt(text);
  for (std::size_t i = 0; i < examples.size(); ++i) {
    if (is_possible(lesson, static_cast<Kind>(i))) problem.allowed.append(problem.allowed.empty() ? "" : ", ").append(examples[i]);
  }
  for (const model::Parameter& row : lesson.parameters)
    problem.allowed.append(", ").append(row.key).append(":").append(format_value(row, row.initial));
  return std::unexpected(std::move(problem));
}

/// In the unit of the kind's limit.
std::optional<std::int64_t> read_limit(Kind kind, std::string_view text) {
  if (kind == Kind::satisfied) {
    const auto read = parse_seconds(text, most_clients * ns_per_second);
    return read && *read > 0 && *read % ns_per_second == 0 ? std::optional(*read / ns_per_second) : std::nullopt;
  }
  if (kind == Kind::cost) {
    const auto read = parse_seconds(text, most_cost * ns_per_second);
    return read && *read % ns_per_hundredth == 0 ? std::optional(*read / ns_per_hundredth) : std::nullopt;
  }
  const auto read = parse_seconds(text, most_seconds * ns_per_second);
  return read && (*read > 0 || kind != Kind::served) ? read : std::nullopt;
}

/// The longest wait; a client who is never served is worse than any.
Finding find_served(const Run& run, std::int64_t limit) {
  const Clients& clients = run.clients();
  Finding found{.met = true};
  for (std::uint32_t n = 1; n <= clients.size(); ++n) {
    const Client client = clients.client(n);
    if (!client.served) return {.client = n, .missing = true};
    const std::int64_t waited = (*client.served - client.arrived).ns;
    if (found.client != 0 && waited <= found.figure) continue;
    found.figure = waited;
    found.client = n;
  }
  found.met = found.figure < limit;
  return found;
}

}  // namespace

std::expected<Condition, Problem> read_condition(const model::Lesson& lesson, std::string_view text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  const std::string_view word = text.substr(0, colon), value = text.substr(std::min(colon + 1, text.size()));
  const auto known = std::ranges::find(condition_words, word);
  const auto row = find_parameter(lesson, word);
  // A lesson without a restaurant may have a parameter of that name.
  if (known != condition_words.end() && (!row || is_possible(lesson, static_cast<Kind>(known - condition_words.begin())))) {
    const auto kind = static_cast<Kind>(known - condition_words.begin());
    const auto limit = read_limit(kind, value);
    if (!limit || !is_possible(lesson, kind)) return refused(lesson, text);
    return Condition{.kind = kind, .limit = *limit};
  }
  if (!row) return refused(lesson, text);
  const auto read = parse_value(lesson.parameters[*row], value, Source::link);
  if (!read) return refused(lesson, text);
  return Condition{.kind = Kind::parameter, .limit = *read, .row = *row};
}

std::string format_condition(const model::Lesson& lesson, const Condition& condition) {
  if (condition.kind == Kind::parameter) {
    const model::Parameter& row = lesson.parameters[condition.row];
    return std::string(row.key).append(":").append(format_value(row, condition.limit));
  }
  const std::int64_t scale = condition.kind == Kind::satisfied ? ns_per_second : condition.kind == Kind::cost ? ns_per_hundredth : 1;
  return std::string(condition_words[static_cast<std::size_t>(condition.kind)]).append(":").append(text::plain_seconds(condition.limit * scale));
}

std::int64_t cost_of(const Run& run) {
  const Settings& settings = run.settings();
  const model::RestaurantSetup today, setup = model::restaurant_setup(settings.lesson->parameters, settings.values);
  std::int64_t sodas = setup.sodas - today.sodas, cooks = setup.cooks - today.cooks;
  for (std::size_t i = 0; i < settings.interventions.size() && i < run.applied().size(); ++i) {
    const Intervention& one = settings.interventions[i];
    if (one.deed != Deed::add || run.applied()[i].refusal != Refusal::none) continue;
    if (one.name == "soda") ++sodas;
    if (one.name == "cook") ++cooks;
  }
  const std::int64_t fifteenths = 30 * sodas + 10 * cooks + 3 * (setup.batch - today.batch);
  const std::int64_t rounding = fifteenths < 0 ? -7 : 7;
  return (fifteenths * 100 + rounding) / 15;
}

Finding find(const Run& run, const Condition& condition) {
  Finding found;
  switch (condition.kind) {
    case Kind::served: return find_served(run, condition.limit);
    case Kind::satisfied: {
      const Score score = run.clients().score();
      return {.met = score.satisfied >= condition.limit, .figure = score.satisfied, .total = score.total};
    }
    case Kind::cost: found.figure = cost_of(run); break;
    case Kind::end:
      if (run.deadlocked()) return {.missing = true};
      found.figure = run.recording().end_time().ns;
      break;
    case Kind::blocked: found.figure = trace::thread_use(run.recording(), run.recording().end_time()).blocked.ns; break;
    case Kind::parameter:
      found.figure = run.settings().values[condition.row];
      found.met = found.figure == condition.limit;
      return found;
  }
  found.met = found.figure <= condition.limit;
  return found;
}

std::string shown_value(text::Language language, const model::Lesson& lesson, const Condition& condition, std::int64_t value) {
  if (condition.kind == Kind::satisfied) return text::whole(language, value);
  if (condition.kind == Kind::cost) return text::seconds(language, value * ns_per_hundredth);
  if (condition.kind != Kind::parameter) return text::seconds(language, value) + "\u00a0s";
  const model::Parameter& row = lesson.parameters[condition.row];
  if (row.kind == model::ParameterKind::choice) return std::string(option_label(language, lesson, row, static_cast<std::size_t>(value)));
  return display_value(language, row, value) + (unit_of(row).empty() ? "" : "\u00a0s");
}

std::string row_name(text::Language language, const model::Lesson& lesson, const Condition& condition) {
  if (condition.kind != Kind::parameter) return {};
  const model::Parameter& row = lesson.parameters[condition.row];
  return std::string(parameter_group(language, lesson, row)).append(" · ").append(parameter_label(language, lesson, row));
}

std::string describe(text::Language language, const model::Lesson& lesson, const Condition& condition, const Finding& found) {
  struct Words {
    Key goal, found, missing;
  };
  static constexpr std::array<Words, 6> all = {{
      {Key::later_goal_served, Key::later_goal_served_found, Key::later_goal_served_missing},
      {Key::later_goal_satisfied, Key::later_goal_satisfied_found, Key::later_goal_satisfied_found},
      {Key::later_goal_cost, Key::later_goal_cost_found, Key::later_goal_cost_found},
      {Key::later_goal_end, Key::later_goal_end_found, Key::later_goal_end_missing},
      {Key::later_goal_blocked, Key::later_goal_blocked_found, Key::later_goal_blocked_found},
      {Key::later_goal_parameter, Key::later_goal_parameter_found, Key::later_goal_parameter_found},
  }};
  const Words& words = all[static_cast<std::size_t>(condition.kind)];
  const std::string limit = shown_value(language, lesson, condition, condition.limit), figure = shown_value(language, lesson, condition, found.figure);
  const std::string name = row_name(language, lesson, condition);
  const std::string who = text::whole(language, condition.kind == Kind::satisfied ? found.total : found.client);
  return text::fill(language, words.goal, {limit, name}) + ' ' + text::fill(language, found.missing ? words.missing : words.found, {figure, who});
}

}  // namespace comptoir::session
