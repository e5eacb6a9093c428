// The manager's plan in links, on the board and in the page's document.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "session/command.hpp"
#include "session/document.hpp"
#include "session/link.hpp"
#include "session/plan_words.hpp"
#include "session/workbench.hpp"
#include "tests/session/random.hpp"

namespace comptoir::session {
namespace {

constexpr std::string_view mock_up = "lesson=manager&clients=24&plan=on";

void search_all(Workbench& bench) {
  while (!bench.idle()) bench.tick(0);
}

TEST(PlanLinks, HoldEveryRowAndComeBackAsTheyWere) {
  Random random(7);
  for (int round = 0; round < 300; ++round) {
    Settings settings = parse_link("lesson=manager").settings;
    settings.plan.shown = static_cast<PlanShown>(random.below(3));
    const auto size = [&](std::uint64_t most) { return 1 + static_cast<std::int64_t>(random.below(most)); };
    if (random.chance(3)) settings.plan.pick = model::Equipment{size(100), size(100), size(1'000)};
    for (std::size_t i = 0; i < settings.plan.values.size(); ++i) {
      const model::Parameter& row = model::plan_rows[i];
      const auto span = static_cast<std::uint64_t>(std::min<std::int64_t>(row.maximum - row.minimum, 40'000));
      if (random.chance(2)) settings.plan.values[i] = row.minimum + static_cast<std::int64_t>(random.below(span + 1));
    }
    const ParsedLink back = parse_link(format_link(settings));
    EXPECT_TRUE(back.problems.empty()) << format_link(settings) << ": " << describe(text::Language::en, back.problems.front());
    EXPECT_EQ(back.settings, settings) << format_link(settings);
  }
}

TEST(PlanLinks, SayWhoseCardIsShown) {
  constexpr LinkOptions plain = {.moment = false, .language = false, .theme = false};
  Workbench bench;
  bench.open_link("lesson=manager&clients=24&plan=on&pick=2-5-8&study=queues");
  EXPECT_EQ(bench.on_card()->equipment, (model::Equipment{2, 5, 8}));
  EXPECT_EQ(bench.link(plain), "lesson=manager&clients=24&plan=on&pick=2-5-8&study=queues");
  EXPECT_EQ(execute(bench, "undo"), "");
  EXPECT_EQ(bench.on_card()->equipment, (model::Equipment{2, 5, 8}));
  EXPECT_EQ(execute(bench, "set pick 2-6-7"), "");
  EXPECT_EQ(bench.on_card()->equipment, (model::Equipment{2, 6, 7}));
  EXPECT_EQ(execute(bench, "plan.pick none"), "");
  EXPECT_EQ(bench.link(plain), "lesson=manager&clients=24&plan=on&study=queues");
  EXPECT_EQ(execute(bench, "plan.open 2 5 8"), "");
  EXPECT_EQ(bench.link(plain), "lesson=manager&clients=24&sodas=2&cooks=5&batch=8&study=queues");   // of the board alone
  for (const std::string_view wrong : {"", "2-6", "2-6-8-1", "0-6-8", "101-1-1", "2-6-1001", "2+6+8", "a-b-c", "2--8"}) {
    const ParsedLink read = parse_link(std::string("lesson=manager&pick=").append(wrong));
    ASSERT_EQ(read.problems.size(), 1u) << wrong;
    EXPECT_NE(describe(text::Language::en, read.problems.front()).find("pick"), std::string::npos);
    EXPECT_FALSE(read.settings.plan.pick) << wrong;
  }
}

TEST(PlanLinks, SayNothingOfAPlanThatNobodyHasTouched) {
  EXPECT_EQ(format_link(parse_link("lesson=manager").settings), "lesson=manager");
  EXPECT_EQ(format_link(parse_link("lesson=manager&plan=on&cook_cpu=1/3&sodas_to=3").settings), "lesson=manager&plan=on");
}

TEST(PlanLinks, TakePricesAsDecimalsAndAsFractions) {
  const auto price = [](std::string_view text) { return parse_link(std::string("lesson=manager&cook_cpu=").append(text)).settings.plan.values[model::plan_row("cook_cpu")]; };
  EXPECT_EQ(price("2/3"), 2'000);
  EXPECT_EQ(price("0.2"), 600);
  EXPECT_EQ(price("1.125"), 3'375);
  for (const std::string_view refused : {"1/7", "0.0001", "-1", "1/0", "x", "1/3/3", "", "1/-3", "9999999"}) {
    const ParsedLink link = parse_link(std::string("lesson=manager&cook_cpu=").append(refused));
    EXPECT_EQ(link.problems.size(), 1u) << refused;
    EXPECT_EQ(link.settings.plan.values[model::plan_row("cook_cpu")], 1'000) << refused;
  }
}

TEST(PlanLinks, AreOfRestaurantsAlone) {
  EXPECT_FALSE(parse_link("lesson=counters&plan=on").problems.empty());
  EXPECT_TRUE(parse_link("lesson=rush-2-per-second&plan=on").problems.empty());
  EXPECT_FALSE(parse_link("lesson=manager&plan=maybe").problems.empty());
}

TEST(PlanBoards, FindTheMockUpsAnswerInTheFirstSlice) {
  Workbench bench;
  bench.open_link(mock_up);
  ASSERT_TRUE(bench.planning());
  EXPECT_EQ(bench.board()->size(), 108);
  ASSERT_TRUE(bench.board()->complete());
  ASSERT_NE(bench.board()->best(), nullptr);
  EXPECT_EQ(bench.board()->best()->equipment, (model::Equipment{2, 6, 8}));
  EXPECT_EQ(equipment_words(text::Language::en, bench.board()->best()->equipment), "2 machines, 6 cooks, 8 portions");
  EXPECT_EQ(bench.board()->today()->satisfied, 5);
}

TEST(PlanBoards, SayWhyNearMissesFail) {
  Workbench bench;
  bench.open_link(mock_up);
  search_all(bench);
  const PlanBoard& board = *bench.board();
  std::vector<std::string> reasons;
  for (const std::size_t i : board.answer().near_misses) reasons.push_back(reason_of(text::Language::en, board.plan(), board.candidates()[i]));
  EXPECT_EQ(reasons, (std::vector<std::string>{"the fryer is too small: 1.75 portions a second for a demand of 2",
                                               "too few cooks: 1.67 a second for a demand of 2",
                                               "only one soda machine: 1 a second for a demand of 2"}));
}

TEST(PlanBoards, FollowEveryEditAndItsUndoing) {
  Workbench bench;
  bench.open_link(mock_up);
  EXPECT_EQ(execute(bench, "set batch_to 7"), "");
  search_all(bench);
  EXPECT_EQ(bench.board()->size(), 54);
  EXPECT_EQ(bench.board()->best(), nullptr);
  EXPECT_FALSE(bench.board()->answer().near_misses.empty());
  bench.undo();
  search_all(bench);
  EXPECT_EQ(bench.board()->size(), 108);
  EXPECT_EQ(execute(bench, "set prices money"), "");
  search_all(bench);
  EXPECT_EQ(cost_words(text::Language::en, bench.board()->plan(), bench.board()->best()->cost), "106 €/h");
  EXPECT_EQ(cost_words(text::Language::en, bench.board()->plan(), bench.board()->today()->cost), "54 €/h");
}

TEST(PlanBoards, ChangeNoRun) {
  Workbench bench;
  bench.open_link("lesson=manager");
  const auto* run = &bench.run();
  bench.show_plan(PlanShown::on);
  EXPECT_EQ(execute(bench, "set cooks_to 20"), "");
  EXPECT_EQ(&bench.run(), run);
}

TEST(PlanBoards, HideNothingThatPlays) {
  Workbench bench;
  bench.open_link("lesson=manager");
  bench.play();
  bench.show_plan(PlanShown::on);
  EXPECT_FALSE(bench.playing());
  bench.play();
  EXPECT_FALSE(bench.playing());
  EXPECT_TRUE(bench.idle());
}

TEST(PlanBoards, OpenARestaurantAloneOrBesideTodays) {
  Workbench bench;
  bench.open_link(mock_up);
  EXPECT_EQ(execute(bench, "plan.open 2 6 8"), "");
  EXPECT_FALSE(bench.planning());
  EXPECT_TRUE(bench.playing());
  EXPECT_EQ(value_of(bench.settings(), "cooks"), 6);
  EXPECT_EQ(bench.run_count(), 1u);
  EXPECT_EQ(execute(bench, "plan on"), "");
  EXPECT_EQ(execute(bench, "plan.open 2 5 8 beside"), "");
  EXPECT_EQ(bench.run_count(), 2u);
  EXPECT_EQ(bench.run(1).settings().values, parse_link("lesson=manager&clients=24").settings.values);
}

TEST(PlanBoards, ComeBackAboutTheRestaurantThatWasOpened) {
  Workbench bench;
  bench.open_link(mock_up);
  EXPECT_EQ(execute(bench, "plan.open 2 5 8"), "");
  EXPECT_EQ(execute(bench, "plan on"), "");
  EXPECT_EQ(bench.on_card()->equipment, (model::Equipment{2, 5, 8}));
  EXPECT_EQ(execute(bench, "select none"), "");
  EXPECT_EQ(bench.on_card(), bench.board()->best());
}

TEST(PlanBoards, AreAboutTheBestOneWhenThePickedOneIsNoLongerTried) {
  Workbench bench;
  bench.open_link(mock_up);
  bench.pick(model::Equipment{3, 8, 10});
  EXPECT_EQ(bench.on_card()->equipment, (model::Equipment{3, 8, 10}));
  EXPECT_EQ(execute(bench, "set batch_to 9"), "");
  EXPECT_EQ(bench.on_card(), bench.board()->best());
}

TEST(PlanBoards, KeepAChallengesAnswerUntilItIsAskedFor) {
  Workbench bench;
  bench.open_link("lesson=manager&clients=24&plan=challenge");
  auto plan = [&] { return nlohmann::json::parse(document_json(bench)).at("plan"); };
  EXPECT_TRUE(plan().at("best").is_null());
  EXPECT_TRUE(plan().at("frontier").empty());
  EXPECT_EQ(execute(bench, "plan.propose 2 5 8"), "");
  EXPECT_FALSE(bench.board()->proposed().back().holds);
  EXPECT_EQ(execute(bench, "plan.propose 3 6 8"), "");
  EXPECT_TRUE(bench.board()->proposed().back().holds);
  EXPECT_EQ(plan().at("proposed").size(), 2u);
  EXPECT_EQ(execute(bench, "plan.reveal"), "");
  search_all(bench);
  EXPECT_EQ(plan().at("best").at("equipment"), "2 6 8");
}

TEST(PlanBoards, SayThatThereAreTooMany) {
  Workbench bench;
  bench.open_link("lesson=manager&plan=on&sodas_to=100&cooks_to=100&batch_to=1000");
  EXPECT_TRUE(bench.board()->too_many());
  EXPECT_TRUE(bench.idle());
  EXPECT_NE(std::string(nlohmann::json::parse(document_json(bench)).at("plan").at("said")).find("1,000,000"), std::string::npos);
}

/// Every slice is over as soon as it is asked.
struct Short final : SliceLimit {
  void begin(std::size_t) override {}
  bool over() override { return true; }
};

TEST(PlanBoards, AskForANewPictureNowAndThenAndKnowAllInTheEnd) {
  const Settings settings = parse_link("lesson=manager&clients=24&sodas_to=25&cooks_to=22&batch_to=24&plan=on").settings;
  const model::Plan plan = model::plan_of(model::restaurant_setup(settings.lesson->parameters, settings.values), settings.plan.values);
  PlanBoard sliced(plan), whole(plan);
  while (!whole.complete()) whole.advance(1'000'000, nullptr);
  Short limit;
  int slices = 0, pictures = 0;
  while (!sliced.complete()) {
    ++slices;
    const std::size_t frontier = sliced.answer().frontier.size();
    if (sliced.advance(0, &limit)) ++pictures;
    else EXPECT_EQ(sliced.answer().frontier.size(), frontier);
  }
  EXPECT_EQ(sliced.size(), 10'000);
  EXPECT_GE(pictures, 5);
  EXPECT_LE(pictures, slices / 10);
  EXPECT_LE(pictures, 103);
  EXPECT_TRUE(std::ranges::equal(sliced.candidates(), whole.candidates()));
  EXPECT_EQ(sliced.answer().best, whole.answer().best);
  EXPECT_EQ(sliced.answer().frontier, whole.answer().frontier);
}

TEST(PlanBoards, KeepTheCardThroughAnEditThatTakesTheSelectedClientAway) {
  Workbench bench;
  bench.open_link(std::string(mock_up) + "&pick=2-5-8");
  bench.select_client(20);
  EXPECT_EQ(execute(bench, "set clients 10"), "");
  search_all(bench);
  EXPECT_EQ(bench.selected_client(), 0u);
  EXPECT_EQ(bench.on_card()->equipment, (model::Equipment{2, 5, 8}));
}

TEST(PlanBoards, ShowNoOtherCardUntilThePickedOneIsKnown) {
  Workbench bench;
  bench.set_slice(50);
  bench.open_link("lesson=manager&plan=on&clients=3000&sodas_to=20&cooks_to=40&batch_to=40&pick=7-9-11");
  for (int slices = 0; slices < 200; ++slices) {
    bench.tick(0);
    EXPECT_TRUE(!bench.on_card() || bench.on_card()->equipment == (model::Equipment{7, 9, 11}));
  }
  bench.cancel();
}

TEST(PlanBoards, KeepInterventionsThatALinkHasLocked) {
  Workbench bench;
  bench.open_link("lesson=manager&clients=24&do=4:remove:cook&lock=do&plan=on");
  EXPECT_EQ(execute(bench, "plan.open 2 6 8"), "");
  EXPECT_EQ(bench.settings().interventions.size(), 1u);
}

TEST(PlanBoards, TellTodaysFromProposalsHoweverFewRestaurantsThereAre) {
  Workbench bench;
  bench.open_link("lesson=manager&clients=24&plan=challenge&sodas_from=2&sodas_to=2&cooks_from=6&cooks_to=6&batch_from=8&batch_to=8");
  for (const std::string_view proposal : {"2 5 8", "2 6 7", "2 6 8"}) EXPECT_EQ(execute(bench, std::string("plan.propose ").append(proposal)), "");
  search_all(bench);
  const auto plan = nlohmann::json::parse(document_json(bench)).at("plan");
  std::set<std::int64_t> numbers = {plan.at("today").at("number").get<std::int64_t>()};
  for (const auto& each : plan.at("proposed")) numbers.insert(each.at("number").get<std::int64_t>());
  EXPECT_EQ(numbers.size(), 4u);
}

TEST(PlanBoards, OpenRestaurantsAsThePlanRanThem) {
  Workbench bench;
  bench.open_link("lesson=rush-2-per-second&clients=24&fryer=slip&do=4:remove:cook&plan=on");
  EXPECT_EQ(execute(bench, "plan.open 2 6 8 beside"), "");
  while (!bench.run().complete()) bench.tick(0);
  EXPECT_EQ(bench.run().clients().score().satisfied, 24u);
  EXPECT_TRUE(bench.settings().interventions.empty());
  EXPECT_EQ(execute(bench, "undo"), "");
  EXPECT_EQ(bench.settings().interventions.size(), 1u);
}

TEST(PlanBoards, StopASearchWithoutTheStudyThatFollows) {
  Workbench bench;
  bench.open_link("lesson=manager&plan=on&study=queues&clients=1000&sodas_to=20&cooks_to=40&batch_to=40&pick=2-6-8");
  bench.cancel();
  search_all(bench);
  EXPECT_FALSE(bench.study() && bench.study()->stopped());
}

TEST(PlanBoards, StopWhenTheyAreToldTo) {
  Workbench bench;
  bench.open_link("lesson=manager&plan=on&clients=1000&sodas_to=20&cooks_to=40&batch_to=40");
  ASSERT_FALSE(bench.idle());
  bench.cancel();
  EXPECT_TRUE(bench.board()->complete());
  EXPECT_LT(bench.board()->known(), static_cast<std::size_t>(bench.board()->size()));
}

}  // namespace
}  // namespace comptoir::session
