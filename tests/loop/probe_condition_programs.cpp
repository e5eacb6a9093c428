// The twins of tests/oracle/probes.py: Condition.
#include "probe_programs.hpp"

namespace comptoir::loop {
namespace {

template <class F>
std::string raised(F call) {
  try {
    call();
  } catch (...) {
    return describe(std::current_exception());
  }
  return "";
}

struct Buffer {
  Lock lock{"L"};
  Condition not_full{lock, "not_full"};
  Condition not_empty{lock, "not_empty"};
  std::deque<int> items;
};
Coro<> produce(World& w, Buffer& buffer, int first) {
  for (int i = first; i < first + 3; ++i) {
    auto held = co_await buffer.lock.scoped();
    co_await buffer.not_full.wait_for([&buffer] { return buffer.items.size() < 2; });
    buffer.items.push_back(i);
    w.emit("put " + std::to_string(i));
    buffer.not_empty.notify();
  }
}
Coro<> consume(World& w, Buffer& buffer) {
  for (int i = 0; i < 3; ++i) {
    {
      auto held = co_await buffer.not_empty.scoped();
      const std::size_t left = co_await buffer.not_empty.wait_for([&buffer] { return buffer.items.size(); });
      w.emit("took " + std::to_string(buffer.items.front()) + " of " + std::to_string(left));
      buffer.items.pop_front();
      buffer.not_full.notify();
    }
    co_await sleep(s(0.25));
  }
}

Coro<> until(World& w, Condition& condition, const int& level, int n) {
  auto held = co_await condition.scoped();
  try {
    w.emit("value " + std::to_string(co_await condition.wait_for([&level, n] { return level >= n ? level : 0; })));
  } catch (const CancelledError&) {
    w.emit("cancelled locked=" + python(condition.locked()));
  }
}

std::vector<Task<>> waiters_in(World& w, Condition& condition) {
  std::vector<Task<>> tasks;
  for (const char* name : {"W0", "W1", "W2"}) tasks.push_back(w.spawn(wait_in(w, condition), name));
  return tasks;
}

void add_condition_cancel_probes(Programs& programs) {
  programs["p04_condition_cancel_waiting"].main = [](World& w) -> Coro<Json> {
    Condition condition("C");
    const auto tasks = waiters_in(w, condition);
    co_await sleep(s(1));
    {
      auto held = co_await condition.scoped();
      tasks[1].cancel("message");
      co_await sleep(s(1));
      condition.notify_all();
    }
    co_await wait(tasks);
    co_return cancelled(tasks);
  };
  programs["p05_condition_cancel_notified"].main = [](World& w) -> Coro<Json> {
    Condition condition("C");
    const auto tasks = waiters_in(w, condition);
    co_await sleep(s(1));
    {
      auto held = co_await condition.scoped();
      condition.notify();
      tasks[0].cancel("too late");
      condition.notify();
    }
    co_await sleep(s(1));
    w.emit("W2 done=" + python(tasks[2].done()));
    {
      auto held = co_await condition.scoped();
      tasks[2].cancel();
      condition.notify();
    }
    co_await wait(tasks);
    co_return cancelled(tasks);
  };
  programs["p06_condition_cancel_retaking"].main = [](World& w) -> Coro<Json> {
    Condition condition("C");
    const auto tasks = waiters_in(w, condition);
    co_await sleep(s(1));
    {
      auto held = co_await condition.scoped();
      condition.notify(2);
      tasks[2].cancel("first");
      co_await sleep(s(1));
      tasks[0].cancel("in line");
      tasks[2].cancel("second");
      co_await sleep(s(1));
      tasks[2].cancel("third");
      co_await sleep(s(1));
    }
    co_await wait(tasks);
    co_return cancelled(tasks);
  };
}

void add_other_condition_probes(Programs& programs) {
  programs["p07_condition_errors"].main = [](World& w) -> Coro<Json> {
    Condition condition("C");
    Json out = Json::array();
    out.push_back(raised([&] { condition.notify(); }));
    out.push_back(raised([&] { condition.notify_all(); }));
    out.push_back(raised([&] { condition.release(); }));
    try {
      co_await condition.wait();
    } catch (const RuntimeError&) {
      out.push_back(describe(std::current_exception()));
    }
    const auto waiter = w.spawn(wait_in(w, condition), "W");
    const auto holder = w.spawn(hold(w, condition, 1), "H");
    co_await sleep(s(0.5));
    condition.notify(0);
    condition.notify(-1);
    condition.notify_all();
    condition.notify_all();
    co_await wait(waiter, holder);
    out.push_back(condition.locked());
    co_return out;
  };
  programs["p08_condition_shared_lock"].main = [](World& w) -> Coro<Json> {
    Buffer buffer;
    const auto first = w.spawn(consume(w, buffer), "C1");
    const auto second = w.spawn(produce(w, buffer, 10), "P1");
    const auto third = w.spawn(produce(w, buffer, 20), "P2");
    const auto fourth = w.spawn(consume(w, buffer), "C2");
    co_await wait(first, second, third, fourth);
    co_return nullptr;
  };
  programs["p09_condition_wait_for_cancel"].main = [](World& w) -> Coro<Json> {
    Condition condition("C");
    int level = 0;
    std::vector<Task<>> tasks;
    for (int n : {0, 2, 3, 9}) tasks.push_back(w.spawn(until(w, condition, level, n), "U" + std::to_string(n)));
    tasks.push_back(w.spawn(wait_in(w, condition, 3), "three"));
    for (int i = 0; i < 4; ++i) {
      co_await sleep(s(1));
      auto held = co_await condition.scoped();
      ++level;
      condition.notify_all();
    }
    tasks[3].cancel();
    co_await wait(tasks);
    co_return nullptr;
  };
}

}  // namespace

void add_condition_probes(Programs& programs) {
  add_condition_cancel_probes(programs);
  add_other_condition_probes(programs);
}

}  // namespace comptoir::loop
