/// The fast-food restaurant as a program on the loop. Its tasks and resources are named as roles.hpp reads them.
#pragma once

#include <vector>

#include "loop/loop.hpp"
#include "model/doors.hpp"
#include "model/lesson.hpp"
#include "model/program.hpp"
#include "model/restaurant_parameters.hpp"
#include "model/roles.hpp"

namespace comptoir::model {

/// The restaurant's main coroutines, one for each way clients arrive. Each ends when all clients are served.

/// One client every `period`; soda machines, cooks and the fryer are shared.
loop::Coro<void> rush(loop::Loop&, const Lesson&, const Values&);
/// All clients at once; soda machines, cooks and the fryer are shared.
loop::Coro<void> all_at_once(loop::Loop&, const Lesson&, const Values&);
/// All clients at once; machines without limit. With the choice variant=sync, one client and one dish after the other.
loop::Coro<void> unlimited(loop::Loop&, const Lesson&, const Values&);

/// The same with open doors: "soda", "cook" and "fryer" where they are shared, and "client" as long as clients are served.
loop::Coro<void> rush(loop::Loop&, const Lesson&, const Values&, Doors&);
loop::Coro<void> all_at_once(loop::Loop&, const Lesson&, const Values&, Doors&);
loop::Coro<void> unlimited(loop::Loop&, const Lesson&, const Values&, Doors&);

/// What one client's visit came to: times after the client's arrival.
struct Visit {
  loop::Time arrived = {};
  loop::Duration soda = {}, burger = {}, fries = {};   ///< when the dish was ready
  loop::Duration waited = {};                          ///< when the client was served
};

/// Whether a client who has waited that long is satisfied.
bool satisfied(const RestaurantSetup&, loop::Duration waited);

/// rush, of a restaurant told by its numbers; `visits` gets one entry for each client, and must live until the program's end.
loop::Coro<void> rush(const RestaurantSetup&, std::vector<Visit>& visits);

/// What tasks of the restaurant print: who it is about is told from the task's name.
inline void say(PrintKey key, std::int64_t a = 0, std::int64_t b = 0) {
  loop::print({static_cast<std::uint16_t>(key), a, b});
}

}  // namespace comptoir::model
