/// The benchmark of recordings: their size, what recording costs beside the loop alone, how long any position takes to reach,
/// and the slices in which a page makes them. Native, and as WebAssembly under node.
///
///   bench_trace PREFIX [--json] [--quick]     PREFIX stands before the keys of all figures: native, wasm
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <time.h>
#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#endif

#include "loop/loop.hpp"
#include "session/link.hpp"
#include "session/run.hpp"
#include "session/workbench.hpp"
#include "tests/bench/report.hpp"
#include "tests/bench/workloads.hpp"
#include "tests/bench/writer.hpp"
#include "trace/cursor.hpp"
#include "trace/recorder.hpp"

namespace comptoir::bench {
namespace {

using trace::Position;
using Program = std::function<void(loop::Observer*)>;

/// Seconds of a processor: what else the machine does does not count.
#ifdef __EMSCRIPTEN__
EM_JS(double, clock_seconds, (), {
  const used = process.cpuUsage();
  return (used.user + used.system) / 1e6;
});
#else
double clock_seconds() {
  timespec used{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}
#endif

template <class F>
double time_of(F&& call) {
  const double start = clock_seconds();
  call();
  return clock_seconds() - start;
}

/// As the application's: slices end by the clock.
class Limit final : public session::SliceLimit {
 public:
  void begin(std::size_t parts) override { until_ = clock_seconds() + 4e-3 / static_cast<double>(parts); }
  bool over() override { return clock_seconds() >= until_; }

 private:
  double until_ = 0;
};

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values.empty() ? 0 : values[values.size() / 2];
}

/// Seconds: 2 ms up to 10 000 living tasks, 30 ns for each beyond.
double seek_budget(std::uint32_t living) { return 2e-3 + 30e-9 * (living > 10'000 ? living - 10'000 : 0); }

/// A run that is measured. `prefix` begins the keys, `what` the words.
struct Bench {
  Report& report;
  std::string prefix, what;

  void add(const std::string& key, double value, const char* unit, const std::string& words) const {
    report.add(prefix + key, value, unit, what + words);
  }

  /// Turn by turn, so that what else the machine does falls on all of them.
  void recording(const Program& program, int turns) const {
    std::vector<double> plain, written, recorded, ratios;
    for (int i = 0; i < turns; ++i) {
      plain.push_back(time_of([&] { program(nullptr); }));
      {
        Writer writer;
        written.push_back(time_of([&] { program(&writer); }));
      }
      trace::Recording recording;
      recorded.push_back(time_of([&] {
        trace::Recorder recorder(recording);
        program(&recorder);
        recorder.finish();
      }));
      ratios.push_back(recorded.back() / written.back());
      if (i + 1 < turns) continue;
      const auto events = static_cast<double>(recording.event_count());
      add("events", events, "events", "recorded");
      add("event_size", static_cast<double>(recording.bytes()) / events, "bytes", "memory an event, keyframes and tables included (budget 24)");
      add("keyframe_size", static_cast<double>(recording.keyframe_bytes()) / events, "bytes", "of these, keyframes");
      add("keyframes", static_cast<double>(recording.keyframe_count()), "keyframes", "");
      add("loop", median(plain) / events * 1e9, "ns", "an event, the loop alone");
      add("written", median(written) / events * 1e9, "ns", "an event, a loop that only writes 24 bytes of each");
      add("recorded", median(recorded) / events * 1e9, "ns", "an event, recorded");
      add("recorded_ratio", median(ratios), "x", "recorded, against that writer (budget 1.5)");
      seeks(recording);
    }
  }

  void seeks(const trace::Recording& recording) const {
    const Position count = recording.handle_count();
    std::uint64_t random = 1;
    const auto any = [&] {
      random = random * 6364136223846793005u + 1442695040888963407u;
      return static_cast<Position>((random >> 33) % (count + 1));
    };
    std::vector<Position> jumps, forth, back, drag;
    for (int i = 0; i < 400; ++i) jumps.push_back(any());
    const Position middle = any();
    for (Position i = 0; i < 400; ++i) forth.push_back(std::min(count, middle + i));
    for (Position i = 0; i < 400; ++i) back.push_back(middle - std::min(middle, i));
    for (std::uint64_t i = 400; i-- > 0;) drag.push_back(static_cast<Position>(i * count / 400));
    seek("random", "any position, at random", recording, jumps);
    seek("forth", "handle by handle forwards", recording, forth);
    seek("back", "handle by handle backwards", recording, back);
    seek("drag", "all of it backwards in 400 seeks", recording, drag);
  }

  /// Every seek three times, all of them in turn; the median counts, for the machine has other things to do.
  void seek(const std::string& key, const std::string& how, const trace::Recording& recording, const std::vector<Position>& to) const {
    std::vector<double> times[3];
    std::vector<std::uint32_t> living;
    for (auto& turn : times) {
      trace::Cursor cursor(recording);
      cursor.seek(to.front());
      living.clear();
      for (const Position k : to) {
        turn.push_back(time_of([&] { cursor.seek(k); }));
        const trace::Counts counts = cursor.counts();
        living.push_back(counts.created - counts.finished);
      }
    }
    std::vector<double> seeks;
    double worst = 0, share = 0;
    for (std::size_t i = 0; i < to.size(); ++i) {
      seeks.push_back(median({times[0][i], times[1][i], times[2][i]}));
      worst = std::max(worst, seeks.back());
      share = std::max(share, seeks.back() / seek_budget(living[i]));
    }
    add("seek_" + key, median(seeks) * 1e3, "ms", how + ", median");
    add("seek_" + key + "_worst", worst * 1e3, "ms", how + ", worst of " + std::to_string(to.size()));
    if (key == "random") add("living", *std::ranges::max_element(living), "tasks", "that lived at once");
    add("seek_" + key + "_share", share, "x", how + ", worst beside its budget");
  }
};

/// The lesson's program on a loop with that observer, to its end.
void run_loop(const session::Settings& chosen, loop::Observer* observer) {
  loop::Loop loop(observer);
  auto main = loop.create_task(chosen.lesson->program(loop, *chosen.lesson, chosen.values), "main");
  loop.begin(main);
  while (loop.run_handles(1u << 20)) {
  }
}

std::string with_spaces(std::uint32_t n) {
  std::string text = std::to_string(n);
  for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, " ");
  return text;
}

void sleepers(Report& report, const std::string& platform, std::uint32_t tasks, std::uint32_t rounds, int turns) {
  const Work work{.workload = 2, .tasks = tasks, .rounds = rounds};
  const Bench bench{report, platform + "_sleepers_" + std::to_string(tasks) + "_", with_spaces(tasks) + " tasks that sleep at random: "};
  bench.recording([&](loop::Observer* observer) { run_on_loop(work, observer); }, turns);
}

/// As the page makes them.
void slices(const Bench& bench, const session::Settings& chosen) {
  Limit limit;
  std::vector<double> times;
  bool more = true;
  session::Run run(chosen);
  while (more) {
    times.push_back(time_of([&] {
      limit.begin(1);
      more = run.advance(std::size_t{1} << 30, &limit);
    }));
  }
  const auto long_ones = static_cast<double>(std::ranges::count_if(times, [](double t) { return t > 8e-3; }));
  bench.add("slices", static_cast<double>(times.size()), "slices", "a page's time slices");
  bench.add("slice", median(times) * 1e3, "ms", "a slice, median");
  bench.add("slice_worst", *std::ranges::max_element(times) * 1e3, "ms", "a slice, worst (budget 8)");
  bench.add("slices_long", long_ones, "slices", "that took more than 8 ms");
}

void rush(Report& report, const std::string& platform, const std::string& name, const std::string& link, const std::string& what, int turns) {
  const auto chosen = session::parse_link(link).settings;
  const Bench bench{report, platform + "_" + name + "_", what + ": "};
  bench.recording([&](loop::Observer* observer) { run_loop(chosen, observer); }, turns);
  slices(bench, chosen);
}

}  // namespace
}  // namespace comptoir::bench

int main(int argc, char** argv) {
  using namespace comptoir::bench;
  bool json = false, quick = false;
  for (int i = 2; i < argc; ++i) {
    if (std::strcmp(argv[i], "--json") == 0) json = true;
    else if (std::strcmp(argv[i], "--quick") == 0) quick = true;
    else argc = 0;
  }
  if (argc < 2) {
    std::fprintf(stderr, "usage: bench_trace PREFIX [--json] [--quick]\n");
    return 2;
  }
  const std::string platform = argv[1];
  {
    Report warm_up;  // node compiles what runs for the first time
    rush(warm_up, platform, "", "lesson=rush-2-per-second&clients=500", "", 1);
  }
  Report report;
  sleepers(report, platform, 100, 1'200, 5);
  sleepers(report, platform, 10'000, 12, 5);
  rush(report, platform, "line_10000", "lesson=rush-2-per-second&clients=2500&period=0", "2 500 clients at once, 10 000 tasks", 5);
  if (!quick) {
    sleepers(report, platform, 100'000, 3, 3);
    rush(report, platform, "line_100000", "lesson=rush-2-per-second&clients=25000&period=0", "25 000 clients at once, 100 000 tasks", 3);
    rush(report, platform, "scale_100000", "lesson=scale&variant=coroutines&coroutines=100000", "100 000 coroutines made in one handle", 3);
    rush(report, platform, "rush_100000", "lesson=rush-2-per-second&clients=100000", "100 000 clients, 2 per second", 1);
  }
  json ? report.print_json() : report.print_table();
}
