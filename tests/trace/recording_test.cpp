#include "trace/recording.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "programs.hpp"
#include "script.hpp"
#include "trace/cursor.hpp"
#include "trace/event_rows.hpp"
#include "trace/recorder.hpp"

namespace comptoir::trace::testing {
namespace {

struct Recorded {
  Recording recording;
  template <class Run>
  explicit Recorded(Run run) {
    Recorder recorder(recording);
    run(recorder);
    recorder.finish();
  }
};

TEST(Recording, KnowsWhenEveryHandleOfTheScriptRan) {
  const Recorded r(tell_script);
  const Recording& recording = r.recording;
  ASSERT_EQ(recording.handle_count(), 9u);
  const std::vector<std::uint32_t> handles = {0, 1, 2, 3, 5, 7, 8, 9, 10, 11};
  const std::vector<std::int64_t> ends = {0, 0, 0, 0, 1000, 1500, 1500, 1500, 1500, 1500};
  const std::vector<std::int64_t> starts = {0, 0, 0, 0, 1000, 1000, 1500, 1500, 1500, 1500};
  const std::vector<std::uint32_t> iterations = {0, 1, 2, 2, 3, 4, 5, 5, 6, 7};
  const std::vector<std::uint32_t> steps = {0, 1, 2, 3, 3, 4, 5, 5, 5, 6};
  for (Position k = 0; k <= 9; ++k) {
    EXPECT_EQ(number(recording.handle_at(k)), handles[k]);
    EXPECT_EQ(recording.time_at(k).ns, ends[k] * 1'000'000) << k;
    EXPECT_EQ(recording.start_at(k).ns, starts[k] * 1'000'000) << k;
    EXPECT_EQ(recording.iteration_at(k), iterations[k]) << k;
    EXPECT_EQ(recording.task_steps_until(k), steps[k]) << k;
  }
  EXPECT_EQ(recording.iteration_count(), 7u);
  EXPECT_EQ(recording.first_of_iteration(5), 6u);
  ASSERT_EQ(recording.block_count(), 1u);
  EXPECT_EQ(recording.block(0).position, 5u);
  EXPECT_EQ(recording.scheduled_at(loop::HandleId{7}), 4u);
  EXPECT_TRUE(recording.deadlocked());
}

TEST(Recording, KnowsTasksAndResources) {
  const Recorded r(tell_script);
  const Recording& recording = r.recording;
  ASSERT_EQ(recording.task_count(), 3u);
  EXPECT_EQ(recording.task(loop::TaskId{3}).name.str(), "serve:2");
  EXPECT_EQ(recording.task(loop::TaskId{3}).parent, loop::TaskId{1});
  EXPECT_EQ(recording.task(loop::TaskId{1}).created_at, 0u);
  EXPECT_EQ(recording.task(loop::TaskId{3}).created_at, 1u);
  EXPECT_EQ(recording.ending(loop::TaskId{2})->position, 5u);
  EXPECT_EQ(recording.ending(loop::TaskId{3})->outcome, loop::Outcome::cancelled);
  EXPECT_EQ(recording.ending(loop::TaskId{1})->outcome, loop::Outcome::error);
  ASSERT_EQ(recording.resource_count(), 1u);
  EXPECT_EQ(recording.resource(loop::ResourceId{1}).name.str(), "soda");
  EXPECT_EQ(recording.handle(loop::HandleId{4}).info.text.str(), "open:7");
}

TEST(Recording, KeepsTheNamesOfPrimitivesInsideOthers) {
  Recording recording;
  Recorder recorder(recording);
  const loop::Name barrier("door:", 7), condition = barrier.of(loop::Part::condition);
  recorder.on_resource_created(loop::ResourceId{1}, loop::ResourceKind::barrier, barrier, 2);
  recorder.on_resource_created(loop::ResourceId{2}, loop::ResourceKind::condition, condition, 0);
  recorder.on_resource_created(loop::ResourceId{3}, loop::ResourceKind::lock, condition.of(loop::Part::lock), 1);
  recorder.on_resource_created(loop::ResourceId{4}, loop::ResourceKind::priority_queue, "orders", 0);
  recorder.on_resource_created(loop::ResourceId{5}, loop::ResourceKind::event, loop::Name("orders").of(loop::Part::finished), 0);
  recorder.on_resource_created(loop::ResourceId{6}, loop::ResourceKind::event, loop::Name().of(loop::Part::finished), 0);
  const char* names[] = {"door:7", "door:7.cond", "door:7.cond.lock", "orders", "orders.finished", ""};
  for (std::uint32_t i = 0; i < 6; ++i) EXPECT_EQ(recording.resource(loop::ResourceId{i + 1}).name.str(), names[i]);
  EXPECT_EQ(recording.resource(loop::ResourceId{2}).name, condition);
  EXPECT_NE(recording.resource(loop::ResourceId{1}).name, condition);
  EXPECT_EQ(recording.resource(loop::ResourceId{3}).kind, loop::ResourceKind::lock);
  EXPECT_EQ(recording.resource(loop::ResourceId{4}).kind, loop::ResourceKind::priority_queue);
  EXPECT_EQ(recording.resource(loop::ResourceId{5}).kind, loop::ResourceKind::event);
}

TEST(Recording, WhatIsPrintedAfterTheLastHandleIsShownAtTheEnd) {
  const Recorded r(tell_script);
  ASSERT_EQ(r.recording.printed_count(), 2u);
  EXPECT_EQ(r.recording.printed(0).print.b, -1);
  EXPECT_EQ(r.recording.printed(0).time.ns, 1'000'000'000);
  EXPECT_EQ(r.recording.printed(0).position, 5u);
  EXPECT_EQ(r.recording.printed(1).print.a, std::int64_t{1} << 40);
  EXPECT_EQ(r.recording.printed(1).position, 9u);
  EXPECT_EQ(r.recording.printed_until(4), 0u);
  EXPECT_EQ(r.recording.printed_until(8), 1u);
  EXPECT_EQ(r.recording.printed_until(9), 2u);
}

TEST(Recording, EveryPositionHasAMomentThatLeadsBackToIt) {
  for (std::uint32_t seed = 1; seed < 10; ++seed) {
    const Recorded r([seed](loop::Observer& o) { run_muddle(o, seed); });
    for (Position k = 0; k <= r.recording.handle_count(); ++k)
      ASSERT_EQ(r.recording.position_of(r.recording.moment_of(k)), k);
  }
}

TEST(Recording, AMomentIsClamped) {
  const Recorded r(tell_script);
  const auto at = [&](std::int64_t ms, std::uint32_t n) { return r.recording.position_of({loop::Time{ms * 1'000'000}, n}); };
  EXPECT_EQ(at(0, 0), 3u);
  EXPECT_EQ(at(0, 2), 2u);
  EXPECT_EQ(at(0, 99), 3u);
  EXPECT_EQ(at(500, 1), 3u) << "between instants: the last handle before";
  EXPECT_EQ(at(99'000, 1), 9u);
  EXPECT_EQ(at(-1, 0), 0u);
  EXPECT_EQ(Recording().position_of({loop::Time{}, 1}), 0u);
}

TEST(Recording, InstantsHoldAllPositionsInOrder) {
  const Recorded r([](loop::Observer& o) { run_restaurant(o); });
  Position next = 1;
  std::uint32_t steps = 0;
  for (std::size_t i = 0; i < r.recording.instant_count(); ++i) {
    const Instant instant = r.recording.instant(i);
    EXPECT_EQ(instant.first, next);
    for (Position k = instant.first; k <= instant.last; ++k) {
      EXPECT_EQ(r.recording.instant_of(k), i);
      EXPECT_EQ(r.recording.time_at(k), instant.time);
    }
    next = instant.last + 1;
    steps += instant.task_steps;
  }
  EXPECT_EQ(next, r.recording.handle_count() + 1);
  EXPECT_EQ(steps, r.recording.task_steps_until(r.recording.handle_count()));
}

TEST(Recording, TaskStepsAreFoundInBothDirections) {
  const Recorded r([](loop::Observer& o) { run_muddle(o, 4, 200); });
  const Recording& recording = r.recording;
  const Position end = recording.handle_count();
  std::vector<Position> steps;
  for (Position k = 1; k <= end; ++k)
    if (recording.is_task_step(k)) steps.push_back(k);
  ASSERT_GT(steps.size(), 130u);
  std::size_t passed = 0;
  for (Position k = 0; k <= end; ++k) {
    EXPECT_EQ(recording.previous_task_step(k), passed == 0 ? 0 : steps[passed - 1]) << k;
    if (passed < steps.size() && steps[passed] == k) ++passed;
    ASSERT_EQ(recording.task_steps_until(k), passed);
    ASSERT_EQ(recording.next_task_step(k), passed < steps.size() ? steps[passed] : end);
    ASSERT_EQ(recording.task_step(static_cast<std::uint32_t>(passed)), passed == 0 ? 0 : steps[passed - 1]);
  }
}

TEST(Recording, TakesAtMost24BytesAnEvent) {
  const auto check = [](const char* what, const Recording& recording) {
    EXPECT_LE(recording.bytes(), recording.event_count() * 24) << what << ": " << recording.event_count() << " events";
  };
  check("rush", Recorded([](loop::Observer& o) { run_restaurant(o); }).recording);
  check("all at once", Recorded([](loop::Observer& o) { run_restaurant(o, {.clients = 2000, .period = {}}); }).recording);
  check("muddle", Recorded([](loop::Observer& o) { run_muddle(o, 9, 1000); }).recording);
  check("sleepers", Recorded([](loop::Observer& o) { run_sleepers(o, 5000, 4); }).recording);
}

TEST(Recording, GivesBackEveryEventThatItWasTold) {
  const auto rows_of = [](const Recording& recording) {
    std::vector<std::string> rows;
    EventRows reader([&](const EventRow& row) {
      rows.push_back(std::to_string(row.position) + ' ' + std::to_string(row.time.ns) + ' ' + row.event);
    });
    recording.replay(reader, recording.handle_count());
    return rows;
  };
  const Recorded r(tell_script);
  const auto rows = rows_of(r.recording);
  ASSERT_EQ(rows.size() + 2, r.recording.event_count()) << "all but what came after the last handle";
  EXPECT_EQ(rows.front(), "0 0 task_created");
  EXPECT_EQ(rows[2], "1 0 iteration");
  EXPECT_EQ(rows.back(), "9 1500000000 done");
}

TEST(Recording, StaysSmallEnoughForA32BitMachineAtItsLimit) {
  static_assert(most_events < id_limit);
  static_assert(std::uint64_t{id_limit} * EventStore::longest < no_offset);
}

TEST(Recorder, IsFullAtTenMillionEventsAndStopsListeningBeforeIdsOverflow) {
  Recording recording;
  Recorder recorder(recording);
  recorder.on_iteration(loop::Time{});
  for (std::uint64_t i = 1; i < most_events; ++i) recorder.on_iteration(loop::Time{});
  EXPECT_TRUE(recorder.full());
  for (std::uint64_t i = most_events; i < id_limit + 5u; ++i) recorder.on_iteration(loop::Time{});
  EXPECT_EQ(recording.event_count(), id_limit - 1u);
}

}  // namespace
}  // namespace comptoir::trace::testing
