/// Where processes, threads and coroutines live: boxes one inside the other, and what the sheet says of the chosen one.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

inline constexpr std::size_t drawing_parts = 3;

draw::Scene drawing_panel(const Context&, draw::Size);

}  // namespace comptoir::picture
