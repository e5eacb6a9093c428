#include "trace/thread_use.hpp"

#include <algorithm>

namespace comptoir::trace {

using loop::Time;

std::size_t first_block_ending_after(const Recording& recording, Time time) {
  std::size_t low = 0, high = recording.block_count();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (recording.block(middle).to > time) high = middle;
    else low = middle + 1;
  }
  return low;
}

std::optional<Block> block_at(const Recording& recording, Time time) {
  const std::size_t i = first_block_ending_after(recording, time);
  if (i == recording.block_count()) return std::nullopt;
  const Block block = recording.block(i);
  if (block.from > time || recording.start_at(block.position) >= time) return std::nullopt;
  return block;
}

ThreadUse thread_use(const Recording& recording, Time until) {
  const Time end = std::clamp(until, Time{}, std::max(Time{}, recording.end_time()));
  ThreadUse use;
  use.total = end - Time{};
  for (std::size_t i = 0; i < recording.block_count(); ++i) {
    const Block block = recording.block(i);
    if (block.from >= end) break;
    use.blocked = use.blocked + (std::min(block.to, end) - block.from);
  }
  use.free = use.total - use.blocked;
  use.steps = recording.task_steps_until(recording.position_of({end, 0}));
  return use;
}

}  // namespace comptoir::trace
