#include "programs.hpp"

#include <optional>
#include <vector>

namespace comptoir::trace::testing {

using namespace loop;

namespace {

/// The smallest generator that will do; the same on every machine.
struct Random {
  std::uint32_t state;
  std::uint32_t operator()(std::uint32_t below) {
    state = state * 1664525u + 1013904223u;
    return static_cast<std::uint32_t>((std::uint64_t{state} * below) >> 32);
  }
};

struct Kitchen {
  Observer& observer;
  Lock soda{"soda"};
  Semaphore cook;
  Lock fries{"fries"};
  std::uint32_t counter = 0;
  explicit Kitchen(Observer& o, std::uint32_t cooks) : observer(o), cook(static_cast<int>(cooks), "cook") {}
  void line(std::uint16_t place) { observer.on_line(Loop::running().current_id(), place); }
};

Coro<> get_soda(Kitchen& k) {
  k.line(1);
  auto held = co_await k.soda.scoped();
  k.line(2);
  co_await sleep(seconds(1));
}
Coro<> get_burger(Kitchen& k) {
  k.line(3);
  auto held = co_await k.cook.scoped();
  k.line(4);
  co_await sleep(seconds(3));
}
Coro<> get_fries(Kitchen& k) {
  auto held = co_await k.fries.scoped();
  k.line(5);
  if (k.counter == 0) {
    co_await sleep(seconds(4));
    k.counter = 5;
  }
  --k.counter;
}
Coro<> serve(Kitchen& k, std::uint32_t client) {
  const Time start = Loop::running().time();
  co_await wait(create_task(get_soda(k), {"soda:", client}), create_task(get_burger(k), {"burger:", client}),
                create_task(get_fries(k), {"fries:", client}));
  k.observer.on_print(Loop::running().current_id(), {1, client, (Loop::running().time() - start).ns});
}
Coro<> rush(Kitchen& k, Restaurant r) {
  std::vector<Task<>> todo;
  for (std::uint32_t i = 1; i <= r.clients; ++i) {
    todo.push_back(create_task(serve(k, i), {"serve:", i}));
    if (r.period > Duration{}) co_await sleep(r.period);
  }
  co_await wait(todo);
}

struct Muddle {
  Observer& observer;
  Random random;
  Lock locks[2] = {Lock{"a"}, Lock{"b"}};
  Semaphore semaphore{2, "c"};
  std::vector<Task<>> tasks;
  std::uint32_t left = 0;
};

Coro<> member(Muddle& m, std::uint32_t depth);

Task<> launch(Muddle& m, std::uint32_t depth) {
  --m.left;
  Task<> task = create_task(member(m, depth), {"member:", m.left});
  m.tasks.push_back(task);
  return task;
}

Coro<> act(Muddle& m, std::uint32_t depth) {
  Loop& loop = Loop::running();
  switch (m.random(12)) {
    case 0: co_await sleep(Duration{}); break;
    case 1:
    case 2: co_await sleep(milliseconds(125 * (1 + m.random(16)))); break;
    case 3: {
      auto held = co_await m.locks[m.random(2)].scoped();
      co_await sleep(milliseconds(250 * m.random(4)));
      break;
    }
    case 4: {
      auto held = co_await m.semaphore.scoped();
      co_await sleep(milliseconds(125 * m.random(8)));
      break;
    }
    case 5:
    case 6: {
      if (m.left < 4 || depth > 3) break;
      const Task<> first = launch(m, depth + 1), second = launch(m, depth + 1);
      if (m.random(2)) co_await wait(first, second);
      else co_await gather(first, second);
      break;
    }
    case 7: {
      const Task<> other = m.tasks[m.random(static_cast<std::uint32_t>(m.tasks.size()))];
      if (other.id() != loop.current_id() && m.random(3) == 0) other.cancel();
      break;
    }
    case 8: loop.call_soon([] {}, {"soon:", m.random(100)}); break;
    case 9: {
      Handle later = loop.call_later(milliseconds(m.random(3000)), [] {}, "later");
      if (m.random(3)) later.cancel();
      break;
    }
    case 10: loop.block(milliseconds(m.random(2) * 375)); break;
    default: m.observer.on_print(loop.current_id(), {static_cast<std::uint16_t>(m.random(9)), -5, std::int64_t{1} << m.random(60)});
  }
}

Coro<> member(Muddle& m, std::uint32_t depth) {
  const std::uint32_t steps = 2 + m.random(8);
  for (std::uint32_t i = 0; i < steps; ++i) {
    m.observer.on_line(Loop::running().current_id(), static_cast<std::uint16_t>(i + 1));
    co_await act(m, depth);
  }
  if (m.random(10) == 0) throw std::runtime_error("as it happens");
}

Coro<> muddle(Muddle& m) {
  while (true) {
    for (int i = 0; i < 8 && m.left > 0; ++i) launch(m, 0);
    std::vector<Task<>> rest;
    for (const Task<>& task : m.tasks)
      if (!task.done()) rest.push_back(task);
    if (rest.empty() && m.left == 0) break;
    if (!rest.empty()) co_await wait(rest, {.timeout = seconds(2)});
  }
}

Coro<> sleeper(Random random, std::uint32_t rounds) {
  for (std::uint32_t i = 0; i < rounds; ++i) co_await sleep(microseconds(1 + random(4'000'000)));
}
Coro<> dormitory(std::uint32_t tasks, std::uint32_t rounds) {
  std::vector<Task<>> all;
  for (std::uint32_t i = 1; i <= tasks; ++i) all.push_back(create_task(sleeper({i * 2654435761u}, rounds), {"sleeper:", i}));
  co_await wait(all);
}

}  // namespace

void run_restaurant(Observer& observer, const Restaurant& restaurant) {
  Loop loop(&observer);
  std::optional<Kitchen> kitchen;
  const auto main = [](std::optional<Kitchen>& k, Observer& o, Restaurant r) -> Coro<> {
    k.emplace(o, r.cooks);
    co_await rush(*k, r);
  };
  loop.run_until_complete(loop.create_task(main(kitchen, observer, restaurant), "main"));
}

void run_muddle(Observer& observer, std::uint32_t seed, std::uint32_t tasks) {
  Loop loop(&observer);
  Muddle m{.observer = observer, .random = {seed}, .tasks = {}, .left = tasks};
  loop.run_until_complete(loop.create_task(muddle(m), "main"));
}

void run_sleepers(Observer& observer, std::uint32_t tasks, std::uint32_t rounds) {
  Loop loop(&observer);
  loop.run_until_complete(loop.create_task(dormitory(tasks, rounds), "main"));
}

}  // namespace comptoir::trace::testing
