#include "session/stop.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "session/command.hpp"
#include "session/document.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {
namespace {

loop::Time at(std::int64_t milliseconds) { return loop::Time{} + loop::milliseconds(milliseconds); }

/// All places at which the stops of a link hold, forwards; backwards they are the same.
std::vector<Place> places(Workbench& bench) {
  const auto here = [&] {
    const Playhead head = bench.playhead();
    return Place{head.time, head.slot_held ? head.position : between};
  };
  std::vector<Place> found;
  bench.to_start();
  while (bench.run_to_stop(1)) found.push_back(here());
  std::vector<Place> back;
  bench.to_end();
  while (bench.run_to_stop(-1)) back.insert(back.begin(), here());
  // The end itself may be one.
  if (!found.empty() && back.size() + 1 == found.size()) back.push_back(found.back());
  EXPECT_EQ(found, back);
  EXPECT_TRUE(std::ranges::is_sorted(found));
  return found;
}

std::vector<Place> places(std::string_view link) {
  Workbench bench;
  EXPECT_TRUE(bench.open_link(link).empty()) << link;
  return places(bench);
}

TEST(Stop, OfATimeIsItsFirstHandleOrBetweenTwoInstants) {
  const auto found = places("lesson=rush-2-per-second&stop=time:4,time:3.7,time:1000");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0], (Place{at(3'700), between}));
  EXPECT_EQ(found[1].time, at(4'000));
  Workbench bench;
  EXPECT_EQ(found[1].position, bench.run().recording().position_of({at(4'000), 1}));
}

TEST(Stop, OfATaskIsEachOfItsSteps) {
  Workbench bench;
  bench.open_link("lesson=rush-2-per-second&stop=task:burger:6");
  const trace::Recording& recording = bench.run().recording();
  std::vector<Place> steps;
  for (trace::Position k = 1; k <= recording.handle_count(); ++k)
    if (recording.is_task_step(k) && recording.task(recording.handle(recording.handle_at(k)).info.task).name.str() == "burger:6")
      steps.push_back({recording.time_at(k), k});
  EXPECT_GE(steps.size(), 3u);
  EXPECT_EQ(places(bench), steps);
}

TEST(Stop, OfAResourceIsWhereSomebodyHasToWait) {
  Workbench bench;
  bench.open_link("lesson=rush-2-per-second&stop=queue:cook");
  const auto found = places(bench);
  std::size_t queued = 0;
  for (std::uint32_t id = 1; id <= bench.run().recording().resource_count(); ++id)
    if (bench.run().recording().resource(loop::ResourceId{id}).name.str() == "cook") queued = bench.run().lanes().waitings(loop::ResourceId{id}).size();
  EXPECT_EQ(found.size(), queued);
  EXPECT_GT(queued, 0u);
  EXPECT_TRUE(places("lesson=rush-2-per-second&stop=queue:nobody").empty());
}

TEST(Stop, AnUnhappyClientStopsWhereItsPatiencePasses) {
  Workbench bench;
  bench.open_link("lesson=rush-2-per-second&stop=late");
  const Clients& clients = bench.run().clients();
  std::vector<loop::Time> times;
  for (std::uint32_t n = 1; n <= clients.size(); ++n)
    if (!clients.satisfied(clients.client(n))) times.push_back(clients.client(n).arrived + clients.patience());
  std::ranges::sort(times);
  times.erase(std::ranges::unique(times).begin(), times.end());
  const auto found = places(bench);
  EXPECT_EQ(times.size(), 5u);
  ASSERT_EQ(found.size(), times.size());
  for (std::size_t i = 0; i < found.size(); ++i) EXPECT_EQ(found[i].time, times[i]);
  // Between two handles, too.
  bench.open_link("lesson=rush-2-per-second&stop=late&patience=4.321");
  ASSERT_TRUE(bench.run_to_stop(1));
  EXPECT_FALSE(bench.playhead().slot_held);
  EXPECT_TRUE(places("lesson=order-sync-async&stop=late").empty()) << "nobody's patience is known";
}

TEST(Stop, AnErrorStopsWhereTheTaskFails) {
  Workbench bench;
  bench.open_link("lesson=task-error&stop=error");
  const auto found = places(bench);
  ASSERT_FALSE(found.empty());
  const trace::Recording& recording = bench.run().recording();
  std::vector<trace::Position> failed;
  for (std::uint32_t id = 1; id <= recording.task_count(); ++id)
    if (const auto ending = recording.ending(loop::TaskId{id}); ending && ending->outcome == loop::Outcome::error) failed.push_back(ending->position);
  ASSERT_FALSE(failed.empty());
  for (const trace::Position k : failed)
    EXPECT_TRUE(std::ranges::any_of(found, [k](const Place& place) { return place.position == k; })) << k;
}

TEST(Stop, ALongTurnStopsAtItsFirstHandle) {
  Workbench bench;
  bench.open_link("lesson=rush-2-per-second&stop=handles:3");
  const trace::Recording& recording = bench.run().recording();
  std::vector<Place> turns;
  for (std::uint32_t i = 1; i <= recording.iteration_count(); ++i) {
    std::size_t handles = 0;
    for (trace::Position k = 1; k <= recording.handle_count(); ++k) handles += recording.iteration_at(k) == i ? 1 : 0;
    const trace::Position first = recording.first_of_iteration(i);
    if (handles > 3) turns.push_back({recording.time_at(first), first});
  }
  EXPECT_FALSE(turns.empty());
  EXPECT_EQ(places(bench), turns);
}

TEST(Stop, TheNearestOfSeveralCounts) {
  Workbench bench;
  bench.open_link("lesson=rush-2-per-second&stop=time:4,task:burger:6,queue:cook,late,error,handles:3");
  std::vector<Place> all;
  for (const char* one : {"time:4", "task:burger:6", "queue:cook", "late", "error", "handles:3"}) {
    const auto of_one = places(std::string("lesson=rush-2-per-second&stop=") + one);
    all.insert(all.end(), of_one.begin(), of_one.end());
  }
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  EXPECT_EQ(places(bench), all);
}

TEST(Stop, WithinAHandleThatTakesTimeStopsJustAfterItsStart) {
  Workbench bench;
  bench.open_link("lesson=order-sync-async&variant=sync&stop=task:main,time:30");
  ASSERT_TRUE(bench.run_to_stop(1));
  EXPECT_EQ(bench.time(), loop::Time{1});
  EXPECT_TRUE(bench.blocked());
  ASSERT_TRUE(bench.run_to_stop(1));
  EXPECT_EQ(bench.time(), at(30'000));
  EXPECT_TRUE(bench.blocked());
  ASSERT_TRUE(bench.run_to_stop(-1));
  EXPECT_EQ(bench.time(), loop::Time{1});
  EXPECT_FALSE(bench.run_to_stop(-1));
}

TEST(Stop, PlayingHaltsExactlyThere) {
  for (const double frame : {0.016, 0.3, 5.0}) {
    Workbench bench(text::Language::en);
    bench.open_link("lesson=rush-2-per-second&stop=queue:cook,late");
    std::vector<Place> expected = places("lesson=rush-2-per-second&stop=queue:cook,late");
    bench.set_speed(4);
    for (const Place& place : expected) {
      bench.play();
      for (int i = 0; bench.playing() && i < 100'000; ++i) bench.tick(frame);
      ASSERT_EQ(bench.time(), place.time);
      ASSERT_EQ(bench.playhead().slot_held, place.position != between);
      ASSERT_TRUE(place.position == between || bench.playhead().position == place.position);
      ASSERT_TRUE(bench.stopped().starts_with("Stop: ")) << bench.stopped();
      ASSERT_FALSE(bench.at_end());
    }
    bench.play();
    for (int i = 0; bench.playing() && i < 100'000; ++i) bench.tick(frame);
    EXPECT_TRUE(bench.at_end());
    EXPECT_EQ(bench.stopped(), "");
  }
}

TEST(Stop, WhatLiesBeyondAStopWasNotSeen) {
  Workbench bench;
  bench.open_link("lesson=rush-2-per-second&future=hidden&stop=time:2");
  bench.play();
  while (bench.playing()) bench.tick(3);
  EXPECT_EQ(bench.seen_until(), at(2'000));
}

/// A long way is read in another order than a short one: both find the same.
TEST(Stop, ALongWayFindsWhatIsThere) {
  Workbench bench;
  bench.open_link("lesson=rush-2-per-second&clients=2000");
  while (bench.progress()) bench.tick(0);
  const trace::Recording& recording = bench.run().recording();
  const Client client = bench.run().clients().client(1'900);
  bench.add_stop({Stop::Kind::task, 0, "burger:1900"});
  bench.add_stop({Stop::Kind::task, 0, "nobody"});
  ASSERT_TRUE(bench.run_to_stop(1));
  EXPECT_EQ(recording.handle(recording.handle_at(bench.playhead().position)).info.task, client.burger);
  EXPECT_GT(bench.playhead().position, 20'000u);
  const trace::Position first = bench.playhead().position;
  bench.seek_position(first - 1);
  ASSERT_TRUE(bench.run_to_stop(1));
  EXPECT_EQ(bench.playhead().position, first) << "by a short way, too";
  bench.to_end();
  ASSERT_TRUE(bench.run_to_stop(-1));
  EXPECT_EQ(bench.playhead().position, recording.ending(client.burger)->position);
  bench.clear_stops();
  bench.add_stop({Stop::Kind::task, 0, "nobody"});
  EXPECT_FALSE(bench.run_to_stop(1));
}

TEST(Stop, SaysWhichAndWhetherThereIsNone) {
  Workbench bench(text::Language::en);
  EXPECT_FALSE(bench.run_to_stop(1));
  EXPECT_EQ(bench.stopped(), "No stop is set.");
  EXPECT_TRUE(bench.at_start());
  EXPECT_EQ(execute(bench, "stop add time 4"), "");
  EXPECT_EQ(bench.stopped(), "");
  EXPECT_EQ(execute(bench, "run 1"), "");
  EXPECT_EQ(bench.stopped(), "Stop: 4.0\u00a0s.");
  EXPECT_FALSE(bench.run_to_stop(1));
  EXPECT_EQ(bench.stopped(), "No stop holds after this moment.");
  EXPECT_FALSE(bench.run_to_stop(-1));
  EXPECT_EQ(bench.stopped(), "No stop holds before this moment.");
  bench.step_task(1);
  EXPECT_EQ(bench.stopped(), "") << "said at its place only";
  bench.step_task(-1);
  execute(bench, "stop clear");
  execute(bench, "stop add late");
  execute(bench, "run 1");
  EXPECT_TRUE(bench.stopped().starts_with("Stop: a client becomes unhappy (client\u00a0")) << bench.stopped();
  execute(bench, "stop clear");
  execute(bench, "stop add queue cook");
  bench.to_start();
  execute(bench, "run 1");
  EXPECT_EQ(bench.stopped(), "Stop: somebody has to wait: Kitchen (burger\u00a04).");
}

TEST(Stop, CommandsNameWhatIsWrong) {
  Workbench bench(text::Language::en);
  for (const char* line : {"stop", "stop add", "stop add time", "stop add time x", "stop add task", "stop add queue", "stop add late 3", "stop add handles 0",
                           "stop add handles 2.5", "stop add nothing", "stop remove", "stop remove 0", "stop remove x", "run 2", "stop add task \xff"})
    EXPECT_NE(execute(bench, line), "") << line;
  EXPECT_TRUE(bench.settings().stops.empty());
  EXPECT_EQ(execute(bench, "stop add task burger:6"), "");
  EXPECT_EQ(execute(bench, "stop add task burger:6"), "");
  EXPECT_EQ(bench.settings().stops.size(), 1u) << "the same one stays one";
  EXPECT_EQ(execute(bench, "stop remove 0"), "");
  EXPECT_TRUE(bench.settings().stops.empty());
  for (std::size_t i = 0; i < most_stops; ++i) EXPECT_EQ(execute(bench, "stop add time " + std::to_string(i)), "");
  EXPECT_NE(execute(bench, "stop add late"), "");
}

TEST(Stop, LinksGiveThemBack) {
  Workbench bench;
  const std::string link = "lesson=rush-2-per-second&stop=time:4,task:burger:6,queue:cook,late,error,handles:8";
  EXPECT_TRUE(bench.open_link(link).empty());
  EXPECT_EQ(bench.settings().stops.size(), 6u);
  EXPECT_EQ(bench.link({.moment = false, .language = false, .theme = false}), link);
  for (const std::string name : {"a,b", "a:b", "&#%=+<script>", "é ü", "🍟", "late", "x%2Cy"}) {
    Settings settings = default_settings();
    settings.stops = {{Stop::Kind::task, 0, name}, {Stop::Kind::queue, 0, name}, {Stop::Kind::error, 0, {}}};
    const ParsedLink read = parse_link(format_link(settings));
    EXPECT_TRUE(read.problems.empty()) << name;
    EXPECT_EQ(read.settings, settings) << format_link(settings);
  }
}

TEST(Stop, BadPartsOfALinkAreNamedAndTheRestCounts) {
  const ParsedLink link = parse_link("stop=time:x,late,what:3,late,handles:0,task:,task:%ff,,error");
  EXPECT_EQ(link.settings.stops, (std::vector<Stop>{{Stop::Kind::late, 0, {}}, {Stop::Kind::error, 0, {}}}));
  ASSERT_EQ(link.problems.size(), 6u);
  for (const Problem& problem : link.problems) {
    EXPECT_EQ(problem.key, "stop");
    EXPECT_FALSE(problem.value.empty());
  }
  std::string many = "stop=late";
  for (int i = 0; i < 200; ++i) many += ",time:" + std::to_string(i);
  const ParsedLink limited = parse_link(many);
  EXPECT_EQ(limited.settings.stops.size(), most_stops);
  EXPECT_EQ(limited.problems.front().kind, Problem::Kind::too_many_parts);
}

TEST(Stop, ThePageIsToldWhatThereIsToChoose) {
  Workbench bench(text::Language::en);
  execute(bench, "stop add task burger:6");
  const auto d = nlohmann::json::parse(document_json(bench));
  EXPECT_EQ(d["stops"][0]["text"], "a step of burger\u00a06");
  EXPECT_EQ(d["stopped"], "");
  ASSERT_EQ(d["stop_kinds"].size(), stop_words.size());
  for (std::size_t i = 0; i < stop_words.size(); ++i) EXPECT_EQ(d["stop_kinds"][i]["kind"], stop_words[i]);
  EXPECT_EQ(d["stop_kinds"][0]["needs"], "time");
  EXPECT_EQ(d["stop_kinds"][1]["needs"], "task");
  EXPECT_EQ(d["stop_kinds"][1]["label"], "A step of …");
  EXPECT_EQ(d["stop_kinds"][1]["options"].size(), bench.run().recording().task_count());
  EXPECT_EQ(d["stop_kinds"][1]["options"][0], (nlohmann::json{{"value", "main"}, {"label", "main"}}));
  EXPECT_EQ(d["stop_kinds"][2]["options"][0]["value"], "soda");
  EXPECT_EQ(d["stop_kinds"][5]["needs"], "count");
  EXPECT_EQ(d["stop_kinds"][3]["needs"], "");
}

}  // namespace
}  // namespace comptoir::session
