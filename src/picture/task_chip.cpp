#include "picture/task_chip.hpp"

#include <algorithm>
#include <array>

#include "picture/parts.hpp"
#include "picture/task_label.hpp"
#include "session/narration.hpp"

namespace comptoir::picture {
namespace {

constexpr float icon_gap = 4;

float radius_of(ChipState state, float height) {
  switch (state) {
    case ChipState::ready: return height / 2;
    case ChipState::running: return std::min(6.0f, height / 2);
    default: return 4;
  }
}

void brackets(draw::Scene& scene, const Theme& theme, draw::Rect rect) {
  constexpr float half = .75f, hook = 4;
  for (const float side : {-1.0f, 1.0f}) {
    const float edge = side < 0 ? rect.x + half : rect.x + rect.w - half;
    const std::array<draw::Point, 4> points{{{edge - side * hook, rect.y + half}, {edge, rect.y + half},
                                             {edge, rect.y + rect.h - half}, {edge - side * hook, rect.y + rect.h - half}}};
    scene.polyline(points, 1.5f, theme.wait);
  }
}

std::string label_of(const Context& ctx, const loop::Name& name, const ChipStyle& style) {
  return style.in_words ? session::task_label(ctx.language, name) : short_label(name);
}

/// A name that fills the chip by itself ("main") stands without its icon when the row is narrow.
bool shows_icon(const loop::Name& name, const ChipStyle& style) {
  const model::Role role = model::role_of(name);
  return icon_of(role).has_value() && (role != model::Role::main || style.in_words);
}

}  // namespace

draw::Color chip_ink(const Theme& theme, ChipState state) {
  switch (state) {
    case ChipState::running: return theme.on_run;
    case ChipState::ready: return theme.ready.text;
    case ChipState::sleeping: return theme.sleep.text;
    default: return theme.text2;
  }
}

void chip_outline(draw::Scene& scene, const Theme& theme, draw::Rect rect, ChipState state) {
  const float radius = radius_of(state, rect.h);
  switch (state) {
    case ChipState::running: scene.box(rect, {.fill = theme.run.fill, .radius = radius}); break;
    case ChipState::ready: scene.box(rect, {.fill = theme.ready.tint, .stroke = theme.ready.edge, .radius = radius}); break;
    case ChipState::sleeping: scene.box(rect, {.fill = theme.sleep.tint, .stroke = theme.sleep.edge, .radius = radius}); break;
    case ChipState::waiting:
      scene.box(rect, {.stroke = theme.wait, .stroke_width = 1.25f, .radius = radius, .line = draw::Line::dotted});
      break;
    case ChipState::joining: brackets(scene, theme, rect); break;
  }
}

void task_chip(draw::Scene& scene, const Context& ctx, draw::Rect rect, loop::TaskId id, const ChipStyle& style,
               draw::Rect hit_rect) {
  const Theme& theme = ctx.theme;
  const loop::Name name = ctx.bench.run().recording().task(id).name;
  if (style.moves) scene.begin_group(loop::number(id), {rect.x, rect.y});
  chip_outline(scene, theme, rect, style.state);
  const bool timed = style.state == ChipState::sleeping && style.progress >= 0;
  if (timed) {
    const draw::Rect track{rect.x + 3, rect.y + rect.h - 5, rect.w - 6, 2};
    scene.box(track, {.fill = theme.bg1, .radius = 1});
    scene.box({track.x, track.y, std::max(2.0f, track.w * std::min(1.0f, style.progress)), 2}, {.fill = theme.sleep.fill, .radius = 1});
  }

  const draw::Color ink = chip_ink(theme, style.state);
  const float y = rect.y + rect.h / 2 - (timed ? 1.5f : 0);
  const float icon_room = shows_icon(name, style) ? style.icon_size + icon_gap : 0;
  const std::string label = draw::fit_text(label_of(ctx, name, style), draw::Face::semibold, type::caption, rect.w - icon_room - 4);
  const float label_width = width_of(label, type::caption, draw::Face::semibold);
  const float x = rect.x + (rect.w - icon_room - label_width) / 2;
  if (icon_room > 0)
    draw::icon(scene, *icon_of(model::role_of(name)), {x + style.icon_size / 2, y}, style.icon_size, ink, {.stroke = 1.4f});
  words_at(scene, {x + icon_room, y}, label, {.color = ink, .face = draw::Face::semibold});
  if (style.ringed && is_selected(ctx, id)) selection_ring(scene, theme, rect, radius_of(style.state, rect.h));
  if (style.moves) scene.end_group();

  if (ctx.hovered == Pointed{Hit::task, loop::number(id)} && !is_selected(ctx, id))
    scene.box(rect.inset(-2), {.stroke = theme.text3, .stroke_width = 1, .radius = radius_of(style.state, rect.h) + 2});
  scene.hit(hit_rect.w > 0 ? hit_rect : rect, static_cast<std::uint16_t>(Hit::task), loop::number(id));
}

void callback_square(draw::Scene& scene, const Context& ctx, draw::Rect rect, bool running) {
  const Theme& theme = ctx.theme;
  const draw::Color ink = running ? theme.run.fill : theme.text2;
  if (running) scene.box(rect, {.fill = theme.on_run, .radius = 3});
  else scene.box(rect, {.fill = theme.bg3, .stroke = theme.line2, .radius = 3});
  scene.circle(rect.centre(), std::min(3.0f, rect.w / 5), {.fill = ink});
}

float chip_width(const Context& ctx, loop::TaskId id, const ChipStyle& style, float minimum) {
  const loop::Name name = ctx.bench.run().recording().task(id).name;
  const float icon_room = shows_icon(name, style) ? style.icon_size + icon_gap : 0;
  const float label = width_of(label_of(ctx, name, style), type::caption, draw::Face::semibold);
  return std::max(minimum, icon_room + label + (style.in_words ? 20.0f : icon_room > 0 ? 8.0f : 5.0f));
}

}  // namespace comptoir::picture
