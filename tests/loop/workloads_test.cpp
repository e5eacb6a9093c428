// The benchmark's yardstick is honest: the minimum does the same work as the loop, in as many handles and iterations.
#include <gtest/gtest.h>

#include "loop/observer.hpp"
#include "tests/bench/workloads.hpp"

namespace comptoir::bench {
namespace {

class Counter final : public loop::Observer {
 public:
  void on_iteration(loop::Time) override { ++counts.iterations; }
  void on_handle_run(loop::HandleId) override { ++counts.handles; }
  Counts counts;
};

class Workloads : public testing::TestWithParam<Work> {};

TEST_P(Workloads, AreTheSameOnTheLoopAndOnTheMinimum) {
  const Work work = GetParam();
  Counter counter;
  const Outcome ours = run_on_loop(work, &counter);
  Counts counts;
  EXPECT_EQ(run_on_minimum(work, &counts), ours);
  EXPECT_EQ(run_on_loop(work), ours);
  EXPECT_EQ(run_on_minimum(work), ours);
  // The minimum runs until nothing is left: it has no callback of the main task that stops it, asyncio's last handle.
  EXPECT_EQ(counts.handles + 1, counter.counts.handles);
  EXPECT_EQ(counts.iterations + 1, counter.counts.iterations);

  const bool each_round = work.workload <= 3;
  EXPECT_EQ(ours.operations, each_round ? work.tasks * work.rounds : work.tasks);
}

INSTANTIATE_TEST_SUITE_P(All, Workloads,
                         testing::Values(Work{1, 50, 40}, Work{2, 300, 7}, Work{3, 40, 30}, Work{4, 1}, Work{4, 400},
                                         Work{5, 600, 100}, Work{6, 1'000}),
                         [](const auto& test) {
                           return "w" + std::to_string(test.param.workload) + "_" + std::to_string(test.param.tasks);
                         });

// What the handles of a workload are is known: a hop that both sides had lost would show here.
TEST(WorkloadsHandles, AreThoseOfAsyncio) {
  const auto handles = [](const Work& work) {
    Counts counts;
    run_on_minimum(work, &counts);
    return counts.handles;
  };
  const std::uint64_t main = 2;  // its first step, and its wake-up by the gather or the last task
  EXPECT_EQ(handles({1, 50, 40}), main + 50 * (1 + 40 + 1));     // the first step, the switches, the gather's callback
  EXPECT_EQ(handles({2, 300, 7}), main + 300 * (1 + 7 * 2 + 1));  // a timer and a wake-up for each sleep
  EXPECT_EQ(handles({3, 40, 30}), main + 40 * (1 + 30 * 2 + 1) - 1);  // a wake-up and a switch; the first one is at once
  EXPECT_EQ(handles({5, 600, 100}), 1 + 6 * (100 * 2 + 1));
  EXPECT_EQ(handles({6, 1'000}), main + 1 + 1'000 * 3);  // and the switch after which all sleep
}

TEST(WorkloadsTimes, OfOneClientAndOfTenAreKnown) {
  EXPECT_EQ(run_on_minimum({4, 1}).end_ns, 4 * second);
  // The tenth client orders its burger at 4.5 s. Cooks began at 0, 0.5 and 1 s and never rest: the first of them grills it
  // from 9 s on.
  EXPECT_EQ(run_on_minimum({4, 10}).end_ns, 12 * second);
}

TEST(WorkloadsSleepers, SleepAllAtOnce) {
  static Counter* counter;
  static std::uint64_t handles;
  Counter seen;
  counter = &seen;
  run_on_loop({6, 1'000, 1, [] { handles = counter->counts.handles; }}, &seen);
  EXPECT_EQ(handles, 1 + 1'000 + 1u);  // each task's first step, and the main one's two: no timer yet
}

}  // namespace
}  // namespace comptoir::bench
