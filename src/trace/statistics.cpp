#include "trace/statistics.hpp"

#include <algorithm>

namespace comptoir::trace {

namespace {

/// The part of an interval up to a position.
template <class Interval>
loop::Duration until(const Interval& interval, Position k, loop::Time now) {
  const bool ended = !interval.open && interval.to_at <= k;
  return (ended ? interval.to : now) - interval.from;
}

/// How many of some intervals lie over one another at most. Both times of an interval are inside it only while it lasts:
/// one that ends where another begins does not overlap it.
struct Edge {
  Position at;
  int change;
};
std::uint32_t most_at_once(std::vector<Edge>& edges) {
  std::ranges::sort(edges, [](const Edge& a, const Edge& b) { return a.at != b.at ? a.at < b.at : a.change < b.change; });
  int now = 0, most = 0;
  for (const Edge& edge : edges) most = std::max(most, now += edge.change);
  return static_cast<std::uint32_t>(most);
}

template <class Intervals, class Each>
std::uint32_t walk(const Intervals& intervals, Position k, Each each) {
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    const auto& interval = intervals[i];
    if (interval.from_at > k) break;
    each(interval);
    edges.push_back({interval.from_at, 1});
    if (!interval.open && interval.to_at <= k) edges.push_back({interval.to_at, -1});
  }
  return most_at_once(edges);
}

}  // namespace

Statistics statistics(const Recording& recording, const Lanes& lanes, Position position) {
  const Position k = std::min(position, recording.handle_count());
  const loop::Time now = recording.time_at(k);
  Statistics result;
  result.span = now - loop::Time{};
  result.handles = k;
  result.task_steps = recording.task_steps_until(k);
  result.iterations = recording.iteration_at(k);
  for (std::size_t i = 0; i < recording.block_count(); ++i) {
    const Block block = recording.block(i);
    if (block.position > k) break;
    result.blocked = result.blocked + (block.to - block.from);
  }
  for (std::uint32_t id = 1; id <= lanes.resource_count(); ++id) {
    ResourceUse use;
    use.resource = loop::ResourceId{id};
    use.most_held = walk(lanes.holds(use.resource), k, [&](const Hold& hold) {
      ++use.acquired;
      use.held = use.held + until(hold, k, now);
    });
    use.longest_line = walk(lanes.waitings(use.resource), k, [&](const Waiting& waiting) {
      ++use.queued;
      use.waited = use.waited + until(waiting, k, now);
    });
    result.resources.push_back(use);
  }
  return result;
}

}  // namespace comptoir::trace
