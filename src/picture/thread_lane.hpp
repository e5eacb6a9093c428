/// The lane of the one thread: a tick where steps run, hatched while synchronous work holds it, a dashed outline while it is free.
#pragma once

#include "draw/scene.hpp"
#include "picture/lane_marks.hpp"

namespace comptoir::picture {

/// Synchronous work: hatched up to the present, hollow beyond.
void blocked_bar(const LaneSpace&, draw::Rect, std::string_view label = {});

/// In `lane`: ticks on its upper edge, stretches below.
void thread_lane(const LaneSpace&, draw::Rect lane);

/// The same without words, as a line `height` px high: hatched where blocked, dashed where free.
void thread_line(const LaneSpace&, float y, float height, bool with_free = true);

/// "60 s", "0,25 s".
std::string duration_words(const Context&, loop::Duration);

}  // namespace comptoir::picture
