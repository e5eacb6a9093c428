/// What the manager asks: the goal, the prices, the values to try, today's restaurant; and beside it how to read the points.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"
#include "picture/settings_panel.hpp"

namespace comptoir::picture {

float plan_goal_height(const Context&);
draw::Scene plan_goal(const Context&, draw::Size, const SettingsView&);

float plan_key_height(const Context&, float width);
draw::Scene plan_key(const Context&, draw::Size);

}  // namespace comptoir::picture
