// What the board finds out about the restaurant on its card, in links, in slices and in the page's document.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "session/command.hpp"
#include "session/document.hpp"
#include "session/link.hpp"
#include "session/study_words.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {
namespace {

void rest(Workbench& bench) {
  while (!bench.idle()) bench.tick(0);
}

nlohmann::json study_of_document(const Workbench& bench) { return nlohmann::json::parse(document_json(bench)).at("plan").at("study"); }

struct Studied {
  explicit Studied(const std::string& link) {
    bench.open_link(link);
    rest(bench);
  }
  Workbench bench;
};

TEST(StudyLinks, HoldTheViewAndWhatIsSwept) {
  const ParsedLink link = parse_link("lesson=manager&plan=on&study=sweep&sweep=t_fries");
  EXPECT_TRUE(link.problems.empty());
  EXPECT_EQ(study_of(link.settings.plan), StudyShown::sweep);
  EXPECT_EQ(sweep_of(link.settings.plan), "t_fries");
  EXPECT_EQ(format_link(link.settings), "lesson=manager&plan=on&study=sweep&sweep=t_fries");
  EXPECT_EQ(parse_link("lesson=manager&plan=on&study=all").problems.size(), 1u);
}

TEST(Studies, AreOfTheRestaurantOnTheCard) {
  Studied studied("lesson=manager&clients=24&plan=on&study=queues");
  Workbench& bench = studied.bench;
  ASSERT_NE(bench.study(), nullptr);
  EXPECT_EQ(bench.study()->equipment(), (model::Equipment{2, 6, 8}));
  EXPECT_EQ(bench.study()->flow()->restaurant.count, 24);
  EXPECT_EQ(execute(bench, "plan.pick 1 3 5"), "");
  rest(bench);
  EXPECT_EQ(bench.study()->equipment(), (model::Equipment{1, 3, 5}));
  const double busiest = bench.study()->flow()->stations[0].use(bench.study()->flow()->span);
  EXPECT_GT(busiest, 0.9);
}

TEST(Studies, ShowTheSameWaitsAsTheCard) {
  for (const std::string link : {"lesson=manager&clients=24&plan=on&study=clients", "lesson=rush-2-per-second&plan=on&study=clients&clients=40",
                                 "lesson=manager&plan=on&study=clients&runs=2&arrivals=poisson&seed=4"}) {
    Studied studied(link);
    if (!studied.bench.on_card()) studied.bench.pick(model::Equipment{2, 6, 8});   // by chance none surely satisfies all
    rest(studied.bench);
    ASSERT_NE(studied.bench.on_card() ? studied.bench.study() : nullptr, nullptr) << link;
    const auto paths = studied.bench.study()->paths(0);
    ASSERT_FALSE(paths.empty()) << link;
    const bool many_days = studied.bench.board()->plan().restaurant.by_chance();   // the longest wait of them all
    EXPECT_LE(paths.front().waited, studied.bench.on_card()->worst) << link;
    EXPECT_TRUE(many_days || paths.front().waited == studied.bench.on_card()->worst) << link;
  }
}

TEST(Studies, PutASelectedClientFirst) {
  Studied studied("lesson=manager&clients=100&plan=on&study=clients");
  studied.bench.select_client(57);
  const auto paths = studied.bench.study()->paths(57);
  EXPECT_EQ(paths.front().client, 57u);
  EXPECT_LE(paths.size(), Study::most_paths + 1);
}

TEST(Studies, RecordSoManyClientsAtMostAndSayIt) {
  Studied studied("lesson=manager&clients=5000&plan=on&study=queues&sodas_from=2&sodas_to=2&cooks_from=6&cooks_to=6&batch_from=8&batch_to=8");
  EXPECT_EQ(studied.bench.study()->flow()->restaurant.count, Study::most_clients);
  EXPECT_EQ(whose_words(text::Language::en, *studied.bench.study(), StudyShown::queues), "2 machines, 6 cooks, 8 portions · the first 2,000 clients of 5,000");
}

TEST(Studies, SayThatOneOfManyDaysIsRecorded) {
  Studied studied("lesson=manager&clients=24&plan=on&study=queues&arrivals=poisson&runs=20&share=10&sodas_from=2&sodas_to=2&cooks_from=6&cooks_to=6&batch_from=8&batch_to=8");
  EXPECT_EQ(whose_words(text::Language::en, *studied.bench.study(), StudyShown::queues), "2 machines, 6 cooks, 8 portions · the first day of 20");
  EXPECT_EQ(whose_words(text::Language::en, *studied.bench.study(), StudyShown::sweep), "2 machines, 6 cooks, 8 portions");
}

TEST(Studies, SayThatTheyAreTheBeginningOfWhatGoesOnForEver) {
  Studied studied("lesson=manager&clients=24&plan=on&study=queues&horizon=steady");
  EXPECT_EQ(whose_words(text::Language::en, *studied.bench.study(), StudyShown::queues), "2 machines, 6 cooks, 8 portions · clients 1 to 24");
  EXPECT_EQ(execute(studied.bench, "set sweep clients"), "");
  EXPECT_FALSE(sweep_note(studied.bench).empty());
}

TEST(Studies, AreOfTodaysWhereNoneWorks) {
  Studied studied("lesson=manager&clients=100&plan=on&study=queues&sodas_to=1");
  EXPECT_EQ(studied.bench.on_card(), nullptr);
  EXPECT_EQ(studied.bench.study()->equipment(), (model::Equipment{1, 3, 5}));
}

TEST(Studies, SayWhyAListsNumberOfClientsChangesNothing) {
  Studied studied("lesson=manager&plan=on&study=sweep&sweep=clients&arrivals=list&arrive=0,0.5,1");
  EXPECT_FALSE(sweep_note(studied.bench).empty());
  EXPECT_EQ(execute(studied.bench, "set sweep cooks"), "");
  EXPECT_TRUE(sweep_note(studied.bench).empty());
}

TEST(Studies, AreMadeInSlicesAndAreTheSameThen) {
  Workbench slow;
  slow.set_slice(50);
  slow.open_link("lesson=manager&clients=60&plan=on&study=queues");
  EXPECT_FALSE(slow.idle());
  rest(slow);
  Studied quick("lesson=manager&clients=60&plan=on&study=queues");
  EXPECT_EQ(study_of_document(slow), study_of_document(quick.bench));
}

TEST(Studies, KeepWhatTheyFoundWhenAnotherViewIsShown) {
  Studied studied("lesson=manager&clients=24&plan=on&study=queues");
  const session::Run* run = studied.bench.study()->run();
  EXPECT_EQ(execute(studied.bench, "set study clients"), "");
  EXPECT_EQ(execute(studied.bench, "set study rates"), "");
  EXPECT_EQ(execute(studied.bench, "set study sweep"), "");
  EXPECT_EQ(execute(studied.bench, "set study queues"), "");
  rest(studied.bench);
  EXPECT_EQ(studied.bench.study()->run(), run);
}

TEST(Studies, AreNoEdits) {
  Studied studied("lesson=manager&clients=24&plan=on");
  EXPECT_EQ(execute(studied.bench, "set study queues"), "");
  EXPECT_EQ(execute(studied.bench, "set sweep cooks"), "");
  EXPECT_FALSE(studied.bench.can_undo());
  studied.bench.reset_plan();
  EXPECT_EQ(study_of(studied.bench.settings().plan), StudyShown::queues);
}

TEST(Studies, OpenTheRestaurantAtAPartOfAClientsTime) {
  Studied studied("lesson=manager&clients=24&plan=on&study=clients");
  Workbench& bench = studied.bench;
  const CriticalPath path = bench.study()->paths(0).front();
  const PathPart part = path.parts.back();
  bench.open_moment(part.at, path.client);
  rest(bench);
  EXPECT_FALSE(bench.planning());
  EXPECT_FALSE(bench.playing());
  EXPECT_EQ(bench.time(), part.from);
  EXPECT_EQ(bench.selected_client(), path.client);
  EXPECT_EQ(value_of(bench.settings(), "cooks"), 6);
}

TEST(Sweeps, AreShownAsTheyAreFoundAndSetTheirNumber) {
  Studied studied("lesson=manager&clients=24&plan=on&study=sweep&sweep=period");
  Workbench& bench = studied.bench;
  const model::Sweep* sweep = bench.study()->sweep();
  ASSERT_NE(sweep, nullptr);
  EXPECT_EQ(sweep->known(), sweep->values().size());
  const auto today = std::ranges::find(sweep->values(), 500'000'000) - sweep->values().begin();
  EXPECT_EQ(sweep->points()[static_cast<std::size_t>(today)].satisfied, bench.on_card()->satisfied);
  EXPECT_EQ(study_of_document(bench).at("sweep").size(), sweep->values().size());
  const std::int64_t other = sweep->values().back();
  bench.take_swept(sweep->values().size() - 1);
  EXPECT_EQ(value_of(bench.settings(), "period"), other);
  bench.undo();
  EXPECT_EQ(value_of(bench.settings(), "period"), 500'000'000);
}

TEST(Sweeps, OfEquipmentPickAnotherRestaurant) {
  Studied studied("lesson=manager&clients=24&plan=on&study=sweep&sweep=cooks");
  Workbench& bench = studied.bench;
  const auto point = [&](std::int64_t cooks) { return static_cast<std::size_t>(std::ranges::find(bench.study()->sweep()->values(), cooks) - bench.study()->sweep()->values().begin()); };
  bench.take_swept(point(4));
  EXPECT_EQ(bench.picked(), (model::Equipment{2, 4, 8}));
  EXPECT_EQ(value_of(bench.settings(), "cooks"), 3);
  rest(bench);
  bench.take_swept(point(12));   // beyond the range
  ASSERT_NE(bench.on_card(), nullptr);
  EXPECT_EQ(bench.on_card()->equipment, (model::Equipment{2, 12, 8}));
}

TEST(Sweeps, GiveNoChallengesAnswerAway) {
  Studied studied("lesson=manager&clients=24&plan=challenge&study=sweep&sweep=cooks");
  Workbench& bench = studied.bench;
  EXPECT_EQ(execute(bench, "plan.propose 2 5 8"), "");
  EXPECT_TRUE(bench.idle());
  EXPECT_TRUE(study_of_document(bench).at("sweep").empty());
  EXPECT_EQ(study_of_document(bench).at("note"), "Shown with the answer.");
  EXPECT_EQ(execute(bench, "plan.reveal"), "");
  rest(bench);
  EXPECT_FALSE(study_of_document(bench).at("sweep").empty());
}

TEST(Sweeps, StopWhenTheyAreToldTo) {
  Workbench bench;
  bench.open_link("lesson=manager&clients=1000&plan=on&study=sweep&sweep=clients&sodas_to=1&cooks_to=3&batch_to=5");
  execute(bench, "plan.pick 1 3 5");
  EXPECT_FALSE(bench.idle());
  bench.cancel();
  EXPECT_TRUE(bench.idle());
}

}  // namespace
}  // namespace comptoir::session
