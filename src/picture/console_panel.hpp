/// What the program has printed until now, the latest line at the bottom.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

draw::Scene console_panel(const Context&, draw::Size);

}  // namespace comptoir::picture
