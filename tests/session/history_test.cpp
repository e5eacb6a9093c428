// Undo and redo of every change of the scenario.
#include "session/history.hpp"

#include <gtest/gtest.h>

#include "session/command.hpp"
#include "session/link.hpp"
#include "session/workbench.hpp"
#include "tests/session/random.hpp"

namespace comptoir::session {
namespace {

std::string scenario(const Workbench& bench) { return format_scenario(bench.settings()); }

void settle(Workbench& bench) {
  while (bench.progress()) bench.tick(0);
}

TEST(History, UndoesAndRedoesWithTheSameRunAtTheSameMoment) {
  Workbench bench;
  bench.seek({{3'500'000'000}, 2});
  const std::uint64_t before = bench.run().recording().hash();
  EXPECT_FALSE(bench.can_undo());
  EXPECT_EQ(execute(bench, "type cooks 4"), "");
  const std::uint64_t after = bench.run().recording().hash();
  bench.seek({{5'000'000'000}, 1});
  bench.undo();
  EXPECT_EQ(bench.run().recording().hash(), before);
  EXPECT_EQ(bench.run().recording().moment_of(bench.playhead().position), (trace::Moment{{3'500'000'000}, 2}));
  EXPECT_FALSE(bench.can_undo());
  ASSERT_TRUE(bench.can_redo());
  bench.redo();
  EXPECT_EQ(bench.run().recording().hash(), after);
  EXPECT_EQ(bench.run().recording().moment_of(bench.playhead().position), (trace::Moment{{3'500'000'000}, 2}));
  bench.undo();
  EXPECT_EQ(execute(bench, "type cooks 5"), "");
  EXPECT_FALSE(bench.can_redo()) << "a new edit drops what was undone";
}

TEST(History, ASliderIsOneEdit) {
  Workbench bench;
  for (const char* line : {"set cooks 4", "set cooks 5", "set cooks 6"}) EXPECT_EQ(execute(bench, line), "");
  EXPECT_EQ(execute(bench, "edit over"), "");
  EXPECT_EQ(execute(bench, "set cooks 7"), "");
  EXPECT_EQ(execute(bench, "set sodas 2"), "");
  EXPECT_EQ(execute(bench, "set cooks 8"), "");
  std::vector<std::string> seen;
  for (; bench.can_undo(); execute(bench, "undo")) seen.push_back(scenario(bench));
  EXPECT_EQ(seen, (std::vector<std::string>{"lesson=rush-2-per-second&sodas=2&cooks=8", "lesson=rush-2-per-second&sodas=2&cooks=7",
                                            "lesson=rush-2-per-second&cooks=7", "lesson=rush-2-per-second&cooks=6"}));
  EXPECT_EQ(scenario(bench), "lesson=rush-2-per-second");
}

TEST(History, ASliderThatCameBackWasNoEdit) {
  Workbench bench;
  for (const char* line : {"set cooks 4", "set cooks 3", "edit over"}) EXPECT_EQ(execute(bench, line), "");
  EXPECT_FALSE(bench.can_undo());
}

TEST(History, KeepsLanguageThemeAndLevel) {
  Workbench bench;
  execute(bench, "set cooks 4");
  for (const char* line : {"lang fr", "theme light", "level expert", "future hidden"}) EXPECT_EQ(execute(bench, line), "");
  EXPECT_EQ(execute(bench, "undo"), "");
  EXPECT_FALSE(bench.can_undo()) << "these are no edits of the scenario";
  EXPECT_EQ(bench.language(), text::Language::fr);
  EXPECT_EQ(bench.theme(), Theme::light);
  EXPECT_EQ(bench.level(), model::Level::expert);
  EXPECT_FALSE(bench.settings().future_shown);
}

TEST(History, AnOpenedLinkCanBeUndoneOnlyWhereAnEditWouldBeLost) {
  Workbench bench;
  bench.open_link("lesson=rush-10");
  bench.choose_lesson("serve-one");
  EXPECT_FALSE(bench.can_undo());
  execute(bench, "type t_soda 3");
  bench.open_link("lesson=rush-10&cooks=2&do=1:client");
  ASSERT_TRUE(bench.can_undo());
  bench.undo();
  EXPECT_EQ(scenario(bench), "lesson=serve-one&t_soda=3");
  EXPECT_EQ(bench.run().settings().lesson->id, "serve-one");
  bench.redo();
  EXPECT_EQ(scenario(bench), "lesson=rush-10&cooks=2&do=1:client");
  bench.undo();
  bench.undo();
  EXPECT_EQ(scenario(bench), "lesson=serve-one");
}

TEST(History, InterventionsAndResetAreEdits) {
  Workbench bench;
  bench.seek(loop::Time{2'000'000'000});
  EXPECT_EQ(execute(bench, "do client"), "");
  EXPECT_EQ(execute(bench, "do add cook"), "");
  EXPECT_EQ(bench.run().clients().size(), 11u);
  EXPECT_EQ(execute(bench, "undone 0"), "");
  EXPECT_EQ(bench.run().clients().size(), 10u);
  EXPECT_EQ(execute(bench, "reset"), "");
  EXPECT_EQ(scenario(bench), "lesson=rush-2-per-second");
  execute(bench, "undo");
  EXPECT_EQ(bench.settings().interventions.size(), 1u);
  execute(bench, "undo");
  EXPECT_EQ(bench.settings().interventions.size(), 2u);
  execute(bench, "undo");
  execute(bench, "undo");
  EXPECT_EQ(scenario(bench), "lesson=rush-2-per-second");
  EXPECT_FALSE(bench.can_undo());
}

TEST(History, HoldsTwoHundredEdits) {
  Workbench bench;
  bench.open_link("lesson=serve-one");
  for (int i = 1; i <= 230; ++i) execute(bench, "type t_soda " + std::to_string(i));
  int undone = 0;
  for (; bench.can_undo(); ++undone) bench.undo();
  EXPECT_EQ(undone, 200);
  EXPECT_EQ(value_of(bench.settings(), "t_soda"), 30'000'000'000);
}

TEST(History, OfRandomEditsGoesBackAndForth) {
  Random random(3);
  Workbench bench;
  std::vector<std::pair<std::string, std::uint64_t>> states = {{scenario(bench), bench.run().recording().hash()}};
  const char* edits[] = {"do client", "do add cook", "do remove cook", "do block 1", "do cancel burger:3", "type cooks ", "type sodas ", "type batch ", "type clients "};
  while (states.size() < 60) {
    bench.seek(loop::Time{static_cast<std::int64_t>(random.below(12'000)) * 1'000'000});
    std::string line = edits[random.below(std::size(edits))];
    if (line.ends_with(' ')) line += std::to_string(1 + random.below(9));
    ASSERT_EQ(execute(bench, line), "") << line;
    settle(bench);
    if (scenario(bench) != states.back().first) states.emplace_back(scenario(bench), bench.run().recording().hash());
  }
  for (std::size_t i = states.size() - 1; i > 0; --i) {
    bench.undo();
    settle(bench);
    ASSERT_EQ(scenario(bench), states[i - 1].first);
    ASSERT_EQ(bench.run().recording().hash(), states[i - 1].second);
  }
  for (std::size_t i = 1; i < states.size(); ++i) {
    bench.redo();
    settle(bench);
    ASSERT_EQ(scenario(bench), states[i].first);
    ASSERT_EQ(bench.run().recording().hash(), states[i].second);
  }
}

TEST(History, CommandsNameWhatIsWrong) {
  Workbench bench;
  for (const char* line : {"do", "do cancel", "do eat soda", "do block", "do block 0", "undone 0", "undone x", "edit"}) EXPECT_NE(execute(bench, line), "") << line;
  for (const char* line : {"undo", "redo", "edit over"}) EXPECT_EQ(execute(bench, line), "") << line;
  EXPECT_FALSE(bench.can_undo());
  execute(bench, "select task 2");
  EXPECT_EQ(execute(bench, "do cancel"), "");
  EXPECT_EQ(bench.settings().interventions.at(0).name, bench.run().recording().task(loop::TaskId{2}).name.str());
}

}  // namespace
}  // namespace comptoir::session
