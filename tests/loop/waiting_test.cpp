// What a task waits for, and since when.
#include <gtest/gtest.h>

#include "loop/asyncio.hpp"

namespace comptoir::loop {
namespace {

template <class L>
Coro<> hold(L& lock, Duration time) {
  auto held = co_await lock.scoped();
  co_await sleep(time);
}
Coro<> sleeper(Duration delay) { co_await sleep(delay); }
template <class T>
Coro<> join(Task<T> task) {
  co_await task;
}

TEST(Waiting, SaysForWhatAndSinceWhen) {
  Loop loop;
  Lock lock;
  loop.create_task(hold(lock, seconds(5)));
  const auto late = [](Lock& it) -> Coro<> {
    co_await sleep(seconds(2));
    co_await it.acquire();
  };
  const auto second = loop.create_task(late(lock));
  EXPECT_FALSE(second.waiting()) << "it has not started";
  loop.run_once();
  ASSERT_TRUE(second.waiting());
  EXPECT_EQ(second.waiting()->on.kind, FutureKind::sleep);
  EXPECT_EQ(second.waiting()->since, Time{});
  loop.run_once();
  EXPECT_EQ(loop.time(), Time{} + seconds(2));
  EXPECT_FALSE(second.waiting()) << "its timer has run: it is ready";
  loop.run_once();
  ASSERT_TRUE(second.waiting());
  EXPECT_EQ(second.waiting()->on.kind, FutureKind::lock);
  EXPECT_EQ(second.waiting()->on.resource, lock.id());
  EXPECT_EQ(second.waiting()->since, Time{} + seconds(2));
}

TEST(Waiting, OfATaskNamesTheTask) {
  Loop loop;
  const auto inner = loop.create_task(sleeper(seconds(1)));
  const auto outer = loop.create_task(join(inner));
  loop.run_once();
  ASSERT_TRUE(outer.waiting());
  EXPECT_EQ(outer.waiting()->on.kind, FutureKind::task);
  EXPECT_EQ(outer.waiting()->on.task, inner.id());
  loop.run_until_complete(outer);
  EXPECT_FALSE(outer.waiting());
}

TEST(Waiting, IsOverWithACancellationAndForATaskThatRuns) {
  Loop loop;
  bool itself = true;
  const auto main = [](bool& waits) -> Coro<> {
    co_await sleep(seconds(1));
    waits = current_task().waiting().has_value();
    co_await sleep(Duration{});
  };
  const auto task = loop.create_task(main(itself));
  loop.run_once();
  loop.run_once();
  loop.run_once();
  EXPECT_FALSE(itself);
  EXPECT_FALSE(task.waiting()) << "a bare yield waits for nothing";
  const auto other = loop.create_task(sleeper(seconds(9)));
  loop.run_once();
  EXPECT_TRUE(other.waiting());
  other.cancel();
  EXPECT_FALSE(other.waiting());
}

TEST(Waiting, OfATaskWhoseLoopHasGoneIsNothing) {
  Task<> task;
  {
    Loop loop;
    task = loop.create_task(sleeper(seconds(1)));
    loop.run_once();
    EXPECT_TRUE(task.waiting());
  }
  EXPECT_FALSE(task.waiting());
}

}  // namespace
}  // namespace comptoir::loop
