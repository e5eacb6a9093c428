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

TEST(Statistics, OfAnEventGiveItsFlagAndTheWaitersInOrder) {
  Loop loop;
  Event event;
  const auto a = loop.create_task(event.wait());
  const auto b = loop.create_task(event.wait());
  loop.run_once();
  EXPECT_FALSE(event.statistics().is_set);
  EXPECT_EQ(event.statistics().waiters, (Ids{a.id(), b.id()}));
  event.set();
  EXPECT_TRUE(event.statistics().is_set);
  loop.run_once();
  EXPECT_TRUE(event.statistics().waiters.empty());
}

TEST(Statistics, OfAConditionTellApartWhoWaitsForTheNotificationAndForTheLock) {
  Loop loop;
  Condition condition;
  const auto notified = [](Condition& it) -> Coro<> {
    auto held = co_await it.scoped();
    co_await it.wait();
  };
  const auto a = loop.create_task(notified(condition));
  const auto b = loop.create_task(notified(condition));
  const auto holder = loop.create_task(hold(condition, seconds(1)));
  loop.run_once();
  EXPECT_EQ(condition.statistics().waiters, (Ids{a.id(), b.id()}));
  EXPECT_EQ(condition.statistics().lock.owner, holder.id());
  condition.notify();
  loop.run_once();
  EXPECT_EQ(condition.statistics().waiters, Ids{b.id()});
  EXPECT_EQ(condition.statistics().lock.waiters, Ids{a.id()});
  ASSERT_TRUE(a.waiting());
  EXPECT_EQ(a.waiting()->on.kind, FutureKind::lock);
  EXPECT_EQ(b.waiting()->on.kind, FutureKind::condition);
  EXPECT_EQ(b.waiting()->on.resource, condition.id());
}

TEST(Statistics, OfABarrierCountThoseThatWait) {
  Loop loop;
  Barrier barrier(3);
  const auto a = loop.create_task(barrier.wait());
  const auto b = loop.create_task(barrier.wait());
  loop.run_once();
  EXPECT_EQ(barrier.statistics().parties, 3);
  EXPECT_EQ(barrier.statistics().n_waiting, 2);
  EXPECT_FALSE(barrier.statistics().broken);
  EXPECT_EQ(barrier.statistics().waiters, (Ids{a.id(), b.id()}));
  loop.run_until_complete(barrier.abort());
  EXPECT_TRUE(barrier.statistics().broken);
  EXPECT_EQ(barrier.statistics().n_waiting, 0);
  EXPECT_THROW(a.result(), BrokenBarrierError);
  EXPECT_THROW(b.result(), BrokenBarrierError);
}

TEST(Statistics, OfAQueueGiveItemsGettersPuttersAndWhatIsUnfinished) {
  Loop loop;
  Queue<int> queue(2);
  const auto getter = loop.create_task(queue.get());
  const auto joiner = loop.create_task(queue.join());
  loop.run_once();
  EXPECT_EQ(queue.statistics().getters, Ids{getter.id()});
  EXPECT_EQ(queue.statistics().size, 0u);
  EXPECT_EQ(queue.statistics().maxsize, 2);
  EXPECT_TRUE(joiner.done());
  queue.put_nowait(1);
  EXPECT_TRUE(queue.statistics().getters.empty()) << "it was woken";
  queue.put_nowait(2);
  const auto putter = loop.create_task(queue.put(3));
  const auto next = loop.create_task(queue.put(4));
  loop.run_once();  // the getter runs first, so one more finds room
  EXPECT_EQ(getter.result(), 1);
  EXPECT_TRUE(putter.done());
  EXPECT_EQ(queue.statistics().putters, Ids{next.id()});
  EXPECT_EQ(queue.statistics().size, 2u);
  EXPECT_EQ(queue.statistics().unfinished, 3);
  queue.task_done();
  EXPECT_EQ(queue.statistics().unfinished, 2);
}

}  // namespace
}  // namespace comptoir::loop
