#include "picture/figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "draw/icons.hpp"
#include "picture/parts.hpp"

namespace comptoir::picture {
namespace {
using draw::Point;

/// The half of a disc above its diameter, or below it.
void half_disc(draw::Scene& scene, Point centre, float radius, bool above, draw::Color fill) {
  constexpr std::size_t pieces = 12;
  std::array<Point, pieces + 1> points;
  for (std::size_t i = 0; i <= pieces; ++i) {
    const float angle = std::numbers::pi_v<float> * static_cast<float>(i) / pieces;
    points[i] = {centre.x - radius * std::cos(angle), centre.y + (above ? -radius : radius) * std::sin(angle)};
  }
  scene.polygon(points, fill);
}

/// The middle of its band at `top`.
void chef_hat(draw::Scene& scene, const Theme& theme, Point top, float k) {
  const draw::BoxStyle puff{.fill = theme.hat, .stroke = theme.hat_edge};
  scene.circle({top.x - 5 * k, top.y - 5 * k}, 4.6f * k, puff);
  scene.circle({top.x + 5 * k, top.y - 5 * k}, 4.6f * k, puff);
  scene.circle({top.x, top.y - 7 * k}, 5.6f * k, puff);
  scene.box({top.x - 6.5f * k, top.y - 6.5f * k, 13 * k, 9 * k}, {.fill = theme.hat, .radius = 1});
  scene.segment({top.x - 6.5f * k, top.y + 1.5f * k}, {top.x + 6.5f * k, top.y + 1.5f * k}, 1, theme.hat_edge);
}

}  // namespace

void crew_member(draw::Scene& scene, const Theme& theme, Point c) {
  scene.box({c.x - 15, c.y + 9, 30, 13}, {.fill = theme.run.fill, .radius = 8});
  scene.box({c.x - 15, c.y + 16, 30, 6}, {.fill = theme.run.fill});
  scene.box({c.x - 7, c.y + 15, 14, 7}, {.fill = theme.cloth});
  scene.circle(c, 10, {.fill = theme.skin, .stroke = theme.skin_edge});
  half_disc(scene, {c.x, c.y - 1}, 10.5f, true, theme.run.fill);
  scene.box({c.x - 10, c.y - 2, 25.5f, 3}, {.fill = theme.run.fill, .radius = 1.5f});
  const draw::Color ink = draw::rgb(0x27211A);
  scene.circle({c.x + 1, c.y + 4}, 1.2f, {.fill = ink});
  scene.circle({c.x + 6, c.y + 4}, 1.2f, {.fill = ink});
}

void awning(draw::Scene& scene, const Theme& theme, draw::Rect rect) {
  constexpr float stripe = 18, band = 6.5f;
  const int count = static_cast<int>(std::ceil(rect.w / stripe));
  for (int i = 0; i < count; ++i) {
    const draw::Color color = i % 2 ? theme.awning : theme.awning2;
    const float x = rect.x + stripe * static_cast<float>(i), width = std::min(stripe, rect.x + rect.w - x);
    // The panel's round corners cut the first and the last stripe.
    const float left = i == 0 ? 7 : 0, right = i + 1 == count ? std::min(7.0f, width / 2) : 0;
    scene.polygon(std::array{Point{x + left, rect.y}, Point{x + width - right, rect.y}, Point{x + width - right * .1f, rect.y + band},
                             Point{x + left * .1f, rect.y + band}}, color);
    scene.push_clip({x, rect.y + band - .5f, width, rect.h});
    half_disc(scene, {x + stripe / 2, rect.y + band - .5f}, stripe / 2, false, color);
    scene.pop_clip();
  }
}

void tiled_floor(draw::Scene& scene, const Theme& theme, draw::Rect rect) {
  constexpr float tile = 16;
  scene.push_clip(rect);
  const int columns = static_cast<int>(std::ceil(rect.w / tile)), rows = static_cast<int>(std::ceil(rect.h / tile));
  for (int row = 0; row < rows; ++row)
    for (int column = row % 2; column < columns; column += 2) {
      const draw::Rect at{rect.x + tile * static_cast<float>(column), rect.y + tile * static_cast<float>(row), tile, tile};
      // The panel's round corners have none.
      const bool low = at.y + tile > rect.y + rect.h - 12, side = at.x < rect.x + 12 || at.x + tile > rect.x + rect.w - 12;
      if (!(low && side)) scene.box(at, {.fill = theme.tile});
    }
  scene.pop_clip();
}

void cook(draw::Scene& scene, const Theme& theme, Point c, float radius, std::string_view number, float progress) {
  if (radius >= 14) chef_hat(scene, theme, {c.x, c.y - radius - 3 * radius / 16}, radius / 16);
  scene.circle(c, radius + 1.75f, {.fill = theme.bg3, .stroke = theme.line2, .stroke_width = 3.5f});
  scene.arc(c, radius, 0, std::min(progress, 1.0f), 3.5f, theme.progress);
  const float size = radius >= 14 && number.size() < 3 ? type::body : type::caption;
  if (radius < 14 && number.size() > 2) return;
  words_at(scene, c, number, {.color = theme.text, .size = size, .face = draw::Face::semibold, .align = draw::Align::centre});
}

void soda_machine(draw::Scene& scene, const Theme& theme, draw::Rect rect, float fill) {
  const float k = rect.w / 48;
  const auto at = [&](float x, float y) -> Point { return {rect.x + x * k, rect.y + y * k}; };
  scene.box(rect, {.fill = theme.bg3, .radius = 6 * k});
  scene.box({at(17, 0).x, rect.y, 14 * k, 7 * k}, {.fill = theme.line2, .radius = 2 * k});
  if (fill < 0) return;
  const float level = 42 - 26 * std::min(fill, 1.0f);
  // The cup narrows downwards: 13 wide at the top (14), 35 to 16 at the bottom (42).
  const auto inner = [&](float y) { return 13 + 3 * (y - 14) / 28 + 1; };
  const std::array<Point, 4> cup{at(13, 14), at(35, 14), at(32, 42), at(16, 42)};
  scene.polygon(cup, theme.bg1);
  if (fill > 0) scene.polygon(std::array{at(inner(level), level), at(48 - inner(level), level), at(32, 42), at(16, 42)}, theme.progress);
  if (fill < 1) scene.segment(at(24, 8), at(24, level), 2.5f * k, theme.progress);
  const std::array<Point, 5> outline{cup[0], cup[1], cup[2], cup[3], cup[0]};
  scene.polyline(outline, 1.5f, theme.text2);
}

float queuer_width(std::string_view number) { return std::max(21.0f, width_of(number) + 9); }

void queuer(draw::Scene& scene, const Theme& theme, Point c, std::string_view number, bool selected) {
  const float width = queuer_width(number);
  const draw::Rect rect{c.x - width / 2, c.y - 10.5f, width, 21};
  scene.box(rect, {.stroke = theme.wait, .stroke_width = 1.25f, .radius = 10.5f, .line = draw::Line::dotted});
  words_at(scene, c, number, {.color = theme.text2, .align = draw::Align::centre});
  if (selected) selection_ring(scene, theme, rect, 10.5f);
}

void client_token(draw::Scene& scene, const Theme& theme, Point c, float radius, std::string_view number, TokenState state,
                  float used, bool selected) {
  const bool coming = state == TokenState::coming, running = state == TokenState::running;
  draw::Color ink = running ? theme.on_run : coming ? theme.text3 : theme.text;
  if (coming) {
    scene.circle(c, radius, {.stroke = theme.future, .stroke_width = 1.5f, .line = draw::Line::dotted});
  } else if (state == TokenState::served_in_time || state == TokenState::served_late) {
    const StateColors& colors = state == TokenState::served_late ? theme.late : theme.ok;
    scene.circle(c, radius + 1.25f, {.fill = colors.tint, .stroke = colors.edge, .stroke_width = 1.5f});
    ink = colors.text;
  } else {
    scene.circle(c, radius + 1.25f, {.fill = running ? theme.run.fill : theme.bg3, .stroke = theme.line2, .stroke_width = 2.5f});
    scene.arc(c, radius, 0, std::min(used, 1.0f), 2.5f, used > 1 ? theme.late.fill : theme.text2);
    if (running) scene.circle(c, radius + 4.5f, {.stroke = theme.run.fill, .stroke_width = 2});
  }
  const float size = coming || number.size() > 2 ? type::caption : type::body;
  words_at(scene, c, number, {.color = ink, .size = size, .face = coming ? draw::Face::regular : draw::Face::semibold, .align = draw::Align::centre});
  if (selected) scene.circle(c, radius + (running ? 7.5f : 5.5f), {.stroke = theme.text, .stroke_width = 2});
}

void dish(draw::Scene& scene, const Theme& theme, Point c, std::uint8_t which, DishState state) {
  constexpr draw::Icon icons[] = {draw::Icon::soda, draw::Icon::burger, draw::Icon::fries};
  const draw::Color ink = state == DishState::done ? theme.ok.text : state == DishState::being_made ? theme.sleep.text
                          : state == DishState::ready ? theme.ready.text : theme.text3;
  const draw::Color inside = state == DishState::done ? theme.ok.tint : draw::Color{};
  draw::icon(scene, icons[which % 3], c, 13, ink, {.stroke = 1.4f, .fill = inside});
  switch (state) {
    case DishState::done: draw::icon(scene, draw::Icon::check, {c.x, c.y + 11}, 8, ink, {.stroke = 1.6f}); break;
    case DishState::being_made: scene.box({c.x - 5, c.y + 10, 10, 2}, {.fill = theme.progress, .radius = 1}); break;
    case DishState::ready: draw::icon(scene, draw::Icon::left, {c.x - .5f, c.y + 11}, 8, ink, {.stroke = 1.6f}); break;
    case DishState::waiting: scene.dots({c.x - 4, c.y + 11}, c.x + 4, .9f, 4, ink); break;
  }
}

}  // namespace comptoir::picture
