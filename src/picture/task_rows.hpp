/// Which tasks have a row on the timeline, in which order, and how high rows are: by creation, or as a tree.
/// The one place that plans rows of tasks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "picture/timeline_view.hpp"

namespace comptoir::picture {

struct TaskRow {
  loop::TaskId task = loop::TaskId::none;
  // In the tree:
  std::uint32_t depth = 0;
  bool parent = false;       ///< it created tasks
  bool folded = false;       ///< they are hidden
  std::uint32_t lines = 0;   ///< bit d: the ancestor at depth d has more children below; bit `depth - 1`: it has a brother below
};

struct TaskRows {
  std::vector<TaskRow> rows;   ///< those shown
  std::size_t first = 0;       ///< how many are above the first one
  std::size_t total = 0;       ///< with those that don't fit, without those folded away
  float pitch = 0;
  bool cut() const { return total > rows.size(); }
};

inline constexpr float least_row_pitch = 19, most_row_pitch = 40;

/// Rows for `height` pixels. Where tasks don't fit, the last row's place is left for saying how many.
TaskRows plan_task_rows(const Context&, const TimelineView&, float height, std::size_t track = 0);

/// How many tasks may show, the first ones: with the future hidden, those that there are by then.
std::uint32_t known_tasks(const Context&, std::size_t track = 0);

/// Some task was created by another, and a picture can be made of it: beyond 20 000 tasks the tree isn't walked.
bool has_tree(const Context&, std::size_t track = 0);
/// The deepest of the first few hundred tasks, 0 without a tree.
std::uint32_t tree_depth(const Context&, std::size_t track = 0);

}  // namespace comptoir::picture
