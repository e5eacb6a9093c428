/// What stands on the picture of two runs where one was kept as A: their metrics, the lanes of their stations, and where they part.
#pragma once

#include "draw/scene.hpp"
#include "picture/context.hpp"
#include "picture/lane_marks.hpp"

namespace comptoir::picture {

/// Whether the two runs are a kept one, A, and the edited one, B.
bool shows_kept(const Context&);
/// Whether the lanes of both are those of their stations.
bool pairs_stations(const Context&);

/// The table of metrics, as many rows as fit: in one column or, where it is wide, in two. No higher than `most`; 0 when there is
/// no room for it.
[[gnu::noinline]] float metrics_height(const Context&, float width, float most);
[[gnu::noinline]] void metrics_table(draw::Scene&, const Context&, draw::Rect);

/// The lanes of one run's stations, with their names or icons left of the axis.
[[gnu::noinline]] void kept_stations(const LaneSpace&, draw::Rect area, bool in_words);

/// The first moment at which the runs differ: a dashed line over the lanes of either, and words that go there, in
/// the strip between them.
[[gnu::noinline]] void difference_line(const LaneSpace&, float top, float bottom);
[[gnu::noinline]] void difference_chip(const LaneSpace&, draw::Rect strip);

}  // namespace comptoir::picture
