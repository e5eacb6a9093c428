/// What the one thread did with the time of a run: it was blocked while time passed inside a handle, free while the loop
/// slept between two iterations. Other handles take no time.
#pragma once

#include <cstddef>
#include <optional>

#include "trace/recording.hpp"

namespace comptoir::trace {

struct ThreadUse {
  loop::Duration total;         ///< blocked and free together
  loop::Duration blocked, free;
  std::uint32_t steps = 0;      ///< task steps

  friend bool operator==(const ThreadUse&, const ThreadUse&) = default;
};

/// From the start up to a time; of the whole run when it has ended before.
ThreadUse thread_use(const Recording&, loop::Time until);

/// The first block that ends after a time, block_count() when there is none: a block holds [from, to[.
std::size_t first_block_ending_after(const Recording&, loop::Time);

/// Synchronous work that goes on at a time between two positions: its handle has begun and is not over. None at the very start
/// of a handle.
std::optional<Block> block_at(const Recording&, loop::Time);

}  // namespace comptoir::trace
