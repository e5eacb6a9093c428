/// What stands on the lanes of a timeline: bars, and blocks of bars too small to tell apart. Their cost follows the pixels, not the run: ends are found by bisection.
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
  std::size_t track = 0;    ///< which of the workbench's runs

  const trace::Recording& recording() const { return context.bench.run(track).recording(); }
  const trace::Lanes& lanes() const { return context.bench.run(track).lanes(); }
  const trace::Cursor& cursor() const { return context.bench.cursor(track); }
  loop::Time now() const { return context.bench.time(); }
  float now_x() const { return axis.at(now()); }
  /// Where what may show ends, at most the axis' own end.
  float shown_x() const { return axis.at(std::min(axis.to, context.shown_until())); }
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

/// What one task did: bars while it slept, dots while it waited for its turn.
void task_row(const LaneSpace&, loop::TaskId, float y, float height, bool selected);

/// The cursor's line.
void now_line(const LaneSpace&, float top, float bottom);

}  // namespace comptoir::picture
