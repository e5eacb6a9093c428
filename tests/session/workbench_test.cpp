#include "session/workbench.hpp"

#include <gtest/gtest.h>

namespace comptoir::session {
namespace {

using text::Language;

/// Records until nothing more is to come.
void settle(Workbench& bench) {
  while (bench.progress()) bench.tick(0);
}

TEST(Workbench, OpensTheRushCompleteAtItsStart) {
  const Workbench bench(Language::fr, Theme::light);
  EXPECT_EQ(bench.lesson().id, "rush-2-per-second");
  EXPECT_TRUE(bench.run().finished());
  EXPECT_FALSE(bench.progress());
  EXPECT_TRUE(bench.at_start());
  EXPECT_EQ(bench.language(), Language::fr);
  EXPECT_EQ(bench.theme(), Theme::light);
  EXPECT_EQ(bench.run().clients().score(), (Score{5, 10, 10}));
  EXPECT_EQ(bench.counts().steps, 109u);
  EXPECT_EQ(bench.counts().turns, 87u);
}

TEST(Workbench, AnEditKeepsTheMomentAndIsShownAtOnce) {
  Workbench bench;
  bench.seek(trace::Moment{{3'500'000'000}, 2});
  const std::uint64_t before = bench.revision();
  EXPECT_FALSE(bench.set_parameter("cooks", "4"));
  EXPECT_GT(bench.revision(), before);
  EXPECT_EQ(value_of(bench.run().settings(), "cooks"), 4);
  const trace::Recording& recording = bench.run().recording();
  EXPECT_EQ(recording.moment_of(bench.playhead().position), (trace::Moment{{3'500'000'000}, 2}));
  EXPECT_TRUE(bench.playhead().slot_held);
  EXPECT_EQ(bench.cursor().position(), bench.playhead().position);
  EXPECT_EQ(&bench.cursor().recording(), &recording);
}

TEST(Workbench, AnEditAndItsOppositeComeBackToTheSameHandle) {
  Workbench bench;
  bench.to_end();
  const Playhead end = bench.playhead();
  bench.set_parameter("cooks", "20");
  EXPECT_LT(bench.playhead().time, end.time);
  EXPECT_TRUE(bench.at_end());
  bench.set_parameter("cooks", "3");
  EXPECT_EQ(bench.playhead(), end);
}

TEST(Workbench, AnEditWhilePlayingPlaysOn) {
  Workbench bench;
  bench.play();
  for (int i = 0; i < 300; ++i) bench.tick(1.0 / 60);
  const loop::Time before = bench.time();
  ASSERT_GT(before, loop::Time{});
  bench.set_parameter("period", "0.25");
  EXPECT_TRUE(bench.playing());
  EXPECT_EQ(bench.time(), before);
  for (int i = 0; i < 300; ++i) bench.tick(1.0 / 60);
  EXPECT_GT(bench.time(), before);
}

TEST(Workbench, RefusesBadValuesAndKeepsTheRun) {
  Workbench bench;
  const session::Run* run = &bench.run();
  const auto problem = bench.set_parameter("cooks", "500", Source::typed);
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->kind, Problem::Kind::out_of_range);
  EXPECT_TRUE(bench.set_parameter("cookies", "5"));
  EXPECT_EQ(&bench.run(), run);
  EXPECT_FALSE(bench.set_parameter("cooks", "3"));
  EXPECT_EQ(&bench.run(), run) << "the same value makes no run";
}

TEST(Workbench, ALinkOpensElsewhereAtTheSamePicture) {
  Workbench here(Language::fr, Theme::light);
  here.set_parameter("cooks", "4");
  here.set_parameter("t_fries", "3.5");
  here.seek(trace::Moment{{3'500'000'000}, 2});
  const std::string link = here.link();
  EXPECT_EQ(link, "lesson=rush-2-per-second&cooks=4&t_fries=3.5&t=3.5&n=2&lang=fr&theme=light");
  Workbench there(Language::en, Theme::dark);
  EXPECT_TRUE(there.open_link("#" + link).empty());
  EXPECT_EQ(there.playhead(), here.playhead());
  EXPECT_EQ(there.language(), Language::fr);
  EXPECT_EQ(there.theme(), Theme::light);
  EXPECT_EQ(there.run().recording().hash(), here.run().recording().hash());
  EXPECT_EQ(there.link(), link);
  EXPECT_EQ(here.link({.moment = false, .language = false, .theme = false}), "lesson=rush-2-per-second&cooks=4&t_fries=3.5");
}

TEST(Workbench, ABadLinkOpensWithANoticeForEachKey) {
  Workbench bench(Language::en);
  EXPECT_EQ(bench.open_link("cooks=500&period=x").size(), 2u);
  EXPECT_EQ(bench.notices().size(), 2u);
  EXPECT_EQ(bench.settings(), default_settings());
  bench.dismiss_problems();
  EXPECT_TRUE(bench.notices().empty());
}

TEST(Workbench, ALongRunIsReadableWhileItGrows) {
  Workbench bench;
  bench.set_slice(2'000);
  bench.set_parameter("clients", "3000");
  ASSERT_TRUE(bench.progress());
  EXPECT_FALSE(bench.idle());
  EXPECT_FALSE(bench.pending()) << "at its start there is nothing to wait for";
  double before = *bench.progress();
  std::uint32_t recorded = bench.run().recording().handle_count();
  while (bench.progress()) {
    EXPECT_GE(*bench.progress(), before);
    before = *bench.progress();
    bench.step_task(1);
    EXPECT_TRUE(bench.tick(0));
    EXPECT_GE(bench.run().recording().handle_count(), recorded);
    recorded = bench.run().recording().handle_count();
  }
  EXPECT_TRUE(bench.run().finished());
  EXPECT_TRUE(bench.idle());
  EXPECT_EQ(bench.run().clients().score().served, 3'000u);
}

TEST(Workbench, TheOldPictureStaysUntilTheEditedRunReachesTheMoment) {
  Workbench bench;
  bench.set_parameter("clients", "2000");
  settle(bench);
  bench.seek(loop::Time{900'000'000'000});
  const Playhead before = bench.playhead();
  bench.set_slice(500);
  bench.set_parameter("cooks", "4");
  EXPECT_TRUE(bench.pending());
  EXPECT_EQ(value_of(bench.settings(), "cooks"), 4);
  EXPECT_EQ(value_of(bench.run().settings(), "cooks"), 3);
  EXPECT_EQ(bench.playhead(), before);
  bench.step_task(-1);
  EXPECT_LT(bench.playhead().position, before.position) << "the old picture can be used";
  bench.seek(loop::Time{900'000'000'000});
  while (bench.pending()) bench.tick(0.016);
  EXPECT_EQ(value_of(bench.run().settings(), "cooks"), 4);
  EXPECT_EQ(bench.time(), (loop::Time{900'000'000'000}));
}

TEST(Workbench, AnEditWhilePlayingBetweenInstantsKeepsTheMoment) {
  Workbench bench;
  bench.set_parameter("clients", "2000");
  settle(bench);
  bench.seek(loop::Time{900'000'000'000});
  bench.play();
  while (bench.playhead().slot_held) bench.tick(0.01);
  const Playhead before = bench.playhead();
  ASSERT_GE(before.time, (loop::Time{900'000'000'000}));
  bench.set_slice(500);
  bench.set_parameter("patience", "4");
  EXPECT_TRUE(bench.pending());
  EXPECT_EQ(bench.playhead(), before);
  while (bench.pending()) bench.tick(0.001);
  EXPECT_EQ(value_of(bench.run().settings(), "patience"), 4'000'000'000);
  EXPECT_GE(bench.time(), before.time);
  EXPECT_LT(bench.time(), before.time + loop::milliseconds(100));
  EXPECT_TRUE(bench.playing());
}

TEST(Workbench, ThePlayheadOfALinkWaitsForItsMoment) {
  Workbench bench;
  bench.set_slice(500);
  bench.open_link("clients=2000&t=900");
  EXPECT_LT(bench.time(), (loop::Time{900'000'000'000}));
  settle(bench);
  EXPECT_EQ(bench.time(), (loop::Time{900'000'000'000}));
}

TEST(Workbench, CancelStopsALongRunAndSaysSo) {
  Workbench bench(Language::en);
  bench.set_slice(500);
  bench.set_parameter("clients", "100000");
  bench.tick(0);
  bench.cancel();
  EXPECT_FALSE(bench.progress());
  EXPECT_TRUE(bench.run().cancelled());
  ASSERT_EQ(bench.notices().size(), 1u);
  bench.to_end();
  EXPECT_EQ(bench.playhead().position, bench.run().recording().handle_count());
  bench.set_parameter("clients", "10");
  EXPECT_TRUE(bench.run().finished());
  EXPECT_TRUE(bench.notices().empty());
}

TEST(Workbench, AFastSeriesOfEditsEndsInTheLast) {
  Workbench bench;
  bench.set_slice(300);
  bench.seek(loop::Time{9'000'000'000});
  for (const char* clients : {"500", "400", "300", "200", "10"}) bench.set_parameter("clients", clients);
  settle(bench);
  EXPECT_EQ(value_of(bench.run().settings(), "clients"), 10);
  EXPECT_EQ(bench.time(), (loop::Time{9'000'000'000}));
}

TEST(Workbench, TheSelectionSurvivesAnEdit) {
  Workbench bench;
  bench.seek(loop::Time{3'500'000'000});
  bench.select_task(bench.run().clients().client(6).burger);
  EXPECT_EQ(bench.selected_client(), 6u);
  bench.set_parameter("clients", "7");
  const trace::Recording& recording = bench.run().recording();
  ASSERT_NE(bench.selected_task(), loop::TaskId::none);
  EXPECT_EQ(recording.task(bench.selected_task()).name, (loop::Name{"burger:", 6}));
  bench.set_parameter("clients", "3");
  EXPECT_EQ(bench.selected_task(), loop::TaskId::none);
  EXPECT_EQ(bench.selected_client(), 0u);
  bench.select_client(99);
  EXPECT_EQ(bench.selected_client(), 0u);
  bench.select_task(loop::TaskId{123'456});
  EXPECT_EQ(bench.selected_task(), loop::TaskId::none);
}

TEST(Workbench, TwoRunsMoveOnOneClock) {
  Workbench bench;
  Settings other = default_settings();
  other.values[*find_parameter(*other.lesson, "cooks")] = 6;
  bench.compare_with(other);
  ASSERT_EQ(bench.run_count(), 2u);
  bench.seek(loop::Time{5'000'000'000});
  EXPECT_EQ(bench.playhead(0).time, bench.playhead(1).time);
  EXPECT_EQ(bench.cursor(0).position(), bench.playhead(0).position);
  EXPECT_EQ(bench.cursor(1).position(), bench.playhead(1).position);
  EXPECT_EQ(&bench.cursor(1).recording(), &bench.run(1).recording());
  bench.to_end();
  EXPECT_EQ(bench.playhead(0).position, bench.run(0).recording().handle_count());
  EXPECT_EQ(bench.playhead(1).position, bench.run(1).recording().handle_count());
  bench.stop_comparing();
  EXPECT_EQ(bench.run_count(), 1u);
}

TEST(Workbench, PlayingReachesTheEndAndThenIsIdle) {
  Workbench bench;
  bench.play();
  EXPECT_FALSE(bench.idle());
  int frames = 0;
  while (!bench.idle() && ++frames < 100'000) bench.tick(1.0 / 30);
  EXPECT_TRUE(bench.at_end());
  EXPECT_FALSE(bench.tick(1.0));
  bench.play();
  bench.tick(0.01);
  EXPECT_EQ(bench.playhead().position, 1u);
}

TEST(Workbench, ALessonOpensAtItsStartInTheLanguageChosen) {
  Workbench bench(Language::en);
  bench.set_language(Language::fr);
  bench.seek(loop::Time{3'000'000'000});
  EXPECT_FALSE(bench.choose_lesson("rush-10"));
  EXPECT_EQ(bench.lesson().id, "rush-10");
  EXPECT_TRUE(bench.at_start());
  EXPECT_EQ(bench.language(), Language::fr);
  EXPECT_TRUE(bench.choose_lesson("nope"));
  EXPECT_TRUE(bench.choose_lesson("rush-10&cooks=4"));
  EXPECT_EQ(bench.lesson().id, "rush-10");
}

}  // namespace
}  // namespace comptoir::session
