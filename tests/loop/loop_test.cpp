#include "loop/loop.hpp"

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "loop/asyncio.hpp"

namespace comptoir::loop {
namespace {

Coro<int> plus_one(int n) { co_return n + 1; }
Coro<int> count_up(int n) {
  int at = 0;
  for (int i = 0; i < n; ++i) at = co_await plus_one(at);
  co_return at;
}
Coro<int> nested(int depth) {
  if (depth == 0) co_return 0;
  co_return 1 + co_await nested(depth - 1);
}
Coro<> sleeper(Duration delay) { co_await sleep(delay); }
Coro<> forever(Future<> future) { co_await future; }
Coro<> thrower() {
  co_await sleep(Duration{});
  throw std::runtime_error("broken");
}

TEST(Loop, AwaitsAMillionCoroutinesThatCompleteAtOnce) {
  Loop loop;
  EXPECT_EQ(loop.run_until_complete(count_up(1'000'000)), 1'000'000);
  EXPECT_EQ(loop.live_blocks(), 0u);
}

TEST(Loop, AwaitsCoroutinesNestedTenThousandDeep) {
  Loop loop;
  EXPECT_EQ(loop.run_until_complete(nested(10'000)), 10'000);
}

TEST(Loop, LetsAnErrorThroughEveryAwaitAndReportsItToTheCaller) {
  const auto outer = []() -> Coro<> { co_await thrower(); };
  Loop loop;
  EXPECT_THROW(loop.run_until_complete(outer()), std::runtime_error);
  EXPECT_TRUE(loop.reports().empty());
}

TEST(Loop, KeepsTheErrorsThatNobodyLookedAt) {
  Loop loop;
  loop.create_task(thrower(), "lost");
  loop.run_until_complete(sleeper(seconds(1)));
  ASSERT_EQ(loop.reports().size(), 1u);
  EXPECT_STREQ(loop.reports()[0].message, "Task exception was never retrieved");
  EXPECT_EQ(loop.reports()[0].task, TaskId{1});
}

TEST(Loop, GoesOnWhenAPlainCallbackThrows) {
  Loop loop;
  const Handle handle = loop.call_soon([] { throw std::runtime_error("broken"); }, "bad");
  loop.run_until_complete(sleeper(seconds(1)));
  ASSERT_EQ(loop.reports().size(), 1u);
  EXPECT_STREQ(loop.reports()[0].message, "Exception in callback");
  EXPECT_EQ(loop.reports()[0].handle, handle.id());
}

TEST(Loop, SaysThatItIsDeadlocked) {
  Loop loop;
  const auto future = loop.create_future();
  const auto main = loop.create_task(forever(future));
  EXPECT_THROW(loop.run_until_complete(main), Deadlock);
  EXPECT_TRUE(loop.deadlocked());
  loop.call_soon([&] { future.set_result(); });
  loop.run_until_complete(main);
  EXPECT_FALSE(loop.deadlocked());
}

TEST(Loop, AnswersForTasksAfterItsEnd) {
  Task<int> done;
  Task<> pending;
  {
    Loop loop;
    done = loop.create_task(plus_one(1));
    pending = loop.create_task(sleeper(seconds(5)));
    loop.run_until_complete(done);
  }
  EXPECT_EQ(done.result(), 2);
  EXPECT_FALSE(pending.done());
  EXPECT_FALSE(pending.cancel());
  EXPECT_THROW(pending.result(), InvalidStateError);
}

TEST(Loop, SaysWhenItWillRunNextAndCanBeWokenBefore) {
  Loop loop;
  loop.create_task(sleeper(seconds(10)));
  EXPECT_EQ(loop.next_time(), Time{});
  loop.run_once();
  EXPECT_EQ(loop.next_time(), Time{} + seconds(10));
  loop.wake_at(Time{} + seconds(4));
  EXPECT_EQ(loop.time(), Time{} + seconds(4));
  Time called;
  loop.call_soon([&] { called = loop.time(); });
  EXPECT_EQ(loop.next_time(), Time{} + seconds(4));
  loop.run_once();
  EXPECT_EQ(called, Time{} + seconds(4));
  loop.wake_at(Time{} + seconds(99));
  EXPECT_EQ(loop.time(), Time{} + seconds(10));
}

TEST(Loop, StopsAfterTheIterationAndLeavesTheRest) {
  Loop loop;
  std::vector<int> ran;
  loop.call_soon([&] {
    ran.push_back(1);
    loop.stop();
    loop.call_soon([&] { ran.push_back(3); });
  });
  loop.call_soon([&] { ran.push_back(2); });
  loop.run_forever();
  EXPECT_EQ(ran, (std::vector<int>{1, 2}));
  loop.run_once();
  EXPECT_EQ(ran, (std::vector<int>{1, 2, 3}));
}

TEST(Loop, RefusesToRunInsideItself) {
  Loop loop;
  bool refused = false;
  loop.call_soon([&] {
    const auto inner = loop.create_task(sleeper(seconds(1)));
    try {
      loop.run_until_complete(inner);
    } catch (const std::runtime_error&) {
      refused = true;
    }
  });
  loop.run_once();
  EXPECT_TRUE(refused);
  EXPECT_THROW(Loop::running(), std::runtime_error);
}

// A timer that ran for a waiter already cancelled has left its slot to a new one, which must not be cancelled with it.
TEST(Sleep, CancelledAtItsDeadlineDoesNotTouchTheNextTimer) {
  Loop loop;
  int fired = 0;
  const auto task = loop.create_task(sleeper(seconds(1)));
  loop.run_once();
  loop.call_at(Time{} + seconds(1), [&] {});  // keeps the order: the sleep's timer first
  bool cancelled = false;
  while (!cancelled) {
    if (loop.next_time() == Time{} + seconds(1)) {
      loop.wake_at(Time{} + seconds(1));
      loop.call_soon([&] { task.cancel(); });  // before the timer, in the same iteration
      loop.run_handles(2);                     // the cancel, then the timer, which finds its waiter cancelled
      loop.call_later(seconds(1), [&] { ++fired; });
      cancelled = true;
    } else {
      loop.run_once();
    }
  }
  while (loop.run_handles(10)) {
  }
  EXPECT_TRUE(task.cancelled());
  EXPECT_EQ(fired, 1);
}

TEST(Gather, DroppedWithoutAwaitLeavesNothing) {
  Loop loop;
  {
    const auto never = loop.create_future<int>();
    const auto task = loop.create_task(plus_one(1));
    gather(never, task);
    loop.run_until_complete(sleeper(seconds(1)));
  }
  // The gather still watches the future that nobody will complete: the loop lets both go at its end.
  EXPECT_GT(loop.live_blocks(), 0u);
}

TEST(Gather, CollectsMoveOnlyResultsOfDifferentTypes) {
  const auto boxed = []() -> Coro<std::unique_ptr<int>> { co_return std::make_unique<int>(7); };
  const auto main = [](auto make) -> Coro<int> {
    auto [box, two] = co_await gather(make(), plus_one(1));
    co_return *box + two;
  };
  Loop loop;
  EXPECT_EQ(loop.run_until_complete(main(boxed)), 9);
}

TEST(Wait, RefusesAnEmptySet) {
  const auto main = []() -> Coro<> { co_await wait(std::vector<Task<>>()); };
  Loop loop;
  EXPECT_THROW(loop.run_until_complete(main()), ValueError);
}

TEST(Coro, NeverAwaitedIsDestroyedWithoutRunning) {
  bool ran = false;
  const auto touch = [](bool& flag) -> Coro<> {
    flag = true;
    co_return;
  };
  { const Coro<> unused = touch(ran); }
  EXPECT_FALSE(ran);
}

/// What CPython 3.11 gives: before the next step the last message counts; a wait that is being cancelled keeps its own.
TEST(Cancel, OfTwoMessagesKeepsTheOneThatAsyncioKeeps) {
  const auto seen = [](int steps, Coro<> (*program)(), const char* first, const char* second) {
    Loop loop;
    const Task<> task = loop.create_task(program());
    for (int i = 0; i < steps; ++i) loop.run_once();
    task.cancel(first);
    task.cancel(second);
    try {
      loop.run_until_complete(task);
    } catch (const CancelledError& error) {
      return std::string(error.message());
    }
    return std::string("not cancelled");
  };
  const auto yields = []() -> Coro<> { co_await sleep(Duration{}); };
  const auto sleeps = []() -> Coro<> { co_await sleep(seconds(1)); };
  const auto awaits_future = []() -> Coro<> { co_await Loop::running().create_future(); };
  const auto awaits_task = []() -> Coro<> { co_await create_task(sleeper(seconds(1))); };
  EXPECT_EQ(seen(0, yields, "a", "b"), "b");
  EXPECT_EQ(seen(1, yields, "a", "b"), "b");
  EXPECT_EQ(seen(1, yields, "a", nullptr), "");
  EXPECT_EQ(seen(1, sleeps, "a", "b"), "a");
  EXPECT_EQ(seen(1, sleeps, nullptr, "b"), "");
  EXPECT_EQ(seen(1, awaits_future, "a", "b"), "a");
  EXPECT_EQ(seen(1, awaits_future, nullptr, "b"), "");
  EXPECT_EQ(seen(2, awaits_task, "a", "b"), "a");
}

}  // namespace
}  // namespace comptoir::loop
