#include "session/link.hpp"

#include <algorithm>

#include "model/restaurant_parameters.hpp"
#include "session/link_keys.hpp"
#include "session/parameter_table.hpp"
#include "session/percent.hpp"

namespace comptoir::session {
namespace {

using Kind = Problem::Kind;

const LinkKey* find_key(std::string_view key) {
  const auto found = std::ranges::find(link_keys(), key, &LinkKey::key);
  return found == link_keys().end() ? nullptr : &*found;
}

/// The same, of a lesson that has such a key.
const LinkKey* find_key(const model::Lesson& lesson, std::string_view key) {
  const LinkKey* entry = find_key(key);
  return entry && entry->arrivals && !model::has_arrivals(lesson.parameters) ? nullptr : entry;
}

bool is_list(std::string_view key) {
  const LinkKey* entry = find_key(key);
  return entry && entry->list;
}

bool is_teaching(std::string_view key) { return std::ranges::find(teaching_keys, key) != teaching_keys.end(); }

struct Pair {
  std::string key, value;
};

/// The part of an address that holds settings: after its first '?' or '#'. A text without address is taken whole.
std::string_view settings_part(std::string_view text) {
  const std::size_t mark = text.find_first_of("?#");
  if (mark < text.find('=')) return text.substr(mark + 1);
  return mark == std::string_view::npos && text.contains("://") ? std::string_view() : text;
}

std::vector<Pair> split(Reading& reading, std::string_view text) {
  if (text.size() > longest_link) {
    reading.complain(Kind::too_long, {}, std::to_string(longest_link), {}, {});
    const bool between = text[longest_link] == '&' || text[longest_link] == '#';
    text = text.substr(0, longest_link);
    if (!between) text = text.substr(0, std::min(text.find_last_of("&#?"), text.size()));  // half a value is another value
  }
  text = settings_part(text);
  std::vector<Pair> pairs;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("&#"), text.size());   // '?...' and '#...' of one address
    const std::string_view piece = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (piece.empty()) continue;
    const std::size_t equals = std::min(piece.find('='), piece.size());
    const std::string_view raw_key = piece.substr(0, equals);
    const std::string_view raw_value = piece.substr(std::min(equals + 1, piece.size()));
    auto key = percent_decoded(raw_key);
    // A list is decoded part by part, unless its separators were encoded on the way, with all else.
    const bool parted = key && is_list(*key) && (raw_value.find_first_of(":,") != std::string_view::npos || !raw_value.contains("%3A"));
    auto value = parted ? std::string(raw_value) : percent_decoded(raw_value);
    if (key && value) pairs.push_back({std::move(*key), std::move(*value)});
    else reading.complain(Kind::bad_encoding, raw_key, raw_value, {}, {});
  }
  return pairs;
}

const model::Lesson* read_lesson(Reading& reading, const std::vector<Pair>& pairs) {
  const auto named = std::ranges::find(pairs, "lesson", &Pair::key);
  if (named == pairs.end()) return default_settings().lesson;
  if (const model::Lesson* lesson = model::find_lesson(named->value)) return lesson;
  std::string allowed;
  for (const model::Lesson& lesson : model::lessons()) allowed.append(allowed.empty() ? "" : ", ").append(lesson.id);
  const model::Lesson* used = default_settings().lesson;
  reading.complain(Kind::unknown_value, "lesson", named->value, std::move(allowed), std::string(used->id));
  return used;
}

std::string all_keys(const model::Lesson& lesson) {
  std::string keys = "lesson";
  for (const model::Parameter& row : lesson.parameters) keys.append(", ").append(row.key);
  for (const LinkKey& entry : link_keys()) {
    if (find_key(lesson, entry.key)) keys.append(", ").append(entry.key);
  }
  for (const std::string_view key : teaching_keys) keys.append(", ").append(key);
  if (model::has_plan(lesson)) {
    for (const std::string_view key : plan_keys()) keys.append(", ").append(key);
  }
  return keys;
}

void read_parameter(Reading& reading, std::size_t index, std::string_view value) {
  const model::Parameter& row = reading.settings.lesson->parameters[index];
  auto read = parse_value(row, value, Source::link);
  if (read) {
    reading.settings.values[index] = *read;
    return;
  }
  read.error().used_value = row.initial;
  reading.complain(std::move(read.error()));
}

void read_pair(Reading& reading, const Pair& pair) {
  if (pair.key == "lesson") return;   // read before all others
  if (const auto index = find_parameter(*reading.settings.lesson, pair.key)) return read_parameter(reading, *index, pair.value);
  if (const LinkKey* entry = find_key(*reading.settings.lesson, pair.key)) return entry->read(reading, pair.value);
  if (model::has_plan(*reading.settings.lesson) && is_plan_key(pair.key)) {
    if (auto problem = read_plan(reading.settings.plan, pair.key, pair.value)) reading.complain(std::move(*problem));
    return;
  }
  if (is_teaching(pair.key)) {
    std::vector<Problem> problems;
    read_teaching(reading.settings.teaching, *reading.settings.lesson, pair.key, pair.value, problems);
    for (Problem& problem : problems) reading.complain(std::move(problem));
    return;
  }
  reading.complain(Kind::unknown_key, pair.key, pair.value, all_keys(*reading.settings.lesson), {});
}

bool is_known(const model::Lesson& lesson, std::string_view key) {
  return key == "lesson" || find_parameter(lesson, key) || find_key(lesson, key) || is_teaching(key) || (model::has_plan(lesson) && is_plan_key(key));
}

/// A key that came before. What is used is not what was written first where that was refused.
void complain_of_repeated(Reading& reading, const Pair& pair, const Pair* accepted) {
  Problem problem;
  problem.kind = Kind::duplicate;
  problem.key = safe_excerpt(pair.key);
  problem.value = safe_excerpt(pair.value);
  if (const auto index = find_parameter(*reading.settings.lesson, pair.key)) {
    const model::Parameter& row = reading.settings.lesson->parameters[*index];
    problem.used = format_value(row, reading.settings.values[*index]);
    if (!unit_of(row).empty()) problem.used.append("\u00a0").append(unit_of(row));
  } else if (pair.key == "lesson") {
    problem.used = reading.settings.lesson->id;
  } else if (accepted) {
    problem.used = safe_excerpt(accepted->value);
  }
  reading.complain(std::move(problem));
}

/// In order; of a key given twice the first counts.
void read_pairs(Reading& reading, const std::vector<Pair>& pairs) {
  struct Seen {
    const Pair* pair;
    bool accepted;
  };
  std::vector<Seen> seen;   // known keys alone: there are few, whatever the link
  for (const Pair& pair : pairs) {
    const auto before = std::ranges::find(seen, pair.key, [](const Seen& one) -> const std::string& { return one.pair->key; });
    if (before != seen.end()) {
      complain_of_repeated(reading, pair, before->accepted ? before->pair : nullptr);
      continue;
    }
    const std::size_t problems = reading.problem_count();
    read_pair(reading, pair);
    if (is_known(*reading.settings.lesson, pair.key)) seen.push_back({&pair, reading.problem_count() == problems});
  }
}

}  // namespace

ParsedLink parse_link(std::string_view text) {
  Reading reading;
  const std::vector<Pair> pairs = split(reading, text);
  reading.settings = settings_of(*read_lesson(reading, pairs));
  read_pairs(reading, pairs);
  if (reading.time) reading.settings.moment = trace::Moment{{*reading.time}, reading.nth.value_or(0)};
  else if (reading.nth) reading.complain(Kind::alone, "n", std::to_string(*reading.nth), "t", {});
  if (reading.kept) {
    std::vector<Problem> problems;
    reading.settings.kept = read_kept(reading.settings, *reading.kept, problems);
    for (Problem& problem : problems) reading.complain(std::move(problem));
    if (reading.kept_arrivals) model::put_arrivals(reading.settings.lesson->parameters, reading.settings.kept->values, *reading.kept_arrivals);
    if (reading.kept_interventions) reading.settings.kept->interventions = std::move(*reading.kept_interventions);
  } else {
    if (reading.kept_arrivals) reading.complain(Kind::alone, "aarrive", {}, "a", {});
    if (reading.kept_interventions) reading.complain(Kind::alone, "ado", {}, "a", {});
  }
  if (reading.unlisted > 0) {
    reading.problems.push_back({Kind::too_many, {}, std::to_string(reading.unlisted), {}, {}, nullptr, std::nullopt});
  }
  return {std::move(reading.settings), std::move(reading.problems)};
}

std::string format_scenario(const Settings& settings) {
  std::string link = "lesson=" + std::string(settings.lesson->id);
  const auto rows = settings.lesson->parameters;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (settings.values[i] == rows[i].initial) continue;
    link.append("&").append(rows[i].key).append("=").append(format_value(rows[i], settings.values[i]));
  }
  if (const Written list = write_arrivals(settings)) link.append("&arrive=").append(*list);
  if (const Written list = write_interventions(settings)) link.append("&do=").append(*list);
  return link;
}

std::string format_link(const Settings& settings) {
  std::string link = format_scenario(settings);
  for (const LinkKey& entry : link_keys()) {
    if (const Written value = entry.write(settings)) link.append("&").append(entry.key).append("=").append(*value);
  }
  if (!settings.teaching.none()) link.append(format_teaching(settings.teaching, *settings.lesson));
  if (settings.plan != PlanSettings{}) link.append(format_plan(settings.plan));
  return link;
}

std::vector<std::string_view> keys_of_links() {
  std::vector<std::string_view> keys = {"lesson"};
  for (const LinkKey& entry : link_keys()) keys.push_back(entry.key);
  keys.insert(keys.end(), teaching_keys.begin(), teaching_keys.end());
  const auto of_plan = plan_keys();
  keys.insert(keys.end(), of_plan.begin(), of_plan.end());
  return keys;
}

}  // namespace comptoir::session
