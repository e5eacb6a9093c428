/// The lesson's program: the line that runs is lit, and each paused task stands at the line where it waits.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

/// Python, or C++ when `context.cpp_listing`. Scrolled so that the line of the last step is seen.
draw::Scene code_panel(const Context&, draw::Size);
/// The height that shows every line.
float code_height(const Context&, float width);

}  // namespace comptoir::picture
