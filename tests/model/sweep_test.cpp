// One number of a restaurant at each of its values: the same as running each by itself.
#include "model/sweep.hpp"

#include <gtest/gtest.h>

#include "model/plan_parameters.hpp"
#include "model/restaurant_parameters.hpp"

namespace comptoir::model {
namespace {

constexpr RestaurantRows rows = restaurant_rows({});

const Parameter& row_of(std::string_view key) { return *std::ranges::find(rows, key, &Parameter::key); }

void finish(Sweep& sweep) {
  while (sweep.advance(5'000)) continue;
}

TEST(SweepValues, AreThoseOfTheSliderAndTodays) {
  EXPECT_EQ(sweep_values(row_of("cooks"), 3), (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
  EXPECT_EQ(sweep_values(row_of("cooks"), 40).back(), 40);
}

TEST(SweepValues, AreInOrderAndNotTooManyForEveryRow) {
  for (const Parameter& row : rows) {
    for (const std::int64_t today : {row.minimum, row.initial, row.maximum, row.minimum + row.step}) {
      const auto values = sweep_values(row, today);
      EXPECT_LE(values.size(), most_sweep_values) << row.key;
      EXPECT_GE(values.size(), 5u) << row.key;
      EXPECT_TRUE(std::ranges::contains(values, today)) << row.key;
      EXPECT_EQ(std::ranges::adjacent_find(values, std::greater_equal()), values.end()) << row.key;
      for (const std::int64_t value : values) {
        EXPECT_TRUE(value >= row.minimum && value <= row.maximum && (value - row.minimum) % row.step == 0) << row.key << ' ' << value;
      }
    }
  }
}

TEST(Sweeps, OfAListFindItsClientsWhateverTheirNumberAndIntervalWouldBe) {
  Plan plan;
  plan.restaurant.arrivals = {{0}, {0}, {250'000'000}, {1'000'000'000}, {9'000'000'000}};
  plan.restaurant.clients = 5;
  const Candidate alone = run_candidate(plan, {1, 3, 5});
  EXPECT_EQ(alone.clients, 5);
  for (const std::string_view key : {"clients", "period"}) {
    Sweep sweep(plan, {1, 3, 5}, key, sweep_values(row_of(key), row_of(key).initial));
    finish(sweep);
    for (const Candidate& point : sweep.points()) EXPECT_EQ(point, alone) << key;
  }
  EXPECT_EQ(plan.setup_of({1, 3, 5}, 1, 0).clients, 5);
}

TEST(Sweeps, AreTheRunOfEachValueByItself) {
  Plan plan;
  plan.restaurant.clients = 24;
  const Equipment equipment{2, 5, 8};
  for (const std::string_view key : sweep_options) {
    Sweep sweep(plan, equipment, key, sweep_values(row_of(key), row_of(key).initial));
    finish(sweep);
    ASSERT_EQ(sweep.known(), sweep.values().size());
    for (std::size_t i = 0; i < sweep.values().size(); ++i) {
      Plan alone = plan;
      alone.restaurant.sodas = 2, alone.restaurant.cooks = 5, alone.restaurant.batch = 8;
      set_number(alone.restaurant, key, sweep.values()[i]);
      std::vector<Visit> visits;
      loop::Loop loop;
      loop.run_until_complete(loop.create_task(rush(alone.restaurant, visits), "main"));
      loop::Duration worst;
      std::int64_t happy = 0;
      for (const Visit& visit : visits) {
        worst = std::max(worst, visit.waited);
        happy += satisfied(alone.restaurant, visit.waited) ? 1 : 0;
      }
      EXPECT_EQ(sweep.points()[i].satisfied, happy) << key << ' ' << sweep.values()[i];
      EXPECT_EQ(sweep.points()[i].clients, std::ssize(visits)) << key;
      EXPECT_EQ(sweep.points()[i].worst, worst) << key;
    }
  }
}

TEST(Sweeps, AreTheSameWhateverTheirSlices) {
  Plan plan;
  plan.restaurant.poisson = true;
  plan.runs = 5;
  Sweep whole(plan, {2, 6, 8}, "patience", sweep_values(row_of("patience"), row_of("patience").initial));
  Sweep pieces(plan, {2, 6, 8}, "patience", sweep_values(row_of("patience"), row_of("patience").initial));
  while (whole.advance(10'000'000)) continue;
  while (pieces.advance(7)) continue;
  for (std::size_t i = 0; i < whole.values().size(); ++i) {
    EXPECT_EQ(whole.points()[i].satisfied, pieces.points()[i].satisfied);
    EXPECT_EQ(whole.points()[i].low, pieces.points()[i].low);
    EXPECT_GE(whole.points()[i].satisfied, whole.points()[i == 0 ? 0 : i - 1].satisfied);   // patience satisfies
  }
}

TEST(Sweeps, TellWhereAQueueGrowsForEver) {
  Plan plan;
  plan.steady = true;
  Sweep sweep(plan, {2, 3, 8}, "cooks", {5, 6, 7});
  finish(sweep);
  EXPECT_TRUE(sweep.points()[0].grows);
  EXPECT_TRUE(sweep.points()[1].holds);
  EXPECT_TRUE(sweep.points()[2].holds);
}

}  // namespace
}  // namespace comptoir::model
