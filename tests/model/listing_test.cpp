#include "model/listing.hpp"

#include <array>

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

TEST(Listing, a_line_of_arrivals_shows_the_present_list) {
  constexpr auto with_chance = followed_by(rows, chance_rows);
  constexpr std::string_view source = "# if arrivals=list\nARRIVALS = [0, 9]  # =arrive\n# else\nCLIENTS = 10  # =clients\n# end\n";
  Values values = initial_values();
  for (const Parameter& row : chance_rows) values.push_back(row.initial);
  EXPECT_EQ(read_listing(source, with_chance, values).at(0).words, "CLIENTS = 10");
  values[rows.size()] = 2;
  EXPECT_EQ(read_listing(source, with_chance, values).at(0).words, "ARRIVALS = [0, 0.4, 0.7, 0.9, 1.1, 1.3, 1.6, 2, 2.9, 4.2]") << "the lesson's own";
  put_arrivals(with_chance, values, std::vector<std::int64_t>{0, 400'000'000, 1'001'000'000});
  EXPECT_EQ(read_listing(source, with_chance, values).at(0).words, "ARRIVALS = [0, 0.4, 1.001]");
  put_arrivals(with_chance, values, {});
  EXPECT_EQ(values.size(), with_chance.size());
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

TEST(Listing, a_block_of_two_choices_is_kept_by_either) {
  constexpr std::string_view source = "a\n# if arrivals=poisson,times=uniform|lognormal\nb\n# else\nc\n# end\nd\n";
  const auto kept = [&](std::int64_t arrivals, std::int64_t times) {
    std::string words;
    for (const ListingLine& line : read_listing(source, chance_rows, {arrivals, times, 50, 1})) words += line.words;
    return words;
  };
  EXPECT_EQ(kept(0, 0), "acd");
  EXPECT_EQ(kept(1, 0), "abd");
  EXPECT_EQ(kept(0, 1), "abd");
  EXPECT_EQ(kept(0, 2), "acd");
  EXPECT_EQ(kept(1, 3), "abd");
  std::string words;
  for (const ListingLine& line : read_listing(source, rows, initial_values())) words += line.words;
  EXPECT_EQ(words, "acd") << "a lesson that has neither";
}

TEST(Listing, what_meets_the_program_is_not_chosen_at_its_lines) {
  constexpr std::array<std::string_view, 2> options{"right", "slip"};
  const std::array all{chance_rows[0], Parameter{.key = "fryer", .kind = ParameterKind::choice, .maximum = 1, .options = options}};
  const auto lines = read_listing("# if arrivals=poisson\na\n# end\n# if fryer=slip\nb\n# end\n", all, {1, 1});
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_FALSE(lines[0].choice);
  EXPECT_EQ(lines[1].choice, 1u);
}

}  // namespace
}  // namespace comptoir::model
