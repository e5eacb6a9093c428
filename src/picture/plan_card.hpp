/// The restaurant in question, with what it has more than today's; and those that nearly work, each with the reason why it doesn't.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

float plan_card_height(const Context&, float width);
draw::Scene plan_card(const Context&, draw::Size);

float plan_near_height(const Context&, float width);
draw::Scene plan_near(const Context&, draw::Size);

}  // namespace comptoir::picture
