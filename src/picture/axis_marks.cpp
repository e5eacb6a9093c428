#include "picture/axis_marks.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "picture/parts.hpp"

namespace comptoir::picture {

using draw::Align;
using draw::Face;
using draw::Scene;

CursorLabel cursor_label(const Context& context, draw::Size size, const TimeAxis& axis, const Ticks& ticks, float top) {
  const loop::Time now = context.bench.time();
  if (!axis.shows(now)) return {{size.w, top, 0, 18}, {}};
  std::string words = context.words(text::Key::timeline_seconds,
      {text::decimal(context.language, now.ns, std::clamp(ticks.decimals + 1, 1, 3))});
  const float width = width_of(words, type::caption, Face::mono) + 14;
  const float left = std::clamp(axis.at(now) - width / 2, 2.f, std::max(2.f, size.w - width - 2));
  return {{left, top, width, 18}, std::move(words)};
}

void draw_cursor_label(Scene& scene, const Theme& theme, const CursorLabel& cursor) {
  if (cursor.words.empty()) return;
  scene.box(cursor.rect, {.fill = theme.run.fill, .radius = 4});
  words_at(scene, cursor.rect.centre(), cursor.words, {.color = theme.on_run, .face = Face::mono, .align = Align::centre});
}

void axis_numbers(Scene& scene, const Context& context, const TimeAxis& axis, const Ticks& ticks, const CursorLabel& cursor, float bottom) {
  const Theme& theme = context.theme;
  const float top = cursor.rect.y;
  for (const loop::Time t : ticks.times) {
    const float x = std::round(axis.at(t));
    scene.box({x, top + 18, 1, bottom - top - 18}, {.fill = theme.line});
    std::string words = ticks.decimals == 0 ? text::seconds(context.language, t.ns)
                                            : text::decimal(context.language, t.ns, ticks.decimals);
    if (t.ns == 0) words = context.words(text::Key::timeline_seconds, {words});
    const float half = width_of(words, type::caption, Face::mono) / 2;
    if (x + half + 3 > cursor.rect.x && x - half - 3 < cursor.rect.x + cursor.rect.w) continue;
    if (x + half > scene.size().w - 4) continue;
    words_at(scene, {x, top + 8}, words, {.color = theme.text3, .face = Face::mono, .align = Align::centre});
  }
}

Ticks axis_ticks(const Context& context, const TimeAxis& axis) {
  const float widest = width_of(text::decimal(context.language, axis.to.ns, 1), type::caption, Face::mono);
  return ticks_of(axis, std::max(56.f, widest + 24));
}

}  // namespace comptoir::picture
