#include "picture/task_rows.hpp"

#include <algorithm>
#include <cmath>

#include "trace/cursor.hpp"

namespace comptoir::picture {
namespace {

using loop::number;
using loop::TaskId;

constexpr std::uint32_t most_in_tree = 20'000, looked_at = 300, most_depth = 30;

/// The task that has to be seen, or 0.
std::uint32_t selected(const Context& context, std::size_t track) {
  if (track != 0) return 0;
  const session::Workbench& bench = context.bench;
  if (bench.selected_task() != TaskId::none) return number(bench.selected_task());
  const std::uint32_t client = bench.selected_client();
  return client > 0 && client <= bench.run().clients().size() ? number(bench.run().clients().client(client).serve) : 0;
}

/// All rows of the tree, depth first. A task stands below the one that created it: that is known from its first moment on,
/// so that no row moves when somebody else begins to wait for it.
[[gnu::noinline]] std::vector<TaskRow> tree_rows(const Context& context, const TimelineView& view, std::uint32_t count, std::size_t track) {
  const trace::Recording& recording = context.bench.run(track).recording();
  // Children by creation: first_child of a task, next_brother of a child; 0 is none, task 0 the one above all.
  std::vector<std::uint32_t> first_child(count + 1, 0), last_child(count + 1, 0), next_brother(count + 1, 0);
  for (std::uint32_t i = 1; i <= count; ++i) {
    const std::uint32_t parent = number(recording.task(TaskId{i}).parent);
    const std::uint32_t above = parent < i ? parent : 0;
    if (last_child[above] == 0) first_child[above] = i;
    else next_brother[last_child[above]] = i;
    last_child[above] = i;
  }
  // The selected task's row is shown whatever is folded above it.
  std::vector<std::uint32_t> open;
  for (std::uint32_t at = selected(context, track); at > 0 && at <= count;) {
    const std::uint32_t parent = number(recording.task(TaskId{at}).parent);
    at = parent < at ? parent : 0;
    if (at > 0) open.push_back(at);
  }
  std::vector<TaskRow> rows;
  struct Open { std::uint32_t task, depth, lines; };
  std::vector<Open> stack;
  if (first_child[0] > 0) stack.push_back({first_child[0], 0, 0});
  while (!stack.empty()) {
    const auto [task, depth, lines] = stack.back();
    stack.pop_back();
    const std::uint32_t bit = depth > 0 ? 1u << std::min(depth - 1, most_depth) : 0;
    const std::uint32_t own = next_brother[task] > 0 ? lines | bit : lines & ~bit;
    TaskRow row{.task = TaskId{task}, .depth = depth, .parent = first_child[task] > 0, .folded = false, .lines = own};
    if (row.parent && !view.folded.empty())
      row.folded = std::ranges::find(view.folded, recording.task(TaskId{task}).name) != view.folded.end() && std::ranges::find(open, task) == open.end();
    if (next_brother[task] > 0) stack.push_back({next_brother[task], depth, lines});
    if (row.parent && !row.folded) stack.push_back({first_child[task], depth + 1, own});
    rows.push_back(row);
  }
  return rows;
}

/// The row at which the rows begin when nobody scrolled: the first task that is still there, with the one before it.
std::size_t first_living(const Context& context, std::size_t track) {
  const std::vector<TaskId> living = context.bench.cursor(track).living(1, TaskId{2});
  return living.empty() || number(living.front()) < 3 ? 0 : number(living.front()) - 2;
}

}  // namespace

std::uint32_t known_tasks(const Context& context, std::size_t track) {
  const trace::Recording& recording = context.bench.run(track).recording();
  std::uint32_t low = 0, high = recording.task_count();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const trace::TaskInfo info = recording.task(TaskId{middle + 1});
    if (info.created <= context.shown_until() || info.created_at <= context.bench.cursor(track).position()) low = middle + 1;
    else high = middle;
  }
  return low;
}

bool has_tree(const Context& context, std::size_t track) {
  const trace::Recording& recording = context.bench.run(track).recording();
  const std::uint32_t count = recording.task_count();
  if (count > most_in_tree) return false;
  for (std::uint32_t i = 2; i <= std::min(count, looked_at); ++i)
    if (recording.task(TaskId{i}).parent != TaskId::none) return true;
  return false;
}

std::uint32_t tree_depth(const Context& context, std::size_t track) {
  const trace::Recording& recording = context.bench.run(track).recording();
  const std::uint32_t count = std::min(recording.task_count(), looked_at);
  std::vector<std::uint32_t> depths(count + 1, 0);
  std::uint32_t deepest = 0;
  for (std::uint32_t i = 1; i <= count; ++i) {
    const std::uint32_t parent = number(recording.task(TaskId{i}).parent);
    if (parent > 0 && parent < i) depths[i] = depths[parent] + 1;
    deepest = std::max(deepest, depths[i]);
  }
  return deepest;
}

TaskRows plan_task_rows(const Context& context, const TimelineView& view, float height, std::size_t track) {
  TaskRows plan;
  const std::uint32_t count = known_tasks(context, track);
  const bool tree = view.lanes == LaneKind::tree && shown_lanes(context, view) == LaneKind::tree;
  std::vector<TaskRow> all;
  if (tree) all = tree_rows(context, view, count, track);
  const CrowdView crowd = tree ? CrowdView{} : clamped(view.crowd, count);   // where rows were chosen, these alone
  plan.total = tree ? all.size() : crowd.tasks > 0 ? crowd.tasks : count;
  if (plan.total == 0 || height < least_row_pitch - 4) return plan;
  auto most = std::max<std::size_t>(1, static_cast<std::size_t>(height / least_row_pitch));
  const bool cut = plan.total > most;
  if (cut && most > 1) --most;
  const std::size_t shown = std::min(most, plan.total);
  plan.pitch = std::min(most_row_pitch, height / static_cast<float>(cut ? most + 1 : shown));
  // Tasks to come take their place already where the run shows them: rows keep their height while it plays.
  if (!tree && !cut && crowd.tasks == 0) {
    const std::uint32_t later = std::min<std::uint32_t>(context.bench.run(track).recording().task_count(), static_cast<std::uint32_t>(most));
    plan.pitch = std::min(most_row_pitch, height / static_cast<float>(std::max<std::size_t>(later, shown)));
  }
  const auto place_of = [&](std::uint32_t task) -> std::size_t {
    if (task == 0 || task > count) return plan.total;
    if (!tree) return task > crowd.first ? task - 1 - crowd.first : plan.total;
    return static_cast<std::size_t>(std::ranges::find(all, TaskId{task}, &TaskRow::task) - all.begin());
  };
  if (cut) {
    const std::size_t last = plan.total - shown;
    if (view.first_row) {
      plan.first = static_cast<std::size_t>(std::clamp(std::round(*view.first_row), 0.f, static_cast<float>(last)));
    } else {
      const std::size_t living = crowd.tasks > 0 ? 0 : first_living(context, track);
      plan.first = std::min(tree ? std::min(place_of(static_cast<std::uint32_t>(living) + 1), plan.total) : living, last);
      const std::size_t chosen = place_of(selected(context, track));
      if (chosen < plan.total && (chosen < plan.first || chosen >= plan.first + shown)) plan.first = std::min(chosen > 0 ? chosen - 1 : 0, last);
    }
  }
  if (tree) plan.rows.assign(all.begin() + static_cast<std::ptrdiff_t>(plan.first), all.begin() + static_cast<std::ptrdiff_t>(plan.first + shown));
  else for (std::size_t i = 0; i < shown; ++i) plan.rows.push_back({.task = TaskId{crowd.first + static_cast<std::uint32_t>(plan.first + i + 1)}});
  return plan;
}

}  // namespace comptoir::picture
