#include "tests/bench/timeline_tour.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

#include "draw/batches.hpp"
#include "picture/code_panel.hpp"
#include "picture/console_panel.hpp"
#include "picture/context.hpp"
#include "picture/crowd_rows.hpp"
#include "picture/floor_panel.hpp"
#include "picture/loop_panel.hpp"
#include "picture/results_panel.hpp"
#include "picture/crowd_view.hpp"
#include "picture/timeline_panel.hpp"
#include "picture/why_panel.hpp"
#include "session/workbench.hpp"
#include "trace/task_spans.hpp"

namespace comptoir::bench {
namespace {

using picture::Context;
using picture::CrowdView;
using picture::LaneKind;
using picture::TimelineView;

constexpr double budget = 4;   // ms of a frame
constexpr draw::Size panel{1128, 254};

/// What the view shows in one frame.
struct Frame {
  TimelineView time;
  CrowdView rows;
};

/// About 240 frames: everything; closer and closer at a place that moves, until 10 ms fill the width, and on to one handle of an instant; along; out again; then
/// the rows, from all tasks to one, with everything in view, a part and little.
std::vector<Frame> tour(const Context& context, std::uint32_t tasks) {
  std::vector<Frame> frames;
  TimelineView view = picture::fitted(context);
  const TimelineView whole = view;
  const auto keep = [&](const CrowdView& rows = {}) { frames.push_back({view, rows}); };
  const auto at = [&](double share) { return view.from + loop::Duration{std::llround(static_cast<double>((view.to - view.from).ns) * share)}; };
  for (int i = 0; i < 10; ++i) keep();
  std::vector<TimelineView> depths;
  for (int i = 0; view.to - view.from > loop::milliseconds(10); ++i) {
    view = picture::zoomed(view, at(0.35 + 0.3 * std::sin(i * 0.4)), 1 / 1.3);
    depths.push_back(view);
    keep();
  }
  view = picture::following_present(context, depths.back());
  for (int i = 0; i < 60 && !(view.handles && view.handles->span() <= 1); ++i) {
    view = picture::zoomed_at(context, view, 0.5, 1 / 1.3);
    keep();
  }
  for (const std::size_t depth : {depths.size() - 1, depths.size() / 2, depths.size() / 4}) {
    view = depths[depth];
    for (int i = 0; i < 16; ++i) {
      view = picture::panned(view, {(view.to - view.from).ns / 5});
      keep();
    }
  }
  view = depths.back();
  while (view.to - view.from < whole.to - whole.from) {
    view = picture::zoomed(view, at(0.5), 1.3);
    keep();
  }
  for (const std::size_t depth : {std::size_t{0}, depths.size() / 3, depths.size() * 2 / 3}) {
    view = depths[depth];
    CrowdView rows;
    while (rows.tasks != 1) {
      rows = picture::zoomed(rows, tasks, 0.7, 0.6);
      keep(rows);
      if (tasks <= 1) break;
    }
    for (int i = 0; i < 8; ++i) {
      rows = picture::panned(picture::zoomed(rows, tasks, 2), tasks, 17);
      keep(rows);
    }
  }
  return frames;
}

/// What Renderer::draw gives to the graphics card, without it: the shapes of each layer and their clips, as they lie in memory.
std::size_t encode(const draw::Scene& scene, std::vector<std::byte>& buffer) {
  std::size_t draws = 0;
  const auto layers = scene.layers();
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const std::size_t end = l + 1 < layers.size() ? layers[l + 1].first_shape : scene.shapes().size();
    const auto shapes = scene.shapes().subspan(layers[l].first_shape, end - layers[l].first_shape);
    const std::size_t bytes = shapes.size_bytes() + scene.clips().size_bytes();
    if (buffer.size() < bytes) buffer.resize(bytes);
    if (shapes.empty()) continue;
    std::memcpy(buffer.data(), shapes.data(), shapes.size_bytes());
    std::memcpy(buffer.data() + shapes.size_bytes(), scene.clips().data(), scene.clips().size_bytes());
    for (std::size_t done = 0; done < shapes.size(); ++draws) {
      const draw::Batch batch = draw::next_batch(shapes.subspan(done), scene.clips().size());
      done += std::min(batch.shapes, draw::shapes_per_draw - done % draw::shapes_aligned);
    }
  }
  return draws;
}

/// Processor time, for other programs run beside this one.
double cpu_ms(auto&& call) {
  const std::clock_t start = std::clock();
  call();
  return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

double quantile(std::vector<double> values, double q) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1))];
}

void give(Report& report, const std::string& key, const std::vector<double>& times, const std::string& what) {
  report.add(key, quantile(times, 0.5), "ms", what + ", median of " + std::to_string(times.size()) + " frames");
  report.add(key + "_p99", quantile(times, 0.99), "ms", what + ", 99th percentile (budget 4): " + (quantile(times, 0.99) <= budget ? "met" : "NOT met"));
}

/// `clients` clients are four times as many tasks, and main.
void tours_of(Report& report, std::uint32_t clients, bool compare_imgui, [[maybe_unused]] std::vector<double>& plain) {
  session::Workbench bench(text::Language::en, session::Theme::dark);
  bench.open_link("lesson=rush-2-per-second&clients=" + std::to_string(clients) + "&future=shown");
  while (bench.progress()) bench.tick(0);
  bench.seek(loop::Time{bench.run().recording().end_time().ns / 2});
  const Context context{.bench = bench, .theme = picture::theme(picture::ThemeName::dark), .language = text::Language::en, .future_shown = bench.future_shown()};
  const std::uint32_t tasks = bench.run().recording().task_count();
  const std::vector<Frame> frames = tour(context, tasks);
  if (compare_imgui) {
#ifdef COMPTOIR_IMGUI
    std::vector<std::vector<trace::TaskSpan>> spans;
    for (std::uint32_t i = 1; i <= 1'000; ++i) spans.push_back(trace::task_spans(bench.run().recording(), bench.run().lanes(), loop::TaskId{i}));
    ImguiRectangles imgui;
    std::vector<PlainRectangle> rectangles;
    for (const Frame& frame : frames) {
      if (frame.rows.tasks != 0) continue;
      plain.push_back(cpu_ms([&] {
        rectangles.clear();
        const picture::TimeAxis axis{.x = 120, .width = panel.w - 136, .from = frame.time.from, .to = frame.time.to};
        for (std::size_t i = 0; i < spans.size(); ++i)
          for (const trace::TaskSpan& span : spans[i]) {
            if (span.to < axis.from || span.from > axis.to) continue;
            const float x0 = std::max(axis.at(span.from), axis.x), x1 = std::min(axis.at(span.to), axis.x + axis.width);
            rectangles.push_back({x0, 22 + static_cast<float>(i) * 0.23f, std::max(1.f, x1 - x0), 3, 0xff996f2c, 0xff8b836e});
          }
        imgui.frame(rectangles);
      }));
    }
#endif
    return;
  }
  const std::string name = std::to_string(tasks / 100 * 100);
  std::vector<std::byte> buffer;
  struct Kind { LaneKind lanes; const char* key; const char* what; };
  for (const Kind& kind : {Kind{LaneKind::station, "station", "by station"}, Kind{LaneKind::client, "client", "by client"}, Kind{LaneKind::task, "task", "by task"}}) {
    std::vector<double> times;
    std::size_t shapes = 0, draws = 0;
    for (Frame frame : frames) {
      if (kind.lanes != LaneKind::task && frame.rows.tasks != 0) continue;
      frame.time.lanes = kind.lanes;
      frame.time.crowd = frame.rows;
      times.push_back(cpu_ms([&] {
        const draw::Scene scene = picture::timeline_panel(context, panel, frame.time);
        draws = std::max(draws, encode(scene, buffer));
        shapes = std::max(shapes, scene.shapes().size());
      }));
    }
    give(report, "timeline_" + name + "_" + kind.key, times, name + " tasks " + kind.what);
    report.add("timeline_" + name + "_" + kind.key + "_shapes", static_cast<double>(shapes), "shapes", name + " tasks " + kind.what + ": most in a frame, in " + std::to_string(draws) + " draw calls");
  }
  const trace::Crowd& crowd = bench.run().crowd();
  report.add("timeline_" + name + "_index", static_cast<double>(crowd.bytes()) / 1048576, "MiB", name + " tasks: the index, of " + std::to_string(crowd.changes()) + " changes");
  report.add("timeline_" + name + "_index_share", static_cast<double>(crowd.bytes()) / static_cast<double>(bench.run().recording().bytes()), "x", "of the recording's memory");
  double whole = 0;
  {
    trace::Crowd again;
    whole = cpu_ms([&] { again.extend(bench.run().recording()); });
  }
  report.add("timeline_" + name + "_index_time", whole, "ms", name + " tasks: the index made at once (it is made in the run's slices)");
}

/// The other panels beside it, in the middle of the run: all of them follow when the timeline is dragged.
void panels_beside(Report& report, std::uint32_t clients) {
  session::Workbench bench(text::Language::en, session::Theme::dark);
  bench.open_link("lesson=rush-2-per-second&clients=" + std::to_string(clients) + "&future=shown");
  while (bench.progress()) bench.tick(0);
  bench.seek(loop::Time{bench.run().recording().end_time().ns / 2});
  const Context context{.bench = bench, .theme = picture::theme(picture::ThemeName::dark), .language = text::Language::en, .future_shown = bench.future_shown()};
  const std::string name = std::to_string(bench.run().recording().task_count() / 100 * 100);
  const auto measure = [&](const char* key, auto&& draw) {
    std::vector<double> times;
    for (int i = 0; i < 15; ++i) times.push_back(cpu_ms([&] { draw(); }));
    report.add("panel_" + name + '_' + key, quantile(times, 0.5), "ms", name + " tasks: another panel, median");
  };
  measure("fitted", [&] { picture::fitted(context); });
  measure("loop", [&] { picture::loop_panel(context, {792, 308}); });
  measure("floor", [&] { picture::floor_panel(context, {792, 248}); });
  measure("results", [&] { picture::results_panel(context, {280, 390}); });
  measure("why", [&] { picture::why_panel(context, {336, 220}); });
  measure("console", [&] { picture::console_panel(context, {336, 160}); });
  measure("code", [&] { picture::code_panel(context, {336, 308}); });
  measure("strip", [&] { picture::timeline_strip(context, {736, 64}); });
}

}  // namespace

void timeline_tours(Report& report, bool quick) {
  std::vector<double> plain;
  tours_of(report, 250, true, plain);
  if (!plain.empty()) give(report, "timeline_imgui_1000", plain, "1 000 tasks as plain rectangles of Dear ImGui");
  for (const std::uint32_t clients : {25u, 2'500u, 25'000u, 100'000u})
    if (!quick || clients <= 2'500) tours_of(report, clients, false, plain);
  panels_beside(report, quick ? 2'500 : 25'000);
}

}  // namespace comptoir::bench
