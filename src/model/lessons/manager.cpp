// Ten clients, two a second: what would have to be bought to serve them all in time?
#include "model/restaurant.hpp"

namespace comptoir::model {
namespace {

// listing = restaurant
constexpr auto rows = followed_by(restaurant_rows({}), chance_rows);

// A program of its own, by which the page knows that this lesson needs more than a first visit has: chance, lists, the plan.
loop::Coro<void> program(loop::Loop& loop, const Lesson& lesson, const Values& values) { return rush(loop, lesson, values); }
loop::Coro<void> program(loop::Loop& loop, const Lesson& lesson, const Values& values, Doors& doors) { return rush(loop, lesson, values, doors); }

}  // namespace

extern const Lesson manager;
const Lesson manager{.id = "manager", .chapter = 8, .parameters = rows, .program = program, .open = program};

}  // namespace comptoir::model
