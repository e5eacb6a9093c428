#include "picture/timeline_overview.hpp"

#include <algorithm>

#include "picture/instant_marks.hpp"
#include "picture/parts.hpp"
#include "picture/thread_lane.hpp"

namespace comptoir::picture {

WindowEdges window_edges(const Context& context, const TimeAxis& whole, const TimelineView& view) {
  loop::Time from = view.from, to = view.to;
  if (view.handles) {
    const trace::Recording& recording = context.bench.run().recording();
    from = to = recording.time_at(static_cast<trace::Position>(view.handles->first + 0.5));
  }
  const float end = whole.x + whole.width;
  const float left = std::clamp(whole.at(from), whole.x, end - 3), right = std::clamp(whole.at(to), left + 3, end);
  return {left, right};
}

void timeline_overview(draw::Scene& scene, const Context& context, draw::Rect area, const TimelineView& view) {
  const Theme& theme = context.theme;
  const TimelineView whole = fitted(context);
  const TimeAxis axis{.x = area.x, .width = area.w, .from = whole.from, .to = whole.to};
  const LaneSpace space{.scene = scene, .context = context, .axis = axis, .labels = false, .ground = theme.bg1};
  scene.box(area, {.fill = theme.bg2, .radius = 4});
  const auto [left, right] = window_edges(context, axis, view);
  const draw::Rect window{left, area.y, right - left, area.h};
  const bool all = window.w >= area.w - 1;
  const bool lit = context.hovered.what == Hit::window || context.focused.what == Hit::window;
  if (!all) scene.box(window, {.fill = theme.bg3, .radius = 4});
  scene.push_clip(area);
  thread_line(space, area.y + 6, area.h - 12, false);
  instant_ticks(space, area.y + area.h - 3, area.h - 6);
  const float now = axis.at(context.bench.time());
  scene.box({std::clamp(now, area.x, area.x + area.w) - 1, area.y, 2, area.h}, {.fill = theme.run.fill});
  scene.pop_clip();
  // Its edges are grips; where all is shown, they say that there is something to pull.
  const draw::Color edge = lit ? theme.text : all ? theme.line2 : theme.text3;
  scene.box(window, {.stroke = edge, .stroke_width = all ? 1.f : 1.5f, .radius = 4});
  if (window.w >= 14)
    for (const float x : {left + 4, right - 5}) scene.box({x, area.y + 5, 1.5f, area.h - 10}, {.fill = edge});
  scene.hit(area, static_cast<std::uint16_t>(Hit::window));
  if (context.focused.what == Hit::window) focus_ring(scene, theme, area.inset(3), 4);
}

}  // namespace comptoir::picture
