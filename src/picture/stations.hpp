/// One station of the restaurant: what it is, who is being served there, who stands in line.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"
#include "model/roles.hpp"

namespace comptoir::picture {

inline constexpr float station_height = 88;

/// Draws the station's card; what doesn't fit becomes counts.
void station_card(draw::Scene&, const Context&, draw::Rect, model::Station);

}  // namespace comptoir::picture
