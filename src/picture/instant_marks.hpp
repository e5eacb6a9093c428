/// The counter's lane of a timeline: a tick for each instant at which the loop ran, a disc for each client who comes.
#pragma once

#include <cstddef>

#include "picture/lane_marks.hpp"

namespace comptoir::picture {

/// One tick for each instant, as tall as the task steps that ran then; where instants are too close, columns as tall
/// as the steps of their stretch.
void instant_ticks(const LaneSpace&, float bottom, float tallest);
std::size_t instants_shown(const LaneSpace&);
/// A disc with the number of each client who comes; every n-th where they are too close.
void arrival_discs(const LaneSpace&, float y);

}  // namespace comptoir::picture
