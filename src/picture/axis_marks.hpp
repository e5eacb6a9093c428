/// The numbers along a time axis, and the cursor's place on it.
#pragma once

#include <string>

#include "draw/scene.hpp"
#include "picture/context.hpp"
#include "picture/time_axis.hpp"

namespace comptoir::picture {

/// The cursor's label on the axis: where, and what it says. Empty when the cursor isn't in the times shown.
struct CursorLabel {
  draw::Rect rect;
  std::string words;
};
CursorLabel cursor_label(const Context&, draw::Size, const TimeAxis&, const Ticks&, float top);
void draw_cursor_label(draw::Scene&, const Theme&, const CursorLabel&);

/// Ticks as close as their labels allow.
Ticks axis_ticks(const Context&, const TimeAxis&);
/// The numbers beside the cursor's label, and thin lines down to `bottom`.
void axis_numbers(draw::Scene&, const Context&, const TimeAxis&, const Ticks&, const CursorLabel&, float bottom);

}  // namespace comptoir::picture
