// Event, Condition, Barrier and the queues beside the recorded programs: what they leave, what an observer is told, what
// Python can't say. Their behaviour is in oracle_test.
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "probe_programs.hpp"

namespace comptoir::loop {
namespace {

using Lines = std::vector<std::string>;

struct Everything {
  Lock lock{"L"};
  Semaphore semaphore{1, "S"};
  Event event{"E"};
  Condition condition{"C"};
  Condition shared{lock, "D"};
  Barrier barrier{3, "B"};
  Queue<std::string> queue{0, "Q"};
  LifoQueue<int> narrow{1, "N"};
  PriorityQueue<int> heap{1, "H"};
};

void wait_everywhere(World& w, Everything& all, std::vector<Task<>>& tasks) {
  tasks.push_back(w.spawn(hold(w, all.lock, 1), "lock"));
  tasks.push_back(w.spawn(hold(w, all.semaphore, 1), "semaphore"));
  tasks.push_back(w.spawn(pass_event(w, all.event), "event"));
  tasks.push_back(w.spawn(wait_in(w, all.condition), "condition"));
  tasks.push_back(w.spawn(wait_in(w, all.shared), "shared"));
  tasks.push_back(w.spawn(arrive(w, all.barrier), "barrier"));
  tasks.push_back(w.spawn(get_one(w, all.queue), "get"));
  tasks.push_back(w.spawn(put_one(w, all.narrow, 1), "put"));
  tasks.push_back(w.spawn(put_one(w, all.heap, 1), "put by priority"));
  tasks.push_back(w.spawn(all.heap.join(), "join"));
}

/// Every third waiter is cancelled: in the first round before its turn is given, in the second after it.
Coro<> stir(World& w, Everything& all) {
  all.narrow.put_nowait(0);
  all.heap.put_nowait(0);
  std::vector<Task<>> everybody;
  for (int round = 0; round < 2; ++round) {
    co_await all.lock.acquire();
    co_await all.semaphore.acquire();
    all.event.clear();
    std::vector<Task<>> tasks;
    wait_everywhere(w, all, tasks);
    wait_everywhere(w, all, tasks);
    co_await sleep(s(1));
    const auto release = [&all] {
      if (all.lock.locked()) all.lock.release();
      all.semaphore.release();
      all.event.set();
      all.queue.put_nowait("a longer text than what fits into the string itself");
      if (!all.narrow.empty()) all.narrow.get_nowait();
      if (!all.heap.empty()) all.heap.get_nowait();
    };
    if (round == 1) release();
    for (std::size_t i = 0; i < tasks.size(); i += 3) tasks[i].cancel("a message");
    if (round == 0) release();
    everybody.insert(everybody.end(), tasks.begin(), tasks.end());
    auto held = co_await all.condition.scoped();
    all.condition.notify_all();
    co_await sleep(s(1));
  }
  for (const auto& task : everybody) task.cancel();
  co_await wait(everybody);
}

std::size_t handles_of_stir() {
  World w;
  Everything all;
  w.loop.begin(w.loop.create_task(stir(w, all), "main"));
  std::size_t handles = 0;
  while (w.loop.run_handles(1)) ++handles;
  return handles;
}

/// The loop's memory lives with its last block, which is the main task.
void end_the_loop_after(std::size_t handles, bool inside, bool primitives_first) {
  auto world = std::make_unique<World>();
  auto outside = std::make_unique<Everything>();
  const auto within = [](World& w) -> Coro<> {
    Everything all;
    co_await stir(w, all);
  };
  Task<> main = world->loop.create_task(inside ? within(*world) : stir(*world, *outside), "main");
  const FramePool* pool = FramePool::of(main.core());
  world->loop.begin(main);
  world->loop.run_handles(handles);
  if (primitives_first) outside.reset();
  world.reset();
  EXPECT_EQ(pool->live(), 1u) << "after " << handles << " handles";
}

TEST(Primitives, LeaveNothingWhenTheLoopGoesAtAnyHandle) {
  const std::size_t all = handles_of_stir();
  EXPECT_GT(all, 120u);
  for (std::size_t handles = 0; handles <= all; ++handles) {
    end_the_loop_after(handles, handles % 2 == 0, handles % 3 == 0);
  }
}

TEST(Primitives, MayBeDestroyedOnceTheirTasksAreWoken) {
  World w;
  auto event = std::make_unique<Event>();
  auto condition = std::make_unique<Condition>();
  auto barrier = std::make_unique<Barrier>(2);
  auto queue = std::make_unique<Queue<std::string>>();
  auto full = std::make_unique<Queue<int>>(1);
  full->put_nowait(0);
  const auto in_condition = [](Condition& it) -> Coro<> {
    co_await it.acquire();
    co_await it.wait();
  };
  const std::vector<Task<>> tasks = {
      w.loop.create_task(event->wait()),       w.loop.create_task(in_condition(*condition)),
      w.loop.create_task(arrive(w, *barrier)), w.loop.create_task(get_one(w, *queue)),
      w.loop.create_task(full->put(1)),        w.loop.create_task(full->join())};
  w.loop.run_once();
  w.loop.run_once();
  event->set();
  const auto last = w.loop.create_task([](Condition& it, Barrier& second) -> Coro<> {
    auto held = co_await it.scoped();
    it.notify_all();
    co_await second.wait();
  }(*condition, *barrier));
  queue->put_nowait("item");
  full->get_nowait();
  full->task_done();
  w.loop.run_once();
  event.reset();
  condition.reset();
  barrier.reset();
  queue.reset();
  full.reset();
  EXPECT_THROW(w.loop.run_forever(), Deadlock);  // nothing more will come
  EXPECT_TRUE(last.done());
  for (const auto& task : tasks) EXPECT_NO_THROW(task.result()) << task.get_name().str();
}

TEST(Primitives, MadeOutsideALoopAreKnownToTheOneThatUsesThem) {
  Queue<int> queue(0, "Q");
  queue.put_nowait(1);
  EXPECT_EQ(queue.id(), ResourceId::none);
  World w;
  w.loop.run_until_complete(w.loop.create_task(queue.put(2), "main"));
  EXPECT_NE(queue.id(), ResourceId::none);
  EXPECT_EQ(w.trace.resource_events, Lines{"released Q by main"});
}

TEST(Primitives, WakeATaskInItsOwnLoopWhoeverCalls) {
  Loop first, second;
  Event event;
  const Task<> waiter = first.create_task(event.wait());
  first.run_once();
  const auto sets = [](Event& it) -> Coro<> {
    it.set();
    co_return;
  };
  second.run_until_complete(sets(event));
  EXPECT_FALSE(waiter.done());
  first.run_once();
  EXPECT_TRUE(waiter.done());
}

// ---- what an observer is told ---------------------------------------------------------------------------------------

TEST(ResourceEvents, OfAnEvent) {
  World w;
  Event event("E");
  const auto a = w.loop.create_task(event.wait(), "a");
  const auto b = w.loop.create_task(event.wait(), "b");
  const auto main = [](Event& it, Task<> cancelled) -> Coro<> {
    co_await sleep(s(1));
    cancelled.cancel();
    it.set();
    it.set();
    co_await sleep(s(1));
    co_await it.wait();
  };
  w.loop.run_until_complete(w.loop.create_task(main(event, b), "main"));
  EXPECT_EQ(w.trace.resource_events, (Lines{"queued E by a", "queued E by b", "released E by main", "granted E by a",
                                            "left E by b", "acquired E by a", "acquired E by main"}));
}

TEST(ResourceEvents, OfAConditionAndItsLock) {
  World w;
  Condition condition("C");
  const auto waits = [](Condition& it) -> Coro<> {
    auto held = co_await it.scoped();
    co_await it.wait();
  };
  w.loop.create_task(waits(condition), "a");
  const auto main = [](Condition& it) -> Coro<> {
    co_await sleep(s(1));
    {
      auto held = co_await it.scoped();
      it.notify_all();
    }
    co_await sleep(s(1));
  };
  w.loop.run_until_complete(w.loop.create_task(main(condition), "main"));
  EXPECT_EQ(w.trace.resource_events,
            (Lines{"acquired C.lock by a", "released C.lock by a", "queued C by a", "acquired C.lock by main",
                   "granted C by a", "released C.lock by main", "acquired C by a", "acquired C.lock by a",
                   "released C.lock by a"}));
}

TEST(ResourceEvents, OfABarrierWithoutThoseOfItsCondition) {
  World w;
  Barrier barrier(2, "B");
  w.loop.create_task(barrier.wait(), "a");
  w.loop.create_task(barrier.wait(), "b");
  const auto c = w.loop.create_task(barrier.wait(), "c");
  const auto main = [](Task<int> cancelled) -> Coro<> {
    co_await sleep(s(1));
    cancelled.cancel();
    co_await sleep(s(1));
  };
  w.loop.run_until_complete(w.loop.create_task(main(c), "main"));
  Lines events;
  for (const std::string& event : w.trace.resource_events) {
    if (event.find(" B ") != std::string::npos) events.push_back(event);
  }
  EXPECT_EQ(events, (Lines{"queued B by a", "released B by b", "acquired B by b", "acquired B by a", "queued B by c",
                           "left B by c"}));
}

TEST(ResourceEvents, OfAQueueWhoseItemIsTakenByAnotherAndWhoseRoomIsWaitedFor) {
  World w;
  Queue<int> queue(1, "Q");
  w.loop.create_task(queue.get(), "getter");
  const auto main = [](World& world, Queue<int>& it) -> Coro<> {
    co_await sleep(s(1));
    it.put_nowait(1);
    it.get_nowait();
    co_await sleep(s(1));
    it.put_nowait(2);
    co_await sleep(s(1));
    it.put_nowait(3);
    world.loop.create_task(it.put(4), "putter");
    co_await sleep(s(1));
    it.get_nowait();
    co_await sleep(s(1));
  };
  w.loop.run_until_complete(w.loop.create_task(main(w, queue), "main"));
  EXPECT_EQ(w.trace.resource_events,
            (Lines{"queued Q by getter", "released Q by main", "granted Q by getter", "acquired Q by main",  // too late
                   "left Q by getter", "queued Q by getter",                                                 // anew
                   "released Q by main", "granted Q by getter", "acquired Q by getter",                      //
                   "released Q by main", "queued Q by putter",                                               //
                   "acquired Q by main", "granted Q by putter", "left Q by putter", "released Q by putter"}));
}

// ---- what only C++ can ask ------------------------------------------------------------------------------------------

TEST(Queue, HoldsItemsThatCanOnlyBeMoved) {
  Loop loop;
  Queue<std::unique_ptr<int>> queue(1);
  LifoQueue<std::unique_ptr<int>> stack;
  const auto main = [](auto& first, auto& second) -> Coro<int> {
    co_await first.put(std::make_unique<int>(7));
    co_await second.put(co_await first.get());
    co_return *co_await second.get();
  };
  EXPECT_EQ(loop.run_until_complete(main(queue, stack)), 7);
}

TEST(PriorityQueue, OrdersByTheGivenLess) {
  Loop loop;
  const auto main = []() -> Coro<std::string> {
    PriorityQueue<char, std::greater<>> queue;
    for (char c : {'b', 'd', 'a', 'c'}) queue.put_nowait(c);
    std::string out;
    while (!queue.empty()) out += co_await queue.get();
    co_return out;
  };
  EXPECT_EQ(loop.run_until_complete(main()), "dcba");
}

TEST(Held, KeepsQuietWhileAnotherErrorGoesThrough) {
  Loop loop;
  const auto main = []() -> Coro<> {
    Lock lock;
    auto held = co_await lock.scoped();
    lock.release();
    throw ValueError("first");
  };
  EXPECT_THROW(loop.run_until_complete(main()), ValueError);
}

TEST(Held, ThrowsForABoundedSemaphoreToo) {
  Loop loop;
  const auto main = []() -> Coro<> {
    BoundedSemaphore semaphore(2);
    auto held = co_await semaphore.scoped();
    semaphore.release();
  };
  EXPECT_THROW(loop.run_until_complete(main()), ValueError);
}

TEST(Coro, OfAPrimitiveThatIsNeverAwaitedIsReported) {
  Loop loop;
  loop.run_until_complete([]() -> Coro<> {
    Event event;
    static_cast<void>(event.wait());
    co_return;
  }());
  ASSERT_EQ(loop.reports().size(), 1u);
  EXPECT_STREQ(loop.reports()[0].message, "coroutine was never awaited");
}

}  // namespace
}  // namespace comptoir::loop
