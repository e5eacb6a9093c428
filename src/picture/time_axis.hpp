/// Virtual time along a stretch of pixels, and the ticks on it. Knows nothing of what is drawn there.
#pragma once

#include <vector>

#include "draw/scene.hpp"
#include "trace/moment.hpp"

namespace comptoir::picture {

/// Times from ..= to over x .. x + width.
struct TimeAxis {
  float x = 0, width = 0;
  loop::Time from, to;

  float at(loop::Time t) const {
    const double span = static_cast<double>((to - from).ns);
    return span <= 0 ? x : x + static_cast<float>(static_cast<double>((t - from).ns) / span * static_cast<double>(width));
  }
  /// The time at a place, not clamped to the axis but never before 0.
  loop::Time time(float at_x) const;
  bool shows(loop::Time t) const { return t >= from && t <= to; }
  double ns_per_pixel() const { return width <= 0 ? 0 : static_cast<double>((to - from).ns) / static_cast<double>(width); }
};

/// Marks at round times: 1, 2 or 5 times a power of ten, as close as the labels allow.
struct Ticks {
  loop::Duration step;
  int decimals = 0;                ///< that a label needs
  std::vector<loop::Time> times;
};
/// `label_room`: pixels between two labels' centres at least.
Ticks ticks_of(const TimeAxis&, float label_room);

}  // namespace comptoir::picture
