#include "session/playback.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "session/link.hpp"
#include "session/run.hpp"

namespace comptoir::session {
namespace {

/// A run to its end, and a playback on it.
struct Player {
  explicit Player(const char* link = "lesson=rush-2-per-second") : run(parse_link(link).settings) {
    while (run.advance(1'000'000)) {
    }
    track = &run.recording();
  }
  Tracks tracks() const { return {&track, 1}; }
  Playhead head() const { return playback.playhead(run.recording()); }
  bool advance(double seconds) { return playback.advance(tracks(), seconds, 1.0); }
  const trace::Recording& recording() const { return run.recording(); }

  Run run;
  const trace::Recording* track = nullptr;
  Playback playback;
};

std::uint32_t handles_of(const trace::Instant& instant) { return instant.last - instant.first + 1; }

TEST(Playback, StartsBeforeTheFirstHandle) {
  const Player p;
  EXPECT_EQ(p.head(), (Playhead{0, {}, false}));
  EXPECT_TRUE(p.playback.at_start());
  EXPECT_FALSE(p.playback.moment(p.tracks()));
}

TEST(Playback, AHandleHoldsTheScreenWhileTheClockStandsStill) {
  Player p;
  p.playback.play(p.tracks());
  EXPECT_TRUE(p.advance(0.001));
  EXPECT_EQ(p.head(), (Playhead{1, {}, true}));
  EXPECT_FALSE(p.advance(0.230));
  EXPECT_TRUE(p.advance(0.020));
  EXPECT_EQ(p.head(), (Playhead{2, {}, true}));
}

TEST(Playback, HandlesOfOneInstantShareTwoSeconds) {
  Player p("lesson=rush-10");
  const trace::Instant first = p.recording().instant(0);
  ASSERT_GT(handles_of(first), 20u);
  p.playback.play(p.tracks());
  p.advance(1.99);
  EXPECT_EQ(p.head().time, loop::Time{});
  EXPECT_TRUE(p.head().slot_held);
  p.advance(0.02);
  EXPECT_FALSE(p.head().slot_held);
  EXPECT_GT(p.head().time, loop::Time{});
}

TEST(Playback, BetweenInstantsTimeRunsAtTheLessonsPaceWithTheSlotFree) {
  Player p;
  const trace::Instant first = p.recording().instant(0);
  ASSERT_EQ(p.recording().instant(1).time, loop::Time{500'000'000});
  const double held = std::min(0.240 * handles_of(first), 2.0);
  p.playback.play(p.tracks());
  p.advance(held + 0.25);
  EXPECT_EQ(p.head().position, first.last);
  EXPECT_FALSE(p.head().slot_held);
  EXPECT_NEAR(static_cast<double>(p.head().time.ns), 0.25e9, 1e3);
  p.advance(0.251);
  EXPECT_EQ(p.head(), (Playhead{first.last + 1, {500'000'000}, true}));
}

TEST(Playback, SpeedDividesBothKindsOfTime) {
  Player p;
  p.playback.set_speed(4);
  p.playback.play(p.tracks());
  p.advance(0.001);
  EXPECT_TRUE(p.advance(0.060));
  EXPECT_EQ(p.head().position, 2u);
  p.playback.set_speed(0.25);
  EXPECT_FALSE(p.advance(0.90));
  p.playback.set_speed(100);
  EXPECT_EQ(p.playback.speed(), 4);
  p.playback.set_speed(0);
  EXPECT_EQ(p.playback.speed(), 0.25);
}

TEST(Playback, DoesNotDependOnTheFrames) {
  Player coarse, fine;
  coarse.playback.play(coarse.tracks());
  fine.playback.play(fine.tracks());
  for (int i = 0; i < 200; ++i) {
    coarse.advance(0.128);
    for (int k = 0; k < 16; ++k) fine.advance(0.008);
    ASSERT_EQ(coarse.head().position, fine.head().position) << i;
    ASSERT_NEAR(static_cast<double>(coarse.head().time.ns), static_cast<double>(fine.head().time.ns), 100) << i;
  }
}

TEST(Playback, StopsAtTheEndAndShowsIt) {
  Player p;
  p.playback.play(p.tracks());
  for (int i = 0; i < 1'000 && p.playback.playing(); ++i) p.advance(1);
  EXPECT_FALSE(p.playback.playing());
  EXPECT_EQ(p.head(), (Playhead{p.recording().handle_count(), p.recording().end_time(), true}));
  EXPECT_TRUE(p.playback.at_end(p.tracks()));
  p.playback.play(p.tracks());
  EXPECT_TRUE(p.playback.at_start());
}

TEST(Playback, VisitsEveryHandleInOrderByStepping) {
  Player p("lesson=rush-2-per-second&cooks=2");
  std::vector<Playhead> forwards = {p.head()};
  while (p.playback.step_handle(p.tracks(), 1)) forwards.push_back(p.head());
  ASSERT_EQ(forwards.size(), p.recording().handle_count() + 1);
  for (std::size_t k = 0; k < forwards.size(); ++k) ASSERT_EQ(forwards[k].position, k);
  for (std::size_t k = forwards.size() - 1; k > 0; --k) {
    ASSERT_EQ(p.head(), forwards[k]);
    ASSERT_TRUE(p.playback.step_handle(p.tracks(), -1));
  }
  EXPECT_TRUE(p.playback.at_start());
  EXPECT_FALSE(p.playback.step_handle(p.tracks(), -1));
}

TEST(Playback, ATaskStepSkipsTheLoopsOwnHandles) {
  Player p;
  std::vector<trace::Position> steps;
  while (p.playback.step_task(p.tracks(), 1) && p.recording().is_task_step(p.head().position)) steps.push_back(p.head().position);
  EXPECT_EQ(steps.size(), p.recording().task_steps_until(p.recording().handle_count()));
  EXPECT_EQ(steps.size(), 109u);
  EXPECT_EQ(p.recording().handle_count(), 182u);
  p.playback.seek_position(p.tracks(), steps.back());
  for (std::size_t i = steps.size(); i > 1; --i) {
    ASSERT_EQ(p.head().position, steps[i - 1]);
    p.playback.step_task(p.tracks(), -1);
  }
}

TEST(Playback, SteppingBackFromBetweenInstantsGoesToTheLastHandle) {
  Player p;
  p.playback.seek(p.tracks(), loop::Time{3'700'000'000});
  const Playhead between = p.head();
  EXPECT_FALSE(between.slot_held);
  EXPECT_EQ(between.time, (loop::Time{3'700'000'000}));
  EXPECT_EQ(p.recording().time_at(between.position), (loop::Time{3'500'000'000}));
  p.playback.step_handle(p.tracks(), -1);
  EXPECT_EQ(p.head(), (Playhead{between.position, {3'500'000'000}, true}));
}

TEST(Playback, SeekingLandsOnTheLastHandleAtOrBeforeATime) {
  Player p;
  p.playback.seek(p.tracks(), loop::Time{3'500'000'000});
  const trace::Instant instant = p.recording().instant(p.recording().instant_of(p.head().position));
  EXPECT_EQ(p.head(), (Playhead{instant.last, {3'500'000'000}, true}));
  p.playback.seek(p.tracks(), trace::Moment{{3'500'000'000}, 2});
  EXPECT_EQ(p.head(), (Playhead{instant.first + 1, {3'500'000'000}, true}));
  EXPECT_EQ(p.playback.moment(p.tracks()), (trace::Moment{{3'500'000'000}, 2}));
  p.playback.seek(p.tracks(), trace::Moment{{3'500'000'000}, 1'000});
  EXPECT_EQ(p.head().position, instant.last);
  p.playback.seek(p.tracks(), loop::Time{1'000'000'000'000});
  EXPECT_EQ(p.head().position, p.recording().handle_count());
  p.playback.seek(p.tracks(), loop::Time{-1});
  EXPECT_TRUE(p.playback.at_start());
}

TEST(Playback, MomentsOfAllPositionsComeBack) {
  Player p;
  for (trace::Position k = 1; k <= p.recording().handle_count(); ++k) {
    p.playback.seek_position(p.tracks(), k);
    ASSERT_EQ(p.head().position, k);
    ASSERT_TRUE(p.head().slot_held);
    const auto moment = p.playback.moment(p.tracks());
    p.playback.to_start();
    p.playback.seek(p.tracks(), *moment);
    ASSERT_EQ(p.head().position, k);
  }
}

TEST(Playback, TwoRunsShareTheMoment) {
  Player a, b("lesson=rush-2-per-second&cooks=6");
  const trace::Recording* both[] = {a.track, b.track};
  const Tracks tracks(both);
  Playback playback;
  const auto check = [&](const Playhead& head, const trace::Recording& track, loop::Time time) {
    ASSERT_LE(track.time_at(head.position), time);
    if (head.slot_held) {
      ASSERT_EQ(track.time_at(head.position), time);
    } else if (head.position < track.handle_count()) {
      ASSERT_GE(track.time_at(head.position + 1), time);
    }
  };
  std::size_t steps = 0;
  while (playback.step_handle(tracks, 1)) {
    ++steps;
    const Playhead first = playback.playhead(*a.track), second = playback.playhead(*b.track);
    ASSERT_TRUE(first.slot_held || second.slot_held);
    check(first, *a.track, first.time);
    check(second, *b.track, first.time);
  }
  EXPECT_EQ(playback.playhead(*a.track).position, a.track->handle_count());
  EXPECT_EQ(playback.playhead(*b.track).position, b.track->handle_count());
  while (playback.step_handle(tracks, -1)) --steps;
  EXPECT_EQ(steps, 0u);
  EXPECT_TRUE(playback.at_start());
}

TEST(Playback, TakesNonsenseForRealSeconds) {
  Player p;
  p.playback.play(p.tracks());
  for (const double seconds : {-1.0, 0.0, std::nan(""), -std::numeric_limits<double>::infinity()}) EXPECT_FALSE(p.advance(seconds));
  EXPECT_TRUE(p.advance(std::numeric_limits<double>::infinity()));
}

}  // namespace
}  // namespace comptoir::session
