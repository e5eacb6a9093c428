/// What one number changes: the share of clients satisfied and the longest wait at each of its values. A point sets the number to its value.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

/// When something is known: session::study_note is empty.
draw::Scene plan_sweep(const Context&, draw::Size);

}  // namespace comptoir::picture
