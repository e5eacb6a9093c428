/// The workloads on the faithful minimum. In a file of its own, so that the compiler does not see both sides at once.
#include "tests/bench/minimum.hpp"
#include "tests/bench/workloads.hpp"

namespace comptoir::bench {
namespace {

using namespace minimum;

// ---- w1: the ready queue ---------------------------------------------------------------------------------------------

Task switcher(Outcome& outcome, std::uint32_t rounds, std::uint32_t task) {
  for (std::uint32_t i = 0; i < rounds; ++i) co_await sleep(0);
  outcome.operations += rounds;
  outcome.task_ends(task);
}
Task switchers(Outcome& outcome, const Work& work) {
  Gather all;
  for (std::uint32_t i = 0; i < work.tasks; ++i) all.start(switcher(outcome, work.rounds, i));
  co_await all;
}

// ---- w2: timers ------------------------------------------------------------------------------------------------------

Task dozer(Outcome& outcome, std::uint32_t rounds, std::uint32_t task) {
  Durations durations(task);
  for (std::uint32_t i = 0; i < rounds; ++i) co_await sleep(durations.next());
  outcome.operations += rounds;
  outcome.task_ends(static_cast<std::uint64_t>(Loop::instance->now));
}
Task dozers(Outcome& outcome, const Work& work) {
  Gather all;
  for (std::uint32_t i = 0; i < work.tasks; ++i) all.start(dozer(outcome, work.rounds, i));
  co_await all;
}

// ---- w3: one lock ----------------------------------------------------------------------------------------------------

Task locker(Outcome& outcome, Lock& lock, std::uint32_t rounds, std::uint32_t task) {
  for (std::uint32_t i = 0; i < rounds; ++i) {
    co_await lock.acquire();
    ++outcome.operations;
    co_await sleep(0);
    lock.release();
  }
  outcome.task_ends(task);
}
Task lockers(Outcome& outcome, const Work& work) {
  Lock lock;
  Gather all;
  for (std::uint32_t i = 0; i < work.tasks; ++i) all.start(locker(outcome, lock, work.rounds, i));
  co_await all;
}

// ---- w4: the restaurant ----------------------------------------------------------------------------------------------

struct Restaurant {
  Lock soda;
  Semaphore cook{cooks};
  Lock fryer;
  int portions = 0;
  std::uint32_t served = 0;
  Event all_served;
};

Task get_soda(Restaurant& resto) {
  co_await resto.soda.acquire();
  co_await sleep(t_soda);
  resto.soda.release();
}
Task get_burger(Restaurant& resto) {
  co_await resto.cook.acquire();
  co_await sleep(t_burger);
  resto.cook.release();
}
Task get_fries(Restaurant& resto) {
  co_await resto.fryer.acquire();
  if (resto.portions == 0) {
    co_await sleep(t_fries);
    resto.portions = batch;
  }
  --resto.portions;
  resto.fryer.release();
}
Task serve(Outcome& outcome, Restaurant& resto, std::uint32_t clients) {
  const std::int64_t arrived = Loop::instance->now;
  Gather dishes;
  dishes.start(get_soda(resto));
  dishes.start(get_burger(resto));
  dishes.start(get_fries(resto));
  co_await dishes;
  ++outcome.operations;
  outcome.task_ends(static_cast<std::uint64_t>(Loop::instance->now - arrived));
  if (++resto.served == clients) resto.all_served.set();
}
Task rush(Outcome& outcome, const Work& work) {
  Restaurant resto;
  for (std::uint32_t i = 0; i < work.tasks; ++i) {
    start(serve(outcome, resto, work.tasks));
    co_await sleep(period);
  }
  co_await resto.all_served;
}

// ---- w5: spawn -------------------------------------------------------------------------------------------------------

Task trivial(Outcome& outcome) {
  ++outcome.operations;
  co_return;
}
Task spawner(Outcome& outcome, const Work& work) {
  for (std::uint32_t made = 0; made < work.tasks; made += work.rounds) {
    Gather all;
    for (std::uint32_t i = 0; i < work.rounds; ++i) all.start(trivial(outcome));
    co_await all;
  }
}

// ---- w6: sleepers ----------------------------------------------------------------------------------------------------

Task sleeper(Outcome& outcome, std::int64_t delay, std::uint32_t& asleep, Event& all_awake) {
  co_await sleep(delay);
  ++outcome.operations;
  outcome.task_ends(static_cast<std::uint64_t>(delay));
  if (--asleep == 0) all_awake.set();
}
Task sleepers(Outcome& outcome, const Work& work) {
  std::uint32_t asleep = work.tasks;
  Event all_awake;
  for (std::uint32_t i = 0; i < work.tasks; ++i) start(sleeper(outcome, sleep_of(i), asleep, all_awake));
  co_await sleep(0);
  work.all_asleep();
  co_await all_awake;
}

}  // namespace

Outcome run_on_minimum(const Work& work, Counts* counts) {
  constexpr Task (*programs[])(Outcome&, const Work&) = {switchers, dozers, lockers, rush, spawner, sleepers};
  Outcome outcome;
  Loop loop;
  start(programs[work.workload - 1](outcome, work));
  if (counts) {
    loop.run([counts](std::size_t handles) {
      counts->handles += handles;
      ++counts->iterations;
    });
  } else {
    loop.run([](std::size_t) {});
  }
  outcome.end_ns = loop.now;
  return outcome;
}

}  // namespace comptoir::bench
