/// Where the stops hold in a run.
#pragma once

#include <limits>
#include <optional>
#include <span>

#include "session/place.hpp"
#include "session/run.hpp"
#include "session/stop.hpp"

namespace comptoir::session {

/// Where a stop holds, and whom it is about, if anybody.
struct StopAt {
  std::size_t stop = 0;   ///< index
  Place place;
  loop::TaskId task = loop::TaskId::none;
  std::uint32_t client = 0;
};

inline constexpr Place last_place = {loop::Time{std::numeric_limits<std::int64_t>::max()}, between};

/// The nearest place at which one holds: after `from` and not after `until`; backwards (direction -1) before `from`.
/// Only what is recorded counts.
std::optional<StopAt> find_stop(const Run&, std::span<const Stop>, const Place& from, int direction, const Place& until = last_place);

}  // namespace comptoir::session
