#include "picture/dock.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "picture/controls.hpp"
#include "picture/parts.hpp"
#include "picture/timeline_panel.hpp"
#include "picture/transport_bar.hpp"

namespace comptoir::picture {
namespace {

using draw::Icon;
using draw::Rect;
using draw::Scene;

constexpr float scrubber_top = 6, scrubber_height = 70, transport_middle = 106, tabs_height = 72;
constexpr StripStyle bare{.card = false};

draw::Size scrubber_size(draw::Size size) { return {size.w, scrubber_height}; }

void transport(Scene& scene, const Context& context) {
  const Theme& theme = context.theme;
  const session::Workbench& bench = context.bench;
  const float width = scene.size().w, y = transport_middle;
  const float wide = width >= 340 ? 56.f : 48.f;
  icon_button(scene, context, {12, y - 24, wide, 48}, Icon::back, {Hit::step_back, 0},
              {.radius = 12, .icon_size = 22, .enabled = !bench.at_start()});
  const float play = 12 + wide + 12;
  icon_button(scene, context, {play, y - 28, 56, 56}, bench.playing() ? Icon::pause : Icon::play, {Hit::play, 0},
              {.kind = ButtonKind::now, .radius = 28, .icon_size = 28});
  const float step = play + 56 + 12;
  icon_button(scene, context, {step, y - 24, wide, 48}, Icon::step, {Hit::step_forward, 0},
              {.radius = 12, .icon_size = 22, .enabled = !bench.at_end()});
  const Rect speed{width - 12 - 60, y - 24, 60, 48};
  button(scene, context, speed, {}, std::nullopt, {Hit::speed_slider, 0}, {.radius = 12});
  words_at(scene, speed.centre(), speed_words(context.language, bench.speed()),
           {.color = theme.text, .size = type::body, .face = draw::Face::semibold, .align = draw::Align::centre});
  const float left = step + wide + 14, right = speed.x - 8;
  const std::string_view unit = context.words(text::Key::transport_seconds);
  const float unit_width = 5 + width_of(unit, type::body);
  for (const auto& [size, thousandths] : {std::pair{type::clock, !bench.playing()}, {type::clock, false}, {type::name, false}}) {
    std::string words = clock_words(context, thousandths);
    if (thousandths && (words.ends_with("00") || words.ends_with("000"))) words = clock_words(context, false);
    const bool last = size == type::name;
    if (width_of(words, size, draw::Face::mono) + unit_width > right - left && !last) continue;
    const float drawn = words_at(scene, {left, y}, words, {.color = theme.text, .size = size, .face = draw::Face::mono,
                                 .max_width = right - left});
    if (left + drawn + unit_width <= right)
      words_at(scene, {left + drawn + 5, y + (last ? 2.f : 5.f)}, unit, {.color = theme.text3, .size = type::body});
    break;
  }
}

}  // namespace

TimeAxis dock_axis(const Context& context, draw::Size size) { return overview_axis(context, scrubber_size(size), bare); }

Scene dock(const Context& context, draw::Size size, PhoneTab chosen, std::span<const PhoneTab> shown) {
  Scene scene(size);
  const Theme& theme = context.theme;
  scene.box({0, 0, size.w, size.h}, {.fill = theme.bg1});
  scene.box({0, 0, size.w, 1}, {.fill = theme.line});
  scene.add(timeline_strip(context, scrubber_size(size), bare), {0, scrubber_top});
  transport(scene, context);
  if (shown.empty()) return scene;
  const Rect bar{0, size.h - tabs_height, size.w, tabs_height};
  scene.box({0, bar.y, size.w, 1}, {.fill = theme.line});
  constexpr std::array icons{Icon::shop, Icon::loop, Icon::gantt, Icon::code, Icon::tune};
  constexpr std::array labels{text::Key::tab_floor, text::Key::tab_loop, text::Key::tab_timeline, text::Key::tab_code, text::Key::tab_settings};
  std::vector<Tab> all;
  for (const PhoneTab tab : shown) {
    const auto i = static_cast<std::size_t>(tab);
    all.push_back({icons[i], context.words(labels[i]), {Hit::tab, all.size()}, tab == chosen});
  }
  tabs(scene, context, bar, all);
  return scene;
}

}  // namespace comptoir::picture
