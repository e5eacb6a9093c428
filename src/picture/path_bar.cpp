#include "picture/path_bar.hpp"

#include <algorithm>
#include <array>

#include "draw/icons.hpp"
#include "picture/parts.hpp"
#include "session/labels.hpp"

namespace comptoir::picture {
namespace {

using draw::Rect;
using draw::Scene;
using session::PathKind;
using session::PathPart;
using text::Key;

/// The station and the seconds, as far as they fit. On lines they stand on a ground of their own.
void label(Scene& scene, const Context& context, Rect rect, const PathPart& part) {
  const Theme& theme = context.theme;
  const bool station = part.kind == PathKind::made || part.kind == PathKind::place || part.kind == PathKind::batch;
  const std::string words = context.words(Key::narration_seconds, {session::clock_seconds(context.language, part.lasts().ns)});
  const float icon = station ? 18.f : 0.f, width = width_of(words);
  const bool with_words = icon + width + 10 <= rect.w, with_icon = station && icon <= rect.w;
  if (!with_words && !with_icon) return;
  const float whole = (with_icon ? icon : 0) + (with_words ? width : 0), x = rect.centre().x - whole / 2, y = rect.centre().y;
  const draw::Color ink = part.kind == PathKind::made ? theme.on_bar : theme.text;
  if (part.kind == PathKind::batch) scene.box({x - 3, rect.y + 1, whole + 6, rect.h - 2}, {.fill = theme.bg2, .radius = 3});
  if (with_icon) draw::icon(scene, station_icon(part.station), {x + 7, y}, 13, ink, {.stroke = 1.3f});
  if (with_words) words_at(scene, {x + (with_icon ? icon : 0), y}, words, {.color = ink});
}

}  // namespace

draw::Icon station_icon(model::Station station) {
  constexpr std::array icons = {draw::Icon::soda, draw::Icon::burger, draw::Icon::fries};
  return icons[static_cast<std::size_t>(station)];
}

void path_form(Scene& scene, const Theme& theme, Rect rect, PathKind kind) {
  switch (kind) {
    case PathKind::made: return scene.box(rect, {.fill = theme.bar, .stroke = theme.bar_edge, .radius = 3});
    case PathKind::batch:
      scene.box(rect, {.fill = theme.bg2, .stroke = theme.wait, .radius = 3});
      return scene.hatch(rect.inset(1), 2, 7, 1, theme.wait);
    case PathKind::thread: return scene.box(rect, {.fill = theme.bg2, .stroke = theme.late.edge, .radius = 3, .line = draw::Line::dashed});
    case PathKind::place: case PathKind::other: return scene.box(rect, {.fill = theme.bg2, .stroke = theme.wait, .radius = 3, .line = draw::Line::dotted});
  }
}

void path_bar(Scene& scene, const Context& context, Rect room, float height, const session::CriticalPath& path, const std::function<Pointed(const PathPart&)>& opens) {
  if (path.parts.empty()) return;
  const loop::Time arrived = path.parts.front().from;
  const auto x_of = [&](loop::Time time) { return room.x + static_cast<float>(static_cast<double>((time - arrived).ns) / static_cast<double>(path.waited.ns)) * room.w; };
  for (const PathPart& part : path.parts) {
    const float from = x_of(part.from), to = x_of(part.to);
    const Rect rect{from + 0.5f, room.y, std::max(1.f, to - from - 1), room.h};
    path_form(scene, context.theme, rect, part.kind);
    label(scene, context, rect, part);
    const Pointed what = opens(part);
    scene.hit({from, room.y + room.h / 2 - height / 2, to - from, height}, static_cast<std::uint16_t>(what.what), what.which);
    if (context.hovered == what || context.focused == what) focus_ring(scene, context.theme, rect, 3);
  }
}

}  // namespace comptoir::picture
