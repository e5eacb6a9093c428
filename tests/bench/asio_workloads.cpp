/// The workloads on Asio's awaitables, in virtual time, where Asio is installed, by itself or as a part of Boost. Its select
/// reactor is used: the epoll one gives deadlines to the kernel, which knows nothing of virtual time.
#define ASIO_DISABLE_EPOLL
#define BOOST_ASIO_DISABLE_EPOLL
#include <chrono>

#if __has_include(<asio.hpp>)
#include <asio.hpp>
#include <asio/experimental/awaitable_operators.hpp>
#include <asio/experimental/channel.hpp>
using Error = asio::error_code;
#else
#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/experimental/channel.hpp>
#define ASIO_CONCURRENCY_HINT_UNSAFE BOOST_ASIO_CONCURRENCY_HINT_UNSAFE
namespace asio = boost::asio;
using Error = boost::system::error_code;
#endif

#include "tests/bench/workloads.hpp"

namespace comptoir::bench {
namespace {

// Asio at its fastest: no type-erased executor, no mutexes.
using Executor = asio::io_context::executor_type;
using Coro = asio::awaitable<void, Executor>;
using Channel = asio::experimental::channel<Executor, void(Error)>;
constexpr asio::use_awaitable_t<Executor> use_awaitable;
using namespace asio::experimental::awaitable_operators;

struct Clock {
  using duration = std::chrono::nanoseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<Clock>;
  static constexpr bool is_steady = true;
  static inline time_point moment{};
  static time_point now() { return moment; }
};

/// Asked only when nothing is ready: the clock moves instead of waiting.
struct NoWaiting {
  static Clock::duration to_wait_duration(const Clock::duration& left) {
    if (left > Clock::duration{}) Clock::moment += left;
    return {};
  }
  static Clock::duration to_wait_duration(const Clock::time_point& when) { return to_wait_duration(when - Clock::now()); }
};
using Timer = asio::basic_waitable_timer<Clock, NoWaiting, Executor>;

struct Asio {
  asio::io_context io{ASIO_CONCURRENCY_HINT_UNSAFE};
  Outcome outcome;

  void start(Coro coroutine) { asio::co_spawn(io, std::move(coroutine), asio::detached); }
  Coro sleep(std::int64_t ns) {
    Timer timer(io, Clock::duration(ns));
    co_await timer.async_wait(use_awaitable);
  }
  auto yield() { return asio::post(io, use_awaitable); }
};

/// A channel holds what is taken: it is full when there is no unit left.
class Semaphore {
 public:
  Semaphore(Asio& asio, int units) : taken_(asio.io, static_cast<std::size_t>(units)) {}
  auto acquire() { return taken_.async_send(Error(), use_awaitable); }
  void release() {
    taken_.try_receive([](Error) {});
  }

 private:
  Channel taken_;
};

/// Counts tasks down; one waiter.
class Countdown {
 public:
  Countdown(Asio& asio, std::uint32_t tasks) : done_(asio.io, 1), left_(tasks) {}
  void one_ends() {
    if (--left_ == 0) done_.try_send(Error());
  }
  auto wait() { return done_.async_receive(use_awaitable); }

 private:
  Channel done_;
  std::uint32_t left_;
};

Coro switcher(Asio& asio, std::uint32_t rounds, Countdown& all) {
  for (std::uint32_t i = 0; i < rounds; ++i) co_await asio.yield();
  asio.outcome.operations += rounds;
  all.one_ends();
}
Coro switchers(Asio& asio, const Work& work) {
  Countdown all(asio, work.tasks);
  for (std::uint32_t i = 0; i < work.tasks; ++i) asio.start(switcher(asio, work.rounds, all));
  co_await all.wait();
}

Coro dozer(Asio& asio, std::uint32_t rounds, std::uint32_t task, Countdown& all) {
  Durations durations(task);
  Timer timer(asio.io);
  for (std::uint32_t i = 0; i < rounds; ++i) {
    timer.expires_after(Clock::duration(durations.next()));
    co_await timer.async_wait(use_awaitable);
  }
  asio.outcome.operations += rounds;
  all.one_ends();
}
Coro dozers(Asio& asio, const Work& work) {
  Countdown all(asio, work.tasks);
  for (std::uint32_t i = 0; i < work.tasks; ++i) asio.start(dozer(asio, work.rounds, i, all));
  co_await all.wait();
}

Coro locker(Asio& asio, Semaphore& lock, std::uint32_t rounds, Countdown& all) {
  for (std::uint32_t i = 0; i < rounds; ++i) {
    co_await lock.acquire();
    ++asio.outcome.operations;
    co_await asio.yield();
    lock.release();
  }
  all.one_ends();
}
Coro lockers(Asio& asio, const Work& work) {
  Semaphore lock(asio, 1);
  Countdown all(asio, work.tasks);
  for (std::uint32_t i = 0; i < work.tasks; ++i) asio.start(locker(asio, lock, work.rounds, all));
  co_await all.wait();
}

struct Restaurant {
  Asio& asio;
  Semaphore soda{asio, 1};
  Semaphore cook{asio, cooks};
  Semaphore fryer{asio, 1};
  int portions = 0;
};

Coro get_soda(Restaurant& resto) {
  co_await resto.soda.acquire();
  co_await resto.asio.sleep(t_soda);
  resto.soda.release();
}
Coro get_burger(Restaurant& resto) {
  co_await resto.cook.acquire();
  co_await resto.asio.sleep(t_burger);
  resto.cook.release();
}
Coro get_fries(Restaurant& resto) {
  co_await resto.fryer.acquire();
  if (resto.portions == 0) {
    co_await resto.asio.sleep(t_fries);
    resto.portions = batch;
  }
  --resto.portions;
  resto.fryer.release();
}
Coro serve(Restaurant& resto, Countdown& all) {
  co_await (get_soda(resto) && get_burger(resto) && get_fries(resto));
  ++resto.asio.outcome.operations;
  all.one_ends();
}
Coro rush(Asio& asio, const Work& work) {
  Restaurant resto{.asio = asio};
  Countdown all(asio, work.tasks);
  for (std::uint32_t i = 0; i < work.tasks; ++i) {
    asio.start(serve(resto, all));
    co_await asio.sleep(period);
  }
  co_await all.wait();
}

Coro trivial(Asio& asio, Countdown& all) {
  ++asio.outcome.operations;
  all.one_ends();
  co_return;
}
Coro spawner(Asio& asio, const Work& work) {
  for (std::uint32_t made = 0; made < work.tasks; made += work.rounds) {
    Countdown all(asio, work.rounds);
    for (std::uint32_t i = 0; i < work.rounds; ++i) asio.start(trivial(asio, all));
    co_await all.wait();
  }
}

Coro sleeper(Asio& asio, std::int64_t delay, Countdown& all) {
  co_await asio.sleep(delay);
  ++asio.outcome.operations;
  all.one_ends();
}
Coro sleepers(Asio& asio, const Work& work) {
  Countdown all(asio, work.tasks);
  for (std::uint32_t i = 0; i < work.tasks; ++i) asio.start(sleeper(asio, sleep_of(i), all));
  co_await asio.yield();
  work.all_asleep();
  co_await all.wait();
}

}  // namespace

Outcome run_on_asio(const Work& work) {
  constexpr Coro (*programs[])(Asio&, const Work&) = {switchers, dozers, lockers, rush, spawner, sleepers};
  Clock::moment = {};
  Asio asio;
  asio.start(programs[work.workload - 1](asio, work));
  asio.io.run();
  asio.outcome.end_ns = Clock::moment.time_since_epoch().count();
  return asio.outcome;
}

}  // namespace comptoir::bench
