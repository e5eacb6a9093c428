/// The whole run in small, under the timeline's lanes: where the loop did something, and what is shown as a window whose
/// edges can be dragged.
#pragma once

#include "picture/lane_marks.hpp"
#include "picture/timeline_view.hpp"

namespace comptoir::picture {

inline constexpr float overview_height = 18;
/// In `area`; its axis spans area's width and the whole run. Hit::window covers it.
void timeline_overview(draw::Scene&, const Context&, draw::Rect area, const TimelineView&);

/// The window's left and right edge on that axis; a pixel wide at least.
struct WindowEdges { float left = 0, right = 0; };
WindowEdges window_edges(const Context&, const TimeAxis& whole, const TimelineView&);

}  // namespace comptoir::picture
