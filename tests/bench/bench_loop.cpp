/// One workload on one loop: bench_loop loop|minimum|asio w1..w6 TASKS [ROUNDS [REPEATS]], in one JSON line.
/// `heap_peak`, and for w6 `heap_asleep` while all tasks sleep, are bytes taken through operator new in the first
/// repetition; `ns` is processor time per operation, one figure a repetition.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <new>
#include <string_view>
#include <vector>

#include <malloc.h>

#include "tests/bench/processor_time.hpp"
#include "tests/bench/workloads.hpp"

namespace {

/// Of this program's memory: getrusage would count the program that started it as well. 0 where it is not known.
std::size_t resident_peak() {
  std::size_t kilobytes = 0;
  if (std::FILE* status = std::fopen("/proc/self/status", "r")) {
    char line[256];
    while (kilobytes == 0 && std::fgets(line, sizeof line, status)) std::sscanf(line, "VmHWM: %zu", &kilobytes);
    std::fclose(status);
  }
  return kilobytes * 1024;
}

std::size_t heap_now = 0;
std::size_t heap_peak = 0;
std::size_t heap_asleep = 0;

}  // namespace

void* operator new(std::size_t bytes) {
  void* block = std::malloc(bytes);
  if (block == nullptr) throw std::bad_alloc();
  heap_now += malloc_usable_size(block);
  heap_peak = std::max(heap_peak, heap_now);
  return block;
}
void operator delete(void* block) noexcept {
  if (block) heap_now -= malloc_usable_size(block);
  std::free(block);
}
void operator delete(void* block, std::size_t) noexcept { operator delete(block); }

int main(int argc, char** argv) {
  using namespace comptoir::bench;
  struct Side {
    std::string_view name;
    Outcome (*run)(const Work&);
  };
  constexpr Side sides[] = {
      {"loop", [](const Work& work) { return run_on_loop(work); }},
      {"minimum", [](const Work& work) { return run_on_minimum(work); }},
#ifdef COMPTOIR_ASIO
      {"asio", run_on_asio},
#endif
  };
  const auto number = [&](int place, std::uint32_t otherwise) {
    return argc > place ? static_cast<std::uint32_t>(std::strtoul(argv[place], nullptr, 10)) : otherwise;
  };
  const std::string_view name = argc > 1 ? argv[1] : "";
  const std::string_view workload = argc > 2 ? argv[2] : "";
  const auto side = std::ranges::find(sides, name, &Side::name);
  Work work{.workload = workload.size() == 2 && workload[0] == 'w' ? workload[1] - '0' : 0, .tasks = number(3, 0), .rounds = number(4, 1)};
  const std::uint32_t repeats = number(5, 1);
  if (side == std::end(sides) || work.workload < 1 || work.workload > 6 || work.tasks == 0 || work.rounds == 0 || repeats == 0) {
    std::fprintf(stderr, "usage: bench_loop");
    for (const Side& one : sides) std::fprintf(stderr, "%c%s", &one == sides ? ' ' : '|', one.name.data());
    std::fprintf(stderr, " w1..w6 TASKS [ROUNDS [REPEATS]]\n");
    return 2;
  }
  work.all_asleep = [] { heap_asleep = heap_now; };

  Outcome outcome;
  std::size_t peak = 0, asleep = 0;
  std::vector<double> times;
  times.reserve(repeats);
  const std::size_t before = heap_now;
  for (std::uint32_t i = 0; i < repeats; ++i) {
    const double start = nanoseconds_used();
    outcome = side->run(work);
    times.push_back(nanoseconds_used() - start);
    if (i > 0) continue;
    peak = heap_peak - before;
    if (work.workload == 6) asleep = heap_asleep - before;
  }
  std::printf("{\"loop\":\"%s\",\"workload\":\"w%d\",\"tasks\":%u,\"rounds\":%u,\"operations\":%llu,\"end_ns\":%lld,\"checksum\":\"%llx\"",
              side->name.data(), work.workload, work.tasks, work.rounds, static_cast<unsigned long long>(outcome.operations),
              static_cast<long long>(outcome.end_ns), static_cast<unsigned long long>(outcome.checksum));
  std::printf(",\"heap_peak\":%zu,\"heap_asleep\":%zu", peak, asleep);
  if (const std::size_t resident = resident_peak()) std::printf(",\"rss_peak\":%zu", resident);
  std::printf(",\"ns\":[");
  for (std::size_t i = 0; i < times.size(); ++i) std::printf("%s%.4g", i ? "," : "", times[i] / static_cast<double>(outcome.operations));
  std::printf("]}\n");
}
