/// What stands on the lanes of a timeline: bars, blocks of bars too small to tell apart, dotted lines of waiting
/// tasks, ticks. Their cost follows the pixels, not the run: ends are found by bisection.
/// Past is filled, future is hollow, waiting is dotted.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "draw/scene.hpp"
#include "picture/context.hpp"
#include "picture/time_axis.hpp"

namespace comptoir::picture {

/// Where lanes are drawn: which times, and up to where anything may show.
struct LaneSpace {
  draw::Scene& scene;
  const Context& context;
  TimeAxis axis;
  bool labels = true;       ///< numbers on the bars, and hit areas
  draw::Color ground;       ///< what is behind the bars

  loop::Time now() const { return context.bench.time(); }
  float now_x() const { return axis.at(now()); }
};

/// A stretch with its past part filled; `selected` rings it. The label is the first that fits, in the past part or
/// in the one to come, never across the cursor.
void lane_bar(const LaneSpace&, draw::Rect whole, bool selected, std::span<const std::string> labels = {});

/// Bars too small to tell apart: a block with square ends and pale filling.
void merged_sample(draw::Scene&, const Theme&, draw::Rect);
/// The holds of one unit of a resource. True when some were too small to tell apart.
bool slot_row(const LaneSpace&, loop::ResourceId, std::uint32_t slot, float y, float height);
/// How many units of a resource were busy, as tall as the share of all: for more units than rows.
void busy_profile(const LaneSpace&, loop::ResourceId, std::uint32_t units, float y, float height);

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

/// One tick for each instant, as tall as the task steps that ran then; where instants are too close, columns as tall
/// as the steps of their stretch.
void instant_ticks(const LaneSpace&, float bottom, float tallest);
std::size_t instants_shown(const LaneSpace&);
/// A disc with the number of each client who comes; every n-th where they are too close.
void arrival_discs(const LaneSpace&, float y);

/// What one task did: bars while it slept, dots while it waited for its turn.
void task_row(const LaneSpace&, loop::TaskId, float y, float height, bool selected);

/// The cursor's line.
void now_line(const LaneSpace&, float top, float bottom);

}  // namespace comptoir::picture
