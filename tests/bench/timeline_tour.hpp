/// The benchmark of the timeline: a tour of zooms and pans, frame by frame, for few and for many tasks.
#pragma once

#include <span>

#include "tests/bench/report.hpp"

namespace comptoir::bench {

void timeline_tours(Report&, bool quick);

/// A frame of rectangles drawn by Dear ImGui alone, without a screen: one filled and one outline for each.
struct PlainRectangle { float x, y, w, h; unsigned fill, stroke; };
class ImguiRectangles {
 public:
  ImguiRectangles();
  ~ImguiRectangles();
  ImguiRectangles(const ImguiRectangles&) = delete;
  ImguiRectangles& operator=(const ImguiRectangles&) = delete;
  /// From NewFrame to the vertex and index buffers; the result is their size in bytes.
  std::size_t frame(std::span<const PlainRectangle>);
};

}  // namespace comptoir::bench
