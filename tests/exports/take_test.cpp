#include "exports/take.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "exports/clients_csv.hpp"

namespace comptoir::exports {
namespace {

struct Result {
  std::string text, problem;
  std::uint64_t too_many = 0;
};

constexpr std::uint64_t plenty = 1'000'000;

Result taken(const session::Workbench& bench, std::string_view what, std::string_view options = {}, std::uint64_t most = plenty) {
  Result result;
  Taken outcome = take(bench, what, options, &draw::embedded_fonts(), most, [&](std::string_view piece) { result.text += piece; });
  result.problem = std::move(outcome.problem);
  result.too_many = outcome.too_many;
  return result;
}

std::unique_ptr<session::Workbench> bench_at(std::string_view link) { return opened(session::parse_link(link).settings, false); }

std::string figure_of(std::string_view link, std::string_view options) { return taken(*bench_at(link), "svg", options).text; }

TEST(Take, AFigureIsWhatTheSameMomentOfAnotherWorkbenchShows) {
  const auto bench = bench_at("lesson=rush-2-per-second&t=1&lang=en");
  const auto revision = bench->revision();
  EXPECT_EQ(taken(*bench, "svg", "view=loop&at=3.5-2").text, figure_of("lesson=rush-2-per-second&t=3.5&n=2&lang=en", "view=loop"));
  EXPECT_EQ(taken(*bench, "svg", "view=loop&lang=fr").text, figure_of("lesson=rush-2-per-second&t=1&lang=fr", "view=loop"));
  EXPECT_NE(taken(*bench, "svg", "view=loop&lang=fr").text, taken(*bench, "svg", "view=loop").text);
  EXPECT_EQ(bench->revision(), revision) << "what is shown stays as it is";
}

TEST(Take, ASelectionIsKeptInAnotherLanguageAndCanBeAskedFor) {
  const auto bench = bench_at("lesson=rush-2-per-second&t=3.5&lang=en");
  const std::string unselected = taken(*bench, "svg", "view=why&letters=words").text;
  const std::string asked = taken(*bench, "svg", "view=why&letters=words&select=burger:6").text;
  EXPECT_NE(asked, unselected);
  EXPECT_NE(taken(*bench, "svg", "view=why&letters=words&select=client:3").text, unselected);
  ASSERT_TRUE(select(*bench, "burger:6"));
  EXPECT_EQ(taken(*bench, "svg", "view=why&letters=words").text, asked);
  const auto french = bench_at("lesson=rush-2-per-second&t=3.5&lang=fr");
  ASSERT_TRUE(select(*french, "burger:6"));
  EXPECT_EQ(taken(*bench, "svg", "view=why&letters=words&lang=fr").text, taken(*french, "svg", "view=why&letters=words").text);
  for (const char* nobody : {"burger:60", "client:11", "client:", "client:0", "client:1x", "ghost"})
    EXPECT_EQ(taken(*bench, "svg", std::string("select=") + nobody).problem, std::string("select: “") + nobody + "” is not possible. Possible values: client:6, burger:6.");
}

TEST(Take, AFigureHasTheMainPanelWhenNoneIsAskedFor) {
  EXPECT_EQ(figure_of("lesson=rush-2-per-second&t=3.5", ""), figure_of("lesson=rush-2-per-second&t=3.5", "view=timeline"));
  EXPECT_EQ(figure_of("lesson=where-they-live", ""), figure_of("lesson=where-they-live", "view=drawing"));
}

TEST(Take, APanelThatTheLessonHasNotIsNamedWithThoseThatItHas) {
  const Result result = taken(*bench_at("lesson=where-they-live"), "svg", "view=loop");
  EXPECT_EQ(result.problem, "view: “loop” is not possible. Possible values: code, why, console, settings, drawing.");
  EXPECT_EQ(result.text, "");
  EXPECT_NE(taken(*bench_at("lesson=rush-2-per-second"), "svg", "view=metrics").problem, "");
}

TEST(Take, AComparisonIsMadeWhereThereIsNone) {
  const auto bench = bench_at("lesson=order-sync-async&t=60");
  ASSERT_EQ(bench->run_count(), 1u);
  EXPECT_EQ(taken(*bench, "svg", "view=compare").problem, "");
  EXPECT_EQ(bench->run_count(), 1u);
}

TEST(Take, ClientsAreATableWithExactSeconds) {
  const auto bench = bench_at("lesson=rush-2-per-second&clients=4&period=0.125&t=1");
  const std::string expected = "client,arrived,served,service_time,satisfied\r\n1,0,4,4,true\r\n2,0.125,4,3.875,true\r\n3,0.25,4,3.75,true\r\n4,0.375,6,5.625,false\r\n";
  EXPECT_EQ(taken(*bench, "clients").text, expected);
  EXPECT_EQ(taken(*bench, "clients", "lang=fr").text, expected) << "no language has another point";
}

TEST(Take, AClientWhoWasNotServedHasEmptyFields) {
  const auto bench = bench_at("lesson=rush-2-per-second&clients=2&do=1:cancel:serve:2");
  EXPECT_TRUE(taken(*bench, "clients").text.ends_with("2,0.5,,,false\r\n")) << taken(*bench, "clients").text;
}

TEST(Take, ALessonWithoutClientsSaysSo) {
  EXPECT_EQ(taken(*bench_at("lesson=names&lang=en"), "clients").problem, "This lesson has no clients.");
  EXPECT_EQ(taken(*bench_at("lesson=names&lang=en"), "clients", "lang=fr").problem, "Cette leçon n’a pas de clients.");
}

TEST(Take, TheWholeRunComesInThreeForms) {
  const auto bench = bench_at("lesson=rush-2-per-second&t=3.5");
  EXPECT_EQ(nlohmann::json::parse(taken(*bench, "json").text)["events"].size(), bench->run().recording().event_count());
  EXPECT_GT(nlohmann::json::parse(taken(*bench, "chrome").text)["traceEvents"].size(), 100u);
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(taken(*bench, "events").text, '\n')), bench->run().recording().event_count() + 1);
}

TEST(Take, ARunWithTooManyEventsIsNotBegun) {
  const auto bench = bench_at("lesson=rush-2-per-second");
  const std::uint64_t events = bench->run().recording().event_count();
  for (const char* what : {"json", "chrome", "events"}) {
    EXPECT_EQ(taken(*bench, what, {}, events).too_many, 0u);
    EXPECT_EQ(taken(*bench, what, {}, events - 1).too_many, events);
    EXPECT_EQ(taken(*bench, what, {}, events - 1).text, "");
  }
  EXPECT_NE(taken(*bench, "clients", {}, 1).text, "");
}

TEST(Take, WhatIsWrongIsSaidAndNothingIsGiven) {
  const auto bench = bench_at("lesson=rush-2-per-second&lang=en");
  EXPECT_EQ(taken(*bench, "gif").problem, "export: “gif” is not possible. Possible values: svg, clients, json, chrome, events.");
  const Result two = taken(*bench, "svg", "view=attic&theme=pink");
  EXPECT_EQ(std::ranges::count(two.problem, '\n'), 1);
  EXPECT_EQ(two.text, "");
}

}  // namespace
}  // namespace comptoir::exports
