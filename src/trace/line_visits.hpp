/// When the marked places of a program ran: read from a recording when asked for.
#pragma once

#include <cstdint>
#include <vector>

#include "trace/recording.hpp"

namespace comptoir::trace {

struct LineVisit {
  Position position = 0;   ///< of the handle
  loop::Time time;         ///< within the handle, where it blocks
  loop::TaskId task = loop::TaskId::none;
  std::uint16_t place = 0;
};

/// Of one place in the whole recording, in order.
std::vector<LineVisit> visits_of(const Recording&, std::uint16_t place);
/// Of all places within one handle, in order.
std::vector<LineVisit> visits_in(const Recording&, Position);

}  // namespace comptoir::trace
