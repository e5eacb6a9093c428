/// The dotted lines of those who wait, on a timeline: a row of dots for each place in line.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "picture/lane_marks.hpp"

namespace comptoir::picture {

/// A row of dots from first_x to last_x, pale where they are to come.
void waiting_dots(const LaneSpace&, float first_x, float last_x, float y, float radius, draw::Color, float pale);

/// What is waited for, at the beginning of a stretch of dots: its icon, and its name where it fits; the result is where
/// the dots begin. Colour says the state only (all who wait look the same), so that the thing waited for is told by its
/// icon, as dishes are.
float waited_for(const LaneSpace&, draw::Rect, loop::ResourceId, bool strong);
/// "a cook", "the fryer"; of what is no part of the restaurant its own name.
std::string waited_words(const Context&, const trace::Recording&, loop::ResourceId);

inline constexpr float dot_pitch = 5;      ///< between two dots of a waiting task
inline constexpr float dot_row = 3.5f, tight_dot_row = 3;   ///< between two places in line
/// Who stands in line before a resource, at each column of dots: indexes into its waitings.
struct LineProfile {
  struct Column { std::size_t head = 0; std::uint32_t depth = 0; };
  std::vector<Column> columns;   ///< up to where anything may show
  std::uint32_t longest = 0;
};
LineProfile line_profile(const LaneSpace&, loop::ResourceId);

/// The line: a row of dots for each place, the first in line on top. Each dot stands for `per_dot` tasks, so that the
/// longest line shown fits in the rows.
struct DotRows { std::uint32_t count = 0, per_dot = 1; float pitch = dot_row; };
void waiting_rows(const LaneSpace&, loop::ResourceId, const LineProfile&, float y, const DotRows&);

}  // namespace comptoir::picture
