/// Settings of a lesson at random.
#pragma once

#include <algorithm>

#include "session/settings.hpp"
#include "tests/session/random.hpp"

namespace comptoir::session {

/// Any legal values, small counts more often than large ones.
inline Settings random_settings(const model::Lesson& lesson, Random& random) {
  Settings settings = settings_of(lesson);
  for (std::size_t i = 0; i < settings.values.size(); ++i) {
    const model::Parameter& row = lesson.parameters[i];
    if (random.chance(3)) continue;
    std::int64_t most = row.maximum;
    if (row.kind == model::ParameterKind::count) most = std::min(most, row.minimum + (random.chance(3) ? 40 : 8));
    else if (row.kind != model::ParameterKind::choice) most = std::min(most, row.minimum + 8'000'000'000);
    const std::int64_t step = std::max<std::int64_t>(1, row.step);
    settings.values[i] = row.minimum + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>((most - row.minimum) / step + 1))) * step;
  }
  return settings;
}

}  // namespace comptoir::session
