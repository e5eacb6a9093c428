/// Numbers about a run: how much each resource was used and how long its line was.
/// Whole nanoseconds and counts; ratios are the reader's business.
#pragma once

#include <cstdint>
#include <vector>

#include "trace/lanes.hpp"

namespace comptoir::trace {

struct ResourceUse {
  loop::ResourceId resource = loop::ResourceId::none;
  loop::Duration held;              ///< unit-time: two units held for 1 s are 2 s
  loop::Duration waited;            ///< task-time in line
  std::uint32_t acquired = 0;       ///< times a unit was taken
  std::uint32_t queued = 0;         ///< times somebody had to stand in line
  std::uint32_t most_held = 0;      ///< units held at once
  std::uint32_t longest_line = 0;
};

struct Statistics {
  loop::Duration span;              ///< from zero to the moment asked for
  std::uint32_t handles = 0;
  std::uint32_t task_steps = 0;
  std::uint32_t iterations = 0;
  loop::Duration blocked;           ///< time that handles took
  std::vector<ResourceUse> resources;
};

/// Up to a position; everything open there counts up to its time. `lanes` must reach that far.
Statistics statistics(const Recording&, const Lanes& lanes, Position);

}  // namespace comptoir::trace
