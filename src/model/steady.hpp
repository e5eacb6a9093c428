/// What a restaurant without chance does for ever, read from a run that has an end.
///
/// All that the clients before leave to the next one is how long each place is still taken when it comes, and how many portions lie
/// there. When that comes back, all that follows comes back: the clients between are repeated for ever.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "model/restaurant.hpp"

namespace comptoir::model {

/// Clients first ..= last of the run (from 0) are what is repeated.
struct Round {
  std::size_t first = 0, last = 0;
};

/// None as long as nothing has come back. For regular arrivals and fixed durations.
std::optional<Round> repeated_round(const RestaurantSetup&, std::span<const Visit>);

/// What a station serves a second, as a fraction of what is asked of it; under 1, the queue before it grows for ever. Infinite where
/// a dish takes no time.
struct Loads {
  double soda = 0, burger = 0, fries = 0;
  double least() const;
};
Loads loads_of(const RestaurantSetup&);

/// A queue grows for ever: exactly whether one of the three is under 1.
bool overloaded(const RestaurantSetup&);

}  // namespace comptoir::model
