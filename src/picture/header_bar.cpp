#include "picture/header_bar.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "picture/controls.hpp"
#include "picture/locks.hpp"
#include "picture/outcome.hpp"
#include "picture/parts.hpp"
#include "picture/settings_panel.hpp"

namespace comptoir::picture {
namespace {

using draw::Icon;
using draw::Rect;
using draw::Scene;

constexpr float name_from = 900;       // window widths from which the product's name,
constexpr float share_words_from = 720;  // the word on Share,
constexpr float more_words_from = 1180;  // and those on the other buttons, are shown

void logo(Scene& scene, const Theme& theme, Rect rect) {
  scene.box(rect, {.fill = theme.run.fill, .radius = rect.h * 0.28f});
  draw::icon(scene, Icon::bell, rect.centre(), rect.h * 0.64f, theme.on_run);
}

void bar_ground(Scene& scene, const Theme& theme) {
  const auto [w, h] = scene.size();
  scene.box({0, 0, w, h}, {.fill = theme.bg1});
  scene.box({0, h - 1, w, 1}, {.fill = theme.line});
}

void rule(Scene& scene, const Theme& theme, float x) {
  scene.box({x, scene.size().h / 2 - 10, 1, 20}, {.fill = theme.line2});
}

/// The title of the lesson with a chevron: opens the list of lessons.
void lesson_button(Scene& scene, const Context& context, Rect rect, std::string_view title) {
  const Theme& theme = context.theme;
  const Pointed what{Hit::lesson_list, 0};
  const bool locked = is_locked(context.bench, what), lit = context.hovered == what && !locked;
  scene.box(rect, {.fill = lit ? theme.bg3 : theme.bg2, .stroke = lit ? theme.line2 : theme.line, .radius = 8});
  const float y = rect.centre().y;
  words_at(scene, {rect.x + 12, y}, title, {.color = theme.text, .size = type::body, .face = draw::Face::semibold,
                                            .max_width = rect.w - 48});
  draw::icon(scene, locked ? Icon::lock : Icon::down, {rect.x + rect.w - 18, y}, 14, theme.text2, {.stroke = 1.6f});
  if (context.focused == what) focus_ring(scene, theme, rect, 8);
  scene.hit(rect, static_cast<std::uint16_t>(what.what));
}

/// What stands on the right of the bar, from right to left; the result is where it begins.
float right_side(Scene& scene, const Context& context, float side) {
  const auto [w, h] = scene.size();
  const float y = (h - side) / 2;
  const bool dark = context.theme.name == "dark";
  float x = w - 16 - side;
  icon_button(scene, context, {x, y, side, side}, dark ? Icon::sun : Icon::moon, {Hit::theme, 0});
  const float languages = 2 * std::max(40.f, side);
  x -= 8 + languages;
  const std::array choices{Choice{"FR", {Hit::language_fr, 0}, context.language == text::Language::fr},
                           Choice{"EN", {Hit::language_en, 0}, context.language == text::Language::en}};
  segmented(scene, context, {x, y, languages, side}, choices);
  x -= 16;
  rule(scene, context.theme, x);
  x -= 8;
  const auto add = [&](text::Key key, Icon icon, Hit hit, float words_from) {
    const std::string_view label = context.words(key);
    const bool in_words = w >= words_from;
    const float width = in_words ? button_width(label, true) : side;
    x -= 8 + width;
    const Rect rect{x, y, width, side};
    if (in_words) button(scene, context, rect, label, icon, {hit, 0});
    else icon_button(scene, context, rect, icon, {hit, 0});
  };
  add(text::Key::header_share, Icon::share, Hit::share, share_words_from);
  const bool planning = context.bench.planning();
  if (model::has_plan(context.bench.lesson())) add(planning ? text::Key::plan_hide : text::Key::plan_show, planning ? Icon::shop : Icon::target, Hit::plan, more_words_from - 280);
  const bool comparing = context.bench.run_count() == 2;
  if (!planning && (comparing || session::next_variant(context.bench.settings()))) {
    add(comparing ? text::Key::header_compare_off : text::Key::header_compare, Icon::compare, Hit::compare, more_words_from);
  }
  if (!planning && !comparing && !context.compact && !context.bench.lesson().parameters.empty() && !keep_in_settings(context)) {
    add(text::Key::compare_keep, Icon::compare, Hit::keep, more_words_from);
  }
  add(text::Key::header_about, Icon::info, Hit::lesson_about, more_words_from);
  return x;
}

/// A title "Rush hour: 10 clients" in two lines: the short name, and what follows the colon if it repeats the name.
struct TwoLines { std::string_view first, second; };
TwoLines two_lines(std::string_view title, std::string_view short_title) {
  if (title.starts_with(short_title)) {
    const std::size_t colon = title.find(": ");
    if (colon != title.npos) return {short_title, title.substr(colon + 2)};
  }
  return {short_title, title == short_title ? std::string_view{} : title};
}

}  // namespace

float header_height(const Context& context, float width) {
  if (width < compact_below) return 64;
  return context.touch ? 56 : 48;
}

Scene header_bar(const Context& context, draw::Size size) {
  if (size.w < compact_below) return compact_header(context, size);
  Scene scene(size);
  const Theme& theme = context.theme;
  bar_ground(scene, theme);
  const float side = button_size(context), y = (size.h - side) / 2;
  logo(scene, theme, {16, size.h / 2 - 14, 28, 28});
  float x = 60;
  if (size.w >= name_from) {
    words_at(scene, {54, size.h / 2}, "Comptoir", {.color = theme.text, .size = type::name, .face = draw::Face::semibold});
    rule(scene, theme, 160);
    x = 176;
  }
  const float right = right_side(scene, context, side);
  const std::string_view title = context.lesson("title");
  const auto lessons = model::lessons();
  const model::Lesson* shown = context.bench.settings().lesson;
  icon_button(scene, context, {x, y, side, side}, Icon::left, {Hit::lesson_previous, 0}, {.enabled = shown != &lessons.front()});
  x += side + 4;
  const float wanted = std::max(320.f, width_of(title, type::body, draw::Face::semibold) + 48);
  const float width = std::min(wanted, right - 16 - side - 4 - x);
  lesson_button(scene, context, {x, y, width, side}, title);
  x += width + 4;
  icon_button(scene, context, {x, y, side, side}, Icon::right, {Hit::lesson_next, 0}, {.enabled = shown != &lessons.back()});
  return scene;
}

Scene compact_header(const Context& context, draw::Size size) {
  Scene scene(size);
  const Theme& theme = context.theme;
  bar_ground(scene, theme);
  const float middle = size.h / 2;
  logo(scene, theme, {12, middle - 16, 32, 32});
  float right = size.w - 12 - touch_side;
  icon_button(scene, context, {right, middle - touch_side / 2, touch_side, touch_side}, Icon::more, {Hit::menu, 0},
              {.radius = 10, .icon_size = 18});
  if (const Outcome outcome = outcome_of(context); outcome.total > 0 && size.w >= 320) {
    const std::string score = context.words(text::Key::header_score,
        {text::whole(context.language, outcome.satisfied), text::whole(context.language, outcome.total)});
    const float width = width_of(score, type::body, draw::Face::semibold) + 44;
    right -= 8 + width;
    scene.box({right, middle - 16, width, 32}, {.fill = theme.bg2, .stroke = theme.line, .radius = 16});
    draw::icon(scene, Icon::client, {right + 18, middle}, 15, theme.text2);
    words_at(scene, {right + width - 14, middle}, score, {.color = theme.text, .size = type::body,
             .face = draw::Face::semibold, .align = draw::Align::right});
  }
  const auto [first, second] = two_lines(context.lesson("title"), context.lesson("short"));
  const Pointed what{Hit::lesson_list, 0};
  const Rect area{50, middle - 24, right - 8 - 50, 48};
  const float first_y = second.empty() ? middle : middle - 8;
  const float drawn = words_at(scene, {56, first_y}, first, {.color = theme.text, .size = type::body,
                               .face = draw::Face::semibold, .max_width = area.w - 30});
  draw::icon(scene, is_locked(context.bench, what) ? Icon::lock : Icon::down, {56 + drawn + 14, first_y}, 14, context.hovered == what ? theme.text : theme.text2,
             {.stroke = 1.6f});
  if (!second.empty()) words_at(scene, {56, middle + 11}, second, {.color = theme.text2, .max_width = area.w - 10});
  if (context.focused == what) focus_ring(scene, theme, area.inset(4), 8);
  scene.hit(area, static_cast<std::uint16_t>(what.what));
  return scene;
}

}  // namespace comptoir::picture
