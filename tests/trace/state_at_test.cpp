/// The state that a cursor tells equals the state while the run went, at every position, in any order of seeking.
#include <gtest/gtest.h>

#include "growing.hpp"
#include "mirror.hpp"
#include "programs.hpp"

namespace comptoir::trace::testing {
namespace {

void compare_everywhere(const Recording& recording, const std::vector<std::string>& states) {
  ASSERT_EQ(states.size(), recording.handle_count() + 1u);
  const auto count = static_cast<Position>(states.size());
  Cursor cursor(recording);
  const auto same = [&](Position k) {
    cursor.seek(k);
    return describe(cursor) == states[k];
  };
  for (Position k = 0; k < count; ++k) ASSERT_TRUE(same(k)) << "forwards to " << k << "\nis\n" << describe(cursor) << "was\n" << states[k];
  for (Position k = count; k-- > 0;) ASSERT_TRUE(same(k)) << "backwards to " << k << "\nis\n" << describe(cursor) << "was\n" << states[k];
  std::uint32_t random = 1;
  for (Position i = 0; i < count; ++i) {
    random = random * 1664525u + 1013904223u;
    const Position k = static_cast<Position>((std::uint64_t{random} * count) >> 32);
    ASSERT_TRUE(same(k)) << "jumping to " << k << "\nis\n" << describe(cursor) << "was\n" << states[k];
  }
}

TEST(StateAt, EveryPositionOfARushIsExact) {
  Recording recording;
  Mirror mirror(recording);
  run_restaurant(mirror);
  mirror.finish();
  compare_everywhere(recording, mirror.states());
}

TEST(StateAt, EveryPositionOfAMuddleIsExact) {
  for (std::uint32_t seed = 1; seed <= 15; ++seed) {
    SCOPED_TRACE(seed);
    Recording recording;
    Mirror mirror(recording);
    run_muddle(mirror, seed);
    mirror.finish();
    compare_everywhere(recording, mirror.states());
    if (HasFatalFailure()) return;
  }
}

TEST(StateAt, IsExactAcrossKeyframes) {
  Recording recording;
  Mirror mirror(recording);
  run_muddle(mirror, 77, 300);
  mirror.finish();
  ASSERT_GE(recording.keyframe_count(), 3u);
  ASSERT_EQ(mirror.states().size(), recording.handle_count() + 1u);
  std::uint32_t random = 5;
  for (int i = 0; i < 100; ++i) {
    random = random * 1664525u + 1013904223u;
    const auto k = static_cast<Position>((std::uint64_t{random} * mirror.states().size()) >> 32);
    Cursor fresh(recording);
    fresh.seek(k);
    ASSERT_EQ(describe(fresh), mirror.states()[k]) << k;
    if (k > 0) fresh.seek(k - 1);
    ASSERT_EQ(describe(fresh), mirror.states()[k > 0 ? k - 1 : 0]) << k;
  }
}

TEST(StateAt, ARecordingIsReadWhileItGrows) {
  Recording whole;
  Mirror mirror(whole);
  run_muddle(mirror, 3);

  Recording recording;
  Recorder recorder(recording);
  Cursor cursor(recording);
  int different = 0;
  Growing observer(recorder, [&] {
    cursor.seek(recording.handle_count());
    different += describe(cursor) != mirror.states()[recording.handle_count()];
  });
  run_muddle(observer, 3);
  EXPECT_EQ(recording.handle_count(), whole.handle_count());
  EXPECT_EQ(different, 0);
}

TEST(StateAt, WithoutTheSlotTheTaskIsWhereItsStepLeftIt) {
  Recording recording;
  Recorder recorder(recording);
  run_restaurant(recorder);
  Cursor cursor(recording);
  for (Position k = 1; k <= recording.handle_count(); ++k) {
    cursor.seek(k);
    const loop::TaskId task = cursor.running_task();
    if (task == loop::TaskId::none) continue;
    EXPECT_EQ(cursor.task(task).state, TaskState::running);
    cursor.seek(k, false);
    EXPECT_FALSE(cursor.running());
    EXPECT_NE(cursor.task(task).state, TaskState::running);
  }
}

TEST(StateAt, ASuspendedTaskIsInExactlyOnePlace) {
  Recording recording;
  Recorder recorder(recording);
  run_muddle(recorder, 12, 60);
  Cursor cursor(recording);
  for (Position k = 0; k <= recording.handle_count(); ++k) {
    cursor.seek(k, k % 2 == 0);
    std::map<loop::TaskId, int> places;
    for (const SleeperView& s : cursor.sleeping()) ++places[s.task];
    for (const loop::TaskId id : cursor.waiting_for_others()) ++places[id];
    for (std::uint32_t r = 1; r <= cursor.resource_count(); ++r)
      for (const WaiterView w : cursor.resource(loop::ResourceId{r}).waiters)
        if (cursor.task(w.task).state == TaskState::waiting) ++places[w.task];
    std::uint32_t suspended = 0;
    for (std::uint32_t id = 1; id <= cursor.counts().created; ++id) {
      const bool waits = cursor.task(loop::TaskId{id}).state == TaskState::waiting;
      suspended += waits;
      ASSERT_EQ(places.count(loop::TaskId{id}) ? places[loop::TaskId{id}] : 0, waits ? 1 : 0) << "task " << id << " at " << k;
    }
    ASSERT_EQ(cursor.counts().suspended, suspended);
  }
}

}  // namespace
}  // namespace comptoir::trace::testing
