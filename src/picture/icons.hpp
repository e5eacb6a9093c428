/// The vector icons, on a grid of 16. Knows nothing of what they are used for, but for a role's and a station's.
#pragma once

#include <cstdint>

#include "draw/scene.hpp"
#include "model/roles.hpp"

namespace comptoir::picture {

enum class Icon : std::uint8_t {
  none, play, pause, step, back, start, end, right, left, down, up, lock, clock, gather, check, cross, late, stop,
  soda, burger, fries, client, door, hat, bell, share, export_, open, moon, sun, compare, reset, plus, minus, fit,
  info, loop, shop, gantt, code, tune, more, target,
};

struct IconStyle {
  float stroke = 1.5f;        ///< logical pixels, whatever the icon's size
  draw::Color fill = {};      ///< inside of the dishes' outlines
  draw::Color on = {};        ///< what lies behind: the marks cut out of a warning sign
};

/// `size` is the side of the whole grid.
void icon(draw::Scene&, Icon, draw::Point centre, float size, draw::Color, IconStyle = {});

Icon icon_of(model::Role);
Icon icon_of(model::Station);

}  // namespace comptoir::picture
