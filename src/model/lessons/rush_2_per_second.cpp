// Ten clients, two a second.
#include "model/restaurant.hpp"

namespace comptoir::model {
namespace {

// listing = restaurant
constexpr std::array<std::string_view, 2> comparisons{"strict", "whole"};
constexpr std::array<std::string_view, 2> fryers{"right", "slip"};
constexpr auto rows = followed_by(restaurant_rows({}), choice("satisfied", comparisons), choice("fryer", fryers));

}  // namespace

extern const Lesson rush_2_per_second;
const Lesson rush_2_per_second{.id = "rush-2-per-second", .chapter = 8, .guided = true, .parameters = rows, .program = rush, .open = rush};

}  // namespace comptoir::model
