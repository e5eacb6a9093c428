/// How long each client waited: so far, and to come when the future may show.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

/// One bar for each client; a window that follows the present when there are more than fit; groups of clients when
/// there are ten times more.
draw::Scene results_panel(const Context&, draw::Size);
/// The height that shows every client of the run, at most `most` of them.
float results_height(const Context&, std::uint32_t most);

}  // namespace comptoir::picture
