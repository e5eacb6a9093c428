/// The manager's search, timed: bench_plan search|parts|frame [REPEATS [EVERY]], in one JSON line.
///
///   search  10 000 restaurants of 100 clients, each run on the loop
///   parts   the same, each size of a station run once
///   frame   3 x 6 x 6 restaurants of 24 clients: what an edit of the goal asks for
///
/// `ns` is processor time per client of a restaurant that becomes known, one figure a repetition; `satisfied` are the clients of every
/// EVERY-th restaurant who are: the same as on another loop that did the same work.
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

/// plan_problem.py has the first.
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

std::int64_t satisfied(const PlanSearch& search, std::size_t every) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < search.candidates().size(); i += every) sum += search.candidates()[i].satisfied;
  return sum;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<Problem> known = problems();
  const std::string_view name = argc > 1 ? argv[1] : "";
  const long repeats = argc > 2 ? std::strtol(argv[2], nullptr, 10) : 1, every = argc > 3 ? std::strtol(argv[3], nullptr, 10) : 1;
  const auto problem = std::ranges::find(known, name, &Problem::name);
  if (problem == known.end() || repeats < 1 || every < 1) {
    std::fprintf(stderr, "usage: bench_plan search|parts|frame [REPEATS [EVERY]]\n");
    return 2;
  }
  std::vector<double> times;
  std::int64_t happy = 0, restaurants = 0, runs = 0;
  for (long i = 0; i < repeats; ++i) {
    const double start = comptoir::bench::nanoseconds_used();
    PlanSearch search(problem->plan);
    while (search.advance(20'000)) continue;   // slices, as the page takes them
    times.push_back(comptoir::bench::nanoseconds_used() - start);
    happy = satisfied(search, static_cast<std::size_t>(every));
    restaurants = std::ssize(search.candidates());
    runs = search.runs();
  }
  const std::int64_t clients = restaurants * problem->plan.restaurant.clients;
  std::printf("{\"plan\":\"%s\",\"restaurants\":%lld,\"runs\":%lld,\"clients\":%lld,\"satisfied\":%lld,\"ns\":[", name.data(), static_cast<long long>(restaurants),
              static_cast<long long>(runs), static_cast<long long>(clients), static_cast<long long>(happy));
  for (std::size_t i = 0; i < times.size(); ++i) std::printf("%s%.4g", i ? "," : "", times[i] / static_cast<double>(clients));
  std::printf("]}\n");
}
