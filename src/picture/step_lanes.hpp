/// Lanes for a run that takes no time: one column a handle in place of a time axis. Who ran, who was in the queue.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

/// Whether this run is shown so: it is complete, and its clock never moved.
bool shows_steps(const Context&, std::size_t track = 0);

/// The columns with their numbers on top, one row a task, names from x = 16. Each column is a Hit::moment, of the first run only.
void step_lanes(draw::Scene&, const Context&, draw::Rect area, float names, std::size_t track = 0);

}  // namespace comptoir::picture
