#include "trace/task_spans.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "loop/asyncio.hpp"
#include "programs.hpp"
#include "trace/line_visits.hpp"
#include "trace/recorder.hpp"
#include "trace/thread_use.hpp"

namespace comptoir::trace::testing {
namespace {

using namespace loop;

Coro<> sleeper(Duration time) {
  co_await sleep(time);
}
/// Blocks from 1 s to 3 s and from 3 s to 4 s, in one step.
Coro<> worker(Observer& observer) {
  co_await sleep(seconds(1));
  observer.on_line(Loop::running().current_id(), 7);
  Loop::running().block(seconds(2));
  observer.on_line(Loop::running().current_id(), 8);
  Loop::running().block(seconds(1));
}
Coro<> program(Observer& observer) {
  auto first = create_task(sleeper(seconds(2)), "first");
  auto second = create_task(worker(observer), "second");
  co_await gather(first, second);
  co_await sleep(seconds(1));
}

struct Spans : ::testing::Test {
  Recording recording;
  Lanes lanes;
  void SetUp() override {
    Recorder recorder(recording);
    {
      Loop loop(&recorder);
      loop.run_until_complete(loop.create_task(program(recorder), "main"));
    }
    recorder.finish();
    lanes.extend(recording);
  }
  std::vector<TaskSpan> of(std::uint32_t task) { return task_spans(recording, lanes, TaskId{task}); }
  static TaskSpan span(SpanKind kind, int from, int to) {
    return {kind, Time{} + seconds(from), Time{} + seconds(to), 0, false, {}};
  }
};

TEST_F(Spans, ATaskWhoseTimeHasComeIsReadyWhileAnotherHoldsTheThread) {
  EXPECT_EQ(of(2), (std::vector{span(SpanKind::sleeping, 0, 2), span(SpanKind::ready, 2, 4)}));
}

TEST_F(Spans, ItsOwnSynchronousWorkIsNoWaiting) {
  EXPECT_EQ(of(3), (std::vector{span(SpanKind::sleeping, 0, 1), span(SpanKind::blocking, 1, 3), span(SpanKind::blocking, 3, 4)}));
}

TEST_F(Spans, WaitingForTasksEndsWithTheLastOfThem) {
  EXPECT_EQ(of(1), (std::vector{span(SpanKind::joining, 0, 4), span(SpanKind::sleeping, 4, 5)}));
}

TEST_F(Spans, TheThreadIsBlockedOrFree) {
  EXPECT_EQ(thread_use(recording, Time{} + seconds(100)), (ThreadUse{seconds(5), seconds(3), seconds(2), 7}));
  EXPECT_EQ(thread_use(recording, Time{} + seconds(2)).blocked, seconds(1));
  EXPECT_EQ(thread_use(recording, Time{} + seconds(2)).free, seconds(1));
  EXPECT_EQ(thread_use(recording, Time{}).total, Duration{});
}

TEST_F(Spans, ABlockIsFoundByItsTime) {
  EXPECT_FALSE(block_at(recording, Time{} + milliseconds(500)));
  EXPECT_FALSE(block_at(recording, Time{} + seconds(1)));   // where its handle starts
  ASSERT_TRUE(block_at(recording, Time{} + milliseconds(1'500)));
  EXPECT_EQ(block_at(recording, Time{} + milliseconds(1'500))->to, Time{} + seconds(3));
  EXPECT_EQ(block_at(recording, Time{} + seconds(3))->to, Time{} + seconds(4));
  EXPECT_FALSE(block_at(recording, Time{} + seconds(4)));
}

TEST_F(Spans, MarkedPlacesAreFoundInTheWholeRunAndInOneHandle) {
  const auto visits = visits_of(recording, 8);
  ASSERT_EQ(visits.size(), 1u);
  EXPECT_EQ(visits[0].time, Time{} + seconds(3));
  EXPECT_EQ(visits[0].task, TaskId{3});
  const auto in_handle = visits_in(recording, visits[0].position);
  ASSERT_EQ(in_handle.size(), 2u);
  EXPECT_EQ(in_handle[0].place, 7);
  EXPECT_EQ(in_handle[0].time, Time{} + seconds(1));
  EXPECT_EQ(in_handle[1].time, visits[0].time);
}

TEST(WindowOfSpans, HasAllThatTouchItAndCountsThem) {
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    Recording recording;
    Recorder recorder(recording);
    if (seed < 4) run_muddle(recorder, seed, 60);
    else run_sleepers(recorder, 4, 400 * seed);
    recorder.finish();
    Lanes lanes;
    lanes.extend(recording);
    for (std::uint32_t i = 1; i <= recording.task_count(); ++i) {
      const TaskId task{i};
      const auto all = task_spans(recording, lanes, task);
      const auto suspensions = lanes.suspensions(task);
      for (int k = 0; k <= 12; ++k) {
        const Time from{recording.end_time().ns * k / 12}, to{from.ns + recording.end_time().ns / (3 + k)};
        const auto some = task_spans(recording, lanes, task, from, to);
        const auto touches = [&](const auto& span) { return span.to >= from && span.from <= to; };
        std::vector<TaskSpan> wanted, found;
        for (const TaskSpan& span : all)
          if (touches(span)) wanted.push_back(span);
        for (const TaskSpan& span : some)
          if (touches(span)) found.push_back(span);
        EXPECT_EQ(found, wanted) << "seed " << seed << ", task " << i << ", window " << k;
        EXPECT_LE(some.size(), found.size() + 8);
        EXPECT_EQ(lanes.suspension_count(task, from, to), static_cast<std::uint32_t>(std::count_if(suspensions.begin(), suspensions.end(), touches)));
      }
    }
  }
}

}  // namespace
}  // namespace comptoir::trace::testing
