#include "picture/plan_queues.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "picture/parts.hpp"
#include "picture/path_bar.hpp"
#include "picture/plan_parts.hpp"
#include "session/study_words.hpp"

namespace comptoir::picture {
namespace {

using draw::Rect;
using draw::Scene;
using text::Key;

constexpr float padding = 16, axis_height = 22, line_height = 18;

Key station_name(model::Station station) {
  constexpr std::array names = {Key::task_station_soda, Key::task_station_cook, Key::task_station_fryer};
  return names[static_cast<std::size_t>(station)];
}

/// Where times and lengths fall. One scale for all stations: their queues can be compared.
struct Chart {
  float left = 0, right = 0;
  loop::Duration span;
  std::int64_t longest = 1;

  float x(loop::Time time) const { return left + static_cast<float>(static_cast<double>(time.ns) / static_cast<double>(std::max<std::int64_t>(1, span.ns))) * (right - left); }
};

/// The area under the steps and its edge. What is narrower than a pixel is drawn as the longest of what falls there.
void area(Scene& scene, const Theme& theme, const Chart& chart, const std::vector<session::QueueStep>& steps, float bottom, float height) {
  if (steps.empty()) return;
  float start = chart.x(steps.front().time), before = bottom;
  std::int64_t tall = 0;
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    const float end = chart.x(steps[i + 1].time);
    tall = std::max(tall, steps[i].length);
    if (end - start < 1 && i + 2 < steps.size()) continue;
    const float top = bottom - height * static_cast<float>(tall) / static_cast<float>(chart.longest);
    scene.box({start, top, end - start, bottom - top}, {.fill = theme.bg3});
    scene.box({start, top - 0.75f, end - start, 1.5f}, {.fill = theme.text2});
    if (end - start >= 2) scene.box({start - 0.75f, std::min(top, before), 1.5f, std::abs(top - before)}, {.fill = theme.text2});
    before = top;
    start = end;
    tall = 0;
  }
  scene.box({start - 0.75f, before, 1.5f, bottom - before}, {.fill = theme.text2});
}

/// How much of its time the station is used, solid is used, hollow is free; and its queue, below or, in a low room, beside it.
void use(Scene& scene, const Context& context, const session::StationFlow& station, loop::Duration span, Rect room, bool low) {
  const Theme& theme = context.theme;
  const float used = static_cast<float>(std::clamp(station.use(span), 0.0, 1.0)), y = room.y + room.h / 2 - (low ? 0 : 10);
  scene.box({room.x, y - 5, 56, 10}, {.stroke = theme.text3, .radius = 3});
  scene.box({room.x, y - 5, 56 * used, 10}, {.fill = theme.text2, .radius = 3});
  const float drawn = words_at(scene, {room.x + 64, y}, session::use_words(context.language, station, span), {.color = theme.text, .max_width = room.w - 64});
  const float x = low ? room.x + 64 + drawn + 14 : room.x;
  words_at(scene, {x, low ? y : y + 19}, session::queue_words(context.language, station, span), {.color = theme.text3, .max_width = std::max(1.f, room.x + room.w - x)});
}

/// The times below the last queue; each queue has its own lines.
void axis(Scene& scene, const Context& context, const Chart& chart, const std::vector<Rect>& plots) {
  if (plots.empty()) return;
  const double span = static_cast<double>(chart.span.ns) / 1e9, step = tick_step(span, std::max(2, static_cast<int>((chart.right - chart.left) / 90)));
  for (double value = 0; value <= span * 1.0001 && span > 0; value += step) {
    const float x = chart.x({static_cast<std::int64_t>(value * 1e9)});
    for (const Rect& plot : plots) scene.box({x, plot.y, 1, plot.h}, {.fill = context.theme.line});
    words_at(scene, {x, plots.back().y + plots.back().h + 12}, context.words(Key::narration_seconds, {session::rate_text(context.language, value)}), {.color = context.theme.text3, .face = draw::Face::mono, .align = draw::Align::centre});
  }
}

}  // namespace

Scene plan_queues(const Context& context, draw::Size size) {
  Scene scene(size);
  const Theme& theme = context.theme;
  const session::Flow& flow = *context.bench.study()->flow();
  const bool narrow = size.w < 560, low = narrow && size.h < 300;
  const float aside = narrow ? 0.f : 190.f, head = low ? 24.f : narrow ? 44.f : 0.f;
  Chart chart{.left = 0, .right = size.w - padding - 14 - aside, .span = flow.span};
  for (const session::StationFlow& station : flow.stations) chart.longest = std::max(chart.longest, station.longest);
  const std::string longest = text::whole(context.language, chart.longest);
  const float number = width_of(longest, type::caption, draw::Face::mono), names = narrow ? padding : 112;
  chart.left = std::max(narrow ? 40.f : 128.f, names + number + 8);
  const std::string law_said = context.words(Key::plan_queues_little_said, {session::rate_text(context.language, flow.restaurant.number()), session::rate_text(context.language, flow.restaurant.a_second()),
                                                                            session::rate_text(context.language, flow.restaurant.seconds())});
  // The law stands below; its words and what proves it beside it, where there is room.
  std::vector<Scene::Run> runs{{session::little_words(context.language, flow.restaurant) + "   ", {.face = draw::Face::semibold, .size = type::caption, .color = theme.text}}};
  if (!low) {
    runs.push_back({law_said + ". ", {.size = type::caption, .color = theme.text2}});
    runs.push_back({session::check_words(context.language, flow.restaurant) + ".", {.size = type::caption, .color = theme.text3}});
  }
  Scene measure({size.w, 1'000});
  const float law = measure.paragraph({0, 0}, size.w - 2 * padding, line_height, runs), bottom = size.h - law - axis_height - 10;
  const float pitch = bottom / static_cast<float>(std::max<std::size_t>(1, flow.stations.size()));
  std::vector<Rect> plots;
  for (std::size_t i = 0; i < flow.stations.size(); ++i) {
    const float base = pitch * static_cast<float>(i + 1), height = std::max(8.f, pitch - 14 - head);
    plots.push_back({chart.left, base - height, chart.right - chart.left, height});
  }
  axis(scene, context, chart, plots);
  for (std::size_t i = 0; i < flow.stations.size(); ++i) {
    const session::StationFlow& station = flow.stations[i];
    const Rect& plot = plots[i];
    const float y = pitch * static_cast<float>(i), base = plot.y + plot.h, middle = narrow ? y + 8 + head / 2 : plot.y + plot.h / 2;
    draw::icon(scene, station_icon(station.station), {26, middle - (narrow && !low ? 10.f : 0.f)}, 16, theme.text2);
    if (!narrow) words_at(scene, {42, middle}, context.words(station_name(station.station)), {.color = theme.text, .size = type::body, .max_width = names - 42});
    words_at(scene, {chart.left - 6, plot.y + 4}, longest, {.color = theme.text3, .face = draw::Face::mono, .align = draw::Align::right});
    scene.box({chart.left, base - 0.5f, plot.w, 1}, {.fill = theme.line2});
    area(scene, theme, chart, station.queue, base, plot.h);
    use(scene, context, station, flow.span, narrow ? Rect{42, y + 8, size.w - 42 - padding, head} : Rect{size.w - aside - padding + 20, plot.y, aside - 20, plot.h}, low);
  }
  scene.paragraph({padding, size.h - law - 4 + line_height / 2}, size.w - 2 * padding, line_height, runs);
  return scene;
}

}  // namespace comptoir::picture
