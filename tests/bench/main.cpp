/// The benchmarks of runs, recordings and pictures: `bench`, or `bench --json` for one JSON object; `--quick` leaves out what
/// is large. Ratios are taken side by side in one run.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "draw/scene.hpp"
#include "loop/loop.hpp"
#include "picture/context.hpp"
#include "picture/floor_panel.hpp"
#include "picture/loop_panel.hpp"
#include "picture/results_panel.hpp"
#include "picture/timeline_panel.hpp"
#include "session/link.hpp"
#include "session/run.hpp"
#include "session/workbench.hpp"
#include "tests/bench/report.hpp"
#include "tests/bench/timeline_tour.hpp"
#include "tests/bench/workloads.hpp"
#include "trace/cursor.hpp"
#include "trace/recorder.hpp"

namespace comptoir::bench {
namespace {

session::Settings settings(const std::string& link) { return session::parse_link(link).settings; }

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values.empty() ? 0 : values[values.size() / 2];
}

/// The lesson's program on a loop with that observer, to its end.
void run_loop(const session::Settings& chosen, loop::Observer* observer) {
  loop::Loop loop(observer);
  auto main = loop.create_task(chosen.lesson->program(loop, *chosen.lesson, chosen.values), "main");
  loop.begin(main);
  while (loop.run_handles(1u << 20)) {
  }
}

/// 24 bytes an event into fresh memory, and nothing else: what a recording is measured against.
class Writer final : public loop::Observer {
 public:
  void on_iteration(loop::Time t) override { put(1, t.ns); }
  void on_handle_run(loop::HandleId id) override { put(2, number(id)); }
  void on_handle_done(loop::HandleId id) override { put(3, number(id)); }
  void on_handle_scheduled(loop::HandleId id, const loop::HandleInfo& info) override { put(4, number(id), number(info.task)); }
  void on_timer_scheduled(loop::HandleId id, const loop::HandleInfo&, loop::Time t, std::uint32_t) override { put(5, number(id), t.ns); }
  void on_timer_due(loop::HandleId id) override { put(6, number(id)); }
  void on_task_created(loop::TaskId id, loop::Name, loop::TaskId parent) override { put(7, number(id), number(parent)); }
  void on_awaits_child(loop::TaskId a, loop::TaskId b) override { put(8, number(a), number(b)); }
  void on_task_waits(loop::TaskId id, const loop::WaitOn& on) override { put(9, number(id), number(on.resource)); }
  void on_task_finished(loop::TaskId id, loop::Outcome) override { put(10, number(id)); }
  void on_queued(loop::ResourceId r, loop::TaskId id) override { put(11, number(r), number(id)); }
  void on_granted(loop::ResourceId r, loop::TaskId id) override { put(12, number(r), number(id)); }
  void on_acquired(loop::ResourceId r, loop::TaskId id) override { put(13, number(r), number(id)); }
  void on_released(loop::ResourceId r, loop::TaskId id) override { put(14, number(r), number(id)); }
  void on_print(loop::TaskId id, const loop::Print& p) override { put(15, number(id), p.a); }
  void on_line(loop::TaskId id, std::uint16_t place) override { put(16, number(id), place); }
  std::size_t count() const { return (chunks_.empty() ? 0 : (chunks_.size() - 1) * chunk) + used_; }

 private:
  struct Event { std::int64_t kind, a, b; };
  static constexpr std::size_t chunk = 65'536;
  void put(std::int64_t kind, std::int64_t a = 0, std::int64_t b = 0) {
    if (used_ == chunk || chunks_.empty()) {
      chunks_.push_back(std::make_unique_for_overwrite<Event[]>(chunk));
      used_ = 0;
    }
    chunks_.back()[used_++] = {kind, a, b};
  }
  std::vector<std::unique_ptr<Event[]>> chunks_;
  std::size_t used_ = 0;
};

void small_run(Report& report) {
  const auto chosen = settings("lesson=rush-2-per-second");
  std::vector<double> edits;
  for (int i = 0; i < 200; ++i) {
    edits.push_back(seconds_of([&] {
      session::Run run(chosen);
      while (run.advance(1u << 20)) {
      }
    }));
  }
  report.add("rush_10_run", median(edits) * 1e6, "us", "a ten-client rush, run and recorded");

  session::Workbench bench(text::Language::fr, session::Theme::dark);
  bench.open_link("lesson=rush-2-per-second&t=3.5&n=7");
  const picture::Context context{.bench = bench, .theme = picture::theme(picture::ThemeName::dark), .language = text::Language::fr};
  const auto scene = [&](const char* key, auto&& draw) {
    std::vector<double> times;
    for (int i = 0; i < 200; ++i) times.push_back(seconds_of([&] { draw(); }));
    report.add(key, median(times) * 1e6, "us", "picture at 3.5 s of the ten-client rush");
  };
  scene("picture_loop", [&] { picture::loop_panel(context, {792, 308}); });
  scene("picture_floor", [&] { picture::floor_panel(context, {792, 248}); });
  scene("picture_results", [&] { picture::results_panel(context, {280, 390}); });
}

void big_run(Report& report, std::uint32_t clients) {
  const auto chosen = settings("lesson=rush-2-per-second&clients=" + std::to_string(clients));
  const std::string prefix = "rush_" + std::to_string(clients) + "_";
  const std::string what = std::to_string(clients) + " clients: ";

  const double plain = seconds_of([&] { run_loop(chosen, nullptr); });
  Writer writer;
  const double written = seconds_of([&] { run_loop(chosen, &writer); });
  double recorded = 0;
  std::uint64_t events = 0;
  {
    trace::Recording recording;
    recorded = seconds_of([&] {
      trace::Recorder recorder(recording);
      run_loop(chosen, &recorder);
      recorder.finish();
    });
    events = recording.event_count();
    report.add(prefix + "events", static_cast<double>(events), "events", what + "recorded");
    report.add(prefix + "event_size", static_cast<double>(recording.bytes()) / static_cast<double>(events), "bytes",
               what + "memory an event, keyframes and tables included (budget 24)");
    trace::Cursor cursor(recording);
    std::vector<double> seeks;
    std::uint64_t random = 1;
    for (int i = 0; i < 200; ++i) {
      random = random * 6364136223846793005u + 1442695040888963407u;
      const auto to = static_cast<trace::Position>((random >> 33) % recording.handle_count());
      seeks.push_back(seconds_of([&] { cursor.seek(to); }));
    }
    report.add(prefix + "seek", median(seeks) * 1e3, "ms", what + "any position, median");
    report.add(prefix + "seek_worst", *std::ranges::max_element(seeks) * 1e3, "ms", what + "any position, worst of 200");
  }
  report.add(prefix + "loop", plain, "s", what + "the loop alone");
  report.add(prefix + "recorded", recorded, "s", what + "recorded");
  report.add(prefix + "recorded_ratio", recorded / written, "x", what + "against a loop that only writes 24 bytes an event (budget 1.5)");
  report.add(prefix + "observed_ratio", written / plain, "x", what + "that writer against the loop alone");

  session::Run run(chosen);
  std::vector<double> slices;
  bool more = true;
  while (more) slices.push_back(seconds_of([&] { more = run.advance(session::Workbench::default_slice); }));
  report.add(prefix + "slices", static_cast<double>(slices.size()), "slices", what + "a page's time slices");
  report.add(prefix + "slice", median(slices) * 1e3, "ms", what + "a slice, median");
  report.add(prefix + "slice_worst", *std::ranges::max_element(slices) * 1e3, "ms", what + "a slice, worst");
  report.add(prefix + "satisfied", run.clients().score().satisfied, "clients", what + "satisfied");
}

/// Events in no order that repeats: tasks that sleep at random (w2 of the loop's benchmark).
void sleepers(Report& report) {
  const Work work{.workload = 2, .tasks = 10'000, .rounds = 10};
  const std::string what = "10 000 tasks that sleep at random: ";
  std::vector<double> ratios;
  for (int i = 0; i < 5; ++i) {
    Writer writer;
    const double written = seconds_of([&] { run_on_loop(work, &writer); });
    trace::Recording recording;
    ratios.push_back(seconds_of([&] {
      trace::Recorder recorder(recording);
      run_on_loop(work, &recorder);
      recorder.finish();
    }) / written);
    if (i > 0) continue;
    report.add("sleepers_events", static_cast<double>(recording.event_count()), "events", what + "recorded");
    report.add("sleepers_event_size", static_cast<double>(recording.bytes()) / static_cast<double>(recording.event_count()), "bytes",
               what + "memory an event (budget 24)");
  }
  report.add("sleepers_recorded_ratio", median(ratios), "x", what + "against a loop that only writes 24 bytes an event (budget 1.5)");
}

void big_pictures(Report& report) {
  session::Workbench bench(text::Language::en, session::Theme::dark);
  bench.open_link("lesson=rush-2-per-second&clients=20000");
  while (bench.progress()) bench.tick(0);
  bench.seek(loop::Time{5'000'000'000'000});
  const picture::Context context{.bench = bench, .theme = picture::theme(picture::ThemeName::dark), .language = text::Language::en};
  const auto all = picture::fitted(context);
  std::vector<double> times;
  for (int i = 0; i < 20; ++i) times.push_back(seconds_of([&] { picture::timeline_panel(context, {1128, 254}, all); }));
  report.add("picture_timeline_80001_tasks", median(times) * 1e3, "ms", "timeline of 20 000 clients, everything in view");
  times.clear();
  for (int i = 0; i < 20; ++i) times.push_back(seconds_of([&] { picture::loop_panel(context, {792, 308}); }));
  report.add("picture_loop_big", median(times) * 1e3, "ms", "loop panel in the middle of 20 000 clients");
}

}  // namespace
}  // namespace comptoir::bench

int main(int argc, char** argv) {
  bool json = false, quick = false, timeline = false;
  for (const std::string_view option : std::span(argv, static_cast<std::size_t>(argc)).subspan(1)) {
    if (option != "--json" && option != "--quick" && option != "--timeline") {
      std::fprintf(stderr, "bench: %s is not an option; allowed: --json --quick --timeline\n", option.data());
      return 2;
    }
    (option == "--json" ? json : option == "--quick" ? quick : timeline) = true;
  }
  comptoir::bench::Report report;
  if (!timeline) {
    comptoir::bench::small_run(report);
    comptoir::bench::sleepers(report);
    comptoir::bench::big_run(report, 1'000);
    if (!quick) {
      comptoir::bench::big_run(report, 100'000);
      comptoir::bench::big_pictures(report);
    }
  }
  comptoir::bench::timeline_tours(report, quick);
  json ? report.print_json() : report.print_table();
}
