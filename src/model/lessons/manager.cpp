// Ten clients, two a second: what would have to be bought to serve them all in time?
#include "model/restaurant.hpp"

namespace comptoir::model {
namespace {

// listing = restaurant
constexpr auto rows = followed_by(restaurant_rows({}), chance_rows);

}  // namespace

extern const Lesson manager;
const Lesson manager{.id = "manager", .chapter = 8, .parameters = rows, .program = rush, .open = rush};

}  // namespace comptoir::model
