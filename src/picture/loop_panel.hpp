/// The event loop: the ready queue feeds the one running slot, tasks are suspended by await, timers wake them.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

/// From 336 x 260 to any size. Taller than wide and under 600 px: cards one below the other, for fingers.
/// `context.compact`: without frame, title and legend.
draw::Scene loop_panel(const Context&, draw::Size);

}  // namespace comptoir::picture
