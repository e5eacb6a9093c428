/// Where the panels of the manager's plan go: three columns, two, or one that scrolls.
#pragma once

#include "view/layout.hpp"

namespace comptoir::view {

/// How wide the goal and its key are, and the cards: what their heights are measured with.
float plan_goal_width(draw::Size window);
float plan_card_width(draw::Size window);

/// In that area, below the header.
void place_plan(Layout&, const LayoutInput&, draw::Rect area);

}  // namespace comptoir::view
