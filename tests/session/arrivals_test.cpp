// Clients who come by a list: the list in links, typed, made of a run by hand; and what runs, programs and plans make of it.
#include "session/arrivals.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "model/restaurant_parameters.hpp"
#include "session/command.hpp"
#include "session/document.hpp"
#include "session/kept.hpp"
#include "session/link.hpp"
#include "session/python_program.hpp"
#include "session/run.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {
namespace {

using Kind = Problem::Kind;
using nlohmann::json;

constexpr std::int64_t ms = 1'000'000;

void record_all(Workbench& bench) {
  while (!bench.idle()) bench.tick(0);
}

Arrivals list_of(const Settings& settings) { return listed_arrivals(*settings.lesson, settings.values); }

Arrivals came(const Run& run) {
  Arrivals times;
  for (std::uint32_t n = 1; n <= run.clients().size(); ++n) times.push_back(run.clients().client(n).arrived.ns);
  return times;
}

TEST(Arrivals, OfALinkAreTheListAndSayHowManyClientsThereAre) {
  const ParsedLink link = parse_link("lesson=manager&clients=24&arrivals=list&arrive=0,0.4,1.2,1.2");
  EXPECT_TRUE(link.problems.empty());
  EXPECT_EQ(list_of(link.settings), (Arrivals{0, 400 * ms, 1'200 * ms, 1'200 * ms}));
  session::Run run(link.settings);
  EXPECT_EQ(run.clients().size(), 4u) << "whatever clients says";
  EXPECT_EQ(came(run), list_of(link.settings)) << "planned";
  while (run.advance(1'000)) continue;
  ASSERT_TRUE(run.finished());
  EXPECT_EQ(run.clients().size(), 4u);
  EXPECT_EQ(run.clients().arrived(), 4u);
  EXPECT_EQ(came(run), list_of(link.settings));
}

TEST(Arrivals, WithoutAListAreTheLessonsOwn) {
  const Settings settings = parse_link("lesson=manager&arrivals=list").settings;
  EXPECT_FALSE(has_own_list(*settings.lesson, settings.values));
  EXPECT_GE(list_of(settings).size(), 5u);
  const std::string own = format_arrivals(list_of(settings));
  EXPECT_EQ(format_link(parse_link("lesson=manager&arrivals=list&arrive=" + own).settings), "lesson=manager&arrivals=list") << "it is written only where it differs";
  session::Run run(settings);
  while (run.advance(1'000)) continue;
  EXPECT_EQ(came(run), list_of(settings));
}

TEST(Arrivals, ThatAreWrongAreNamedOneByOneAndTheOthersCount) {
  const ParsedLink link = parse_link("lesson=manager&arrivals=list&arrive=0.5,x,0.4,3600.001,-1,0.0005,,1,1e3,%3Cb%3E,2");
  EXPECT_EQ(list_of(link.settings), (Arrivals{500 * ms, 1'000 * ms, 2'000 * ms}));
  const std::vector<std::pair<Kind, std::string>> expected = {{Kind::not_a_number, "x"}, {Kind::out_of_range, "0.4"}, {Kind::out_of_range, "3600.001"}, {Kind::out_of_range, "-1"},
                                                              {Kind::off_step, "0.0005"}, {Kind::not_a_number, "1e3"}, {Kind::not_a_number, "<b>"}};
  ASSERT_EQ(link.problems.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(link.problems[i].kind, expected[i].first) << i;
    EXPECT_EQ(link.problems[i].value, expected[i].second);
    EXPECT_EQ(link.problems[i].key, "arrive");
    for (const auto language : {text::Language::en, text::Language::fr}) {
      const std::string words = describe(language, link.problems[i]);
      EXPECT_TRUE(words.contains("arrive") && words.contains(expected[i].second)) << words;
      EXPECT_TRUE(words.contains("600")) << "what is allowed: " << words;
    }
  }
  EXPECT_TRUE(describe(text::Language::en, link.problems[1]).contains("0.5 – 3600")) << describe(text::Language::en, link.problems[1]);
}

TEST(Arrivals, OfALinkThatHasNoneLeaveTheLessonsOwn) {
  for (const char* bad : {"", ",", ",,,", "x", "nan,inf", "0;1"}) {
    const ParsedLink link = parse_link(std::string("lesson=manager&arrivals=list&arrive=") + bad);
    EXPECT_FALSE(has_own_list(*link.settings.lesson, link.settings.values)) << bad;
  }
}

TEST(Arrivals, AreAThousandAtMost) {
  std::string list;
  for (int i = 0; i < 1'500; ++i) list += (i ? "," : "") + std::to_string(i);
  const ParsedLink link = parse_link("lesson=manager&arrivals=list&arrive=" + list);
  ASSERT_EQ(link.problems.size(), 1u);
  EXPECT_EQ(link.problems[0].kind, Kind::too_many_parts);
  EXPECT_EQ(link.problems[0].value, "1000");
  EXPECT_EQ(list_of(link.settings).size(), 1'000u);
  const ParsedLink again = parse_link(format_link(link.settings));
  EXPECT_TRUE(again.problems.empty());
  EXPECT_EQ(again.settings, link.settings);
}

TEST(Arrivals, AreOfLessonsThatHaveThem) {
  const ParsedLink link = parse_link("lesson=rush-10&arrive=0,1&a=same&aarrive=0,2");
  ASSERT_EQ(link.problems.size(), 2u);
  for (const Problem& problem : link.problems) {
    EXPECT_EQ(problem.kind, Kind::unknown_key);
    EXPECT_FALSE(problem.allowed.contains("arrive"));
  }
  Workbench bench;
  bench.open_link("lesson=rush-10");
  const Settings before = bench.settings();
  EXPECT_FALSE(execute(bench, "type arrive 0, 1").empty());
  EXPECT_FALSE(execute(bench, "arrive keep").empty());
  EXPECT_EQ(bench.settings(), before);
  record_all(bench);
  EXPECT_FALSE(json::parse(document_json(bench, true))["history"].contains("arrive"));
}

TEST(Arrivals, OfTheKeptRunAreWrittenWhereTheyDiffer) {
  for (const char* link : {"lesson=manager&arrivals=list&arrive=0,1&a=same", "lesson=manager&arrivals=list&arrive=0,1&a=same&aarrive=none", "lesson=manager&arrivals=list&a=arrivals:regular&aarrive=0,2"}) {
    const ParsedLink read = parse_link(link);
    EXPECT_TRUE(read.problems.empty()) << link;
    EXPECT_EQ(format_link(read.settings), link);
  }
  const Settings one = parse_link("lesson=manager&arrivals=list&arrive=0,1&a=same&aarrive=0,2,3").settings;
  EXPECT_EQ(list_of(with_kept(one, *one.kept)), (Arrivals{0, 2'000 * ms, 3'000 * ms}));
  EXPECT_FALSE(same_scenario(one, with_kept(one, *one.kept)));
  EXPECT_EQ(scenario_words(text::Language::en, one, with_kept(one, *one.kept)), "list of 2 arrivals");
  EXPECT_EQ(parse_link("lesson=manager&aarrive=0").problems.at(0).kind, Kind::alone);
}

TEST(Arrivals, AreTypedAsEitherLanguageWritesThem) {
  Workbench bench;
  for (const char* typed : {"0, 0.4, 1.2", "0 0.4 1.2", "0 ; 0,4 ; 1,2", "0;0.4;1.2;", " 0,0.4,,1.2 "}) {
    bench.open_link("lesson=manager");
    EXPECT_EQ(execute(bench, std::string("type arrive ") + typed), "") << typed;
    EXPECT_EQ(format_scenario(bench.settings()), "lesson=manager&arrivals=list&arrive=0,0.4,1.2") << typed;
  }
  const Settings before = bench.settings();
  for (const char* wrong : {"0, two", "1, 0", "0, 4000"}) {
    EXPECT_FALSE(execute(bench, std::string("type arrive ") + wrong).empty()) << wrong;
    EXPECT_EQ(bench.settings(), before) << "all or nothing";
  }
  EXPECT_EQ(execute(bench, "undo"), "");
  EXPECT_EQ(format_scenario(bench.settings()), "lesson=manager") << "the choice and the list are one edit";
}

TEST(Arrivals, OfARushByHandBecomeTheList) {
  Workbench bench;
  bench.open_link("lesson=manager&clients=3&period=1");
  record_all(bench);
  for (const char* time : {"0.25", "0.25", "1.5"}) {
    execute(bench, std::string("seek ") + time);
    EXPECT_EQ(execute(bench, "do client"), "");
    record_all(bench);
  }
  execute(bench, "seek 2");
  EXPECT_EQ(execute(bench, "do add cook"), "");
  record_all(bench);
  const Arrivals by_hand = {0, 250 * ms, 250 * ms, 1'000 * ms, 1'500 * ms, 2'000 * ms};
  const Score before = bench.run().clients().score();
  EXPECT_EQ(execute(bench, "arrive keep"), "");
  record_all(bench);
  EXPECT_EQ(list_of(bench.settings()), by_hand);
  EXPECT_EQ(came(bench.run()), by_hand);
  EXPECT_EQ(bench.run().clients().score().total, before.total);
  EXPECT_TRUE(bench.link().starts_with("lesson=manager&clients=3&period=1&arrivals=list&arrive=0,0.25,0.25,1,1.5,2&do=2")) << bench.link();
  EXPECT_FALSE(bench.link().contains(":client")) << "they are in the list";
  EXPECT_EQ(json::parse(document_json(bench, true))["history"]["arrive"], "0,0.25,0.25,1,1.5,2");
  execute(bench, "undo");
  EXPECT_TRUE(bench.link().contains(":client"));
  EXPECT_FALSE(bench.link().contains("arrive"));
}

TEST(Arrivals, KeptOfAnyRunGiveTheSameArrivals) {
  for (const char* link : {"lesson=manager&arrivals=poisson&seed=7&clients=40", "lesson=manager&period=0", "lesson=manager&arrivals=list", "lesson=manager&clients=1000&period=0.001"}) {
    Workbench bench;
    bench.open_link(link);
    const Arrivals before = came(bench.run());
    EXPECT_EQ(execute(bench, "arrive keep"), "") << link;
    record_all(bench);
    EXPECT_EQ(came(bench.run()), before) << link;
  }
  for (const char* link : {"lesson=manager&clients=1001", "lesson=manager&clients=3&period=3600"}) {
    Workbench bench;
    bench.open_link(link);
    const Settings before = bench.settings();
    EXPECT_FALSE(execute(bench, "arrive keep").empty()) << link;
    EXPECT_EQ(bench.settings(), before) << link;
  }
}

TEST(Arrivals, AreLockedWithTheirChoice) {
  Workbench bench;
  for (const char* lock : {"arrivals", "edit", "all"}) {
    bench.open_link(std::string("lesson=manager&arrivals=list&arrive=0,1&lock=") + lock);
    EXPECT_FALSE(execute(bench, "type arrive 0, 2").empty()) << lock;
    EXPECT_FALSE(execute(bench, "arrive keep").empty()) << lock;
    execute(bench, "reset");
    EXPECT_EQ(list_of(bench.settings()), (Arrivals{0, 1'000 * ms})) << lock;
  }
  bench.open_link("lesson=manager&arrivals=list&arrive=0,1&lock=cooks");
  EXPECT_EQ(execute(bench, "type arrive 0, 2"), "");
  EXPECT_EQ(execute(bench, "reset"), "");
  EXPECT_EQ(format_scenario(bench.settings()), "lesson=manager");
}

TEST(Arrivals, AreThePlans) {
  Workbench bench;
  bench.open_link("lesson=manager&clients=24&arrivals=list&arrive=0,1,1.5,4&plan=on&horizon=steady");
  ASSERT_TRUE(bench.board());
  const model::Plan& plan = bench.board()->plan();
  EXPECT_EQ(plan.restaurant.clients, 4);
  EXPECT_EQ(std::ssize(plan.restaurant.arrivals), 4);
  EXPECT_FALSE(plan.steady);
  EXPECT_EQ(plan.restaurant.period.ns, 4'000 * ms / 3) << "the demand is the mean";
  record_all(bench);
  ASSERT_TRUE(bench.board()->best());
  EXPECT_EQ(bench.board()->best()->clients, 4);
}

TEST(Arrivals, AreToldByThePlayheadAndTheValuesOfThePlan) {
  Workbench bench;
  bench.open_link("lesson=manager&arrivals=list&arrive=0,1,1.5,4&plan=on");
  for (std::size_t row = bench.lesson().parameters.size(); row < bench.rows().size(); ++row)
    EXPECT_EQ(bench.value(row), bench.rows()[row].initial) << bench.rows()[row].key << ": a list is none of the plan's rows";
  EXPECT_EQ(execute(bench, "set share 90"), "");
  EXPECT_TRUE(bench.link().contains("&arrive=0,1,1.5,4") && bench.link().contains("&share=90")) << bench.link();
}

}  // namespace
}  // namespace comptoir::session
