/// Where the time of clients went, in the studied restaurant: a bar for each, of parts that open it at their moment.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

/// When it is known: session::study_note is empty.
draw::Scene plan_paths(const Context&, draw::Size);

}  // namespace comptoir::picture
