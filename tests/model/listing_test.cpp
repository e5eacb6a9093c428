#include "model/listing.hpp"

#include <gtest/gtest.h>

#include "model/restaurant_parameters.hpp"

namespace comptoir::model {
namespace {

constexpr RestaurantRows rows = restaurant_rows({});

Values initial_values() {
  Values values;
  for (const Parameter& row : rows) values.push_back(row.initial);
  return values;
}

TEST(Listing, marks_give_places_and_are_not_shown) {
  const auto lines = read_listing("def f():\n    await g()  # @12\n", rows, initial_values());
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].words, "def f():");
  EXPECT_EQ(lines[0].place, 0);
  EXPECT_EQ(lines[1].words, "    await g()");
  EXPECT_EQ(lines[1].place, 12);
  EXPECT_EQ(lines[1].number, 2u);
}

TEST(Listing, a_parameter_line_shows_the_present_value) {
  Values values = initial_values();
  values[1] = 250'000'000;
  values[4] = 12;
  const auto lines = read_listing("PERIOD = 0.5  # =period\nauto cook = Semaphore(3);  // =cooks\n", rows, values);
  EXPECT_EQ(lines[0].words, "PERIOD = 0.25");
  EXPECT_EQ(lines[1].words, "auto cook = Semaphore(12);");
}

TEST(Listing, ordinary_comments_stay) {
  const auto lines = read_listing("x = 1  # why\ny = 2  // then\n", rows, initial_values());
  EXPECT_EQ(lines[0].words, "x = 1  # why");
  EXPECT_EQ(lines[1].words, "y = 2  // then");
}

TEST(Listing, values_are_written_as_shortest_exact_decimals) {
  EXPECT_EQ(written_value(rows[1], 500'000'000), "0.5");
  EXPECT_EQ(written_value(rows[1], 3'000'000'000), "3");
  EXPECT_EQ(written_value(rows[1], 1'000'000), "0.001");
  EXPECT_EQ(written_value(rows[0], 100'000), "100000");
}

}  // namespace
}  // namespace comptoir::model
