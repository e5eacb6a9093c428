#include "picture/time_axis.hpp"

#include <gtest/gtest.h>

#include "picture/timeline_panel.hpp"

namespace comptoir::picture {
namespace {

using loop::milliseconds;
using loop::seconds;
using loop::Time;

constexpr Time at(std::int64_t ms) { return Time{} + milliseconds(ms); }

TEST(TimeAxis, GoesFromTimesToPixelsAndBack) {
  const TimeAxis axis{.x = 120, .width = 960, .from = at(0), .to = at(12'000)};
  EXPECT_FLOAT_EQ(axis.at(at(3'500)), 400);
  EXPECT_EQ(axis.time(400), at(3'500));
  EXPECT_EQ(axis.time(-100), at(0)) << "there is no time before the start";
}

TEST(TimeAxis, IsExactFarFromTheStart) {
  const TimeAxis axis{.x = 0, .width = 1'000, .from = Time{} + seconds(50'000), .to = Time{} + seconds(50'000) + milliseconds(1'000)};
  EXPECT_EQ(axis.time(500), Time{} + seconds(50'000) + milliseconds(500));
  EXPECT_NEAR(axis.at(Time{} + seconds(50'000) + milliseconds(250)), 250, 0.01);
}

TEST(Ticks, AreRoundAndNeverCloserThanTheirLabels) {
  for (std::int64_t span_ms = 10; span_ms < 400'000'000; span_ms = span_ms * 3 / 2) {
    const TimeAxis axis{.x = 0, .width = 900, .from = at(0), .to = at(span_ms)};
    const Ticks ticks = ticks_of(axis, 60);
    ASSERT_GE(ticks.times.size(), 2u) << span_ms;
    EXPECT_LE(ticks.times.size(), 16u) << span_ms;
    std::int64_t lead = ticks.step.ns;
    while (lead % 10 == 0) lead /= 10;
    EXPECT_TRUE(lead == 1 || lead == 2 || lead == 5) << lead;
    for (std::size_t i = 1; i < ticks.times.size(); ++i)
      EXPECT_GE(axis.at(ticks.times[i]) - axis.at(ticks.times[i - 1]), 59.9f);
  }
}

TEST(Ticks, HaveTheDecimalsTheirStepNeeds) {
  EXPECT_EQ(ticks_of({.x = 0, .width = 960, .from = at(0), .to = at(12'000)}, 60).decimals, 0);
  EXPECT_EQ(ticks_of({.x = 0, .width = 960, .from = at(0), .to = at(1'200)}, 60).decimals, 1);
  EXPECT_EQ(ticks_of({.x = 0, .width = 960, .from = at(0), .to = at(100)}, 60).decimals, 2);
}

TEST(TimelineView, ZoomsAboutTheTimePointedAt) {
  const TimelineView view{.from = at(0), .to = at(12'000)};
  const TimelineView closer = zoomed(view, at(3'000), 0.5);
  EXPECT_EQ(closer.from, at(1'500));
  EXPECT_EQ(closer.to, at(7'500));
  const TimelineView back = zoomed(closer, at(3'000), 2);
  EXPECT_EQ(back.from, view.from);
  EXPECT_EQ(back.to, view.to);
}

TEST(TimelineView, NeverShowsLessThanTenMillisecondsNorTimesBeforeZero) {
  TimelineView view{.from = at(0), .to = at(1'000)};
  for (int i = 0; i < 40; ++i) view = zoomed(view, at(500), 0.5);
  EXPECT_EQ(view.to - view.from, milliseconds(10));
  EXPECT_EQ(panned(view, seconds(-10)).from, at(0));
  EXPECT_EQ(panned(view, seconds(-10)).to, at(10));
}

TEST(TimelineView, FollowsThePresentWithRoomAhead) {
  const TimelineView view{.from = at(0), .to = at(10'000)};
  EXPECT_EQ(following(view, at(5'000)).from, at(0));
  const TimelineView later = following(view, at(20'000));
  EXPECT_EQ(later.to, at(21'500));
  EXPECT_LT(following(later, at(2'000)).from, at(2'000));
}

TEST(TimelineTime, IsClampedToTheRun) {
  const draw::Rect area{100, 0, 500, 40};
  EXPECT_EQ(timeline_time_at(area, 350, at(0), at(10'000), at(9'000)), at(5'000));
  EXPECT_EQ(timeline_time_at(area, 2'000, at(0), at(10'000), at(9'000)), at(9'000));
  EXPECT_EQ(timeline_time_at(area, -50, at(0), at(10'000), at(9'000)), at(0));
}

}  // namespace
}  // namespace comptoir::picture
