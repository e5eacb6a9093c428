#include "session/kept.hpp"

#include <algorithm>

#include "session/arrivals.hpp"
#include "session/intervention_words.hpp"
#include "session/lesson_words.hpp"
#include "session/parameter_table.hpp"
#include "session/settings.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

constexpr std::string_view same = "same";

std::string value_words(text::Language language, const Settings& settings, std::size_t i) {
  const model::Parameter& row = settings.lesson->parameters[i];
  if (row.kind == model::ParameterKind::choice)
    return std::string(option_label(language, *settings.lesson, row, static_cast<std::size_t>(settings.values[i])));
  std::string words = std::string(parameter_label(language, *settings.lesson, row)) + ' ' + display_value(language, row, settings.values[i]);
  if (const std::string_view unit = unit_of(row); !unit.empty()) words.append("\u00a0").append(unit);
  return words;
}

}  // namespace

Kept kept_of(const Settings& settings) { return {settings.values, settings.interventions}; }

Settings with_kept(const Settings& settings, const Kept& kept) {
  Settings a = settings;
  a.values = kept.values;
  a.interventions = kept.interventions;
  a.kept.reset();
  return a;
}

bool same_scenario(const Settings& a, const Settings& b) {
  return a.lesson == b.lesson && a.values == b.values && a.interventions == b.interventions;
}

std::string scenario_words(text::Language language, const Settings& settings, const Settings& other, std::size_t most) {
  std::string words;
  for (std::size_t i = 0; i < settings.lesson->parameters.size() && i < other.values.size() && most > 0; ++i) {
    if (settings.values[i] == other.values[i]) continue;
    words.append(words.empty() ? "" : ", ").append(value_words(language, settings, i));
    --most;
  }
  if (const Arrivals list = listed_arrivals(*settings.lesson, settings.values); most > 0 && list != listed_arrivals(*settings.lesson, other.values)) {
    words.append(words.empty() ? "" : ", ").append(text::fill(language, text::Key::arrive_words, {text::whole(language, std::ssize(list))}));
    --most;
  }
  for (const Intervention& one : settings.interventions) {
    if (most == 0) break;
    if (std::ranges::find(other.interventions, one) != other.interventions.end()) continue;
    words.append(words.empty() ? "" : ", ").append(words_of(language, one));
    --most;
  }
  return words;
}

std::optional<std::string> write_kept(const Settings& settings) {
  if (!settings.kept) return std::nullopt;
  std::string text;
  const auto rows = settings.lesson->parameters;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (settings.kept->values[i] == settings.values[i]) continue;
    text.append(text.empty() ? "" : ",").append(rows[i].key).append(":").append(format_value(rows[i], settings.kept->values[i]));
  }
  return text.empty() ? std::string(same) : text;
}

Kept read_kept(const Settings& settings, std::string_view text, std::vector<Problem>& problems) {
  Kept kept = kept_of(settings);
  if (text == same) return kept;
  const model::Lesson& lesson = *settings.lesson;
  for (bool more = true; more;) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view part = text.substr(0, comma);
    more = comma < text.size();
    text.remove_prefix(std::min(comma + 1, text.size()));
    const std::size_t colon = std::min(part.find(':'), part.size());
    const auto row = find_parameter(lesson, part.substr(0, colon));
    if (row && colon < part.size()) {
      auto value = parse_value(lesson.parameters[*row], part.substr(colon + 1), Source::link);
      if (value) {
        kept.values[*row] = *value;
        continue;
      }
      value.error().used_value = settings.values[*row];
      problems.push_back(std::move(value.error()));
      continue;
    }
    Problem problem;
    problem.kind = Problem::Kind::unknown_value;
    problem.key = "a";
    problem.value = safe_excerpt(part);
    problem.allowed = same;
    for (const model::Parameter& known : lesson.parameters) problem.allowed.append(", ").append(known.key).append(":").append(format_value(known, known.initial));
    problems.push_back(std::move(problem));
  }
  return kept;
}

}  // namespace comptoir::session
