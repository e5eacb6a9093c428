/// One lane a task, in order of creation or as a tree, under the lane of the one thread.
#pragma once

#include <vector>

#include "draw/scene.hpp"
#include "picture/crowd_rows.hpp"
#include "picture/lane_marks.hpp"
#include "picture/timeline_view.hpp"

namespace comptoir::picture {

/// Whether this run is shown so.
bool shows_tasks(const Context&, std::size_t track = 0);

/// Whether a run is that of one thread: not a model of several threads or processes, whose use of time isn't the loop's.
bool has_one_thread(const Context&, std::size_t track = 0);

/// Left of the axis: as wide as the names need, within reason; with room for the lines of a tree.
float task_label_width(const Context&, float width, LaneKind = LaneKind::task);

/// The thread's lane and as many tasks as fit, with their names on the left, from x = `left`. Of more tasks than
/// a list has rows, or as the view asks: all of them, in thinner rows or in merged ones.
void task_lanes(const LaneSpace&, draw::Rect area, const TimelineView&, float left = 16);
/// What of such an area is left for rows of tasks, below the thread's lane.
draw::Rect below_thread(const Context&, draw::Rect area, std::size_t track = 0);
/// Which of the rows are shown, where not all fit: a thumb at the panel's left edge.
void row_thumb(const LaneSpace&, draw::Rect area, std::size_t first, std::size_t shown, std::size_t total);
/// What one task did within the times shown, drawn as merged where it is more than can be told apart.
void task_bars(const LaneSpace&, loop::TaskId, float y, float bar, bool selected);
/// The same without words: rows as low as it takes, the thread's first.
void task_rows(const LaneSpace&, draw::Rect area);
/// The height that all lanes need with usual rows.
float task_lanes_height(const Context&, std::size_t track = 0);

}  // namespace comptoir::picture
