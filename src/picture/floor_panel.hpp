/// The restaurant: its three stations, the counter with the one crew member, and the clients before it.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

/// Any size. Under 600 px and taller than wide: the stations one below the other. With more clients than places:
/// those in the restaurant, the latest ones, and "+n".
draw::Scene floor_panel(const Context&, draw::Size);

}  // namespace comptoir::picture
