// What a view may ask a primitive at any moment.
#include <vector>

#include <gtest/gtest.h>

#include "loop/asyncio.hpp"

namespace comptoir::loop {
namespace {

using Ids = std::vector<TaskId>;

template <class L>
Coro<> hold(L& lock, Duration time) {
  auto held = co_await lock.scoped();
  co_await sleep(time);
}

TEST(Statistics, OfALockNameItsOwnerAndTheWaitersInOrder) {
  Loop loop;
  Lock lock;
  const auto a = loop.create_task(hold(lock, seconds(1)));
  const auto b = loop.create_task(hold(lock, seconds(1)));
  const auto c = loop.create_task(hold(lock, seconds(1)));
  EXPECT_FALSE(lock.statistics().locked);
  EXPECT_EQ(lock.statistics().owner, TaskId::none);
  EXPECT_TRUE(lock.statistics().waiters.empty());
  loop.run_once();
  EXPECT_TRUE(lock.statistics().locked);
  EXPECT_EQ(lock.statistics().owner, a.id());
  EXPECT_EQ(lock.statistics().waiters, (Ids{b.id(), c.id()}));
  loop.run_once();  // the sleep of a is over
  loop.run_once();  // a releases; b is woken and still stands in line
  EXPECT_FALSE(lock.statistics().locked);
  EXPECT_EQ(lock.statistics().owner, TaskId::none);
  EXPECT_EQ(lock.statistics().waiters, (Ids{b.id(), c.id()}));
  loop.run_once();
  EXPECT_EQ(lock.statistics().owner, b.id());
  EXPECT_EQ(lock.statistics().waiters, Ids{c.id()});
}

TEST(Statistics, OfALockThatAnotherTaskReleased) {
  Loop loop;
  Lock lock;
  const auto take = [](Lock& it) -> Coro<> { co_await it.acquire(); };
  loop.run_until_complete(take(lock));
  EXPECT_EQ(lock.statistics().owner, TaskId{1});
  const auto give = [](Lock& it) -> Coro<> {
    it.release();
    co_return;
  };
  loop.run_until_complete(give(lock));
  EXPECT_EQ(lock.statistics().owner, TaskId::none);
}

TEST(Statistics, OfASemaphoreGiveItsValueAndTheWaitersInOrder) {
  Loop loop;
  BoundedSemaphore semaphore(2);
  std::vector<Task<>> tasks;
  for (int i = 0; i < 4; ++i) tasks.push_back(loop.create_task(hold(semaphore, seconds(1))));
  EXPECT_EQ(semaphore.statistics().value, 2);
  EXPECT_EQ(semaphore.statistics().initial, 2);
  loop.run_once();
  EXPECT_EQ(semaphore.statistics().value, 0);
  EXPECT_EQ(semaphore.statistics().initial, 2);
  EXPECT_EQ(semaphore.statistics().waiters, (Ids{tasks[2].id(), tasks[3].id()}));
  tasks[2].cancel();  // it stands in line until it runs
  EXPECT_EQ(semaphore.statistics().waiters, (Ids{tasks[2].id(), tasks[3].id()}));
  loop.run_once();
  EXPECT_EQ(semaphore.statistics().waiters, Ids{tasks[3].id()});
}

}  // namespace
}  // namespace comptoir::loop
