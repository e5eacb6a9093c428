#include "picture/parts.hpp"

#include <algorithm>

namespace comptoir::picture {

void panel_frame(draw::Scene& scene, const Theme& theme, draw::Rect rect) {
  scene.box(rect, {.fill = theme.bg1, .stroke = theme.line, .radius = 12});
}

void card(draw::Scene& scene, const Theme& theme, draw::Rect rect) { scene.box(rect, {.fill = theme.bg2, .radius = 8}); }

void selection_ring(draw::Scene& scene, const Theme& theme, draw::Rect rect, float radius) {
  scene.box(rect.inset(-3), {.stroke = theme.text, .stroke_width = 2, .radius = radius + 3});
}

void focus_ring(draw::Scene& scene, const Theme& theme, draw::Rect rect, float radius) {
  scene.box(rect.inset(-4), {.stroke = theme.text, .stroke_width = 2, .radius = radius + 4});
}

float words_at(draw::Scene& scene, draw::Point at, std::string_view words, const Words& style) {
  return scene.text(at, words, {.face = style.face, .size = style.size, .color = style.color, .align = style.align,
                                .max_width = style.max_width});
}

float width_of(std::string_view words, float size, draw::Face face) { return draw::text_width(words, face, size); }

float heading(draw::Scene& scene, const Theme& theme, draw::Point at, std::string_view words, float max_width) {
  return words_at(scene, at, words, {.color = theme.text, .size = type::body, .face = draw::Face::semibold, .max_width = max_width});
}

float more_chip_width(std::uint64_t count) {
  return std::max(28.0f, width_of("+" + std::to_string(count), type::caption, draw::Face::semibold) + 12);
}

void more_chip(draw::Scene& scene, const Theme& theme, draw::Rect rect, std::uint64_t count) {
  scene.box(rect, {.fill = theme.bg3, .radius = rect.h / 2});
  words_at(scene, rect.centre(), "+" + std::to_string(count),
           {.color = theme.text2, .face = draw::Face::semibold, .align = draw::Align::centre});
}

std::size_t things_in(float width, float pitch, float thing) {
  return width < thing ? 0 : static_cast<std::size_t>((width - thing) / pitch) + 1;
}

Fitting fit_row(std::size_t count, float width, float pitch, float thing, float more_width) {
  if (things_in(width, pitch, thing) >= count) return {count, 0};
  const std::size_t shown = std::min(count, things_in(width - more_width - (pitch - thing), pitch, thing));
  return {shown, count - shown};
}

}  // namespace comptoir::picture
