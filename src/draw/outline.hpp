/// The rounded outline of a stroked box, and how dashes share it: one rule for the screen and for SVG.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

#include "draw/scene.hpp"

namespace comptoir::draw {

/// How long is drawn out of each period, in logical pixels; round ends are added to it.
struct Dashes {
  float length = 0, period = 0;
  bool round = false;
};

constexpr Dashes dashes_of(Line line) {
  return line == Line::dotted ? Dashes{dot_length, dot_period, true} : Dashes{dash_length, dash_period, false};
}

/// The middle of a box's stroke: where it runs clockwise from the end of the top left corner.
struct Outline {
  Rect rect;
  float radius = 0;

  float length() const { return 2 * (rect.w + rect.h) - (8 - 2 * std::numbers::pi_v<float>) * radius; }
};

constexpr Outline outline_of(const Shape& box) {
  const float half = box.stroke_width / 2;
  return {box.rect.inset(half), std::max(0.0f, box.radius - half)};
}

/// With the period stretched so that a whole number of dashes closes the outline.
inline Dashes dashes_around(const Outline& outline, Line line) {
  Dashes dashes = dashes_of(line);
  const float length = outline.length();
  dashes.period = length / std::max(1.0f, std::round(length / dashes.period));
  return dashes;
}

}  // namespace comptoir::draw
