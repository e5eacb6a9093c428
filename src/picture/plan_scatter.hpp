/// Every restaurant of the plan as a point: cost to the right, satisfied clients upwards, the frontier of best choices as a line.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

draw::Scene plan_scatter(const Context&, draw::Size);

}  // namespace comptoir::picture
