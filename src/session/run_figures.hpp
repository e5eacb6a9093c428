/// What a run comes to, in numbers, at a moment or at its end.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "session/run.hpp"

namespace comptoir::session {

/// How much a station or another resource was used.
struct StationFigures {
  loop::Name name;
  std::uint32_t units = 1;
  std::int64_t busy = 0;            ///< percent of the time of all its units, rounded
  std::uint32_t longest_line = 0;
};

struct RunFigures {
  trace::Position position = 0;
  loop::Time end;                   ///< up to when it is counted
  bool over = false;                ///< the run has ended there
  Score score;
  /// Of those served; none when nobody is, or when there are too many to be asked at every moment.
  std::optional<loop::Duration> mean_wait, most_wait, longest_wait;   ///< most_wait: nine of ten waited no longer
  std::vector<StationFigures> stations;   ///< those that tasks hold; empty when there are too many holders
  std::uint32_t steps = 0, turns = 0, tasks = 0;
  std::size_t lines = 0;            ///< printed
  loop::Duration blocked;
};

/// Clients whose waits are looked at one by one for a moment that is not the end.
inline constexpr std::uint32_t most_asked = 2'000;

/// Up to a position and a time that it shows.
RunFigures figures_of(const Run&, trace::Position, loop::Time);
/// Of all that is recorded.
RunFigures figures_of(const Run&);

}  // namespace comptoir::session
