/// The workloads on this loop, written as any program of it is.
#include "loop/asyncio.hpp"
#include "tests/bench/workloads.hpp"

namespace comptoir::bench {
namespace {

using namespace loop;

std::uint64_t now() { return static_cast<std::uint64_t>(Loop::running().time().ns); }

// ---- w1: the ready queue ---------------------------------------------------------------------------------------------

Coro<> switcher(Outcome& outcome, std::uint32_t rounds, std::uint32_t task) {
  for (std::uint32_t i = 0; i < rounds; ++i) co_await sleep(Duration{});
  outcome.operations += rounds;
  outcome.task_ends(task);
}
Coro<> switchers(Outcome& outcome, const Work& work) {
  std::vector<Task<>> all;
  for (std::uint32_t i = 0; i < work.tasks; ++i) all.push_back(create_task(switcher(outcome, work.rounds, i)));
  co_await gather(all);
}

// ---- w2: timers ------------------------------------------------------------------------------------------------------

Coro<> dozer(Outcome& outcome, std::uint32_t rounds, std::uint32_t task) {
  Durations durations(task);
  for (std::uint32_t i = 0; i < rounds; ++i) co_await sleep(nanoseconds(durations.next()));
  outcome.operations += rounds;
  outcome.task_ends(now());
}
Coro<> dozers(Outcome& outcome, const Work& work) {
  std::vector<Task<>> all;
  for (std::uint32_t i = 0; i < work.tasks; ++i) all.push_back(create_task(dozer(outcome, work.rounds, i)));
  co_await gather(all);
}

// ---- w3: one lock ----------------------------------------------------------------------------------------------------

Coro<> locker(Outcome& outcome, Lock& lock, std::uint32_t rounds, std::uint32_t task) {
  for (std::uint32_t i = 0; i < rounds; ++i) {
    auto held = co_await lock.scoped();
    ++outcome.operations;
    co_await sleep(Duration{});
  }
  outcome.task_ends(task);
}
Coro<> lockers(Outcome& outcome, const Work& work) {
  Lock lock;
  std::vector<Task<>> all;
  for (std::uint32_t i = 0; i < work.tasks; ++i) all.push_back(create_task(locker(outcome, lock, work.rounds, i)));
  co_await gather(all);
}

// ---- w4: the restaurant ----------------------------------------------------------------------------------------------

struct Restaurant {
  Lock soda;
  Semaphore cook{cooks};
  Lock fryer;
  int portions = 0;
  std::uint32_t served = 0;
  Future<> all_served = Loop::running().create_future();
};

Coro<> get_soda(Restaurant& resto) {
  auto held = co_await resto.soda.scoped();
  co_await sleep(nanoseconds(t_soda));
}
Coro<> get_burger(Restaurant& resto) {
  auto held = co_await resto.cook.scoped();
  co_await sleep(nanoseconds(t_burger));
}
Coro<> get_fries(Restaurant& resto) {
  auto held = co_await resto.fryer.scoped();
  if (resto.portions == 0) {
    co_await sleep(nanoseconds(t_fries));
    resto.portions = batch;
  }
  --resto.portions;
}
Coro<> serve(Outcome& outcome, Restaurant& resto, std::uint32_t clients) {
  const std::uint64_t arrived = now();
  co_await gather(get_soda(resto), get_burger(resto), get_fries(resto));
  ++outcome.operations;
  outcome.task_ends(now() - arrived);
  if (++resto.served == clients) resto.all_served.set_result();
}
Coro<> rush(Outcome& outcome, const Work& work) {
  Restaurant resto;
  for (std::uint32_t i = 0; i < work.tasks; ++i) {
    create_task(serve(outcome, resto, work.tasks));
    co_await sleep(nanoseconds(period));
  }
  co_await resto.all_served;
}

// ---- w5: spawn -------------------------------------------------------------------------------------------------------

Coro<> trivial(Outcome& outcome) {
  ++outcome.operations;
  co_return;
}
Coro<> spawner(Outcome& outcome, const Work& work) {
  for (std::uint32_t made = 0; made < work.tasks; made += work.rounds) {
    std::vector<Task<>> all;
    for (std::uint32_t i = 0; i < work.rounds; ++i) all.push_back(create_task(trivial(outcome)));
    co_await gather(all);
  }
}

// ---- w6: sleepers ----------------------------------------------------------------------------------------------------

Coro<> sleeper(Outcome& outcome, std::int64_t delay, std::uint32_t& asleep, Future<>& all_awake) {
  co_await sleep(nanoseconds(delay));
  ++outcome.operations;
  outcome.task_ends(static_cast<std::uint64_t>(delay));
  if (--asleep == 0) all_awake.set_result();
}
Coro<> sleepers(Outcome& outcome, const Work& work) {
  std::uint32_t asleep = work.tasks;
  Future<> all_awake = Loop::running().create_future();
  for (std::uint32_t i = 0; i < work.tasks; ++i) create_task(sleeper(outcome, sleep_of(i), asleep, all_awake));
  co_await sleep(Duration{});
  work.all_asleep();
  co_await all_awake;
}

}  // namespace

Outcome run_on_loop(const Work& work, Observer* observer) {
  constexpr Coro<> (*programs[])(Outcome&, const Work&) = {switchers, dozers, lockers, rush, spawner, sleepers};
  Outcome outcome;
  Loop loop(observer);
  loop.run_until_complete(programs[work.workload - 1](outcome, work));
  outcome.end_ns = loop.time().ns;
  return outcome;
}

}  // namespace comptoir::bench
