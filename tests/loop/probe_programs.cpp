// The twins of tests/oracle/probes.py: the tasks that they share; Event, Lock, and all primitives together.
#include "probe_programs.hpp"

namespace comptoir::loop {

Coro<> pass_event(World& w, Event& event) {
  try {
    co_await event.wait();
    w.emit("passed");
  } catch (const CancelledError& error) {
    w.emit(std::string("cancelled ") + error.message());
    throw;
  }
}

Coro<> wait_in(World& w, Condition& condition, int times) {
  {
    auto held = co_await condition.scoped();
    for (int i = 0; i < times; ++i) {
      try {
        co_await condition.wait();
        w.emit("notified locked=" + python(condition.locked()));
      } catch (const CancelledError& error) {
        w.emit(std::string("cancelled ") + error.message() + " locked=" + python(condition.locked()));
        throw;
      }
    }
  }
  w.emit("out");
}

Coro<> arrive(World& w, Barrier& barrier, double delay) {
  co_await sleep(s(delay));
  w.emit("arrives waiting=" + std::to_string(barrier.n_waiting()) + " broken=" + python(barrier.broken()));
  try {
    w.emit("index " + std::to_string(co_await barrier.wait()));
  } catch (const BrokenBarrierError&) {
    w.emit(describe(std::current_exception()));
  } catch (const CancelledError&) {
    w.emit("cancelled");
    throw;
  }
}

namespace {

Coro<> release_inside(World& w, Lock& lock) {
  {
    auto held = co_await lock.scoped();
    lock.release();
    co_await sleep(s(1));
  }
  w.emit("never here");
}

Coro<> in_condition(Condition& condition) {
  auto held = co_await condition.scoped();
  co_await condition.wait();
}
Coro<> on_lock(World& w, Condition& condition) {
  auto held = co_await condition.scoped();
  co_await sleep(s(1));
  auto again = co_await condition.scoped();
  w.emit("never here");
}

struct AllKinds {
  Lock lock{"L"};
  Semaphore semaphore{1, "S"};
  Event event{"E"};
  Condition condition{"C"};
  Barrier barrier{3, "B"};
  Queue<std::string> queue{0, "Q"};
  Queue<int> narrow{1, "N"};
};
void all_wait(World& w, AllKinds& all, std::vector<Task<>>& tasks, const std::string& tag) {
  tasks.push_back(w.spawn(hold(w, all.lock, 1), "lock" + tag));
  tasks.push_back(w.spawn(hold(w, all.semaphore, 1), "semaphore" + tag));
  tasks.push_back(w.spawn(pass_event(w, all.event), "event" + tag));
  tasks.push_back(w.spawn(wait_in(w, all.condition), "condition" + tag));
  tasks.push_back(w.spawn(arrive(w, all.barrier), "barrier" + tag));
  tasks.push_back(w.spawn(get_one(w, all.queue), "get" + tag));
  tasks.push_back(w.spawn(put_one(w, all.narrow, 1), "put" + tag));
}

}  // namespace

void add_mixed_probes(Programs& programs) {
  programs["p01_event_cancel"].main = [](World& w) -> Coro<Json> {
    Event event("E");
    std::vector<Task<>> tasks;
    for (const char* name : {"W0", "W1", "W2", "W3"}) tasks.push_back(w.spawn(pass_event(w, event), name));
    co_await sleep(s(1));
    tasks[0].cancel("early");
    event.set();
    event.set();
    tasks[1].cancel("late");
    event.clear();
    tasks.push_back(w.spawn(pass_event(w, event), "W4"));
    co_await sleep(s(1));
    event.set();
    co_await wait(tasks);
    co_return cancelled(tasks);
  };
  programs["p02_lock_released_inside"].main = [](World& w) -> Coro<Json> {
    Lock lock("L");
    const auto user = w.spawn(release_inside(w, lock), "U1");
    const auto other = w.spawn(hold(w, lock, 0.5), "U2");
    co_await wait(user, other);
    co_return describe(user.exception());
  };
  programs["p03_deadlock"].main = [](World& w) -> Coro<Json> {
    Event event;
    Queue<int> queue;
    Condition condition;
    LifoQueue<int> stack(1);
    BoundedSemaphore bounded(1);
    PriorityQueue<int> heap;
    Barrier barrier(2), named(2, "B");
    co_await stack.put(1);
    co_await bounded.acquire();
    const auto acquire = [](BoundedSemaphore& it) -> Coro<> { co_await it.acquire(); };
    std::vector<TaskRef> tasks = {
        w.spawn(queue.get(), "getter"), w.spawn(event.wait(), "event"), w.spawn(in_condition(condition), "condition"),
        w.spawn(on_lock(w, condition), "lock"), w.spawn(stack.put(2), "putter"), w.spawn(acquire(bounded), "bounded"),
        w.spawn(heap.get(), "heap"), w.spawn(barrier.wait(), "barrier"), w.spawn(named.wait(), "named"),
        w.spawn(stack.join(), "join")};
    co_await wait(tasks);
    co_return nullptr;
  };
  programs["p20_all_cancelled"].main = [](World& w) -> Coro<Json> {
    AllKinds all;
    co_await all.lock.acquire();
    co_await all.semaphore.acquire();
    all.narrow.put_nowait(0);
    std::vector<Task<>> tasks;
    all_wait(w, all, tasks, "1");
    const std::size_t first = tasks.size();
    all_wait(w, all, tasks, "2");
    co_await sleep(s(1));
    for (std::size_t i = first; i-- > 0;) tasks[i].cancel();
    all.lock.release();
    all.semaphore.release();
    all.event.set();
    {
      auto held = co_await all.condition.scoped();
      all.condition.notify(1);
    }
    all.queue.put_nowait("item");
    all.narrow.get_nowait();
    co_await sleep(s(1));
    co_await wait(tasks, {.timeout = s(3)});
    Json done = Json::array();
    for (const auto& task : tasks) done.push_back(task.done());
    co_return done;
  };
}

}  // namespace comptoir::loop
