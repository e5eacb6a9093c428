// Ten clients at once.
#include "model/restaurant.hpp"

namespace comptoir::model {
namespace {

// listing = at_once
constexpr std::array<std::string_view, 8> keys{"clients", "patience", "sodas",  "cooks",
                                               "batch",   "t_soda",   "t_burger", "t_fries"};
constexpr std::array<std::string_view, 2> orders{"alphabet", "document"};
constexpr auto rows = followed_by(chosen(restaurant_rows({}), keys), choice("order", orders));

}  // namespace

extern const Lesson rush_10;
const Lesson rush_10{.id = "rush-10", .chapter = 8, .parameters = rows, .program = all_at_once, .open = all_at_once};

}  // namespace comptoir::model
