/// The running slot: the one handle that the thread is in, the sleeping loop, or the work that blocks the thread.
#pragma once

#include <cstddef>

#include "draw/scene.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

/// `disc`: the radius of its icon's disc, 0 for none.
void running_slot(draw::Scene&, const Context&, draw::Rect, float disc, float radius);

/// Handles of the ready queue, without the one that blocks the thread: it is in the slot already.
std::size_t waiting_handles(const Context&);

}  // namespace comptoir::picture
