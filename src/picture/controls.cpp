#include "picture/controls.hpp"

#include <algorithm>

#include "draw/text_metrics.hpp"
#include "picture/locks.hpp"
#include "picture/parts.hpp"

namespace comptoir::picture {
namespace {

using draw::Face;
using draw::Point;
using draw::Rect;
using draw::Scene;

constexpr float label_padding = 12, icon_slot = 24;

struct Look {
  bool hovered = false, focused = false;
  bool locked = false;   ///< it answers to nothing but the question why
};

Look look_of(const Context& context, Pointed what) {
  const bool locked = is_locked(context.bench, what);
  return {context.hovered == what && !locked, context.focused == what, locked};
}

/// The sign of a locked control, small, in a corner.
void lock_sign(Scene& scene, const Theme& theme, Point centre) { draw::icon(scene, draw::Icon::lock, centre, 10, theme.text2, {.stroke = 1.2f}); }

/// The box of a button, its ring and its hit area; the colour of what stands on it.
draw::Color button_frame(Scene& scene, const Context& context, Rect rect, Pointed what, const ButtonStyle& style) {
  const Theme& theme = context.theme;
  const Look look = look_of(context, what);
  const bool lit = look.hovered && style.enabled;
  if (look.locked && style.kind == ButtonKind::now) {
    scene.box(rect, {.fill = theme.bg2, .stroke = theme.line2, .radius = style.radius});
  } else if (style.kind == ButtonKind::now) {
    scene.box(rect, {.fill = theme.run.fill, .stroke = lit ? theme.text : theme.run.fill, .stroke_width = lit ? 2.f : 1.f,
                     .radius = style.radius});
  } else if (style.kind == ButtonKind::card || lit) {
    scene.box(rect, {.fill = lit ? theme.bg3 : theme.bg2, .stroke = lit ? theme.line2 : theme.line, .radius = style.radius});
  }
  if (look.focused) focus_ring(scene, theme, rect, style.radius);
  if (style.enabled) scene.hit(rect, static_cast<std::uint16_t>(what.what), what.which);
  if (look.locked && style.enabled) lock_sign(scene, theme, {rect.x + rect.w - 7, rect.y + rect.h - 7});
  if (look.locked || !style.enabled) return theme.line2;
  return style.kind == ButtonKind::now ? theme.on_run : lit ? theme.text : theme.text2;
}

}  // namespace

void icon_button(Scene& scene, const Context& context, Rect rect, draw::Icon icon, Pointed what, const ButtonStyle& style) {
  const draw::Color color = button_frame(scene, context, rect, what, style);
  draw::icon(scene, icon, rect.centre(), style.icon_size, color, {.stroke = 1.6f});
}

void button(Scene& scene, const Context& context, Rect rect, std::string_view label, std::optional<draw::Icon> icon,
            Pointed what, const ButtonStyle& style) {
  const draw::Color color = button_frame(scene, context, rect, what, style);
  float x = rect.x + label_padding;
  const float y = rect.centre().y;
  if (icon) {
    draw::icon(scene, *icon, {x + 8, y}, style.icon_size, color, {.stroke = 1.6f});
    x += icon_slot;
  }
  const bool open = style.enabled && !is_locked(context.bench, what);
  scene.text({x, y}, label, {.face = Face::semibold, .size = 14, .color = open ? context.theme.text : color,
                             .max_width = rect.x + rect.w - label_padding - x + 0.5f});
}

float button_width(std::string_view label, bool with_icon) {
  return draw::text_width(label, Face::semibold, 14) + 2 * label_padding + (with_icon ? icon_slot : 0);
}

void segmented(Scene& scene, const Context& context, Rect rect, std::span<const Choice> choices, float text_size) {
  const Theme& theme = context.theme;
  scene.box(rect, {.fill = theme.bg2, .stroke = theme.line, .radius = 8});
  const float width = rect.w / static_cast<float>(choices.size());
  float x = rect.x;
  for (const Choice& choice : choices) {
    const Rect part{x, rect.y, width, rect.h};
    const Rect inner = part.inset(3);
    const Look look = look_of(context, choice.what);
    if (choice.chosen) scene.box(inner, {.fill = theme.bg3, .stroke = theme.line2, .radius = 6});
    else if (look.hovered) scene.box(inner, {.stroke = theme.line2, .radius = 6});
    scene.text(part.centre(), choice.label,
               {.face = choice.chosen ? Face::semibold : Face::regular, .size = text_size,
                .color = look.locked && !choice.chosen ? theme.text3 : choice.chosen || look.hovered ? theme.text : theme.text2, .align = draw::Align::centre,
                .max_width = inner.w - 4});
    if (look.locked && choice.chosen) lock_sign(scene, theme, {inner.x + inner.w - 8, inner.y + inner.h - 7});
    scene.hit(part, static_cast<std::uint16_t>(choice.what.what), choice.what.which);
    if (look.focused) focus_ring(scene, theme, inner, 6);
    x += width;
  }
}

Rect slider_area(const Slider& slider, bool touch) {
  const float height = touch ? touch_side : 28;
  return {slider.start.x - slider_margin, slider.start.y - height / 2, slider.width + 2 * slider_margin, height};
}

float slider_fraction(Rect area, float x) {
  const float width = area.w - 2 * slider_margin;
  return width <= 0 ? 0 : std::clamp((x - area.x - slider_margin) / width, 0.f, 1.f);
}

void slider(Scene& scene, const Context& context, const Slider& slider, Pointed what) {
  const Theme& theme = context.theme;
  const Look look = look_of(context, what);
  const auto [x, y] = slider.start;
  const float at = x + slider.width * std::clamp(slider.fraction, 0.f, 1.f);
  if (slider.notch >= 0) {
    const float notch = x + slider.width * slider.notch;
    scene.segment({notch, y - 11}, {notch, y + 11}, 1.5f, theme.text3);
  }
  scene.box({x, y - 2, slider.width, 4}, {.fill = theme.bg3, .radius = 2});
  if (slider.filled && at > x) scene.box({x, y - 2, at - x, 4}, {.fill = theme.text3, .radius = 2});
  for (const float stop : slider.stops) scene.circle({x + slider.width * stop, y}, 1.5f, {.fill = theme.text3});
  if (look.locked) scene.box({at - 3, y - 6, 6, 12}, {.fill = theme.text3, .radius = 2});
  else scene.circle({at, y}, 8, {.fill = look.hovered ? theme.bg3 : theme.bg1, .stroke = theme.text, .stroke_width = 2});
  if (look.focused) focus_ring(scene, theme, {at - 8, y - 8, 16, 16}, 8);
  const Rect area = slider_area(slider, context.touch);
  scene.hit(area, static_cast<std::uint16_t>(what.what), what.which);
}

void field(Scene& scene, const Context& context, Rect rect, std::string_view value, std::string_view unit, Pointed what,
           const FieldStyle& style) {
  const Theme& theme = context.theme;
  const Look look = look_of(context, what);
  const draw::Color edge = style.refused ? theme.late.text : look.hovered ? theme.line2 : theme.line;
  if (look.locked) lock_sign(scene, theme, {rect.x - 1, rect.centre().y});   // beside a value as wide as the field
  else scene.box(rect, {.fill = style.refused ? theme.late.tint : look.hovered ? theme.bg3 : theme.bg2, .stroke = edge,
                        .stroke_width = style.refused ? 1.5f : 1.f, .radius = 6});
  if (look.focused) focus_ring(scene, theme, rect, 6);
  scene.hit(rect, static_cast<std::uint16_t>(what.what), what.which);
  if (style.being_edited) return;
  const float y = rect.centre().y;
  float right = rect.x + rect.w - 8;
  if (!unit.empty()) {
    scene.text({right, y + 0.5f}, unit, {.size = 12, .color = theme.text3, .align = draw::Align::right});
    right -= draw::text_width(unit, Face::regular, 12) + 4;
  }
  const float room = right - rect.x - 5;
  const float size = draw::text_width(value, Face::mono, 14) <= room ? 14 : 12;
  scene.text({right, y}, value, {.face = Face::mono, .size = size, .color = style.refused ? theme.late.text : look.locked ? theme.text2 : theme.text,
                                 .align = draw::Align::right, .max_width = room + 0.5f});
}

void tabs(Scene& scene, const Context& context, Rect rect, std::span<const Tab> all) {
  const Theme& theme = context.theme;
  const float width = rect.w / static_cast<float>(all.size());
  float x = rect.x;
  for (const Tab& tab : all) {
    const Rect part{x, rect.y, width, rect.h};
    const float cx = part.centre().x;
    const Look look = look_of(context, tab.what);
    const Rect pill{cx - 28, rect.y + 8, 56, 28};
    if (tab.chosen) scene.box(pill, {.fill = theme.bg3, .stroke = theme.line2, .radius = 14});
    else if (look.hovered) scene.box(pill, {.fill = theme.bg2, .stroke = theme.line, .radius = 14});
    if (look.focused) focus_ring(scene, theme, pill, 14);
    draw::icon(scene, tab.icon, pill.centre(), 20, tab.chosen ? theme.text : theme.text2, {.stroke = 1.6f});
    scene.text({cx, rect.y + 48}, tab.label,
               {.face = Face::semibold, .size = 12, .color = tab.chosen ? theme.text : theme.text2,
                .align = draw::Align::centre, .max_width = width - 4});
    scene.hit(part, static_cast<std::uint16_t>(tab.what.what), tab.what.which);
    x += width;
  }
}

void progress_bar(Scene& scene, const Theme& theme, Rect rect, float fraction) {
  const float radius = rect.h / 2;
  scene.box(rect, {.fill = theme.bg3, .radius = radius});
  const float width = rect.w * std::clamp(fraction, 0.f, 1.f);
  if (width > 0) scene.box({rect.x, rect.y, std::max(width, rect.h), rect.h}, {.fill = theme.text2, .radius = radius});
}

}  // namespace comptoir::picture
