/// The benchmarks of small runs and of pictures: `bench`, or `bench --json` for one JSON object; `--quick` leaves out what is
/// large.
#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "draw/scene.hpp"
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

namespace comptoir::bench {
namespace {

session::Settings settings(const std::string& link) { return session::parse_link(link).settings; }

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values.empty() ? 0 : values[values.size() / 2];
}

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
    if (!quick) comptoir::bench::big_pictures(report);
  }
  comptoir::bench::timeline_tours(report, quick);
  json ? report.print_json() : report.print_table();
}
