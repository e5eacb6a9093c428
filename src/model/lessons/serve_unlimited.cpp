// Two clients at once, as many machines as one likes.
#include "model/restaurant.hpp"

namespace comptoir::model {
namespace {

// listing = unlimited
constexpr std::array<std::string_view, 5> keys{"clients", "patience", "t_soda", "t_burger", "t_fries"};
constexpr auto rows = chosen(restaurant_rows({.clients = 2}), keys);

}  // namespace

extern const Lesson serve_unlimited;
const Lesson serve_unlimited{.id = "serve-unlimited", .chapter = 8, .parameters = rows, .program = unlimited, .open = unlimited};

}  // namespace comptoir::model
