/// The scheduled wake-ups: the heap as a tree, and the same array in a row.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

/// The card with its title, the tree as deep as fits and the array. In `discover` a plain list in order of time.
void timers_card(draw::Scene&, const Context&, draw::Rect);

/// For phones: one row of tall cells in the array's order.
void timers_strip(draw::Scene&, const Context&, draw::Rect);
inline constexpr float timers_strip_height = 104;

}  // namespace comptoir::picture
