/// Small programs on the real loop, to be recorded: a restaurant, and a muddle of everything.
#pragma once

#include <cstdint>

#include "loop/asyncio.hpp"

namespace comptoir::trace::testing {

struct Restaurant {
  std::uint32_t clients = 10;
  std::uint32_t cooks = 3;
  loop::Duration period = loop::milliseconds(500);  ///< zero: all at once
};
/// Task 1 is main; then for each client serve, soda, burger, fries. Resources: 1 soda (lock), 2 cook (semaphore), 3 fries.
void run_restaurant(loop::Observer&, const Restaurant& = {});

/// Sleeps, yields, locks, groups, callbacks, cancellations, blocking, prints and marks, as the seed says.
void run_muddle(loop::Observer&, std::uint32_t seed, std::uint32_t tasks = 30);

/// Many tasks asleep at once, woken in random order.
void run_sleepers(loop::Observer&, std::uint32_t tasks, std::uint32_t rounds);

}  // namespace comptoir::trace::testing
