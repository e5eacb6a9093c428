#include "session/link_keys.hpp"

#include <algorithm>
#include <array>

#include "model/restaurant_parameters.hpp"
#include "session/parameter_table.hpp"
#include "session/percent.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

using Kind = Problem::Kind;

constexpr std::int64_t last_second = 1'000'000'000;
constexpr std::int64_t most_ns = last_second * 1'000'000'000;

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

Arrivals read_list(Reading& reading, std::string_view key, std::string_view value) {
  std::vector<Problem> problems;
  Arrivals arrivals = read_arrivals(key, value, Source::link, problems);
  for (Problem& problem : problems) reading.complain(std::move(problem));
  return arrivals;
}

void read_arrive(Reading& reading, std::string_view value) {
  if (const Arrivals arrivals = read_list(reading, "arrive", value); !arrivals.empty())
    model::put_arrivals(reading.settings.lesson->parameters, reading.settings.values, arrivals);
}

/// "none" where only the edited run has a list of its own.
void read_kept_arrive(Reading& reading, std::string_view value) {
  reading.kept_arrivals.emplace();
  if (value != "none") reading.kept_arrivals = read_list(reading, "aarrive", value);
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
Written write_kept_arrive(const Settings& s) {
  if (!s.kept) return std::nullopt;
  const Arrivals kept = listed_arrivals(*s.lesson, s.kept->values);
  if (kept == listed_arrivals(*s.lesson, s.values)) return std::nullopt;
  return has_own_list(*s.lesson, s.kept->values) ? format_arrivals(kept) : "none";
}
Written write_stops(const Settings& s) { return write_list(s.stops, format_stop); }
Written write_marks(const Settings& s) { return write_list(s.marks, format_mark); }

constexpr std::array keys = {
    LinkKey{"arrive", read_arrive, write_nothing, false, true},
    LinkKey{"do", read_do, write_nothing, true},
    LinkKey{"t", read_time, write_time},
    LinkKey{"n", read_nth, write_nth},
    LinkKey{"level", read_level, write_level},
    LinkKey{"future", read_future, write_future},
    LinkKey{"ask", read_ask, write_ask},
    LinkKey{"compare", read_compare, write_compare},
    LinkKey{"a", read_kept_run, [](const Settings& s) { return s.kept ? write_kept(s) : std::nullopt; }},
    LinkKey{"aarrive", read_kept_arrive, write_kept_arrive, false, true},
    LinkKey{"ado", read_kept_do, write_kept_do, true},
    LinkKey{"lang", read_language, write_language},
    LinkKey{"theme", read_theme, write_theme},
    LinkKey{"stop", read_stops, write_stops, true},
    LinkKey{"marks", read_marks, write_marks, true},
    LinkKey{"v", read_version, write_nothing},
};

}  // namespace

std::span<const LinkKey> link_keys() { return keys; }

Written write_arrivals(const Settings& settings) {
  if (!has_own_list(*settings.lesson, settings.values)) return std::nullopt;
  return format_arrivals(listed_arrivals(*settings.lesson, settings.values));
}
Written write_interventions(const Settings& settings) { return write_list(settings.interventions, format_encoded); }

}  // namespace comptoir::session
