// `future=hidden`: what lies beyond the furthest moment looked at is hidden, until the run has been seen to its end.
#include <gtest/gtest.h>

#include "session/workbench.hpp"

namespace comptoir::session {
namespace {

loop::Time at(int seconds) { return loop::Time{} + loop::seconds(seconds); }

TEST(Seen, TheFurthestMomentLookedAtCounts) {
  Workbench bench;
  bench.open_link("lesson=rush-2-per-second&future=hidden");
  EXPECT_FALSE(bench.future_shown());
  EXPECT_EQ(bench.seen_until(), at(0));
  bench.seek(at(4));
  EXPECT_EQ(bench.seen_until(), at(4));
  bench.step_task(-1);
  bench.to_start();
  EXPECT_EQ(bench.seen_until(), at(4)) << "going back forgets nothing";
  EXPECT_FALSE(bench.future_shown());
  bench.play();
  while (bench.time() < at(5)) bench.tick(0.1);
  EXPECT_EQ(bench.seen_until(), bench.time());
}

TEST(Seen, ALinkShowsWhatLiesBeforeItsMoment) {
  Workbench bench;
  bench.open_link("lesson=rush-2-per-second&future=hidden&t=3.5");
  EXPECT_EQ(bench.seen_until(), loop::Time{3'500'000'000});
}

TEST(Seen, TheWholeRunShowsOnceItsEndWasSeen) {
  Workbench bench;
  bench.open_link("lesson=rush-2-per-second&future=hidden");
  bench.to_end();
  EXPECT_TRUE(bench.future_shown());
  bench.to_start();
  EXPECT_TRUE(bench.future_shown());
}

TEST(Seen, AnEditIsNotSeen) {
  Workbench bench;
  bench.open_link("lesson=rush-2-per-second&future=hidden");
  bench.to_end();
  bench.seek(at(2));
  bench.set_parameter("cooks", "4");
  EXPECT_FALSE(bench.future_shown());
  EXPECT_EQ(bench.seen_until(), at(2));
  bench.set_language(text::Language::fr);
  bench.seek(at(1));
  bench.set_theme(Theme::light);
  EXPECT_EQ(bench.seen_until(), at(2)) << "words and colours change no run";
}

TEST(Seen, AnEditAtTheEndOfALongerRunHidesWhatIsNew) {
  Workbench bench;
  bench.open_link("lesson=rush-2-per-second&future=hidden");
  bench.to_end();
  const loop::Time end = bench.time();
  bench.set_parameter("clients", "20");
  EXPECT_FALSE(bench.future_shown());
  EXPECT_EQ(bench.seen_until(), end);
}

TEST(Seen, TheEndOfAGrowingRunIsNotItsEnd) {
  Workbench bench;
  bench.set_slice(500);
  bench.open_link("lesson=rush-2-per-second&future=hidden&clients=2000");
  bench.to_end();
  EXPECT_FALSE(bench.future_shown());
  while (bench.progress()) bench.tick(0);
  EXPECT_FALSE(bench.future_shown());
  bench.to_end();
  EXPECT_TRUE(bench.future_shown());
}

TEST(Seen, AQuestionHidesWhatWasSeen) {
  Workbench bench;
  bench.open_link("lesson=rush-2-per-second&future=hidden&ask=on");
  ASSERT_TRUE(bench.quiz().pending());
  bench.to_end();
  bench.seek(at(1));
  EXPECT_FALSE(bench.future_shown());
  EXPECT_EQ(bench.seen_until(), at(1));
  bench.answer(bench.quiz().right());
  EXPECT_TRUE(bench.future_shown());
}

}  // namespace
}  // namespace comptoir::session
