/// What each station serves a second, in today's restaurant and in the one on the card, beside what is asked of it.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

draw::Scene plan_rates(const Context&, draw::Size);

}  // namespace comptoir::picture
