#include <algorithm>
#include <cmath>

#include "picture/instant_marks.hpp"
#include "picture/lane_marks.hpp"
#include "picture/parts.hpp"
#include "picture/station_lanes.hpp"
#include "picture/task_lanes.hpp"
#include "picture/timeline_panel.hpp"

namespace comptoir::picture {
namespace {

using draw::Icon;
using draw::Rect;
using draw::Scene;

constexpr float counter_bottom = 15;

/// Lanes with no words: rows as low as it takes.
void strip_lanes(const LaneSpace& space, Rect area, bool icons) {
  if (shows_tasks(space.context)) return task_rows(space, area);
  Scene& scene = space.scene;
  std::vector<StationLane> lanes = station_lanes(space.context);
  if (lanes.empty()) return;
  const float gap = 3;
  float weights = 0;
  for (const StationLane& lane : lanes) weights += lane.units > 1 ? 2.6f : 1.f;
  const float unit = std::max(0.f, area.h - gap * static_cast<float>(lanes.size() - 1)) / weights;
  float y = area.y;
  for (StationLane& lane : lanes) {
    const float height = unit * (lane.units > 1 ? 2.6f : 1.f);
    const float pitch = height / static_cast<float>(lane.units);
    lane.y = y;
    lane.height = height;
    lane.merged = pitch < 3;
    lane.pitch = lane.units > 1 ? pitch : height;
    lane.bar = lane.merged ? height : lane.units > 1 ? pitch - 1 : height;
    if (icons) draw::icon(scene, lane.icon, {22, y + height / 2}, 12, space.context.theme.text2, {.stroke = 1.3f});
    draw_lane(space, lane);
    y += height + gap;
  }
}

void numbers_below(Scene& scene, const Context& context, const TimeAxis& axis, float y) {
  const float room = std::max(70.f, width_of(text::seconds(context.language, axis.to.ns), type::caption, draw::Face::mono) + 40);
  const float now = axis.at(context.bench.time());
  for (const loop::Time t : ticks_of(axis, room).times) {
    std::string words = text::seconds(context.language, t.ns);
    if (t.ns == 0) words = context.words(text::Key::timeline_seconds, {words});
    const float half = width_of(words, type::caption, draw::Face::mono) / 2;
    const float x = std::clamp(axis.at(t), half + 4, scene.size().w - half - 4);
    if (std::abs(x - now) < half + 16) continue;
    words_at(scene, {x, y}, words, {.color = context.theme.text3, .face = draw::Face::mono, .align = draw::Align::centre});
  }
}

}  // namespace

TimeAxis overview_axis(const Context& context, draw::Size size, const StripStyle& style) {
  const TimelineView whole = fitted(context);
  const float left = style.card ? 44.f : 24.f, right = style.card ? 16.f : 24.f;
  return {.x = left, .width = std::max(0.f, size.w - left - right), .from = whole.from, .to = whole.to};
}

Scene timeline_strip(const Context& context, draw::Size size, const StripStyle& style) {
  Scene scene(size);
  const Theme& theme = context.theme;
  const TimeAxis axis = overview_axis(context, size, style);
  const draw::Color ground = theme.bg1;
  if (style.card) card(scene, theme, {0, 0, size.w, size.h});
  if (axis.width < 20) return scene;
  const LaneSpace space{.scene = scene, .context = context, .axis = axis, .labels = false, .ground = ground};
  const float now = std::clamp(axis.at(context.bench.time()), axis.x, axis.x + axis.width);
  const bool focused = context.focused == Pointed{Hit::overview, 0};
  const std::uint16_t what = static_cast<std::uint16_t>(Hit::overview);
  if (style.card) {
    for (const loop::Time t : ticks_of(axis, 40).times) scene.box({std::round(axis.at(t)), 4, 1, size.h - 8}, {.fill = theme.line});
    draw::icon(scene, Icon::bell, {22, counter_bottom - 5}, 12, theme.text2);
    instant_ticks(space, counter_bottom, 11);
    strip_lanes(space, {axis.x, counter_bottom + 3, axis.width, size.h - counter_bottom - 8}, true);
    scene.hit({axis.x, 0, axis.width, size.h}, what);
    scene.box({now - 1, 0, 2, size.h}, {.fill = theme.run.fill});
    scene.circle({now, 6}, 6, {.fill = theme.run.fill});
    if (focused) focus_ring(scene, theme, {now - 6, 0, 12, 12}, 6);
    return scene;
  }
  const float numbers = size.h - 16;
  strip_lanes(space, {axis.x, 6, axis.width, numbers - 20}, false);
  numbers_below(scene, context, axis, numbers);
  scene.hit({axis.x, 0, axis.width, size.h}, what);
  scene.box({now - 1, 2, 2, numbers - 2}, {.fill = theme.run.fill});
  scene.circle({now, numbers}, 12, {.fill = theme.run.fill});
  for (const float dx : {-3.f, 3.f}) scene.segment({now + dx, numbers - 4}, {now + dx, numbers + 4}, 1.5f, theme.on_run);
  if (focused) focus_ring(scene, theme, {now - 12, numbers - 12, 24, 24}, 12);
  return scene;
}

}  // namespace comptoir::picture
