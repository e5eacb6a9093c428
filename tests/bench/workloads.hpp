/// The six workloads by which the loop is measured: the same work, in virtual time, on every loop.
/// Knows nothing of how a loop does it, nor of clocks and memory.
///
///   w1 ready queue: TASKS tasks, each sleep(0) ROUNDS times. An operation is a switch.
///   w2 timers: TASKS tasks, each sleeps ROUNDS pseudo-random durations of 1 us to 1 s. A sleep.
///   w3 contention: TASKS tasks, each takes one Lock ROUNDS times with a sleep(0) inside. An acquire.
///   w4 restaurant: TASKS clients, one every 0.5 s; each gathers a soda (Lock, 1 s), a burger (Semaphore of 3, 3 s) and
///      fries (Lock; a batch of 5 takes 4 s). The driver keeps no task: the last client served tells it. A client.
///   w5 spawn: TASKS tasks that end at once, gathered ROUNDS at a time. A task.
///   w6 sleepers: TASKS tasks, all asleep at once, each until its own moment. The driver keeps none either. A task.
#pragma once

#include <cstdint>

namespace comptoir::loop {
class Observer;
}

namespace comptoir::bench {

struct Work {
  int workload;  ///< 1 to 6
  std::uint32_t tasks;
  std::uint32_t rounds = 1;
  void (*all_asleep)() = [] {};  ///< called by w6 when all its tasks are
};

/// What a run leaves: the same on every loop that does the same work.
struct Outcome {
  std::uint64_t operations = 0;  ///< counted one by one where that costs next to nothing, otherwise as each task ends
  std::int64_t end_ns = 0;       ///< virtual time at the end
  std::uint64_t checksum = 0;    ///< of a number that each task gives as it ends, and of their order

  void task_ends(std::uint64_t with) { checksum = (checksum ^ with) * 0x100'0000'01b3u; }
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// Handles and iterations that a run took.
struct Counts {
  std::uint64_t handles = 0;
  std::uint64_t iterations = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
};

Outcome run_on_loop(const Work& work, loop::Observer* observer = nullptr);
Outcome run_on_minimum(const Work& work, Counts* counts = nullptr);
/// Only where Asio is installed; gives no checksum.
Outcome run_on_asio(const Work& work);

// What the workloads are made of, in nanoseconds.
inline constexpr std::int64_t second = 1'000'000'000;
inline constexpr std::int64_t t_soda = second, t_burger = 3 * second, t_fries = 4 * second, period = second / 2;
inline constexpr int cooks = 3, batch = 5;

/// The durations of w2, from 1 us to 1 s: a generator for each task, so that they depend on nothing else.
class Durations {
 public:
  explicit Durations(std::uint32_t task) : state_(task) {}
  std::int64_t next() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return 1'000 + static_cast<std::int64_t>(((state_ >> 33) * 999'999'001u) >> 31);
  }

 private:
  std::uint64_t state_;
};

/// How long a task of w6 sleeps: pseudo-random, from 1 to 5.3 s, and different for each task.
constexpr std::int64_t sleep_of(std::uint32_t task) { return second + static_cast<std::int64_t>(task * 2'654'435'761u); }

}  // namespace comptoir::bench
