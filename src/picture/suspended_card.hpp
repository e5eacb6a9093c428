/// The suspended tasks, grouped by what they wait for: asleep, in a station's line, or for their own tasks.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

/// As a card of the loop panel, rows of 24 to 32 px; spare height gives long groups more lines.
void suspended_card(draw::Scene&, const Context&, draw::Rect);

/// For phones: a panel with rows of 44 px or less.
void suspended_list(draw::Scene&, const Context&, draw::Rect);
/// The height that it takes with rows of 44 px.
float suspended_list_height(const Context&);

}  // namespace comptoir::picture
