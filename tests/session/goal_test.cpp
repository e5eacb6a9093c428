#include "session/goal.hpp"

#include <gtest/gtest.h>

#include "session/workbench.hpp"

namespace comptoir::session {
namespace {

/// What came of the goal of a link, and its figures.
struct Checked {
  std::vector<Finding> found;
  bool met = false;
  std::vector<Condition> goal;
  const model::Lesson* lesson = nullptr;
  std::string said(std::size_t i, text::Language language = text::Language::en) const { return describe(language, *lesson, goal[i], found[i]); }
};

Checked check(std::string_view link) {
  Workbench bench;
  EXPECT_TRUE(bench.open_link(link).empty()) << link;
  while (bench.progress()) bench.tick(0);
  return {bench.findings(), bench.goal_met(), bench.teaching().goal, &bench.lesson()};
}

std::int64_t cost(std::string_view link) {
  Run run(parse_link(link).settings);
  while (run.advance(100'000)) {
  }
  return cost_of(run);
}

TEST(Goal, TheRestaurantOfTheDocumentCosts0AndEachUpgradeItsShare) {
  EXPECT_EQ(cost("lesson=manager"), 0);
  EXPECT_EQ(cost("lesson=manager&sodas=2"), 200);
  EXPECT_EQ(cost("lesson=manager&cooks=4"), 67);
  EXPECT_EQ(cost("lesson=manager&cooks=6"), 200);
  EXPECT_EQ(cost("lesson=manager&batch=8"), 60);
  EXPECT_EQ(cost("lesson=manager&sodas=2&cooks=5&batch=7"), 373);
  EXPECT_EQ(cost("lesson=manager&sodas=2&cooks=6&batch=8"), 460);
  EXPECT_EQ(cost("lesson=manager&cooks=2"), -67);
}

TEST(Goal, WhatAnInterventionAddsIsBoughtAndWhatItTakesAwayIsNotSold) {
  EXPECT_EQ(cost("lesson=manager&do=1:add:cook,2:add:cook"), 133);
  EXPECT_EQ(cost("lesson=manager&do=1:remove:cook"), 0);
  EXPECT_EQ(cost("lesson=manager&do=1:add:soda"), 0) << "a Lock takes no more: nothing is bought";
  EXPECT_EQ(cost("lesson=manager&sodas=2&do=1:add:soda"), 400);
}

TEST(Goal, ThatOfTheDocumentIsMetByItsCheapestRestaurantAndByNoCheaperOne) {
  EXPECT_TRUE(check("lesson=manager&sodas=2&cooks=5&batch=7&goal=served:5,cost:5,clients:10").met);
  const Checked today = check("lesson=manager&goal=served:5,cost:5");
  EXPECT_FALSE(today.met);
  EXPECT_EQ(today.said(0), "Every client is served in under 5\u00a0s. Longest: 7.5\u00a0s, client 10.");
  EXPECT_EQ(today.said(1), "Cost: 5 or less. Here: 0.");
  EXPECT_FALSE(check("lesson=manager&sodas=2&cooks=5&batch=6&goal=served:5,cost:5").met);
  EXPECT_FALSE(check("lesson=manager&sodas=2&cooks=4&batch=7&goal=served:5,cost:5").met);
  EXPECT_FALSE(check("lesson=manager&sodas=2&cooks=5&batch=7&goal=served:5,cost:3.72").met);
  EXPECT_TRUE(check("lesson=manager&sodas=2&cooks=5&batch=7&goal=served:5,cost:3.73").met);
}

TEST(Goal, UnderASecondsLimitIsLessThanIt) {
  // The worst of ten clients with two machines, four cooks and eight portions waits 5 s exactly.
  EXPECT_FALSE(check("lesson=manager&sodas=2&cooks=4&batch=8&goal=served:5").met);
  EXPECT_TRUE(check("lesson=manager&sodas=2&cooks=4&batch=8&goal=served:5.001").met);
}

TEST(Goal, IsNotMetByALinkThatTakesTheTaskAway) {
  EXPECT_TRUE(check("lesson=manager&clients=1&goal=served:5").met);
  const Checked fewer = check("lesson=manager&clients=1&goal=served:5,clients:10");
  EXPECT_FALSE(fewer.met);
  EXPECT_EQ(fewer.said(1), "Clients · Number: 10, unchanged. Here: 1.");
  // A client whose order is cancelled is never served.
  const Checked cancelled = check("lesson=manager&sodas=2&cooks=6&batch=8&do=1:cancel:serve:2&goal=served:5");
  EXPECT_FALSE(cancelled.met);
  EXPECT_EQ(cancelled.said(0), "Every client is served in under 5\u00a0s. Client 2 is never served.");
}

TEST(Goal, OfOtherLessonsIsTheEndOrTheTimeBlocked) {
  EXPECT_TRUE(check("lesson=summaries&variant=async&fetch=await&goal=end:6.5").met);
  const Checked late = check("lesson=summaries&variant=async&goal=end:6.5,blocked:0");
  EXPECT_FALSE(late.met);
  EXPECT_EQ(late.said(0), "All is over at 6.5\u00a0s or before. Here: at 7.5\u00a0s.");
  EXPECT_EQ(late.said(1, text::Language::fr), "Thread bloqué\u00a0: 0\u00a0s ou moins. Ici\u00a0: 1,5\u00a0s.");
}

TEST(Goal, SatisfiedCountsThemAgainstTheirPatience) {
  const Checked five = check("lesson=rush-2-per-second&goal=satisfied:5");
  EXPECT_TRUE(five.met);
  EXPECT_EQ(five.said(0), "Satisfied clients: 5 or more. Here: 5 of 10.");
  EXPECT_FALSE(check("lesson=rush-2-per-second&goal=satisfied:6").met);
}

TEST(Goal, OfALinkTakesThePlaceOfTheLessonsOwn) {
  Workbench bench;
  bench.open_link("lesson=manager&sodas=2&cooks=5&batch=7");
  EXPECT_TRUE(bench.goal_met());
  bench.open_link("lesson=manager&sodas=2&cooks=5&batch=7&goal=cost:3");
  EXPECT_FALSE(bench.goal_met());
}

TEST(Goal, FollowsEachEdit) {
  Workbench bench;
  bench.open_link("lesson=manager&goal=served:5");
  EXPECT_FALSE(bench.goal_met());
  for (const auto& [key, value] : {std::pair{"sodas", "2"}, {"cooks", "6"}, {"batch", "8"}}) bench.set_parameter(key, value);
  EXPECT_TRUE(bench.goal_met());
  bench.undo();
  EXPECT_FALSE(bench.goal_met());
}

TEST(Goal, IsNotKnownBeforeTheRunIsOver) {
  Workbench bench;
  bench.open_link("lesson=rush-2-per-second&clients=20000&goal=served:5");
  EXPECT_TRUE(bench.findings().empty());
  EXPECT_FALSE(bench.goal_met());
  bench.cancel();
  EXPECT_TRUE(bench.findings().empty()) << "a run that was stopped says nothing";
}

TEST(Goal, NamesWhatItCantTake) {
  const model::Lesson& rush = *model::find_lesson("rush-2-per-second");
  for (const char* text : {"", "served", "served:", "served:0", "served:x", "served:-1", "served:5s", "satisfied:0", "satisfied:2.5", "cost:0.001",
                           "cost:-1", "end:1e9", "cooks:0", "cooks:200", "colour:red", "parameter:1", ":", ":5", "cooks", "fryer:burnt"}) {
    const auto read = read_condition(rush, text);
    ASSERT_FALSE(read.has_value()) << text;
    EXPECT_EQ(read.error().key, "goal");
    EXPECT_TRUE(read.error().allowed.starts_with("served:5, satisfied:10, cost:3.5, end:6.5, blocked:0, clients:10")) << read.error().allowed;
  }
  const model::Lesson& names = *model::find_lesson("names");
  for (const char* text : {"served:5", "satisfied:1", "cost:1"}) {
    const auto read = read_condition(names, text);
    ASSERT_FALSE(read.has_value()) << text;
    EXPECT_EQ(read.error().allowed, "end:6.5, blocked:0, variant:sync, delay:10");
  }
}

}  // namespace
}  // namespace comptoir::session
