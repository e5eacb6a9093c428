// Ten clients, one a second.
#include "model/restaurant.hpp"

namespace comptoir::model {
namespace {

// listing = restaurant
constexpr std::array<std::string_view, 2> comparisons{"strict", "whole"};
constexpr auto rows = followed_by(restaurant_rows({.period = loop::seconds(1)}), choice("satisfied", comparisons));

}  // namespace

extern const Lesson rush_steady;
const Lesson rush_steady{.id = "rush-steady", .chapter = 8, .parameters = rows, .program = rush, .open = rush};

}  // namespace comptoir::model
