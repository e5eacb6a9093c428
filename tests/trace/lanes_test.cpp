#include "trace/lanes.hpp"

#include <gtest/gtest.h>

#include "growing.hpp"
#include "programs.hpp"
#include "script.hpp"
#include "trace/cursor.hpp"
#include "trace/recorder.hpp"
#include "trace/statistics.hpp"

namespace comptoir::trace::testing {
namespace {

using loop::ResourceId;
using loop::Time;

TEST(Lanes, HoldTheIntervalsOfTheScript) {
  Recording recording;
  Recorder recorder(recording);
  tell_script(recorder);
  Lanes lanes;
  lanes.extend(recording);
  ASSERT_EQ(lanes.holds(ResourceId{1}).size(), 1u);
  const Hold& hold = lanes.holds(ResourceId{1})[0];
  EXPECT_EQ(hold.from, Time{0});
  EXPECT_EQ(hold.to, Time{1'500'000'000});
  EXPECT_EQ(hold.from_at, 2u);
  EXPECT_EQ(hold.to_at, 5u);
  ASSERT_EQ(lanes.waitings(ResourceId{1}).size(), 1u);
  EXPECT_EQ(lanes.waitings(ResourceId{1})[0].to_at, 6u);
  const auto sleeps = lanes.suspensions(loop::TaskId{2});
  ASSERT_EQ(sleeps.size(), 1u);
  EXPECT_EQ(sleeps[0].to, Time{1'000'000'000});
  EXPECT_FALSE(sleeps[0].open);
}

TEST(Lanes, AUnitTakesTheLowestFreeSlotAndSlotsDoNotOverlap) {
  Recording recording;
  Recorder recorder(recording);
  run_restaurant(recorder, {.clients = 40});
  Lanes lanes;
  lanes.extend(recording);
  EXPECT_EQ(lanes.slot_count(ResourceId{1}), 1u);
  EXPECT_EQ(lanes.slot_count(ResourceId{2}), 3u);
  for (std::uint32_t slot = 0; slot < 3; ++slot) {
    Time end{};
    for (const std::uint32_t i : lanes.holds_of_slot(ResourceId{2}, slot)) {
      const Hold& hold = lanes.holds(ResourceId{2})[i];
      EXPECT_EQ(hold.slot, slot);
      EXPECT_GE(hold.from, end);
      end = hold.to;
    }
  }
}

TEST(Lanes, ReadWhileTheRecordingGrowsTheyAreTheSameAsReadAtOnce) {
  Recording recording;
  Recorder recorder(recording);
  Lanes growing;
  Growing observer(recorder, [&] { growing.extend(recording); });
  run_restaurant(observer);
  Lanes once;
  once.extend(recording);
  for (std::uint32_t r = 1; r <= once.resource_count(); ++r) {
    const auto &a = once.holds(ResourceId{r}), &b = growing.holds(ResourceId{r});
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
      EXPECT_EQ(a[i].to, b[i].to);
      EXPECT_EQ(a[i].slot, b[i].slot);
    }
    ASSERT_EQ(once.waitings(ResourceId{r}).size(), growing.waitings(ResourceId{r}).size());
  }
}

TEST(Lanes, VisibleIntervalsAreThoseThatTouchTheRange) {
  Recording recording;
  Recorder recorder(recording);
  run_restaurant(recorder, {.clients = 300});
  Lanes lanes;
  lanes.extend(recording);
  const ResourceId cook{2};
  for (std::int64_t s = 0; s < 300; s += 7) {
    const Time from{s * 1'000'000'000}, to{(s + 5) * 1'000'000'000};
    for (std::uint32_t slot = 0; slot < 3; ++slot) {
      const auto indexes = lanes.holds_of_slot(cook, slot);
      const Visible visible = lanes.visible_in_slot(cook, slot, from, to);
      for (std::size_t i = 0; i < indexes.size(); ++i) {
        const Hold& hold = lanes.holds(cook)[indexes[i]];
        EXPECT_EQ(i >= visible.first && i < visible.last, hold.to >= from && hold.from <= to);
      }
    }
    const Visible waiting = lanes.visible_waitings(cook, from, to);
    const auto& all = lanes.waitings(cook);
    for (std::size_t i = 0; i < all.size(); ++i)
      EXPECT_TRUE((i >= waiting.first && i < waiting.last) || all[i].to < from || all[i].from > to) << i;
    EXPECT_TRUE(waiting.empty() || all[waiting.first].to >= from);
  }
}

TEST(Lanes, EndWhereTheCursorSaysSo) {
  Recording recording;
  Recorder recorder(recording);
  run_muddle(recorder, 15, 80);
  Lanes lanes;
  lanes.extend(recording);
  Cursor cursor(recording);
  for (Position k = 1; k <= recording.handle_count(); ++k) {
    cursor.seek(k, false);
    for (std::uint32_t r = 1; r <= cursor.resource_count(); ++r) {
      std::size_t held = 0, waiting = 0;
      const auto& holds = lanes.holds(ResourceId{r});
      for (std::size_t i = 0; i < holds.size(); ++i) held += holds[i].from_at <= k && (holds[i].open || holds[i].to_at > k);
      const auto& waitings = lanes.waitings(ResourceId{r});
      for (std::size_t i = 0; i < waitings.size(); ++i)
        waiting += waitings[i].from_at <= k && (waitings[i].open || waitings[i].to_at > k);
      ASSERT_EQ(held, cursor.resource(ResourceId{r}).holders.size()) << k;
      ASSERT_EQ(waiting, cursor.resource(ResourceId{r}).waiters.size()) << k;
    }
  }
}

TEST(Statistics, OfTheRushAddUp) {
  Recording recording;
  Recorder recorder(recording);
  run_restaurant(recorder);
  recorder.finish();
  Lanes lanes;
  lanes.extend(recording);
  const Statistics all = statistics(recording, lanes, recording.handle_count());
  EXPECT_EQ(all.span, recording.end_time() - Time{});
  EXPECT_EQ(all.handles, recording.handle_count());
  ASSERT_EQ(all.resources.size(), 3u);
  EXPECT_EQ(all.resources[0].acquired, 10u);
  EXPECT_EQ(all.resources[0].held, loop::seconds(10));
  EXPECT_EQ(all.resources[1].held, loop::seconds(30));
  EXPECT_EQ(all.resources[1].most_held, 3u);
  EXPECT_EQ(all.resources[0].longest_line, lanes.most_waiting(ResourceId{1}));
  const Statistics start = statistics(recording, lanes, 0);
  EXPECT_EQ(start.resources[1].held, loop::Duration{});
}

/// Little's law holds for any recorded span: the time spent in line is the length of the line, summed over time.
TEST(Statistics, TheTimeInLineIsTheLengthOfTheLineSummedOverTime) {
  Recording recording;
  Recorder recorder(recording);
  run_restaurant(recorder, {.clients = 30});
  Lanes lanes;
  lanes.extend(recording);
  Cursor cursor(recording);
  std::int64_t summed = 0;
  for (std::size_t i = 0; i + 1 < recording.instant_count(); ++i) {
    cursor.seek(recording.instant(i).last, false);
    summed += static_cast<std::int64_t>(cursor.resource(ResourceId{2}).waiters.size()) *
              (recording.instant(i + 1).time - recording.instant(i).time).ns;
  }
  EXPECT_EQ(statistics(recording, lanes, recording.handle_count()).resources[1].waited.ns, summed);
}

}  // namespace
}  // namespace comptoir::trace::testing
