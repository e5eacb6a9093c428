// What is said of a restaurant for ever is what a run of ten thousand clients goes on with.
#include "model/steady.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/model/problems.hpp"

namespace comptoir::model {
namespace {

constexpr std::int64_t long_run = 10'000;

std::vector<Visit> visits_of(RestaurantSetup setup, std::int64_t clients) {
  setup.clients = clients;
  Trial trial(setup);
  while (trial.advance(1'000'000)) continue;
  return trial.visits();
}

bool same_wait(const Visit& a, const Visit& b) { return a.soda == b.soda && a.burger == b.burger && a.fries == b.fries && a.waited == b.waited; }

/// Half of them just keep up, the others are any; a dish may take a millisecond less or, of those, more.
RestaurantSetup random_restaurant(Random& random) {
  const Plan plan = random_plan(random);
  RestaurantSetup setup = plan.restaurant;
  setup.sodas = number(random, 1, 4);
  setup.cooks = number(random, 1, 8);
  const bool keeps_up = chance(random, 50);
  if (keeps_up || chance(random, 30)) setup.t_soda = setup.period * setup.sodas;
  if (keeps_up || chance(random, 30)) setup.t_burger = setup.period * setup.cooks;
  if (keeps_up || chance(random, 30)) setup.t_fries = setup.period * setup.batch;
  for (loop::Duration* time : {&setup.t_soda, &setup.t_burger, &setup.t_fries})
    *time = std::max(loop::Duration{}, *time + loop::milliseconds(number(random, -1, keeps_up ? 0 : 1)));
  return setup;
}

TEST(Steady, the_round_at_the_beginning_is_what_a_long_run_goes_on_with) {
  Random random(21);
  int rounds = 0, growing = 0;
  for (int i = 0; i < 24; ++i) {
    const RestaurantSetup setup = random_restaurant(random);
    const std::vector<Visit> visits = visits_of(setup, long_run);
    const auto beginning = std::span(visits).first(static_cast<std::size_t>(clients_to_see_a_round(setup)));
    const auto round = repeated_round(setup, beginning);
    ASSERT_EQ(!round, overloaded(setup)) << i;
    if (round) {
      ++rounds;
      const std::size_t length = round->last - round->first + 1;
      for (std::size_t client = round->first + length; client < visits.size(); ++client)
        ASSERT_TRUE(same_wait(visits[client], visits[client - length])) << "restaurant " << i << ", client " << client + 1;
    } else {
      ++growing;
      const Station station = slowest(setup);
      const auto dish = [&](const Visit& visit) { return station == Station::soda ? visit.soda : station == Station::cook ? visit.burger : visit.fries; };
      // Over a common multiple of places and portions the wait has grown, again and again.
      for (const std::size_t client : {4'160u, 4'999u, 5'839u, 6'679u}) EXPECT_GT(dish(visits[client + 840 * 3]), dish(visits[client])) << i;
    }
  }
  EXPECT_GT(rounds, 5);
  EXPECT_GT(growing, 5);
}

TEST(Steady, overloaded_is_exactly_one_millisecond_over_what_it_serves) {
  Plan plan;
  for (auto [time, places] : {std::pair(&RestaurantSetup::t_soda, &RestaurantSetup::sodas), {&RestaurantSetup::t_burger, &RestaurantSetup::cooks},
                              {&RestaurantSetup::t_fries, &RestaurantSetup::batch}}) {
    RestaurantSetup setup = plan.setup_of({2, 6, 8}, 10, 0);
    setup.*time = setup.period * (setup.*places);
    EXPECT_FALSE(overloaded(setup));
    setup.*time = setup.*time + loop::milliseconds(1);
    EXPECT_TRUE(overloaded(setup));
  }
}

TEST(Steady, what_counts_is_a_round_and_where_a_queue_grows_nobody_is_satisfied) {
  Random random(22);
  for (int i = 0; i < 30; ++i) {
    Plan plan = random_plan(random);
    plan.steady = true;
    for (const Candidate& one : search(plan)) {
      if (!chance(random, 10)) continue;
      const RestaurantSetup setup = plan.setup_of(one.equipment, 2'000, 0);
      EXPECT_EQ(one.grows, overloaded(setup));
      if (one.grows) {
        EXPECT_EQ(one.satisfied, 0);
        EXPECT_EQ(one.bottleneck(), slowest(setup));
        continue;
      }
      std::vector<Visit> end = visits_of(setup, setup.clients);
      end.erase(end.begin(), end.end() - one.clients);   // the last round
      EXPECT_EQ(one.satisfied, std::ranges::count_if(end, [&](const Visit& visit) { return satisfied(setup, visit.waited); })) << one;
      EXPECT_EQ(one.worst, std::ranges::max(end, {}, &Visit::waited).waited) << one;
    }
  }
}

TEST(Steady, by_chance_the_first_half_is_not_counted) {
  Plan plan;
  plan.restaurant.poisson = true;
  plan.restaurant.clients = 600;
  plan.runs = 3;
  plan.steady = true;
  const Equipment equipment{3, 7, 9};
  std::int64_t happy = 0;
  for (std::int64_t day = 0; day < 3; ++day) {
    const RestaurantSetup setup = plan.setup_of(equipment, 1'200, day);
    const std::vector<Visit> visits = visits_of(setup, 1'200);
    happy += std::count_if(visits.begin() + 600, visits.end(), [&](const Visit& visit) { return satisfied(setup, visit.waited); });
  }
  const Candidate found = run_candidate(plan, equipment);
  EXPECT_EQ(found.clients, 1'800);
  EXPECT_EQ(found.satisfied, happy);
  EXPECT_GT(happy, 0);
}

TEST(Capacity, is_what_is_served_over_what_is_asked) {
  RestaurantSetup setup;   // 1 + 3 + 5, two clients a second
  EXPECT_EQ(capacity_of(setup).soda, 0.5);
  EXPECT_EQ(capacity_of(setup).burger, 0.5);
  EXPECT_EQ(capacity_of(setup).fries, 0.625);
  EXPECT_EQ(slowest(setup), Station::cook);   // as the document finds; the soda machine is as slow
  setup.sodas = 2;
  setup.cooks = 6;
  EXPECT_EQ(slowest(setup), Station::fryer);
  setup.sodas = 1;
  EXPECT_EQ(slowest(setup), Station::soda);
  setup.t_soda = {};
  EXPECT_GT(capacity_of(setup).soda, 1e300);
}

}  // namespace
}  // namespace comptoir::model
