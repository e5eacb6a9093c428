#include "tests/lessons/lesson_links.hpp"

#include <algorithm>

#include "model/restaurant_parameters.hpp"
#include "session/link.hpp"

namespace comptoir::session {
namespace {

constexpr std::size_t most_combinations = 32;

/// Other numbers, eighths of seconds that no two parameters share; small counts, for traces are long.
std::int64_t other_value(const model::Parameter& row, std::size_t place, bool larger) {
  constexpr std::int64_t eighth = 125'000'000, most_counted = 40;
  const auto n = static_cast<std::int64_t>(place);
  if (row.kind == model::ParameterKind::count) {
    const std::int64_t value = std::min(row.initial, most_counted) + (larger ? 1 + n % 3 : -1);
    return std::clamp(value, row.minimum, row.maximum);
  }
  const std::int64_t value = larger ? row.initial / eighth * eighth + 3 * eighth * (n + 1) : row.initial / 2 / eighth * eighth + eighth * n;
  return std::clamp(value, row.minimum, row.maximum);
}

/// Eighths, two clients at once among them; or a first one who lets the others wait, in milliseconds.
std::vector<std::int64_t> other_arrivals(bool larger) {
  constexpr std::int64_t ms = 1'000'000;
  if (larger) return {0, 0, 125 * ms, 1'500 * ms, 1'500 * ms, 1'750 * ms, 4'000 * ms};
  return {700 * ms, 1'100 * ms, 1'201 * ms};
}

/// The next combination of choices; false after the last.
bool next_combination(const model::Lesson& lesson, model::Values& values) {
  for (std::size_t i = lesson.parameters.size(); i-- > 0;) {
    if (lesson.parameters[i].kind != model::ParameterKind::choice) continue;
    if (++values[i] <= lesson.parameters[i].maximum) return true;
    values[i] = 0;
  }
  return false;
}

}  // namespace

std::vector<std::string> compared_links(const model::Lesson& lesson) {
  std::vector<std::string> links;
  Settings settings = settings_of(lesson);
  std::size_t combinations = 0;
  do {
    if (model::is_modelled(lesson, settings.values)) continue;
    for (const int change : {0, 1, 2}) {
      Settings changed = settings;
      for (std::size_t i = 0; i < lesson.parameters.size(); ++i) {
        const model::Parameter& row = lesson.parameters[i];
        if (row.kind != model::ParameterKind::choice && change > 0) changed.values[i] = other_value(row, i, change == 1);
      }
      if (change > 0 && model::has_arrivals(lesson.parameters)) model::put_arrivals(lesson.parameters, changed.values, other_arrivals(change == 1));
      const std::string link = format_scenario(changed);
      if (std::ranges::find(links, link) == links.end()) links.push_back(link);
    }
  } while (++combinations < most_combinations && next_combination(lesson, settings.values));
  return links;
}

}  // namespace comptoir::session
