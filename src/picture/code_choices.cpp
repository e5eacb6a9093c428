#include "picture/code_choices.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "picture/controls.hpp"
#include "picture/locks.hpp"
#include "picture/parts.hpp"
#include "session/lesson_words.hpp"

namespace comptoir::picture {
namespace {

constexpr float dot_pitch = 6, padding = 7;

const model::Parameter& row_of(const Context& ctx, std::size_t parameter) { return ctx.bench.lesson().parameters[parameter]; }
std::size_t chosen_of(const Context& ctx, std::size_t parameter) { return static_cast<std::size_t>(ctx.bench.settings().values[parameter]); }

std::string_view label_of(const Context& ctx, std::size_t parameter, std::size_t option) {
  return session::option_label(ctx.language, ctx.bench.lesson(), row_of(ctx, parameter), option);
}

float dots_width(const Context& ctx, std::size_t parameter) { return dot_pitch * static_cast<float>(row_of(ctx, parameter).options.size()) + 2 * padding - 2; }

/// As wide as the widest option, so that nothing moves when it is switched.
float words_width(const Context& ctx, std::size_t parameter) {
  float widest = 0;
  for (std::size_t i = 0; i < row_of(ctx, parameter).options.size(); ++i) widest = std::max(widest, width_of(label_of(ctx, parameter, i)));
  return widest + 6;
}

}  // namespace

std::optional<std::size_t> variant_choice(const Context& ctx) {
  const auto rows = ctx.bench.lesson().parameters;
  const auto found = std::ranges::find(rows, std::string_view("variant"), &model::Parameter::key);
  if (found == rows.end() || found->options.size() < 2 || found->options.size() > 3) return std::nullopt;
  return static_cast<std::size_t>(found - rows.begin());
}

float variant_height(const Context& ctx) { return ctx.touch ? touch_side : 30; }

std::string_view variant_words(const Context& ctx, std::size_t parameter) { return label_of(ctx, parameter, chosen_of(ctx, parameter)); }

void variant_control(draw::Scene& scene, const Context& ctx, draw::Rect rect, std::size_t parameter) {
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < row_of(ctx, parameter).options.size(); ++i)
    choices.push_back({label_of(ctx, parameter, i), option_hit(parameter, i), i == chosen_of(ctx, parameter)});
  segmented(scene, ctx, rect, choices, type::caption);
}

float line_switch_width(const Context& ctx, std::size_t parameter, float room) {
  const float dots = dots_width(ctx, parameter), whole = dots + words_width(ctx, parameter);
  return whole <= room ? whole : dots;
}

void line_switch(draw::Scene& scene, const Context& ctx, draw::Rect rect, std::size_t parameter) {
  const Theme& theme = ctx.theme;
  const std::size_t count = row_of(ctx, parameter).options.size(), chosen = chosen_of(ctx, parameter);
  const Pointed next = option_hit(parameter, (chosen + 1) % count);
  const bool locked = is_locked(ctx.bench, next), hovered = ctx.hovered == next && !locked;
  scene.box(rect, {.fill = hovered ? theme.bg3 : theme.bg2, .stroke = hovered ? theme.text3 : theme.line2, .radius = rect.h / 2});
  const float dots = dots_width(ctx, parameter), y = rect.centre().y;
  if (rect.w > dots + 8)
    words_at(scene, {rect.x + padding + 1, y}, label_of(ctx, parameter, chosen), {.color = locked ? theme.text2 : theme.text, .max_width = rect.w - dots});
  const float first = rect.x + rect.w - dots + padding + 2;
  if (locked) draw::icon(scene, draw::Icon::lock, {rect.x + rect.w - dots / 2, y}, 9, theme.text2, {.stroke = 1.2f});
  else for (std::size_t i = 0; i < count; ++i)
    scene.circle({first + dot_pitch * static_cast<float>(i), y}, i == chosen ? 2.5f : 2, {.fill = i == chosen ? theme.text : theme.line2});
  if (ctx.focused.what == Hit::param_option && parameter_of(ctx.focused) == parameter) focus_ring(scene, theme, rect.inset(2), rect.h / 2);
  scene.hit(rect.inset(-2), static_cast<std::uint16_t>(next.what), next.which);
}

}  // namespace comptoir::picture
