/// One lane a task, in order of creation, under the lane of the one thread: for lessons without stations and clients.
#pragma once

#include <vector>

#include "draw/scene.hpp"
#include "picture/lane_marks.hpp"

namespace comptoir::picture {

/// Whether this run is shown so.
bool shows_tasks(const Context&, std::size_t track = 0);

/// Whether a run is that of one thread: not a model of several threads or processes, whose use of time isn't the loop's.
bool has_one_thread(const Context&, std::size_t track = 0);

/// Left of the axis: as wide as the names need, within reason.
float task_label_width(const Context&, float width);

/// The thread's lane and as many tasks as fit, with their names on the left, from x = `left`.
void task_lanes(const LaneSpace&, draw::Rect area, float left = 16);
/// The same without words: rows as low as it takes, the thread's first.
void task_rows(const LaneSpace&, draw::Rect area);
/// The height that all lanes need with usual rows.
float task_lanes_height(const Context&, std::size_t track = 0);

}  // namespace comptoir::picture
