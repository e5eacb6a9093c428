#include "picture/axis_flags.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "picture/parts.hpp"

namespace comptoir::picture {
namespace {

constexpr float flag_width = 11, flag_height = 8, target = 20;

/// Large enough to be met, but no wider than half the way to its neighbours.
void flag_hit(const LaneSpace& space, Hit what, std::size_t index, float x, float y, float height) {
  const float side = space.context.touch ? 44.f : target;
  const float left = std::max(0.f, x - side / 3), right = std::min(space.scene.size().w, x + side * 2 / 3);
  space.scene.hit({left, y, right - left, height}, static_cast<std::uint16_t>(what), index);
}

}  // namespace

void axis_flags(const LaneSpace& space, std::span<const AxisFlag> flags, float top, float bottom) {
  const Context& context = space.context;
  const Theme& theme = context.theme;
  for (std::size_t i = 0; i < flags.size(); ++i) {
    if (!space.axis.shows(flags[i].at)) continue;
    const float x = std::round(space.axis.at(flags[i].at));
    const bool lit = context.hovered == Pointed{Hit::mark, i} || context.focused == Pointed{Hit::mark, i};
    const draw::Color ink = lit ? theme.text : theme.text2;
    space.scene.box({x - .5f, top, 1, bottom - top}, {.fill = ink.faded(.45f)});
    space.scene.polygon(std::array{draw::Point{x, top}, draw::Point{x + flag_width, top + flag_height / 2}, draw::Point{x, top + flag_height}}, ink);
    flag_hit(space, Hit::mark, i, x, top - 2, flag_height + 8);
  }
}

void axis_signs(const LaneSpace& space, std::span<const AxisFlag> signs, float y) {
  const Context& context = space.context;
  const Theme& theme = context.theme;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (!space.axis.shows(signs[i].at)) continue;
    const float x = std::round(space.axis.at(signs[i].at));
    const bool lit = context.hovered == Pointed{Hit::intervention, i};
    // A diamond: neither a tick, nor a bar, nor a token.
    space.scene.polygon(std::array{draw::Point{x, y - 5}, draw::Point{x + 5, y}, draw::Point{x, y + 5}, draw::Point{x - 5, y}}, lit ? theme.text : theme.text2);
    space.scene.circle({x, y}, 1.5f, {.fill = space.ground});
    flag_hit(space, Hit::intervention, i, x, y - 9, 18);
  }
}

[[gnu::noinline]] void moments_of_settings(const LaneSpace& space, float top, float bottom) {
  const session::Settings& settings = space.context.bench.settings();
  std::vector<AxisFlag> flags, signs;
  for (const session::Mark& mark : settings.marks) flags.push_back({std::max(mark.moment.time, loop::Time{}), mark.caption});
  for (const session::Intervention& one : settings.interventions) signs.push_back({one.moment.time});
  axis_flags(space, flags, top, bottom);
  axis_signs(space, signs, bottom - 4);
}

}  // namespace comptoir::picture
