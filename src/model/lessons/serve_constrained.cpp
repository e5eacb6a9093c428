// Two clients at once share a soda machine, the cooks and a fryer.
#include "model/restaurant.hpp"

namespace comptoir::model {
namespace {

// listing = at_once
constexpr std::array<std::string_view, 8> keys{"clients", "patience", "sodas",  "cooks",
                                               "batch",   "t_soda",   "t_burger", "t_fries"};
constexpr auto rows = chosen(restaurant_rows({.clients = 2}), keys);

}  // namespace

extern const Lesson serve_constrained;
const Lesson serve_constrained{.id = "serve-constrained", .chapter = 8, .parameters = rows, .program = all_at_once, .open = all_at_once};

}  // namespace comptoir::model
