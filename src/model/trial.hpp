/// One restaurant run to its end on the loop, with nobody watching: what a search does thousands of times.
#pragma once

#include <cstddef>
#include <vector>

#include "loop/loop.hpp"
#include "model/restaurant.hpp"

namespace comptoir::model {

/// About what serving a client takes.
inline constexpr std::size_t handles_of_client = 30;

class Trial {
 public:
  explicit Trial(const RestaurantSetup& setup);
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;

  /// Runs at most that many handles more. False when all clients are served.
  bool advance(std::size_t handles) { return loop_.run_handles(handles); }
  /// Whole when advance has given false.
  const std::vector<Visit>& visits() const { return visits_; }

 private:
  std::vector<Visit> visits_;   ///< outlives the loop
  loop::Loop loop_;
  loop::TaskRef main_;
};

}  // namespace comptoir::model
