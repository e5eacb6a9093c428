/// Why the selected task waits, in a sentence and as a chain of causes; without one, what happens right now.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

draw::Scene why_panel(const Context&, draw::Size);

}  // namespace comptoir::picture
