/// Flags of named moments and signs of interventions on a time axis.
#pragma once

#include <span>
#include <string_view>

#include "picture/lane_marks.hpp"

namespace comptoir::picture {

/// What stands at a moment. `index` is what Hit::mark and Hit::intervention give back.
struct AxisFlag {
  loop::Time at;
  std::string_view caption = {};
};

/// Flags on poles, from the axis' numbers down to `bottom`; their tips are the captions. Hit::mark.
void axis_flags(const LaneSpace&, std::span<const AxisFlag>, float top, float bottom);
/// Small signs: somebody changed the run there. Hit::intervention.
void axis_signs(const LaneSpace&, std::span<const AxisFlag>, float y);
/// The marks of the settings and what was done to the run.
void moments_of_settings(const LaneSpace&, float top, float bottom);

}  // namespace comptoir::picture
