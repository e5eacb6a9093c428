// The search gives the same however it is cut: into slices, into parts of the range, into stations; and honest intervals.
#include "model/plan_search.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include <gtest/gtest.h>

#include "model/plan_parameters.hpp"
#include "tests/model/problems.hpp"

namespace comptoir::model {
namespace {

Plan some_plan(Random& random, int round) { return round % 2 ? random_plan_by_chance(random) : random_plan(random); }

TEST(StationRuns, show_what_running_every_restaurant_shows) {
  Random random(11);
  std::size_t compared = 0;
  for (int round = 0; round < 80; ++round) {
    Plan plan = some_plan(random, round);
    const std::vector<Candidate> whole = search(plan);
    plan.parts = true;
    EXPECT_EQ(search(plan), whole) << "problem " << round;
    compared += whole.size();
  }
  EXPECT_GT(compared, 800u);
}

TEST(PlanOfAList, shows_the_same_in_stations_and_in_slices_and_its_own_arrivals) {
  Random random(21);
  for (int round = 0; round < 30; ++round) {
    Plan plan = random_plan_by_list(random);
    const std::vector<Candidate> whole = search(plan);
    for (const bool parts : {false, true}) {
      plan.parts = parts;
      for (const std::size_t slice : {7, 500}) EXPECT_EQ(search(plan, slice), whole) << "problem " << round;
    }
    Trial trial(plan.setup_of({1, 1, 1}, plan.restaurant.clients, 0));
    while (trial.advance(100)) continue;
    std::vector<loop::Time> came;
    for (const Visit& visit : trial.visits()) came.push_back(visit.arrived);
    EXPECT_EQ(came, plan.restaurant.arrivals) << "problem " << round;
  }
}

TEST(PlanOfAList, is_that_of_regular_arrivals_where_the_list_has_them) {
  Random random(22);
  for (int round = 0; round < 40; ++round) {
    Plan plan = random_plan(random);
    plan.steady = false;
    const std::vector<Candidate> regular = search(plan);
    for (std::int64_t client = 0; client < plan.restaurant.clients; ++client) plan.restaurant.arrivals.push_back(loop::Time{} + plan.restaurant.period * client);
    EXPECT_EQ(search(plan), regular) << "problem " << round;
  }
}

TEST(PlanOfAList, is_of_the_run_for_a_list_has_an_end) {
  PlanValues values = own_plan_values();
  values[plan_row("horizon")] = 1;
  RestaurantSetup setup;
  EXPECT_TRUE(plan_of(setup, values).endless());
  setup.arrivals = {{}, {}};
  EXPECT_FALSE(plan_of(setup, values).steady);
  setup.times = Spread::uniform;
  EXPECT_FALSE(plan_of(setup, values).steady);
}

TEST(StationRuns, take_no_more_runs_than_the_station_with_the_most_sizes_has) {
  Plan plan;
  plan.parts = true;
  plan.restaurant.poisson = true;
  plan.runs = 3;
  PlanSearch search(plan);
  while (search.advance(100)) continue;
  EXPECT_EQ(search.runs(), 6 * 3);
  plan.parts = false;
  PlanSearch whole(plan);
  while (whole.advance(100)) continue;
  EXPECT_EQ(whole.runs(), 108 * 3);
}

TEST(PlanSearch, gives_the_same_in_slices_of_any_size) {
  Random random(12);
  for (int round = 0; round < 16; ++round) {
    Plan plan = some_plan(random, round);
    plan.parts = round % 4 < 2;
    plan.sodas.last = plan.sodas.first;
    plan.restaurant.clients = std::min<std::int64_t>(plan.restaurant.clients, 8);
    const std::vector<Candidate> whole = search(plan, 1'000'000'000);
    for (const std::size_t slice : {1, 7, 500, 20'000}) EXPECT_EQ(search(plan, slice), whole) << "problem " << round << ", slices of " << slice;
  }
}

TEST(PlanSearch, parts_of_the_range_join_to_the_whole) {
  Random random(13);
  for (int round = 0; round < 12; ++round) {
    Plan plan = some_plan(random, round);
    plan.parts = round % 4 < 2;
    const std::vector<Candidate> whole = search(plan);
    for (const std::int64_t count : {1, 2, 3, 16, 300}) {
      std::vector<Candidate> joined(whole.size());
      for (std::int64_t index = 0; index < count; ++index) {
        const std::vector<Candidate> part = search(plan, 100'000, {index, count});
        for (std::size_t i = 0; i < part.size(); ++i) joined.at(static_cast<std::size_t>(index) + i * static_cast<std::size_t>(count)) = part[i];
      }
      EXPECT_EQ(joined, whole) << "problem " << round << " in " << count;
    }
  }
}

TEST(PlanSearch, one_restaurant_run_at_once_shows_what_the_search_shows) {
  Random random(14);
  for (int round = 0; round < 20; ++round) {
    const Plan plan = some_plan(random, round);
    for (const Candidate& one : search(plan)) {
      if (chance(random, 20)) {
        EXPECT_EQ(run_candidate(plan, one.equipment), one);
      }
    }
  }
  Plan plan;
  plan.document_shop = true;
  EXPECT_TRUE(run_candidate(plan, {4, 9, 30}).known());   // neither in the range nor in the shop
}

TEST(PlanSearch, makes_candidates_known_one_by_one_all_over_the_range) {
  Plan plan;
  PlanSearch search(plan);
  EXPECT_EQ(search.progress(), 0);
  double before = 0;
  bool spread = false;
  while (search.advance(200)) {
    EXPECT_GE(search.progress(), before);
    before = search.progress();
    EXPECT_EQ(std::ranges::count_if(search.candidates(), &Candidate::known), static_cast<std::ptrdiff_t>(search.known()));
    // At a quarter, no stretch of a sixth of the range is empty.
    if (spread || search.known() < search.candidates().size() / 4) continue;
    spread = true;
    for (std::size_t i = 0; i < 108; i += 18)
      EXPECT_TRUE(std::ranges::any_of(search.candidates().begin() + static_cast<std::ptrdiff_t>(i), search.candidates().begin() + static_cast<std::ptrdiff_t>(i + 18), &Candidate::known));
  }
  EXPECT_TRUE(spread);
  EXPECT_EQ(search.progress(), 1);
  EXPECT_EQ(search.known(), 108u);
}

TEST(PlanSearch, counts_late_clients_by_the_dish_that_came_last) {
  Plan plan;
  plan.restaurant.clients = 60;
  for (const Candidate& one : search(plan)) {
    EXPECT_EQ(one.late[0] + one.late[1] + one.late[2], one.clients - one.satisfied) << one;
    EXPECT_EQ(one.bottleneck().has_value(), one.satisfied < one.clients) << one;
  }
  EXPECT_EQ(run_candidate(plan, {3, 8, 5}).bottleneck(), Station::fryer);
  EXPECT_EQ(run_candidate(plan, {3, 3, 10}).bottleneck(), Station::cook);
  EXPECT_EQ(run_candidate(plan, {1, 8, 10}).bottleneck(), Station::soda);
}

TEST(PlanSearch, a_fryer_that_slips_is_no_restaurant_to_buy) {
  Plan plan;
  const std::vector<Candidate> right = search(plan);
  plan.restaurant.fryer_slip = true;
  EXPECT_EQ(search(plan), right);
}

TEST(PlanSearch, takes_any_goal) {
  Plan plan;
  plan.batch = {5, 4};
  EXPECT_EQ(search(plan).size(), 0u) << "a shop without a fryer";
  EXPECT_FALSE(answer_of(plan, search(plan)).best);
  EXPECT_EQ(PlanSearch(plan).progress(), 1);
  plan.parts = true;
  EXPECT_EQ(search(plan).size(), 0u);

  plan = {};
  plan.restaurant.clients = 1;
  for (const Candidate& one : search(plan)) EXPECT_EQ(one.worst, loop::seconds(4)) << one;
  plan.restaurant.patience = {};
  EXPECT_FALSE(answer_of(plan, search(plan)).best) << "nobody waits less than no time";
  plan.share = 0;
  EXPECT_TRUE(answer_of(plan, search(plan)).best);

  plan = {};
  plan.restaurant.t_soda = plan.restaurant.t_burger = plan.restaurant.t_fries = {};
  for (const bool steady : {false, true}) {
    plan.steady = steady;
    for (const Candidate& one : search(plan)) EXPECT_TRUE(one.holds && one.worst == loop::Duration{}) << one;
    plan.restaurant.period = {};
    for (const Candidate& one : search(plan)) EXPECT_TRUE(one.holds) << one;
  }
  plan.restaurant.t_burger = loop::milliseconds(1);   // all at once, for ever
  for (const Candidate& one : search(plan)) EXPECT_TRUE(one.grows && !one.holds) << one;
}

TEST(PlanSearch, a_share_is_reached_exactly) {
  Plan plan;   // 2 + 4 + 8 satisfies 8 of 10
  const auto holds = [&](std::int64_t share) {
    plan.share = share;
    return run_candidate(plan, {2, 4, 8}).holds;
  };
  EXPECT_TRUE(holds(1));
  EXPECT_TRUE(holds(80));
  EXPECT_FALSE(holds(81));
  EXPECT_FALSE(holds(100));
}

TEST(PlanSearch, serves_a_hundred_thousand) {
  Plan plan;
  plan.restaurant.clients = 100'000;
  const Candidate found = run_candidate(plan, {2, 6, 8});
  EXPECT_EQ(found.satisfied, 100'000);
}

TEST(PlanSearch, refuses_more_restaurants_than_it_holds) {
  Plan plan;
  plan.sodas = plan.cooks = {1, 100};
  plan.batch = {1, 1'000};
  EXPECT_THROW(PlanSearch{plan}, std::length_error);
  EXPECT_THROW(PlanSearch(plan, {0, 9}), std::length_error);
  EXPECT_EQ(PlanSearch(plan, {7, 1'000}).candidates().size(), 10'000u);
}

// ---- intervals

/// The probability that Student's t is at most `x`, by Simpson's rule over its density.
double student_probability(double x, double freedom) {
  const double scale = std::exp(std::lgamma((freedom + 1) / 2) - std::lgamma(freedom / 2)) / std::sqrt(freedom * std::acos(-1.0));
  const auto density = [&](double t) { return scale * std::pow(1 + t * t / freedom, -(freedom + 1) / 2); };
  constexpr int steps = 1'000;
  const double h = x / steps;
  double sum = density(0) + density(x);
  for (int i = 1; i < steps; ++i) sum += density(i * h) * (i % 2 ? 4 : 2);
  return 0.5 + sum * h / 3;
}

double student_quantile(double freedom) {
  double low = 1, high = 20;
  for (int i = 0; i < 60; ++i) (student_probability((low + high) / 2, freedom) < 0.975 ? low : high) = (low + high) / 2;
  return low;
}

TEST(Intervals, are_students_of_the_shares_of_the_runs) {
  std::vector<std::int64_t> all(32);
  std::iota(all.begin(), all.end(), 2);
  all.insert(all.end(), {45, 90, 150});
  for (const std::int64_t runs : all) {
    Plan plan;
    plan.restaurant.poisson = true;
    plan.restaurant.times = Spread::exponential;
    plan.restaurant.clients = 25;
    plan.runs = runs;
    const Equipment equipment{2, 5, 8};
    std::vector<double> shares;
    for (std::int64_t day = 0; day < runs; ++day) {
      const RestaurantSetup setup = plan.setup_of(equipment, 25, day);
      Trial trial(setup);
      while (trial.advance(1'000)) continue;
      shares.push_back(static_cast<double>(std::ranges::count_if(trial.visits(), [&](const Visit& visit) { return satisfied(setup, visit.waited); })) / 25);
    }
    double mean = 0, variance = 0;
    for (const double share : shares) mean += share / static_cast<double>(runs);
    for (const double share : shares) variance += (share - mean) * (share - mean) / static_cast<double>(runs - 1);
    ASSERT_GT(variance, 0);
    const double half = student_quantile(static_cast<double>(runs - 1)) * std::sqrt(variance / static_cast<double>(runs));
    const Candidate found = run_candidate(plan, equipment);
    EXPECT_NEAR(found.share(), mean, 1e-12);
    const double wide = runs <= 31 ? 1.0003 : 1.02;   // three decimals in the table; from 32 runs on, that of fewer
    const double narrow = runs <= 31 ? 0.9997 : 0.999;
    EXPECT_LE(found.high, std::min(1.0, mean + half * wide)) << runs;
    EXPECT_GE(found.high, std::min(1.0, mean + half * narrow)) << runs;
    EXPECT_GE(found.low, std::max(0.0, mean - half * wide)) << runs;
    EXPECT_LE(found.low, std::max(0.0, mean - half * narrow)) << runs;
  }
}

TEST(Intervals, are_a_point_where_nothing_deviates) {
  Plan plan;   // 2 + 4 + 8 satisfies 8 of 10
  plan.restaurant.times = Spread::uniform;
  plan.restaurant.deviation = 0;
  plan.share = 80;
  const Candidate found = run_candidate(plan, {2, 4, 8});
  EXPECT_EQ(found.clients, 10);   // one day is all days
  EXPECT_EQ(found.low, 0.8);
  EXPECT_EQ(found.high, 0.8);
  EXPECT_TRUE(found.holds);
}

TEST(Intervals, of_days_that_happened_to_agree_leave_a_doubt_that_more_of_them_make_smaller) {
  Plan plan;
  plan.restaurant.poisson = true;
  plan.restaurant.clients = 10;
  plan.restaurant.patience = loop::seconds(3'000);   // everybody has it
  for (const std::int64_t runs : {2, 20, 1'000}) {
    plan.runs = runs;
    const Candidate found = run_candidate(plan, {2, 4, 8});
    ASSERT_EQ(found.satisfied, 10 * runs);
    EXPECT_NEAR(std::pow(found.low, 10.0 * static_cast<double>(runs)), 0.025, 1e-9) << "so many clients who are all satisfied come once in forty where the share is that";
    EXPECT_EQ(found.high, 1);
    EXPECT_FALSE(found.holds) << "that all clients ever are can't be known";
  }
  plan.share = 99;
  EXPECT_TRUE(run_candidate(plan, {2, 4, 8}).holds);
}

TEST(Intervals, for_ever_are_of_days_that_are_long_enough_whatever_the_number_of_clients) {
  Plan plan;
  plan.steady = true;
  plan.restaurant.poisson = true;
  plan.share = 50;
  plan.runs = 5;
  const Candidate few = run_candidate(plan, {3, 8, 12});
  plan.restaurant.clients = 100;
  EXPECT_EQ(run_candidate(plan, {3, 8, 12}), few);
  EXPECT_GE(few.clients, 5 * 500);
  EXPECT_TRUE(few.holds) << few;
}

TEST(Intervals, for_ever_are_nobodys_where_all_is_asked_that_can_be_served) {
  Plan plan;
  plan.steady = true;
  plan.share = 1;
  plan.runs = 2;
  for (const bool poisson : {false, true}) {
    plan.restaurant.poisson = poisson;
    plan.restaurant.times = poisson ? Spread::fixed : Spread::exponential;
    for (const Equipment& equipment : {Equipment{2, 7, 9}, {3, 6, 9}, {3, 7, 8}, {1, 7, 9}}) {   // one of them is no more than is needed on average
      const Candidate found = run_candidate(plan, equipment);
      EXPECT_TRUE(found.grows && !found.holds && found.satisfied == 0 && found.high == 0) << found;
    }
    EXPECT_FALSE(run_candidate(plan, {3, 7, 9}).grows);
  }
}

TEST(Intervals, of_one_run_say_nothing) {
  Plan plan;
  plan.restaurant.poisson = true;
  plan.runs = 1;
  plan.share = 1;
  const Candidate found = run_candidate(plan, {50, 50, 50});
  EXPECT_EQ(found.satisfied, found.clients);
  EXPECT_EQ(found.low, 0);
  EXPECT_EQ(found.high, 1);
  EXPECT_FALSE(found.holds);
}

TEST(Intervals, hold_only_as_a_whole) {
  Random random(15);
  std::size_t in_between = 0;
  for (int round = 0; round < 30; ++round) {
    const Plan plan = random_plan_by_chance(random);
    const std::vector<Candidate> found = search(plan);
    for (const Candidate& one : found) {
      EXPECT_TRUE(0 <= one.low && one.low <= one.share() && one.share() <= one.high && one.high <= 1) << one;
      EXPECT_EQ(one.holds, one.low >= static_cast<double>(plan.share) / 100) << one;
      for (const Candidate& other : found) EXPECT_TRUE(one.satisfied < one.clients || one.low >= other.low) << one << " and " << other;   // more is never worse
      in_between += !one.holds && one.share() >= static_cast<double>(plan.share) / 100;
    }
  }
  EXPECT_GT(in_between, 20u);
}

}  // namespace
}  // namespace comptoir::model
