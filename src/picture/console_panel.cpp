#include "picture/console_panel.hpp"

#include <algorithm>
#include <string>

#include "picture/parts.hpp"
#include "session/narration.hpp"

namespace comptoir::picture {
using text::Key;

draw::Scene console_panel(const Context& ctx, draw::Size size) {
  draw::Scene scene(size);
  const Theme& theme = ctx.theme;
  panel_frame(scene, theme, {0, 0, size.w, size.h});
  heading(scene, theme, {16, 20}, ctx.words(Key::console_title), size.w - 32);

  const float pitch = ctx.touch ? 24 : 18, top = 33, room = size.h - top - 8;
  const auto& recording = ctx.bench.run().recording();
  const trace::Position now = ctx.bench.cursor().position();
  const std::size_t printed = recording.printed_until(now);
  const auto lines = room < pitch ? std::size_t{0} : static_cast<std::size_t>(room / pitch);
  if (printed == 0 && lines > 0) {
    words_at(scene, {16, top + pitch / 2}, ctx.words(Key::console_empty), {.color = theme.text3, .max_width = size.w - 32});
    return scene;
  }
  const std::size_t first = printed - std::min(printed, lines);
  // One column for the times, as wide as the last one.
  const float times = printed == 0 ? 0 : width_of(ctx.seconds(recording.printed(printed - 1).time, 3), type::caption, draw::Face::mono);
  for (std::size_t i = first; i < printed; ++i) {
    const trace::PrintedLine line = recording.printed(i);
    const float y = top + pitch * (static_cast<float>(i - first) + .5f);
    const std::string words = session::console_line(ctx.language, ctx.bench.lesson(), recording.task(line.task).name, line.print);
    words_at(scene, {16 + times, y}, ctx.seconds(line.time, 3), {.color = theme.text3, .face = draw::Face::mono, .align = draw::Align::right});
    words_at(scene, {16 + times + 16, y}, words, {.color = line.position == now ? theme.text : theme.text2, .face = draw::Face::mono, .max_width = size.w - 48 - times});
    scene.hit({8, y - pitch / 2, size.w - 16, pitch}, static_cast<std::uint16_t>(Hit::printed_line), i);
  }
  return scene;
}

}  // namespace comptoir::picture
