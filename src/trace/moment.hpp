/// Places in a recording: positions, the instants that hold them, and moments as links write them.
/// Knows nothing of what happened there.
#pragma once

#include <cstdint>

#include "loop/time.hpp"

namespace comptoir::trace {

/// Position k: handle k (from 1) has run and still holds the running slot. 0 is before the first.
using Position = std::uint32_t;

/// Handles that end at one virtual time: positions first ..= last.
struct Instant {
  loop::Time time;
  Position first = 0;
  Position last = 0;
  std::uint32_t task_steps = 0;
};

/// A moment as links write it: a virtual time and the n-th handle at that time (0: the last one).
/// Position 0 has a time before zero, `before_first`.
struct Moment {
  loop::Time time;
  std::uint32_t n = 0;
  friend bool operator==(const Moment&, const Moment&) = default;
};
inline constexpr Moment before_first{loop::Time{-1}, 0};

}  // namespace comptoir::trace
