// Probes of Event, Condition, Barrier and Queue.
#include "programs.hpp"

namespace comptoir::loop {
namespace {

Coro<> event_waiter(World& w, Event& event) {
  co_await event.wait();
  w.emit("passed is_set=" + python(event.is_set()));
}

Coro<> condition_waiter(World& w, Condition& condition, const int& level, int n) {
  {
    auto held = co_await condition.scoped();
    w.emit("waiting");
    if (n < 4) {
      co_await condition.wait();
    } else {
      co_await condition.wait_for([&level] { return level >= 2; });
    }
    w.emit("woken");
    co_await sleep(s(0.25));
  }
  w.emit("out");
}

Coro<> member(World& w, Barrier& barrier, int i) {
  co_await sleep(s(i * 0.5));
  w.emit("arrive");
  w.emit("index " + std::to_string(co_await barrier.wait()));
}

Coro<> producer(World& w, Queue<int>& queue) {
  for (int i = 0; i < 6; ++i) {
    co_await queue.put(i);
    w.emit("put " + std::to_string(i));
  }
}
Coro<> consumer(World& w, Queue<int>& queue, double pace) {
  for (;;) {
    w.emit("got " + std::to_string(co_await queue.get()));
    co_await sleep(s(pace));
    queue.task_done();
  }
}

template <class Q>
Coro<Json> in_and_out(Q& queue) {
  for (int i : {3, 1, 4, 1, 5, 9, 2, 6}) co_await queue.put(i);
  Json out = Json::array();
  for (int i = 0; i < 8; ++i) out.push_back(co_await queue.get());
  co_return out;
}

template <class F>
std::string outcome(F call) {
  try {
    if constexpr (std::is_void_v<decltype(call())>) {
      call();
      return "None";
    } else {
      return std::to_string(call());
    }
  } catch (...) {
    return type_name(std::current_exception());
  }
}

Coro<> getter(World& w, Queue<std::string>& queue) { w.emit("got " + co_await queue.get()); }

Coro<> worker(World& w, Event& go, Semaphore& semaphore, Lock& lock, Queue<int>& queue, int i) {
  co_await go.wait();
  {
    auto unit = co_await semaphore.scoped();
    auto held = co_await lock.scoped();
    co_await queue.put(i);
    w.emit("put " + std::to_string(i));
  }
  w.emit("out");
}

}  // namespace

void add_primitive_programs(Programs& programs) {
  programs["n43_event"].main = [](World& w) -> Coro<Json> {
    Event event("E");
    std::vector<Task<>> tasks;
    for (const char* name : {"W1", "W2", "W3"}) tasks.push_back(w.spawn(event_waiter(w, event), name));
    co_await sleep(s(1));
    tasks[1].cancel();
    event.set();
    event.clear();
    co_await wait(tasks);
    event.set();
    w.emit("before");
    co_await event.wait();
    w.emit("after");
    co_return nullptr;
  };
  programs["n44_condition"].main = [](World& w) -> Coro<Json> {
    Condition condition("C");
    int level = 0;
    std::vector<Task<>> tasks;
    for (int i = 0; i < 5; ++i) {
      tasks.push_back(w.spawn(condition_waiter(w, condition, level, i), "W" + std::to_string(i)));
    }
    for (int n : {1, 2, 9}) {
      co_await sleep(s(1));
      auto held = co_await condition.scoped();
      ++level;
      w.emit("notify " + std::to_string(n));
      condition.notify(n);
      w.emit("still holding");
    }
    co_await wait(tasks);
    co_return nullptr;
  };
  programs["n46_barrier"].main = [](World& w) -> Coro<Json> {
    Barrier barrier(3, "B");
    std::vector<Task<>> tasks;
    for (int i = 0; i < 6; ++i) tasks.push_back(w.spawn(member(w, barrier, i), "M" + std::to_string(i)));
    co_await gather(tasks);
    co_return nullptr;
  };
  programs["n47_queue_bounded"].main = [](World& w) -> Coro<Json> {
    Queue<int> queue(2, "Q");
    const std::vector<Task<>> consumers = {w.spawn(consumer(w, queue, 1), "C1"), w.spawn(consumer(w, queue, 2), "C2")};
    co_await w.spawn(producer(w, queue), "P");
    w.emit("produced");
    co_await queue.join();
    w.emit("joined");
    for (const auto& task : consumers) task.cancel();
    co_await wait(consumers);
    co_return nullptr;
  };
  programs["n48_queue_kinds"].main = [](World&) -> Coro<Json> {
    PriorityQueue<int> by_priority;
    LifoQueue<int> stack;
    Queue<int> queue;
    Json out = Json::array();
    out.push_back(co_await in_and_out(by_priority));
    out.push_back(co_await in_and_out(stack));
    out.push_back(co_await in_and_out(queue));
    Queue<int> one(1);
    out.push_back(outcome([&] { return one.get_nowait(); }));
    out.push_back(outcome([&] { one.put_nowait(1); }));
    out.push_back(outcome([&] { one.put_nowait(2); }));
    out.push_back(outcome([&] { one.task_done(); }));
    out.push_back(outcome([&] { one.task_done(); }));
    co_return out;
  };
  programs["n49_queue_getters"].main = [](World& w) -> Coro<Json> {
    Queue<std::string> queue(0, "Q");
    std::vector<Task<>> tasks;
    for (const char* name : {"G1", "G2", "G3"}) tasks.push_back(w.spawn(getter(w, queue), name));
    co_await sleep(s(1));
    queue.put_nowait("x");
    tasks[0].cancel();
    co_await sleep(s(1));
    queue.put_nowait("y");
    w.emit("main stole " + co_await queue.get());
    co_await sleep(s(1));
    queue.put_nowait("z");
    co_await wait(tasks);
    co_return nullptr;
  };
  programs["n69_interleaved_primitives"].main = [](World& w) -> Coro<Json> {
    Lock lock("L");
    Semaphore semaphore(2, "S");
    Event go("go");
    Queue<int> queue(1, "Q");
    std::vector<Task<>> tasks;
    for (int i = 0; i < 5; ++i) {
      tasks.push_back(w.spawn(worker(w, go, semaphore, lock, queue, i), "W" + std::to_string(i)));
    }
    co_await sleep(s(1));
    go.set();
    for (int i = 0; i < 5; ++i) {
      w.emit("got " + std::to_string(co_await queue.get()));
      co_await sleep(Duration{});
    }
    co_await wait(tasks);
    co_return nullptr;
  };
}

}  // namespace comptoir::loop
