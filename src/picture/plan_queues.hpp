/// Who waits at each station of the studied restaurant and when, how much the station is used, and Little's law of the whole.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

/// When it is known: session::study_note is empty.
draw::Scene plan_queues(const Context&, draw::Size);

}  // namespace comptoir::picture
