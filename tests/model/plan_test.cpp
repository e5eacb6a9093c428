// The manager's problem: what CPython found by trying all, the document's own answer, costs, and which of the restaurants are the answer.
#include "model/plan.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>
#include <tuple>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/model/problems.hpp"

namespace comptoir::model {
namespace {

using Json = nlohmann::json;

Json read(const std::string& path) {
  std::ifstream file(path);
  return Json::parse(file);
}

Json manager() { return read(COMPTOIR_TEST_DATA "/manager.json"); }

Plan document_plan(std::int64_t clients) {
  Plan plan;
  plan.restaurant.clients = clients;
  return plan;
}

Equipment equipment_of(const Json& row) { return {row[0], row[1], row[2]}; }

double in_seconds(loop::Duration duration) { return static_cast<double>(duration.ns) / 1e9; }

std::optional<Equipment> cheapest(const Plan& plan) {
  const std::vector<Candidate> all = search(plan);
  const auto best = answer_of(plan, all).best;
  return best ? std::optional(all[*best].equipment) : std::nullopt;
}

/// The fryers that the recorded grid tries.
std::vector<Candidate> grid_candidates(std::int64_t clients) {
  std::vector<Candidate> all = search(document_plan(clients));
  std::erase_if(all, [](const Candidate& one) { return one.equipment.batch != 5 && one.equipment.batch != 8 && one.equipment.batch != 10; });
  return all;
}

Candidate of(const std::vector<Candidate>& candidates, const Equipment& equipment) {
  return *std::ranges::find(candidates, equipment, &Candidate::equipment);
}

TEST(ManagerAsRecorded, every_restaurant_of_the_grid) {
  const Json recorded = manager();
  std::set<std::int64_t> lengths;
  for (const Json& row : recorded["grid"]) lengths.insert(row[0].get<std::int64_t>());
  std::size_t compared = 0;
  for (const std::int64_t clients : lengths) {
    const std::vector<Candidate> candidates = grid_candidates(clients);
    for (const Json& row : recorded["grid"]) {
      if (row[0] != clients) continue;
      const Candidate found = of(candidates, {row[1], row[2], row[3]});
      EXPECT_EQ(found.clients, clients) << row;
      EXPECT_EQ(found.satisfied, row[4].get<std::int64_t>()) << row;
      EXPECT_EQ(std::round(static_cast<double>(found.cost) * 10'000 / parts_of_one) / 10'000, row[5].get<double>()) << row;   // as it was rounded
      EXPECT_EQ(in_seconds(found.worst), row[6].get<double>()) << row;
      ++compared;
    }
    EXPECT_EQ(candidates.size(), 54u);
  }
  EXPECT_EQ(compared, recorded["grid"].size());
  EXPECT_EQ(compared, 486u);
}

TEST(ManagerAsRecorded, the_cheapest_of_each_length_and_those_that_have_nothing_to_spare) {
  const Json recorded = manager();
  const Json& lengths = recorded["cheapest"];
  ASSERT_EQ(lengths.size(), 9u);
  for (const auto& [clients, expected] : lengths.items()) {
    const std::int64_t n = std::stoll(clients);
    const std::vector<Candidate> candidates = grid_candidates(n);
    const Answer answer = answer_of(document_plan(n), candidates);
    ASSERT_TRUE(answer.best);
    std::vector<Candidate> best, holding;
    std::ranges::copy_if(candidates, std::back_inserter(holding), &Candidate::holds);
    std::ranges::copy_if(holding, std::back_inserter(best), [&](const Candidate& one) { return one.cost == candidates[*answer.best].cost; });
    ASSERT_EQ(best.size(), expected["best"].size()) << clients;
    for (std::size_t i = 0; i < best.size(); ++i) {
      EXPECT_EQ(best[i].equipment, (Equipment{expected["best"][i][1], expected["best"][i][2], expected["best"][i][3]})) << clients;
      EXPECT_EQ(std::round(static_cast<double>(best[i].cost) * 10'000 / parts_of_one) / 10'000, expected["best"][i][0].get<double>());
    }
    const auto smaller = [](const Equipment& a, const Equipment& b) { return a != b && a.sodas <= b.sodas && a.cooks <= b.cooks && a.batch <= b.batch; };
    std::vector<Equipment> minimal;
    for (const Candidate& one : holding) {
      if (std::ranges::none_of(holding, [&](const Candidate& other) { return smaller(other.equipment, one.equipment); })) minimal.push_back(one.equipment);
    }
    ASSERT_EQ(minimal.size(), expected["minimal"].size()) << clients;
    for (std::size_t i = 0; i < minimal.size(); ++i) EXPECT_EQ(minimal[i], equipment_of(expected["minimal"][i]));
    EXPECT_EQ(of(candidates, {2, 6, 8}).satisfied, expected["doc_2_6_8"].get<std::int64_t>());
    EXPECT_EQ(of(candidates, {2, 5, 10}).satisfied, expected["2_5_10"].get<std::int64_t>());
    EXPECT_EQ(of(candidates, {2, 5, 8}).satisfied, expected["2_5_8"].get<std::int64_t>());
  }
}

TEST(ManagerAsRecorded, the_first_client_who_comes_too_late_for_each_restaurant) {
  const Json recorded = manager();
  ASSERT_EQ(recorded["first_late"].size(), 15u);
  for (const Json& row : recorded["first_late"]) {
    const Plan plan = document_plan(240);
    const RestaurantSetup setup = plan.setup_of(equipment_of(row), 240, 0);
    Trial trial(setup);
    while (trial.advance(10'000)) continue;
    const auto late = std::ranges::find_if(trial.visits(), [&](const Visit& visit) { return !satisfied(setup, visit.waited); });
    EXPECT_EQ(late == trial.visits().end() ? Json() : Json(late - trial.visits().begin() + 1), row[3]) << row;
    const Candidate found = run_candidate(plan, equipment_of(row));
    EXPECT_EQ(in_seconds(found.worst), row[4].get<double>()) << row;
    EXPECT_EQ(found.satisfied, row[5].get<std::int64_t>()) << row;
  }
}

TEST(ManagerAtRandom, cpython_finds_the_same) {
  const Json problems = read(COMPTOIR_BUILD_FOLDER "/oracle/manager_random.json")["problems"];
  ASSERT_GE(problems.size(), 40u);
  std::size_t answered = 0, listed = 0;
  for (const Json& problem : problems) {
    const auto time = [&](const char* key) { return loop::Duration{std::llround(problem[key].get<double>() * 1e9)}; };
    const auto range = [&](const char* key) { return Range{problem[key][0], problem[key][1]}; };
    Plan plan;
    plan.restaurant = {.clients = problem["clients"], .period = time("period"), .patience = time("patience"), .batch = problem["today"],
                       .t_soda = time("t_soda"), .t_burger = time("t_burger"), .t_fries = time("t_fries")};
    plan.prices = {problem["prices"][0], problem["prices"][1], problem["prices"][2], problem["everything"]};
    plan.sodas = range("sodas");
    plan.cooks = range("cooks");
    plan.batch = range("batch");
    plan.document_shop = problem["shop"];
    plan.share = problem["share"];
    for (const Json& seconds : problem["arrive"]) plan.restaurant.arrivals.push_back({std::llround(seconds.get<double>() * 1e9)});
    listed += plan.restaurant.arrivals.empty() ? 0 : 1;
    const std::vector<Candidate> found = search(plan);
    ASSERT_EQ(found.size(), problem["candidates"].size()) << problem;
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Json& row = problem["candidates"][i];
      ASSERT_EQ(found[i].equipment, equipment_of(row)) << problem;
      EXPECT_EQ(found[i].cost, row[3].get<std::int64_t>()) << row << problem;
      EXPECT_EQ(found[i].satisfied, row[4].get<std::int64_t>()) << row << problem;
      EXPECT_EQ(in_seconds(found[i].worst), row[5].get<double>()) << row << problem;
    }
    const Answer answer = answer_of(plan, found);
    ASSERT_EQ(answer.best.has_value(), !problem["best"].is_null()) << problem;
    if (answer.best) {
      EXPECT_EQ(found[*answer.best].equipment, equipment_of(problem["best"])) << problem;
      ++answered;
    }
    ASSERT_EQ(answer.frontier.size(), problem["frontier"].size()) << problem;
    for (std::size_t i = 0; i < answer.frontier.size(); ++i) EXPECT_EQ(found[answer.frontier[i]].equipment, equipment_of(problem["frontier"][i])) << problem;
  }
  EXPECT_GT(answered, 10u);
  EXPECT_LT(answered, problems.size());
  EXPECT_GT(listed, 10u);
}

TEST(Manager, two_machines_six_cooks_and_eight_portions_hold_for_any_length) {
  for (const std::int64_t clients : {1, 2, 10, 21, 100, 1'000, 10'000}) {
    const Candidate found = run_candidate(document_plan(clients), {2, 6, 8});
    EXPECT_TRUE(found.holds) << found;
    EXPECT_EQ(found.satisfied, clients);
    EXPECT_LE(found.worst, loop::seconds(4));
  }
}

TEST(Manager, the_cheapest_grows_with_the_length_of_the_rush) {
  for (std::int64_t clients = 9; clients <= 40; ++clients) {
    const Equipment expected = clients <= 14 ? Equipment{2, 5, 7} : clients <= 20 ? Equipment{2, 5, 8} : Equipment{2, 6, 8};
    EXPECT_EQ(cheapest(document_plan(clients)), expected) << clients;
  }
  Plan plan = document_plan(10);
  plan.steady = true;
  EXPECT_EQ(cheapest(plan), (Equipment{2, 6, 8}));
}

TEST(Manager, in_the_documents_shop_ten_clients_need_its_large_fryer) {
  Plan plan = document_plan(10);
  plan.document_shop = true;
  EXPECT_EQ(plan.fryers(), (std::vector<std::int64_t>{5, 8}));
  const std::vector<Candidate> all = search(plan);
  const Answer answer = answer_of(plan, all);
  ASSERT_TRUE(answer.best);
  EXPECT_EQ(all[*answer.best].equipment, (Equipment{2, 5, 8}));
  ASSERT_EQ(answer.near_misses.size(), 3u);
  EXPECT_EQ(all[answer.near_misses[0]].equipment, (Equipment{2, 5, 5}));   // the next smaller one that is there
  plan.restaurant.batch = 7;   // today's is there without being sold
  EXPECT_EQ(plan.fryers(), (std::vector<std::int64_t>{7, 8}));
  plan.batch = {9, 12};
  EXPECT_TRUE(plan.fryers().empty());
}

TEST(Manager, five_cooks_never_hold_a_long_run_however_big_the_fryer) {
  Plan plan = document_plan(240);
  plan.cooks = {5, 5};
  plan.batch = {5, 100};
  for (const bool steady : {false, true}) {
    plan.steady = steady;
    for (const Candidate& one : search(plan)) {
      EXPECT_FALSE(one.holds) << one;
      EXPECT_EQ(one.grows, steady) << one;
      if (steady && one.equipment.sodas > 1 && one.equipment.batch > 7) {
        EXPECT_EQ(one.bottleneck(), Station::cook) << one;
      }
    }
  }
}

TEST(Costs, are_exact_in_thirds_and_fifths) {
  const Prices document;
  EXPECT_EQ(cost_of(document, document_equipment), 0);
  EXPECT_EQ(cost_of(document, {1, 1, 1}), 0);   // nothing is given back
  EXPECT_EQ(cost_of(document, {2, 6, 8}) * 5, 23 * parts_of_one);    // 2 + 3 * 2/3 + 3/5
  EXPECT_EQ(cost_of(document, {2, 5, 8}) * 15, 59 * parts_of_one);   // 2 + 2 * 2/3 + 3/5
  Prices money{.soda = 1'500, .cook = 1, .portion = 7 * parts_of_one, .everything = true};
  EXPECT_EQ(cost_of(money, {2, 6, 8}), 3'000 + 6 + 56 * parts_of_one);
  EXPECT_EQ(cost_of(money, {1, 1, 1}), 1'501 + 7 * parts_of_one);
}

/// Of few costs and shares, so that they are often equal.
std::vector<Candidate> random_candidates(Random& random, const Plan& plan) {
  std::vector<Candidate> made;
  const Choices choices(plan);
  for (std::int64_t i = 0; i < choices.size(); ++i) {
    if (chance(random, 10)) continue;   // of another part
    Candidate one{.equipment = choices.at(i), .cost = number(random, 0, 5)};
    if (chance(random, 80)) {
      one.clients = number(random, 1, 2) * 6;
      one.satisfied = number(random, 0, one.clients);
      one.worst = loop::seconds(number(random, 1, 2));
      one.holds = chance(random, 20);
    }
    made.push_back(one);
  }
  std::ranges::shuffle(made, random);
  return made;
}

TEST(Answers, are_what_their_definitions_say) {
  Random random(7);
  int without = 0;
  for (int round = 0; round < 300; ++round) {
    Plan plan = random_plan(random);
    const std::vector<Candidate> all = random_candidates(random, plan);
    const Answer answer = answer_of(plan, all);
    const auto tie = [](const Candidate& c) { return std::tuple(c.worst, c.equipment.sodas, c.equipment.cooks, c.equipment.batch); };
    std::set<std::size_t> frontier;
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!all[i].known()) continue;
      const bool beaten = std::ranges::any_of(all, [&](const Candidate& other) {
        if (!other.known() || other.equipment == all[i].equipment || other.cost > all[i].cost) return false;
        if (other.share() != all[i].share()) return other.share() > all[i].share();
        return other.cost < all[i].cost || tie(other) < tie(all[i]);
      });
      if (!beaten) frontier.insert(i);
      const auto rank = [&](const Candidate& c) { return std::tuple(c.cost, -c.share(), tie(c)); };
      if (all[i].holds && std::ranges::none_of(all, [&](const Candidate& other) { return other.known() && other.holds && rank(other) < rank(all[i]); })) best = i;
    }
    EXPECT_EQ(std::set(answer.frontier.begin(), answer.frontier.end()), frontier);
    EXPECT_TRUE(std::ranges::is_sorted(answer.frontier, {}, [&](std::size_t i) { return all[i].cost; }));
    EXPECT_EQ(answer.best, best);
    std::set<std::size_t> near;
    if (best) {
      const std::vector<std::int64_t> fryers = plan.fryers();
      const auto place = [&](std::int64_t size) { return std::ranges::find(fryers, size) - fryers.begin(); };
      const Equipment& b = all[*best].equipment;
      for (std::size_t i = 0; i < all.size(); ++i) {
        const Equipment& e = all[i].equipment;
        const std::array less = {b.sodas - e.sodas, b.cooks - e.cooks, static_cast<std::int64_t>(place(b.batch) - place(e.batch))};
        if (all[i].known() && !all[i].holds && std::ranges::count(less, 0) == 2 && std::ranges::count(less, 1) == 1) near.insert(i);
      }
    } else {
      ++without;
      for (std::size_t i = 0; i < std::min<std::size_t>(3, answer.frontier.size()); ++i) near.insert(*(answer.frontier.rbegin() + static_cast<std::ptrdiff_t>(i)));
    }
    EXPECT_EQ(std::set(answer.near_misses.begin(), answer.near_misses.end()), near);
  }
  EXPECT_GT(without, 5);
}

TEST(Choices, are_numbered_from_zero_without_gaps) {
  Random random(3);
  for (int round = 0; round < 50; ++round) {
    const Plan plan = random_plan(random);
    const Choices choices(plan);
    EXPECT_EQ(choices.size(), plan.sodas.size() * plan.cooks.size() * std::ssize(plan.fryers()));
    for (std::int64_t i = 0; i < choices.size(); ++i) EXPECT_EQ(choices.find(choices.at(i)), i);
    EXPECT_EQ(choices.find({plan.sodas.first - 1, plan.cooks.first, plan.batch.first}), std::nullopt);
    EXPECT_EQ(choices.find({plan.sodas.first, plan.cooks.last + 1, plan.batch.first}), std::nullopt);
    EXPECT_EQ(choices.find({plan.sodas.first, plan.cooks.first, plan.batch.last + 1}), std::nullopt);
  }
  Plan none;
  none.sodas = {3, 1};
  none.cooks = {8, 3};
  EXPECT_EQ(Choices(none).size(), 0);
}

}  // namespace
}  // namespace comptoir::model
