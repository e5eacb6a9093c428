#include "picture/settings_panel.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "picture/controls.hpp"
#include "picture/locks.hpp"
#include "picture/parts.hpp"

namespace comptoir::picture {
namespace {

using draw::Rect;
using draw::Scene;

constexpr float head_height = 40, padding = 16, group_height = 28, group_gap = 4, reason_height = 20;
constexpr float field_width = 50, field_height = 26, gap = 10;
constexpr float choice_label = 24, desktop_column = 436;
constexpr float least_slider = 36, usual_slider = 56, most_slider = 240;

float row_height(const Context& context) { return context.touch ? touch_side : 32; }

/// Options that don't fit side by side, even in the narrowest column, stand one below the other.
bool options_stacked(const Context& context, const model::Parameter& parameter) {
  constexpr float narrowest = 240 - 2 * padding;
  const float cell = narrowest / static_cast<float>(parameter.options.size()) - 10;
  for (std::size_t i = 0; i < parameter.options.size(); ++i) {
    const auto label = session::option_label(context.language, context.bench.lesson(), parameter, i);
    if (width_of(label, type::caption, draw::Face::semibold) > cell) return true;
  }
  return false;
}

float choice_height(const Context& context, const model::Parameter& parameter) {
  const float rows = options_stacked(context, parameter) ? static_cast<float>(parameter.options.size()) : 1;
  return choice_label + 6 + rows * row_height(context);
}

/// Where every heading and row stands, from the top of the rows.
struct Place {
  std::size_t parameter = 0;
  bool heading = false;
  float y = 0, height = 0;
};

std::vector<Place> places_of(const Context& context, const SettingsView& view) {
  std::vector<Place> places;
  const auto parameters = context.bench.settings().lesson->parameters;
  float y = 0;
  std::string_view group;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (model::chosen_at_lines(parameters[i])) continue;   // the variant of a program is chosen here, too
    if (places.empty() || context.group(parameters[i]) != group) {
      group = context.group(parameters[i]);
      if (!places.empty()) y += group_gap;
      places.push_back({i, true, y, group_height});
      y += group_height;
    }
    const bool chosen = parameters[i].kind == model::ParameterKind::choice;
    const float height = chosen ? choice_height(context, parameters[i]) : row_height(context) + (view.refused == i ? reason_height : 0);
    places.push_back({i, false, y, height});
    y += height;
  }
  return places;
}

float rows_height(const std::vector<Place>& places) { return places.empty() ? 0 : places.back().y + places.back().height; }

/// Columns of the rows: label, slider, field.
struct Columns {
  float label_width = 0, slider = 0, slider_width = 0, field = 0, field_width = 0;
};

Columns columns_of(const Context& context, float width) {
  float widest = 0;
  for (const model::Parameter& p : context.bench.settings().lesson->parameters)
    if (p.kind != model::ParameterKind::choice) widest = std::max(widest, width_of(context.label(p), type::body));
  Columns columns;
  columns.field_width = context.touch ? 80 : field_width;
  const session::Settings& settings = context.bench.settings();
  for (std::size_t i = 0; i < settings.lesson->parameters.size(); ++i) {   // long values get a wider column
    const model::Parameter& p = settings.lesson->parameters[i];
    if (p.kind == model::ParameterKind::choice) continue;
    const float unit = p.kind == model::ParameterKind::duration ? 4 + width_of(context.words(text::Key::settings_seconds)) : 0;
    const float words = width_of(value_words(context.language, p, settings.values[i]), type::body, draw::Face::mono);
    columns.field_width = std::max(columns.field_width, std::min(words + unit + 15, 96.f));
  }
  columns.field = width - padding - columns.field_width;
  const float room = columns.field - padding - 2 * gap - slider_margin;
  columns.label_width = std::min(widest + 1, std::max(60.f, room - usual_slider));
  columns.slider_width = std::clamp(room - columns.label_width, 0.f, most_slider);
  columns.slider = columns.field - gap - slider_margin / 2 - columns.slider_width;
  return columns;
}

void heading_row(Scene& scene, const Context& context, const Place& place, float top) {
  const Theme& theme = context.theme;
  const float y = top + place.y + group_height / 2 + 2;
  const std::string_view words = context.group(context.bench.settings().lesson->parameters[place.parameter]);
  const float width = words_at(scene, {padding, y}, words, {.color = theme.text3, .face = draw::Face::semibold});
  const float x = padding + width + 10;
  scene.box({x, y, std::max(0.f, scene.size().w - padding - x), 1}, {.fill = theme.line});
}

/// On one line, or smaller on two where it is too long.
void row_label(Scene& scene, const Theme& theme, draw::Point at, std::string_view words, float width) {
  const std::size_t space = words.rfind(' ');
  if (width_of(words, type::body) <= width || space == words.npos || width_of(words.substr(0, space)) > width) {
    words_at(scene, at, words, {.color = theme.text, .size = type::body, .max_width = width});
    return;
  }
  words_at(scene, {at.x, at.y - 7}, words.substr(0, space), {.color = theme.text});
  words_at(scene, {at.x, at.y + 7}, words.substr(space + 1), {.color = theme.text, .max_width = width});
}

/// Its name, and under it the options side by side.
void choice_row(Scene& scene, const Context& context, const Place& place, float top) {
  const model::Lesson& lesson = *context.bench.settings().lesson;
  const model::Parameter& parameter = lesson.parameters[place.parameter];
  words_at(scene, {padding, top + place.y + choice_label / 2}, context.label(parameter),
           {.color = context.theme.text, .size = type::body, .max_width = scene.size().w - 2 * padding});
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < parameter.options.size(); ++i) {
    choices.push_back({session::option_label(context.language, lesson, parameter, i), option_hit(place.parameter, i),
                       context.bench.settings().values[place.parameter] == static_cast<std::int64_t>(i)});
  }
  Rect row{padding, top + place.y + choice_label, scene.size().w - 2 * padding, row_height(context)};
  if (!options_stacked(context, parameter)) return segmented(scene, context, row, choices, type::caption);
  for (const Choice& option : choices) {
    segmented(scene, context, row, {&option, 1}, type::caption);
    row.y += row.h;
  }
}

void parameter_row(Scene& scene, const Context& context, const Place& place, float top, const Columns& columns,
                   const SettingsView& view) {
  const Theme& theme = context.theme;
  const session::Settings& settings = context.bench.settings();
  const model::Parameter& parameter = settings.lesson->parameters[place.parameter];
  const std::int64_t value = settings.values[place.parameter];
  const float y = top + place.y + row_height(context) / 2;
  row_label(scene, theme, {padding, y}, context.label(parameter), columns.label_width);
  if (columns.slider_width >= least_slider - 1) {
    slider(scene, context, {.start = {columns.slider, y}, .width = columns.slider_width, .fraction = fraction_of(parameter, value)},
           {Hit::param_slider, place.parameter});
  }
  const bool refused = view.refused == place.parameter;
  const float height = context.touch ? 36 : field_height;
  const std::string words = refused ? view.typed : value_words(context.language, parameter, value);
  const bool timed = parameter.kind == model::ParameterKind::duration;
  field(scene, context, {columns.field, y - height / 2, columns.field_width, height}, words,
        timed ? context.words(text::Key::settings_seconds) : std::string_view{}, {Hit::param_field, place.parameter},
        {.refused = refused, .being_edited = view.edited == place.parameter});
  if (refused) {
    words_at(scene, {scene.size().w - padding, y + row_height(context) / 2 + reason_height / 2 - 3}, view.reason,
             {.color = theme.late.text, .align = draw::Align::right, .max_width = scene.size().w - 2 * padding});
  }
}

void scroll_mark(Scene& scene, const Theme& theme, Rect window, float scroll, float whole) {
  const float height = std::max(24.f, window.h * window.h / whole);
  const float y = window.y + (window.h - height) * (scroll / (whole - window.h));
  scene.box({window.x + window.w - 6, y, 3, height}, {.fill = theme.line2, .radius = 1.5f});
}

/// The title, and what takes all changes back; on paper the title alone.
void head(Scene& scene, const Context& context) {
  const Theme& theme = context.theme;
  const float width = scene.size().w;
  const std::string_view title = context.words(text::Key::settings_title);
  if (context.still) {
    heading(scene, theme, {padding, 24}, title, width - 2 * padding);
    return;
  }
  const std::string_view reset = context.words(text::Key::settings_reset);
  const float reset_width = width_of(reset) + 22;
  const Pointed what{Hit::reset_all, 0};
  const Rect reset_area{width - padding - reset_width - 8, context.touch ? 0.f : 8.f, reset_width + 16,
                        context.touch ? touch_side : button_side};
  const bool locked = is_locked(context.bench, what);
  const draw::Color ink = locked ? theme.line2 : context.hovered == what ? theme.text : theme.text2;
  const float room = reset_area.x - padding - width_of(title, type::body, draw::Face::semibold) - 4;
  const float side = context.touch ? std::clamp(room / 2, 28.f, touch_side) : 28;   // of undo and redo
  const float top_of = context.touch ? 0.f : 24 - side / 2, height = context.touch ? touch_side : side;
  icon_button(scene, context, {reset_area.x - 2 * side, top_of, side, height}, draw::Icon::undo, {Hit::undo, 0},
              {.kind = ButtonKind::ghost, .enabled = context.bench.can_undo()});
  icon_button(scene, context, {reset_area.x - side, top_of, side, height}, draw::Icon::redo, {Hit::redo, 0},
              {.kind = ButtonKind::ghost, .enabled = context.bench.can_redo()});
  heading(scene, theme, {padding, 24}, title, std::max(20.f, reset_area.x - 2 * side - padding - 4));
  draw::icon(scene, locked ? draw::Icon::lock : draw::Icon::reset, {width - padding - reset_width + 8, 24}, 14, ink);
  words_at(scene, {width - padding, 24}, reset, {.color = ink, .align = draw::Align::right});
  if (context.focused == what) focus_ring(scene, theme, {reset_area.x + 4, 13, reset_area.w - 8, 22}, 6);
  scene.hit(reset_area, static_cast<std::uint16_t>(what.what));
}

float foot_height(const Context& context) { return !context.still && keep_in_settings(context) ? button_size(context) + 14 : 0; }

Rect rows_window(const Context& context, draw::Size size) {
  return {0, head_height, size.w, std::max(0.f, size.h - head_height - 6 - foot_height(context))};
}

/// Below the rows: keeps this run as A, or lets it go.
void foot(Scene& scene, const Context& context, float rows) {
  const float height = foot_height(context), side = button_size(context);
  if (height == 0) return;
  const std::string_view words = context.words(context.bench.settings().kept ? text::Key::header_compare_off : text::Key::compare_keep);
  const float y = std::min(scene.size().h - height, head_height + rows + 4);
  const Rect rect{padding, y + 4, std::min(scene.size().w - 2 * padding, button_width(words, true)), side};
  if (y >= head_height) button(scene, context, rect, words, draw::Icon::compare, {Hit::keep, 0});
}

float clamped_scroll(float scroll, float whole, float window) { return std::clamp(scroll, 0.f, std::max(0.f, whole - window)); }

}  // namespace

std::int64_t value_at(const model::Parameter& p, float fraction) {
  const double span = static_cast<double>(p.slider_maximum - p.minimum) * std::clamp(fraction, 0.f, 1.f);
  const std::int64_t wanted = p.minimum + static_cast<std::int64_t>(std::llround(span));
  const std::int64_t grid = p.slider_step <= 0 ? 1 : p.slider_step;
  const std::int64_t on_grid = (wanted + grid / 2) / grid * grid;
  return std::clamp(on_grid, p.minimum, std::max(p.minimum, p.slider_maximum));
}

float fraction_of(const model::Parameter& p, std::int64_t value) {
  if (p.slider_maximum <= p.minimum) return 1;
  const double share = static_cast<double>(value - p.minimum) / static_cast<double>(p.slider_maximum - p.minimum);
  return static_cast<float>(std::clamp(share, 0.0, 1.0));
}

std::string value_words(text::Language language, const model::Parameter& p, std::int64_t value) {
  if (p.kind == model::ParameterKind::count) return text::whole(language, value);
  constexpr std::int64_t tenth = 100'000'000;
  return value % tenth == 0 ? text::decimal(language, value, 1) : text::seconds(language, value);
}

float settings_height(const Context& context, const SettingsView& view) {
  const float words = context.bench.settings().file ? 20 : 0;
  return head_height + rows_height(places_of(context, view)) + words + 10 + foot_height(context);
}

bool keep_in_settings(const Context& context) {
  if (context.bench.lesson().parameters.empty()) return false;
  return context.touch || head_height + rows_height(places_of(context, {})) + 10 + button_side + 14 <= desktop_column;
}

float settings_scroll_to(const Context& context, draw::Size size, const SettingsView& view, std::size_t parameter) {
  const auto places = places_of(context, view);
  const float window = rows_window(context, size).h;
  float scroll = clamped_scroll(view.scroll, rows_height(places), window);
  for (const Place& place : places) {
    if (place.heading || place.parameter != parameter) continue;
    scroll = std::clamp(scroll, place.y + place.height - window, place.y);
  }
  return clamped_scroll(scroll, rows_height(places), window);
}

Scene settings_panel(const Context& context, draw::Size size, const SettingsView& view) {
  Scene scene(size);
  const Theme& theme = context.theme;
  panel_frame(scene, theme, {0, 0, size.w, size.h});
  head(scene, context);

  const auto places = places_of(context, view);
  const float whole = rows_height(places);
  const Rect window = rows_window(context, size);
  const float scroll = clamped_scroll(view.scroll, whole, window.h);
  const Columns columns = columns_of(context, size.w);
  scene.push_clip(window);
  scene.hit(window, static_cast<std::uint16_t>(Hit::scroll), 0);
  const float top = window.y - scroll;
  const auto parameters = context.bench.settings().lesson->parameters;
  for (const Place& place : places) {
    if (top + place.y + place.height < window.y || top + place.y > window.y + window.h) continue;
    if (place.heading) heading_row(scene, context, place, top);
    else if (parameters[place.parameter].kind == model::ParameterKind::choice) choice_row(scene, context, place, top);
    else parameter_row(scene, context, place, top, columns, view);
  }
  if (whole > window.h) scroll_mark(scene, theme, window, scroll, whole);
  scene.pop_clip();
  foot(scene, context, whole);
  if (context.bench.settings().file)
    words_at(scene, {padding, head_height + 10}, context.words(text::Key::settings_recorded), {.color = theme.text2, .max_width = size.w - 2 * padding});
  return scene;
}

}  // namespace comptoir::picture
