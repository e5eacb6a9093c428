/// The manager's search, timed: bench_plan search|parts|frame [REPEATS], in one JSON line.
///
///   search  10 000 restaurants of 100 clients, each run on the loop
///   parts   the same, each size of a station run once
///   frame   3 x 6 x 6 restaurants of 24 clients: what an edit of the goal asks for
///
/// `ns` is processor time per client of a restaurant that becomes known, one figure a repetition.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string_view>
#include <vector>

#include "model/plan_search.hpp"
#include "tests/bench/processor_time.hpp"

namespace {

using comptoir::model::Plan;
using comptoir::model::PlanSearch;

struct Problem {
  std::string_view name;
  Plan plan;
};

/// plan_workloads.py has the same.
std::vector<Problem> problems() {
  Plan search;
  search.restaurant.clients = 100;
  search.sodas = {1, 10};
  search.cooks = {1, 40};
  search.batch = {1, 25};
  Plan parts = search;
  parts.parts = true;
  Plan frame;
  frame.restaurant.clients = 24;
  return {{"search", search}, {"parts", parts}, {"frame", frame}};
}

/// Satisfied clients of all restaurants: the work that was done.
std::int64_t satisfied(const PlanSearch& search) {
  std::int64_t sum = 0;
  for (const auto& candidate : search.candidates()) sum += candidate.satisfied;
  return sum;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<Problem> known = problems();
  const std::string_view name = argc > 1 ? argv[1] : "";
  const long repeats = argc > 2 ? std::strtol(argv[2], nullptr, 10) : 1;
  const auto problem = std::ranges::find(known, name, &Problem::name);
  if (problem == known.end() || repeats < 1) {
    std::fprintf(stderr, "usage: bench_plan search|parts|frame [REPEATS]\n");
    return 2;
  }
  std::vector<double> times;
  std::int64_t happy = 0, restaurants = 0, runs = 0;
  for (long i = 0; i < repeats; ++i) {
    const double start = comptoir::bench::nanoseconds_used();
    PlanSearch search(problem->plan);
    while (search.advance(20'000)) continue;   // slices, as the page takes them
    times.push_back(comptoir::bench::nanoseconds_used() - start);
    happy = satisfied(search);
    restaurants = std::ssize(search.candidates());
    runs = search.runs();
  }
  const std::int64_t clients = restaurants * problem->plan.restaurant.clients;
  std::printf("{\"plan\":\"%s\",\"restaurants\":%lld,\"runs\":%lld,\"clients\":%lld,\"satisfied\":%lld,\"ns\":[", name.data(), static_cast<long long>(restaurants),
              static_cast<long long>(runs), static_cast<long long>(clients), static_cast<long long>(happy));
  for (std::size_t i = 0; i < times.size(); ++i) std::printf("%s%.4g", i ? "," : "", times[i] / static_cast<double>(clients));
  std::printf("]}\n");
}
