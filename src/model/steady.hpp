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

/// A run of so many clients has a repeated round, unless it is overloaded: where every station keeps up, nobody waits for a place of the
/// first two, whose state is always the same once the first dish there is ready, and each batch of fries is ready when the next begins.
std::int64_t clients_to_see_a_round(const RestaurantSetup&);

/// How much a station can serve over how much is asked of it; under 1, the queue before it grows for ever. Infinite where a dish
/// takes no time.
struct Capacity {
  double soda = 0, burger = 0, fries = 0;
};
Capacity capacity_of(const RestaurantSetup&);

/// A queue grows for ever: exactly whether one of the three is under 1; by chance, whose means these are, also when it is 1.
bool overloaded(const RestaurantSetup&);

/// The station that serves least: where queues grow, the longest is there in the long run.
Station slowest(const RestaurantSetup&);

}  // namespace comptoir::model
