#include "session/command.hpp"

#include <gtest/gtest.h>

#include "tests/session/random.hpp"

namespace comptoir::session {
namespace {

struct Driven {
  Workbench bench;
  std::string operator()(std::string_view line) { return execute(bench, line); }
};

TEST(Command, DrivesTheTransport) {
  Driven run;
  EXPECT_EQ(run("play"), "");
  EXPECT_TRUE(run.bench.playing());
  EXPECT_EQ(run("toggle"), "");
  EXPECT_FALSE(run.bench.playing());
  EXPECT_EQ(run("step 1"), "");
  EXPECT_EQ(run("handle 1"), "");
  EXPECT_EQ(run("handle -1"), "");
  EXPECT_EQ(run("step -1"), "");
  EXPECT_TRUE(run.bench.at_start());
  EXPECT_EQ(run("seek 3.5 2"), "");
  EXPECT_EQ(run.bench.link({.language = false, .theme = false}), "lesson=rush-2-per-second&t=3.5&n=2");
  EXPECT_EQ(run("position 12"), "");
  EXPECT_EQ(run.bench.playhead().position, 12u);
  EXPECT_EQ(run("end"), "");
  EXPECT_TRUE(run.bench.at_end());
  EXPECT_EQ(run("start"), "");
  EXPECT_EQ(run("speed 0.5"), "");
  EXPECT_EQ(run.bench.speed(), 0.5);
}

TEST(Command, ChangesSettingsAndLooks) {
  Driven run;
  EXPECT_EQ(run("set cooks 4"), "");
  EXPECT_EQ(run("type period 0,25 s"), "");
  EXPECT_EQ(format_scenario(run.bench.settings()), "lesson=rush-2-per-second&period=0.25&cooks=4");
  EXPECT_EQ(run("reset cooks"), "");
  EXPECT_EQ(format_scenario(run.bench.settings()), "lesson=rush-2-per-second&period=0.25");
  EXPECT_EQ(run("reset"), "");
  EXPECT_EQ(run("lang fr"), "");
  EXPECT_EQ(run("theme light"), "");
  EXPECT_EQ(run("level expert"), "");
  EXPECT_EQ(run("future hidden"), "");
  EXPECT_EQ(run.bench.link(), "lesson=rush-2-per-second&level=expert&future=hidden&lang=fr&theme=light");
  EXPECT_EQ(run("lesson rush-steady"), "");
  EXPECT_EQ(run("open #cooks=7&sodas=x"), "");
  EXPECT_EQ(run.bench.notices().size(), 1u);
  EXPECT_EQ(run("dismiss"), "");
  EXPECT_EQ(run("cancel"), "");
}

TEST(Command, ChecksALinkAndOpensNothing) {
  Driven run;
  EXPECT_EQ(run("set cooks 4"), "");
  EXPECT_EQ(run("seek 3.5"), "");
  const std::string before = run.bench.link();
  EXPECT_EQ(run("check lesson=names&t=2&lang=fr"), "");
  EXPECT_EQ(run("check"), "");
  for (const char* link : {"cooks=1000", "lesson=rush-10&cooks=soon", "colour=blue", "t=-1", "v=9", "do=1:dance", "lesson=nowhere&cooks=2"}) EXPECT_NE(run(std::string("check ").append(link)), "") << link;
  const std::string problem = run("check lesson=rush-10&cooks=1000");
  for (const char* named : {"1000", "100"}) EXPECT_NE(problem.find(named), std::string::npos) << problem;
  EXPECT_EQ(problem.find("used"), std::string::npos) << problem;   // nothing is used instead
  EXPECT_EQ(run.bench.link(), before);
  EXPECT_TRUE(run.bench.notices().empty());
}

TEST(Command, Selects) {
  Driven run;
  EXPECT_EQ(run("select client 6"), "");
  EXPECT_EQ(run.bench.selected_client(), 6u);
  EXPECT_EQ(run("select task 3"), "");
  EXPECT_EQ(run.bench.selected_task(), loop::TaskId{3});
  EXPECT_EQ(run("select none"), "");
  EXPECT_EQ(run.bench.selected_task(), loop::TaskId::none);
}

TEST(Command, AnswersWithTheProblem) {
  Driven run;
  EXPECT_EQ(run("set cooks 500"), "cooks (Cooks): “500” is out of range. It takes a whole number from 1 to 100.");
  run("lang fr");
  EXPECT_TRUE(run("type cooks beaucoup").starts_with("cooks (Cuisiniers)"));
  const std::string before = run.bench.link();
  for (const char* line : {"", " ", "fly", "set", "set cooks", "set nothing 3", "reset nothing", "step 2", "seek", "seek x", "seek -1",
                           "seek 1 x", "position -1", "lesson", "lesson nope", "lang de", "lang fr&cooks=4", "theme", "speed fast",
                           "select", "select client", "select client 0", "select task x", "play\n", "PLAY"}) {
    EXPECT_FALSE(run(line).empty()) << line;
    EXPECT_EQ(run.bench.link(), before) << line;
  }
}

TEST(Command, TakesAnyLine) {
  Driven run;
  run.bench.set_slice(1'000);
  Random random(3);
  constexpr std::string_view words[] = {"play", "step", "-1", "seek", "3.5", "set", "cooks", "4", "period", "select", "client", "task", "none",
                                        "open", "t=2&n=1", "speed", "handle", "end", "start", "position", "lang", "fr", "\xff", "99999999999999999999",
                                        "reset", "lesson", "rush-10", "level", "discover", "cancel", "7"};
  for (int i = 0; i < 3'000; ++i) {
    std::string line;
    for (std::uint64_t n = random.below(5); n > 0; --n) line.append(words[random.below(std::size(words))]).append(" ");
    run(line);
    if (random.chance(3)) run.bench.tick(0.05);
    ASSERT_LE(run.bench.playhead().position, run.bench.run().recording().handle_count());
    ASSERT_EQ(run.bench.cursor().position(), run.bench.playhead().position) << line;
  }
}

}  // namespace
}  // namespace comptoir::session
