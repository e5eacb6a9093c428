// One client, as many machines as one likes.
#include "model/restaurant.hpp"

namespace comptoir::model {
namespace {

// listing = one
constexpr std::array<std::string_view, 5> keys{"clients", "patience", "t_soda", "t_burger", "t_fries"};
constexpr std::array<std::string_view, 2> variants{"async", "sync"};  // links from before the choice mean async
constexpr auto rows = followed_by(chosen(restaurant_rows({.clients = 1}), keys), choice("variant", variants));

}  // namespace

extern const Lesson serve_one;
const Lesson serve_one{.id = "serve-one", .chapter = 8, .parameters = rows, .program = unlimited, .open = unlimited};

}  // namespace comptoir::model
