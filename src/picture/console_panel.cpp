#include "picture/console_panel.hpp"

#include <string>
#include <vector>

#include "picture/parts.hpp"
#include "session/console.hpp"

namespace comptoir::picture {
using text::Key;

draw::Scene console_panel(const Context& ctx, draw::Size size) {
  draw::Scene scene(size);
  const Theme& theme = ctx.theme;
  panel_frame(scene, theme, {0, 0, size.w, size.h});
  heading(scene, theme, {16, 20}, ctx.words(Key::console_title), size.w - 32);

  const float pitch = ctx.touch ? 24 : 18, top = 33, room = size.h - top - 8;
  const trace::Position now = ctx.bench.cursor().position();
  const auto most = room < pitch ? std::size_t{0} : static_cast<std::size_t>(room / pitch);
  const std::vector<session::ConsoleLine> lines = session::console_lines(ctx.bench, most);
  if (lines.empty()) {
    if (most > 0) words_at(scene, {16, top + pitch / 2}, ctx.words(Key::console_empty), {.color = theme.text3, .max_width = size.w - 32});
    return scene;
  }
  // One column for the times, as wide as the last one.
  const float times = width_of(ctx.seconds(lines.back().time, 3), type::caption, draw::Face::mono);
  float y = top + pitch * .5f;
  for (const session::ConsoleLine& line : lines) {
    const draw::Color ink = line.report ? theme.late.text : line.position == now ? theme.text : theme.text2;
    words_at(scene, {16 + times, y}, ctx.seconds(line.time, 3), {.color = theme.text3, .face = draw::Face::mono, .align = draw::Align::right});
    words_at(scene, {16 + times + 16, y}, line.text, {.color = ink, .face = draw::Face::mono, .max_width = size.w - 48 - times});
    if (!line.report) scene.hit({8, y - pitch / 2, size.w - 16, pitch}, static_cast<std::uint16_t>(Hit::printed_line), line.printed);
    y += pitch;
  }
  return scene;
}

}  // namespace comptoir::picture
