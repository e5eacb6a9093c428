/// The icons, as shapes: drawn on a grid of 16 by 16, meant for 12 to 28 px.
#pragma once

#include <cstdint>

#include "draw/scene.hpp"

namespace comptoir::draw {

enum class Icon : std::uint8_t {
  play, pause, step, back, start, end, right, left, down, up,
  lock, clock, gather, check, cross, late, stop,
  soda, burger, fries, client, door, hat, bell,
  share, export_, open, moon, sun, compare, reset, undo, redo, plus, minus, fit, info,
  loop, shop, gantt, code, tune, more, target, focus, past,
};
inline constexpr int icon_count = static_cast<int>(Icon::past) + 1;

struct IconStyle {
  float stroke = 1.5f;            ///< width of the lines in logical pixels, whatever the icon's size
  Color fill = {};                ///< inside of the dishes and the hat
  Color on = rgb(0x1C1A17);       ///< of the sign within `late` and `stop`: what is behind the icon
};

/// `size` is the side of the square about `centre`.
void icon(Scene&, Icon, Point centre, float size, Color, const IconStyle& = {});

}  // namespace comptoir::draw
