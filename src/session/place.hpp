/// Where the playhead stands or may be put, in the order in which playing passes.
#pragma once

#include <compare>
#include <limits>

#include "session/playback.hpp"

namespace comptoir::session {

struct Place {
  loop::Time time;
  trace::Position position = 0;   ///< of the handle in the slot; `between`: none is, at a time past the handles of that time
  friend auto operator<=>(const Place&, const Place&) = default;
};
inline constexpr trace::Position between = std::numeric_limits<trace::Position>::max();
/// Before the first handle.
inline constexpr Place start_place{loop::Time{-1}, 0};

/// The last handle that a place shows.
trace::Position position_of(const trace::Recording&, const Place&);
/// An event of a handle that takes time shows just after it, while the handle goes on.
Place place_of(const trace::Recording&, trace::Position, loop::Time);
/// Where playing reaches a time: the first handle of that time, or between two instants.
Place place_at(const trace::Recording&, loop::Time);

}  // namespace comptoir::session
