#include <algorithm>
#include <array>

#include "model/lesson.hpp"
#include "model/listings.hpp"
#include "model/restaurant.hpp"

namespace comptoir::model {
namespace {

constexpr RestaurantRows steady_rows = restaurant_rows({.period = loop::seconds(1)});
constexpr RestaurantRows rush_rows = restaurant_rows({});

/// The rows of these keys, in the order of the table.
template <std::size_t n>
constexpr std::array<Parameter, n> chosen(const RestaurantRows& rows, const std::array<std::string_view, n>& keys) {
  std::array<Parameter, n> result{};
  std::size_t count = 0;
  for (const Parameter& row : rows) {
    if (std::ranges::find(keys, row.key) != keys.end()) result.at(count++) = row;
  }
  return result;
}

constexpr std::array<std::string_view, 5> unlimited_keys{"clients", "patience", "t_soda", "t_burger", "t_fries"};
constexpr std::array<std::string_view, 8> at_once_keys{"clients", "patience", "sodas",  "cooks",
                                                       "batch",   "t_soda",   "t_burger", "t_fries"};
constexpr auto one_unlimited = chosen(restaurant_rows({.clients = 1}), unlimited_keys);
constexpr auto two_unlimited = chosen(restaurant_rows({.clients = 2}), unlimited_keys);
constexpr auto two_at_once = chosen(restaurant_rows({.clients = 2}), at_once_keys);
constexpr auto ten_at_once = chosen(restaurant_rows({}), at_once_keys);

constexpr std::uint8_t fast_food = 8;

constexpr std::array<Lesson, 6> all{{
    {.id = "serve-one", .chapter = fast_food,
     .title = "lesson.serve-one.title", .short_title = "lesson.serve-one.short",
     .objective = "lesson.serve-one.objective", .credit = "lesson.credit.fast_food",
     .parameters = one_unlimited,
     .python_file = "unlimited.py", .python = listings::unlimited_py, .cpp = listings::unlimited_cpp,
     .program = unlimited},
    {.id = "serve-unlimited", .chapter = fast_food,
     .title = "lesson.serve-unlimited.title", .short_title = "lesson.serve-unlimited.short",
     .objective = "lesson.serve-unlimited.objective", .credit = "lesson.credit.fast_food",
     .parameters = two_unlimited,
     .python_file = "unlimited.py", .python = listings::unlimited_py, .cpp = listings::unlimited_cpp,
     .program = unlimited},
    {.id = "serve-constrained", .chapter = fast_food,
     .title = "lesson.serve-constrained.title", .short_title = "lesson.serve-constrained.short",
     .objective = "lesson.serve-constrained.objective", .credit = "lesson.credit.fast_food",
     .parameters = two_at_once,
     .python_file = "at_once.py", .python = listings::at_once_py, .cpp = listings::at_once_cpp,
     .program = all_at_once},
    {.id = "rush-10", .chapter = fast_food,
     .title = "lesson.rush-10.title", .short_title = "lesson.rush-10.short",
     .objective = "lesson.rush-10.objective", .credit = "lesson.credit.fast_food",
     .parameters = ten_at_once,
     .python_file = "at_once.py", .python = listings::at_once_py, .cpp = listings::at_once_cpp,
     .program = all_at_once},
    {.id = "rush-steady", .chapter = fast_food,
     .title = "lesson.rush-steady.title", .short_title = "lesson.rush-steady.short",
     .objective = "lesson.rush-steady.objective", .credit = "lesson.credit.fast_food",
     .parameters = steady_rows,
     .python_file = "restaurant.py", .python = listings::restaurant_py, .cpp = listings::restaurant_cpp,
     .program = rush},
    {.id = "rush-2-per-second", .chapter = fast_food,
     .title = "lesson.rush-2-per-second.title", .short_title = "lesson.rush-2-per-second.short",
     .objective = "lesson.rush-2-per-second.objective", .credit = "lesson.credit.fast_food",
     .parameters = rush_rows,
     .python_file = "restaurant.py", .python = listings::restaurant_py, .cpp = listings::restaurant_cpp,
     .program = rush},
}};

}  // namespace

std::span<const Lesson> lessons() { return all; }

const Lesson* find_lesson(std::string_view id) {
  const auto found = std::ranges::find(all, id, &Lesson::id);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace comptoir::model
