// Rounds of a fuzzing program, PROGRAM [ROUNDS [SEED]]: each has a seed of its own, which is printed when its round fails, when a sanitizer
// stops the program or when the round hangs, so that `PROGRAM 1 SEED` is that round alone.
#pragma once

#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/common_interface_defs.h>
#endif

namespace comptoir::fuzz {

inline std::uint64_t seed_at_work = 0;

inline void say_seed() { std::fprintf(stderr, "that was seed %llu\n", static_cast<unsigned long long>(seed_at_work)); }

inline void end_round(int signal) {
  if (signal == SIGALRM) std::fprintf(stderr, "it hangs: ");
  say_seed();
  _exit(1);
}

/// Calls `round(seed)` for each seed; false ends them. The program's exit status.
template <class Round>
int run_rounds(int count, char** words, std::uint64_t usual, Round round) {
  constexpr unsigned most_seconds = 120;   // of a round that takes milliseconds
  const std::uint64_t rounds = count > 1 ? std::strtoull(words[1], nullptr, 10) : usual;
  const std::uint64_t first = count > 2 ? std::strtoull(words[2], nullptr, 10) : 1;
#if defined(__SANITIZE_ADDRESS__)
  __sanitizer_set_death_callback(say_seed);
#endif
  std::signal(SIGALRM, end_round);
  std::signal(SIGABRT, end_round);   // an assertion, or undefined behaviour with abort_on_error=1
  for (std::uint64_t i = 0; i < rounds; ++i) {
    seed_at_work = first + i;
    alarm(most_seconds);
    if (!round(seed_at_work)) return say_seed(), 1;
  }
  alarm(0);
  return 0;
}

}  // namespace comptoir::fuzz
