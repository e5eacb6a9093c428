#include "picture/drawing_panel.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "picture/parts.hpp"

namespace comptoir::picture {
namespace {

using draw::Align;
using draw::Face;
using draw::Rect;
using draw::Scene;
using text::Key;

constexpr std::array<std::string_view, drawing_parts> names{"process", "thread", "coroutine"};
constexpr float side_by_side_from = 640, title_height = 26, inner = 10;

std::string_view words_of(const Context& ctx, std::size_t part, std::string_view what) {
  return ctx.lesson(std::string("drawing.").append(names[part]).append(".").append(what));
}

struct Drawing {
  Scene& scene;
  const Context& ctx;

  /// A box that is chosen with all of its kind.
  void box(Rect rect, std::size_t part, draw::Color fill, float radius, bool named) {
    const Theme& theme = ctx.theme;
    const Pointed what{Hit::drawing_part, part};
    const bool chosen = ctx.drawing_part == part, hovered = ctx.hovered == what;
    scene.box(rect, {.fill = fill, .stroke = chosen ? theme.text : hovered ? theme.text3 : theme.line2, .stroke_width = chosen ? 2.f : 1.f, .radius = radius});
    if (named && ctx.focused == what) focus_ring(scene, theme, rect, radius);
    scene.hit(rect, static_cast<std::uint16_t>(what.what), what.which);
    if (named)
      words_at(scene, {rect.x + 12, rect.y + title_height / 2 + 2}, words_of(ctx, part, "title"),
               {.color = chosen ? theme.text : theme.text2, .size = type::caption, .face = chosen ? Face::semibold : Face::regular, .max_width = rect.w - 24});
  }

  void coroutines(Rect room) {
    const auto count = std::clamp<std::size_t>(things_in(room.h, 40, 34), 1, 8);
    const float pitch = std::min(40.f, room.h / static_cast<float>(count));
    for (std::size_t i = 0; i < count; ++i)
      box({room.x, room.y + pitch * static_cast<float>(i), room.w, pitch - 6}, 2, ctx.theme.bg1, 6, i == 0);
  }

  /// The memory of a process: what its threads share.
  void memory(Rect rect) {
    const Theme& theme = ctx.theme;
    scene.box(rect, {.stroke = theme.line2, .radius = 4, .line = draw::Line::dashed});
    words_at(scene, rect.centre(), ctx.words(Key::drawing_memory), {.color = theme.text3, .align = Align::centre, .max_width = rect.w - 12});
  }

  void process(Rect rect, bool first) {
    const Theme& theme = ctx.theme;
    box(rect, 0, theme.bg2, 12, true);
    Rect inside{rect.x + inner, rect.y + title_height + 4, rect.w - 2 * inner, rect.h - title_height - 4 - inner};
    memory({inside.x, inside.y, inside.w, 26});
    inside.y += 34;
    inside.h -= 34;
    const std::size_t count = first ? 2 : 1;
    const float width = (inside.w - 8 * static_cast<float>(count - 1)) / static_cast<float>(count);
    for (std::size_t i = 0; i < count; ++i) {
      const Rect thread{inside.x + (width + 8) * static_cast<float>(i), inside.y, width, inside.h};
      box(thread, 1, theme.bg3, 10, true);
      const Rect room{thread.x + 8, thread.y + title_height + 2, thread.w - 16, thread.h - title_height - 10};
      if (first && i == 0 && room.h >= 24) coroutines(room);
    }
  }
};

void explanation(Scene& scene, const Context& ctx, Rect rect) {
  const Theme& theme = ctx.theme;
  card(scene, theme, rect);
  const std::size_t part = ctx.drawing_part;
  scene.push_clip(rect);
  words_at(scene, {rect.x + 16, rect.y + 22}, words_of(ctx, part, "title"),
           {.color = theme.text, .size = type::name, .face = Face::semibold, .max_width = rect.w - 32});
  // As large as there is room for.
  struct Size { float text, line; };
  for (const Size size : {Size{type::body, 20}, Size{type::caption, 17}}) {
    const auto write = [&](Scene& to) {
      float y = rect.y + 52;
      for (const auto& [label, key] : {std::pair{Key::drawing_memory, "memory"}, {Key::drawing_for, "for"}, {Key::drawing_against, "against"}}) {
        words_at(to, {rect.x + 16, y}, ctx.words(label), {.color = theme.text3, .face = Face::semibold, .max_width = rect.w - 32});
        const draw::Scene::Run run{std::string(words_of(ctx, part, key)), {.size = size.text, .color = theme.text}};
        y = to.paragraph({rect.x + 16, y + size.line}, rect.w - 32, size.line, std::span(&run, 1)) + 8;
      }
      return y;
    };
    Scene measure({rect.x + rect.w, 4'000});
    if (write(measure) - size.line > rect.y + rect.h && size.text > type::caption) continue;
    write(scene);
    break;
  }
  scene.pop_clip();
}

}  // namespace

Scene drawing_panel(const Context& ctx, draw::Size size) {
  Scene scene(size);
  panel_frame(scene, ctx.theme, {0, 0, size.w, size.h});
  const bool beside = size.w >= side_by_side_from;
  const Rect all{12, 12, size.w - 24, size.h - 24};
  const Rect picture = beside ? Rect{all.x, all.y, all.w * .56f, all.h} : Rect{all.x, all.y, all.w, std::min(all.h * .42f, 300.f)};
  const Rect words = beside ? Rect{picture.x + picture.w + 12, all.y, all.w - picture.w - 12, all.h}
                            : Rect{all.x, picture.y + picture.h + 12, all.w, all.h - picture.h - 12};
  if (picture.h >= 120 && picture.w >= 200) {
    Drawing drawing{scene, ctx};
    const float width = (picture.w - 10) * .68f;
    drawing.process({picture.x, picture.y, width, picture.h}, true);
    drawing.process({picture.x + width + 10, picture.y, picture.w - width - 10, picture.h}, false);
  }
  if (words.h >= 60) explanation(scene, ctx, words);
  return scene;
}

}  // namespace comptoir::picture
