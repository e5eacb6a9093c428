#include "session/link.hpp"

#include <algorithm>
#include <array>

#include "session/parameter_table.hpp"
#include "session/percent.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

using Kind = Problem::Kind;

constexpr std::size_t most_problems = 20;
constexpr std::int64_t last_second = 1'000'000'000;
constexpr std::int64_t most_ns = last_second * 1'000'000'000;

/// What is gathered while a link is read.
struct Reading {
  Settings settings;
  std::vector<Problem> problems;
  std::size_t unlisted = 0;
  std::optional<std::int64_t> time;
  std::optional<std::uint32_t> nth;
  std::optional<std::string> kept;   ///< read when all else is
  std::optional<std::vector<Intervention>> kept_interventions;   ///< none: those of the edited run

  std::size_t problem_count() const { return problems.size() + unlisted; }
  void complain(Problem problem) {
    if (problems.size() < most_problems) problems.push_back(std::move(problem));
    else ++unlisted;
  }
  void complain(Kind kind, std::string_view key, std::string_view value, std::string allowed, std::string used) {
    complain({kind, safe_excerpt(key), safe_excerpt(value), std::move(allowed), std::move(used), nullptr, std::nullopt});
  }
};

/// The words a key may have, in the order of the values they stand for.
template <class Value, std::size_t n>
using WordList = std::array<std::pair<std::string_view, Value>, n>;
constexpr WordList<model::Level, 3> levels = {{{"discover", model::Level::discover}, {"loop", model::Level::loop}, {"expert", model::Level::expert}}};
constexpr WordList<bool, 2> futures = {{{"hidden", false}, {"shown", true}}};
constexpr WordList<bool, 2> switches = {{{"off", false}, {"on", true}}};
constexpr WordList<text::Language, 2> languages = {{{"fr", text::Language::fr}, {"en", text::Language::en}}};
constexpr WordList<Theme, 2> themes = {{{"dark", Theme::dark}, {"light", Theme::light}}};

template <class Value, std::size_t n>
std::string_view word_of(const WordList<Value, n>& words, Value value) {
  return std::ranges::find(words, value, &std::pair<std::string_view, Value>::second)->first;
}

/// The value of a word; a problem and nothing when it is none of them.
template <class Value, std::size_t n>
std::optional<Value> read_word(Reading& reading, const WordList<Value, n>& words, std::string_view key, std::string_view value,
                               std::string_view used) {
  std::string allowed;
  for (const auto& [word, meaning] : words) {
    if (word == value) return meaning;
    allowed.append(allowed.empty() ? "" : ", ").append(word);
  }
  reading.complain(Kind::unknown_value, key, value, std::move(allowed), std::string(used));
  return std::nullopt;
}

void read_time(Reading& reading, std::string_view value) {
  reading.time = parse_seconds(value, most_ns);
  if (!reading.time) reading.complain(Kind::unknown_value, "t", value, "0 – " + std::to_string(last_second) + "\u00a0s", {});
}

void read_nth(Reading& reading, std::string_view value) {
  const auto read = parse_seconds(value, most_ns);
  if (read && *read > 0 && *read % 1'000'000'000 == 0) reading.nth = static_cast<std::uint32_t>(*read / 1'000'000'000);
  else reading.complain(Kind::unknown_value, "n", value, "1 – " + std::to_string(last_second), {});
}

/// What can't be read is named; the others count.
void read_level(Reading& reading, std::string_view value) {
  if (const auto level = read_word(reading, levels, "level", value, word_of(levels, reading.settings.level))) reading.settings.level = *level;
}

void read_future(Reading& reading, std::string_view value) {
  if (const auto shown = read_word(reading, futures, "future", value, "shown")) reading.settings.future_shown = *shown;
}

void read_ask(Reading& reading, std::string_view value) {
  if (const auto on = read_word(reading, switches, "ask", value, "off")) reading.settings.asking = *on;
}

void read_compare(Reading& reading, std::string_view value) {
  if (const auto on = read_word(reading, switches, "compare", value, "off")) reading.settings.comparing = *on;
}

void read_kept_run(Reading& reading, std::string_view value) { reading.kept = value; }

void read_language(Reading& reading, std::string_view value) {
  if (const auto language = read_word(reading, languages, "lang", value, {})) reading.settings.language = language;
}

void read_theme(Reading& reading, std::string_view value) {
  if (const auto theme = read_word(reading, themes, "theme", value, {})) reading.settings.theme = theme;
}

void read_version(Reading& reading, std::string_view value) {
  if (value != "1") reading.complain(Kind::unsupported_version, "v", value, "1", "1");
}

using Written = std::optional<std::string>;   // what follows the '='; none: nothing to say

Written write_nothing(const Settings&) { return std::nullopt; }   // version 1 goes without saying, interventions are the scenario's
/// Calls `read` with each part of a list, still encoded: a ',' within a part is %2C. Empty parts are passed over.
template <class Read>
void each_part(std::string_view list, Read read) {
  while (!list.empty()) {
    const std::string_view part = list.substr(0, list.find(','));
    list.remove_prefix(std::min(part.size() + 1, list.size()));
    if (!part.empty()) read(part);
  }
}

/// What a learner does to a run: of the edited one, or of the kept one.
void read_interventions(Reading& reading, std::string_view key, std::string_view value, std::vector<Intervention>& list) {
  bool full = false;
  each_part(value, [&](std::string_view part) {
    if (full) return;
    const auto text = percent_decoded(part);
    if (!text) return reading.complain(Kind::bad_encoding, key, part, {}, {});
    auto read = parse_intervention(*text);
    if (!read) {
      reading.complain(Kind::unknown_value, key, *text, "3.5:client, 3.5-7:cancel:burger:6, 4:fail:burger:6, 4:add:cook, 4:remove:cook, 4:block:2", {});
    } else if (!insert(list, std::move(*read))) {
      full = true;
      reading.complain(Kind::too_many_parts, key, *text, std::to_string(most_interventions), {});
    }
  });
}

void read_do(Reading& reading, std::string_view value) { read_interventions(reading, "do", value, reading.settings.interventions); }

/// "none" where only the edited run has any.
void read_kept_do(Reading& reading, std::string_view value) {
  reading.kept_interventions.emplace();
  if (value != "none") read_interventions(reading, "ado", value, *reading.kept_interventions);
}

void read_stops(Reading& reading, std::string_view value) {
  auto& stops = reading.settings.stops;
  each_part(value, [&](std::string_view part) {
    const std::size_t colon = std::min(part.find(':'), part.size());
    const auto rest = percent_decoded(part.substr(std::min(colon + 1, part.size())));
    if (!rest) return reading.complain(Kind::bad_encoding, "stop", part, {}, {});
    auto stop = read_stop(part.substr(0, colon), *rest);
    if (!stop) return reading.complain(std::move(stop.error()));
    if (std::ranges::find(stops, *stop) != stops.end()) return reading.complain(Kind::duplicate, "stop", part, {}, {});
    if (stops.size() == most_stops) return reading.complain(Kind::too_many_parts, "stop", part, std::to_string(most_stops), {});
    stops.push_back(std::move(*stop));
  });
}

void read_marks(Reading& reading, std::string_view value) {
  auto& marks = reading.settings.marks;
  each_part(value, [&](std::string_view part) {
    auto mark = read_mark(part);
    if (!mark) return reading.complain(std::move(mark.error()));
    if (std::ranges::find(marks, mark->moment, &Mark::moment) != marks.end()) return reading.complain(Kind::duplicate, "marks", part, {}, {});
    if (!put_mark(marks, std::move(*mark))) reading.complain(Kind::too_many_parts, "marks", part, std::to_string(most_marks), {});
  });
}

Written write_time(const Settings& s) {
  if (!s.moment) return std::nullopt;
  return text::plain_seconds(s.moment->time.ns);
}
Written write_nth(const Settings& s) {
  if (!s.moment || s.moment->n == 0) return std::nullopt;
  return std::to_string(s.moment->n);
}
Written write_level(const Settings& s) {
  if (s.level == s.lesson->level) return std::nullopt;
  return std::string(word_of(levels, s.level));
}
Written write_future(const Settings& s) {
  if (s.future_shown) return std::nullopt;
  return "hidden";
}
Written write_ask(const Settings& s) { return s.asking ? Written("on") : std::nullopt; }
Written write_compare(const Settings& s) { return s.comparing ? Written("on") : std::nullopt; }
Written write_language(const Settings& s) {
  if (!s.language) return std::nullopt;
  return std::string(word_of(languages, *s.language));
}
Written write_theme(const Settings& s) {
  if (!s.theme) return std::nullopt;
  return std::string(word_of(themes, *s.theme));
}
std::string format_encoded(const Intervention& one) { return percent_encoded(format_intervention(one)); }
/// All of a list, parted by ','; nothing of an empty one.
template <class Part>
Written write_list(const std::vector<Part>& parts, std::string (*format)(const Part&)) {
  if (parts.empty()) return std::nullopt;
  std::string list;
  for (const Part& part : parts) list.append(list.empty() ? "" : ",").append(format(part));
  return list;
}
Written write_kept_do(const Settings& s) {
  if (!s.kept || s.kept->interventions == s.interventions) return std::nullopt;
  return s.kept->interventions.empty() ? Written("none") : write_list(s.kept->interventions, format_encoded);
}
Written write_stops(const Settings& s) { return write_list(s.stops, format_stop); }
Written write_marks(const Settings& s) { return write_list(s.marks, format_mark); }

/// The keys of version 1 that are no parameters, in the order in which they follow these.
struct LinkKey {
  std::string_view key;
  void (*read)(Reading&, std::string_view value);
  Written (*write)(const Settings&);
  bool list = false;   ///< its value is read part by part, each decoded by itself
};
constexpr std::array link_keys = {
    LinkKey{"do", read_do, write_nothing, true},
    LinkKey{"t", read_time, write_time},
    LinkKey{"n", read_nth, write_nth},
    LinkKey{"level", read_level, write_level},
    LinkKey{"future", read_future, write_future},
    LinkKey{"ask", read_ask, write_ask},
    LinkKey{"compare", read_compare, write_compare},
    LinkKey{"a", read_kept_run, [](const Settings& s) { return s.kept ? write_kept(s) : std::nullopt; }},
    LinkKey{"ado", read_kept_do, write_kept_do, true},
    LinkKey{"lang", read_language, write_language},
    LinkKey{"theme", read_theme, write_theme},
    LinkKey{"stop", read_stops, write_stops, true},
    LinkKey{"marks", read_marks, write_marks, true},
    LinkKey{"v", read_version, write_nothing},
};

bool is_list(std::string_view key) {
  return std::ranges::any_of(link_keys, [key](const LinkKey& entry) { return entry.list && entry.key == key; });
}

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
  for (const LinkKey& entry : link_keys) keys.append(", ").append(entry.key);
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
  const auto entry = std::ranges::find(link_keys, std::string_view(pair.key), &LinkKey::key);
  if (entry != link_keys.end()) return entry->read(reading, pair.value);
  reading.complain(Kind::unknown_key, pair.key, pair.value, all_keys(*reading.settings.lesson), {});
}

bool is_known(const model::Lesson& lesson, std::string_view key) {
  return key == "lesson" || find_parameter(lesson, key) || std::ranges::find(link_keys, key, &LinkKey::key) != link_keys.end();
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
    if (reading.kept_interventions) reading.settings.kept->interventions = std::move(*reading.kept_interventions);
  } else if (reading.kept_interventions) {
    reading.complain(Kind::alone, "ado", {}, "a", {});
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
  if (const Written list = write_list(settings.interventions, format_encoded)) link.append("&do=").append(*list);
  return link;
}

std::string format_link(const Settings& settings) {
  std::string link = format_scenario(settings);
  for (const LinkKey& entry : link_keys) {
    if (const Written value = entry.write(settings)) link.append("&").append(entry.key).append("=").append(*value);
  }
  return link;
}

}  // namespace comptoir::session
