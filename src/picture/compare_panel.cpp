#include "picture/compare_panel.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "picture/axis_marks.hpp"
#include "picture/kept_parts.hpp"
#include "picture/parts.hpp"
#include "picture/step_lanes.hpp"
#include "picture/task_lanes.hpp"
#include "picture/thread_lane.hpp"
#include "session/lesson_words.hpp"
#include "session/parameter_table.hpp"
#include "trace/cursor.hpp"
#include "trace/thread_use.hpp"

namespace comptoir::picture {
namespace {

using draw::Align;
using draw::Face;
using draw::Icon;
using draw::Rect;
using draw::Scene;
using loop::Duration;
using loop::Time;
using text::Key;

constexpr float margin = 12, gap = 8, side_by_side_from = 620, card_height = 84, axis_height = 22, foot = 6, title_height = 22, chip_strip = 30, least_lanes = 240;
constexpr float station_words = 120;   // left of the axis, for the stations' names

/// What may be counted: all of it when the future shows, else up to the present.
trace::ThreadUse use_of(const Context& context, std::size_t track) {
  const trace::Recording& recording = context.bench.run(track).recording();
  return trace::thread_use(recording, std::min(recording.end_time(), context.shown_until()));
}

/// The run has come to its end at the present time.
bool is_over(const Context& context, std::size_t track) {
  const session::Run& run = context.bench.run(track);
  return run.complete() && context.bench.time() >= run.recording().end_time() && context.bench.cursor(track).position() == run.recording().handle_count();
}

// ---- The cards

struct State {
  Key words;
  Icon icon;
  const StateColors& colors;
  bool dashed = false;
};

State state_of(const Context& context, std::size_t track) {
  const Theme& theme = context.theme;
  const session::Workbench& bench = context.bench;
  if (is_over(context, track)) return {Key::compare_over, Icon::check, theme.ok};
  if (!has_one_thread(context, track)) return {Key::compare_running, Icon::play, theme.sleep};
  if (bench.blocked(track)) return {Key::compare_blocked, Icon::stop, theme.late};
  if (bench.cursor(track).running()) return {Key::legend_running, Icon::play, theme.run};
  return {Key::compare_free, Icon::pause, theme.run, true};
}

float state_width(const Context& context, const State& state) { return 30 + width_of(context.words(state.words), type::caption, Face::semibold); }

void state_chip(Scene& scene, const Context& context, Rect rect, const State& state) {
  const float radius = rect.h / 2;
  if (state.dashed) scene.box(rect, {.stroke = state.colors.edge, .stroke_width = 1.5f, .radius = radius, .line = draw::Line::dashed});
  else scene.box(rect, {.fill = state.colors.tint, .stroke = state.colors.edge, .radius = radius});
  draw::icon(scene, state.icon, {rect.x + 14, rect.centre().y}, 11, state.colors.text, {.stroke = 1.6f, .on = state.colors.tint});
  words_at(scene, {rect.x + 24, rect.centre().y}, context.words(state.words), {.color = state.colors.text, .face = Face::semibold});
}

struct Figure {
  Key label;
  Duration trace::ThreadUse::* value;
  bool less_is_better;
};
constexpr std::array figures{Figure{Key::compare_total, &trace::ThreadUse::total, true}, Figure{Key::compare_blocked_time, &trace::ThreadUse::blocked, true},
                             Figure{Key::compare_free_time, &trace::ThreadUse::free, false}};

/// The edited run before the kept one; else the runs in the order of what tells them apart: the synchronous variant before the asynchronous one, whichever was opened.
std::array<std::size_t, 2> tracks_in_order(const Context& context) {
  if (shows_kept(context)) return {0, 1};
  const session::Settings& first = context.bench.run(0).settings();
  const session::Settings& second = context.bench.run(1).settings();
  return second.values < first.values ? std::array<std::size_t, 2>{1, 0} : std::array<std::size_t, 2>{0, 1};
}

/// "90 s de moins" than the first run; empty when there is nothing to say, or not yet.
std::string difference(const Context& context, Duration value, Duration other) {
  if (!context.future_shown && !(is_over(context, 0) && is_over(context, 1))) return {};
  if (value == other) return {};
  const Duration by = value < other ? other - value : value - other;
  return context.words(value < other ? Key::compare_less : Key::compare_more, {text::seconds(context.language, by.ns)});
}

/// `other`: what it is compared with; null for the first run.
void figure(Scene& scene, const Context& context, Rect rect, const Figure& what, const trace::ThreadUse& use, const trace::ThreadUse* other) {
  const Theme& theme = context.theme;
  words_at(scene, {rect.x, rect.y + 6}, context.words(what.label), {.color = theme.text3, .max_width = rect.w - 6});
  const float value = words_at(scene, {rect.x, rect.y + 26}, duration_words(context, use.*what.value),
                               {.color = theme.text, .size = type::name, .face = Face::semibold, .max_width = rect.w - 6});
  const std::string words = other ? difference(context, use.*what.value, other->*what.value) : std::string();
  const bool better = other && (use.*what.value < other->*what.value) == what.less_is_better;
  const float width = width_of(words, type::caption, Face::semibold) + (better ? 32 : 0);
  if (words.empty() || value + 24 + width > rect.w) return;
  const draw::Point at{rect.x + value + 12, rect.y + 26};
  if (!better) {
    words_at(scene, at, words, {.color = theme.text2, .face = Face::semibold});
    return;
  }
  const Rect pill{at.x - 2, at.y - 10, width, 20};
  scene.box(pill, {.fill = theme.ok.tint, .stroke = theme.ok.edge, .radius = 10});
  draw::icon(scene, Icon::check, {pill.x + 13, at.y}, 11, theme.ok.text, {.stroke = 1.8f});
  words_at(scene, {pill.x + 22, at.y}, words, {.color = theme.ok.text, .face = Face::semibold});
}

void run_card(Scene& scene, const Context& context, Rect rect, std::size_t track, bool first) {
  const Theme& theme = context.theme;
  card(scene, theme, rect);
  const State state = state_of(context, track);
  const float chip = state_width(context, state);
  words_at(scene, {rect.x + margin, rect.y + 20}, run_name(context, track),
           {.color = theme.text, .size = type::body, .face = Face::semibold, .max_width = rect.w - 2 * margin - chip - 8});
  state_chip(scene, context, {rect.x + rect.w - margin - chip, rect.y + 9, chip, 22}, state);
  const trace::ThreadUse use = use_of(context, track), other = use_of(context, 1 - track);
  const float width = (rect.w - 2 * margin) / static_cast<float>(figures.size());
  // Several threads have no one use of their time.
  const bool one = has_one_thread(context, track), both = one && has_one_thread(context, 1 - track);
  for (std::size_t i = 0; i < (one ? figures.size() : 1); ++i)
    figure(scene, context, {rect.x + margin + width * static_cast<float>(i), rect.y + 40, width, 36}, figures[i], use, first || (i > 0 && !both) ? nullptr : &other);
}

bool side_by_side(draw::Size size) { return size.w >= side_by_side_from; }

float top_of_cards(const Context& context, const TimelineView& view) { return view.with_transport || view.with_head ? head_height(context, view) + gap : margin; }

/// Neither of them takes time: they are compared step by step.
bool step_by_step(const Context& context) { return shows_steps(context, 0) && shows_steps(context, 1); }

/// The cards leave when there is no room for the lanes, and where there is nothing to count. A kept run has its metrics there.
float cards_height(const Context& context, draw::Size size, const TimelineView& view) {
  if (shows_kept(context)) {
    const float room = std::min(size.h - top_of_cards(context, view) - least_lanes, size.h * .45f);
    const float height = metrics_height(context, size.w - 2 * margin, room);
    return height > 0 ? height + gap : 0;
  }
  if (step_by_step(context)) return 0;
  const float height = side_by_side(size) ? card_height : 2 * card_height + gap;
  return size.h - top_of_cards(context, view) - height >= 170 ? height + gap : 0;
}

float top_of_axis(const Context& context, draw::Size size, const TimelineView& view) {
  return top_of_cards(context, view) + cards_height(context, size, view);
}

// ---- The lanes

/// A restaurant's runs by station, one below the other; else by task.
bool stations_side_by_side(const Context& context, const TimelineView& view) {
  return pairs_stations(context) && shown_lanes(context, view) == LaneKind::station;
}

/// When it was over, down its lanes.
void end_line(const LaneSpace& space, Rect area) {
  const Context& context = space.context;
  const Time end = space.recording().end_time();
  const bool past = is_over(context, space.track);
  if ((!past && end >= context.shown_until()) || !context.bench.run(space.track).complete() || !space.axis.shows(end)) return;
  const Theme& theme = context.theme;
  const float x = std::round(space.axis.at(end));
  const draw::Color color = past ? theme.ok.edge : theme.future;
  space.scene.segment({x, area.y + 2}, {x, area.y + area.h - 4}, 1.5f, color, draw::Line::dotted);
  const std::string words = duration_words(context, end - Time{});
  const float width = width_of(words, type::caption, Face::semibold);
  if (x < 34 + width_of(run_name(context, space.track), type::body, Face::semibold) + width) return;
  const float at = x + 8 + width <= space.axis.x + space.axis.width + 10 ? x + 6 : x - 6 - width;
  words_at(space.scene, {at, area.y + title_height / 2}, words, {.color = past ? theme.ok.text : theme.text3, .face = Face::semibold});
}

void run_lanes(const LaneSpace& space, Rect area, const TimelineView& view) {
  const Context& context = space.context;
  words_at(space.scene, {16, area.y + title_height / 2}, run_name(context, space.track),
           {.color = context.theme.text, .size = type::body, .face = Face::semibold, .max_width = space.axis.x + space.axis.width / 2});
  end_line(space, area);
  const Rect lanes{area.x, area.y + title_height, area.w, area.h - title_height};
  if (stations_side_by_side(context, view)) kept_stations(space, lanes, space.axis.x >= station_words);
  else task_lanes(space, lanes, view);
}

}  // namespace

std::string run_name(const Context& context, std::size_t track) {
  const session::Settings& settings = context.bench.run(track).settings();
  const session::Settings& other = context.bench.run(1 - std::min<std::size_t>(track, 1)).settings();
  if (shows_kept(context)) {
    const std::string words = session::scenario_words(context.language, settings, other, 2);
    return std::string(track == 0 ? "B · " : "A · ") + (words.empty() ? std::string(context.words(Key::compare_same_settings)) : words);
  }
  const auto rows = settings.lesson->parameters;
  for (std::size_t i = 0; i < rows.size() && i < other.values.size(); ++i) {
    if (settings.values[i] == other.values[i]) continue;
    if (rows[i].kind == model::ParameterKind::choice)
      return std::string(session::option_label(context.language, *settings.lesson, rows[i], static_cast<std::size_t>(settings.values[i])));
    return std::string(context.label(rows[i])) + ' ' + session::display_value(context.language, rows[i], settings.values[i]);
  }
  return std::string(context.lesson("short"));
}

TimeAxis compare_axis(const Context& context, draw::Size size, const TimelineView& view) {
  const float left = !stations_side_by_side(context, view) ? 26 + task_label_width(context, size.w, shown_lanes(context, view)) : size.w >= side_by_side_from ? station_words : 44;
  return {.x = left, .width = std::max(0.f, size.w - 16 - left), .from = view.from, .to = view.to};
}

Scene compare_panel(const Context& context, draw::Size size, const TimelineView& view) {
  if (context.bench.run_count() < 2) return timeline_panel(context, size, view);
  Scene scene(size);
  const Theme& theme = context.theme;
  panel_frame(scene, theme, {0, 0, size.w, size.h});
  timeline_head(scene, context, view);
  const std::array order = tracks_in_order(context);
  const float cards = top_of_cards(context, view), top = top_of_axis(context, size, view);
  if (top > cards && shows_kept(context)) {
    metrics_table(scene, context, {margin, cards, size.w - 2 * margin, top - cards - gap});
  } else if (top > cards) {
    const bool beside = side_by_side(size);
    const float width = beside ? (size.w - 2 * margin - gap) / 2 : size.w - 2 * margin;
    for (std::size_t i = 0; i < 2; ++i) {
      const float n = static_cast<float>(i);
      run_card(scene, context, {margin + (beside ? n * (width + gap) : 0), cards + (beside ? 0 : n * (card_height + gap)), width, card_height}, order[i], i == 0);
    }
  }
  const TimeAxis axis = compare_axis(context, size, view);
  const Rect area{axis.x, top + axis_height, axis.width, size.h - foot - top - axis_height};
  if (area.h < 60 || area.w < 40) return scene;
  // Each run gets height by its lanes.
  const std::array wanted{title_height + task_lanes_height(context, order[0]), title_height + task_lanes_height(context, order[1])};
  const float between = shows_kept(context) ? chip_strip : gap;
  const float spare = area.h - between, share = stations_side_by_side(context, view) ? .5f : std::clamp(wanted[0] / (wanted[0] + wanted[1]), .25f, .75f);
  const float first = std::floor(spare * share);
  const std::array<Rect, 2> parts{Rect{area.x, area.y, area.w, first}, Rect{area.x, area.y + first + between, area.w, spare - first}};
  scene.box({margin, parts[1].y - between / 2, size.w - 2 * margin, 1}, {.fill = theme.line});
  const Rect strip{margin, parts[1].y - between, size.w - 2 * margin, between};
  if (step_by_step(context)) {
    for (std::size_t i = 0; i < 2; ++i) {
      const Rect part = parts[i];
      words_at(scene, {16, part.y + title_height / 2}, run_name(context, order[i]),
               {.color = theme.text, .size = type::body, .face = Face::semibold, .max_width = size.w - 32});
      step_lanes(scene, context, {part.x, part.y + title_height, part.w, part.h - title_height}, task_label_width(context, size.w), {}, order[i]);
    }
    if (shows_kept(context)) difference_chip({.scene = scene, .context = context, .axis = axis, .ground = theme.bg1}, strip);
    return scene;
  }
  const Ticks ticks = axis_ticks(context, axis);
  const CursorLabel cursor = cursor_label(context, size, axis, ticks, top);
  axis_numbers(scene, context, axis, ticks, cursor, size.h - foot);
  scene.hit({axis.x, top, axis.width, size.h - top}, static_cast<std::uint16_t>(Hit::timeline));
  for (std::size_t i = 0; i < 2; ++i)
    run_lanes({.scene = scene, .context = context, .axis = axis, .ground = theme.bg1, .track = order[i]}, parts[i], view);
  scene.next_layer();
  const LaneSpace both{.scene = scene, .context = context, .axis = axis, .ground = theme.bg1};
  if (shows_kept(context))
    for (const Rect& part : parts) difference_line(both, part.y + title_height, part.y + part.h);
  now_line(both, top + 14, size.h - foot);
  draw_cursor_label(scene, theme, cursor);
  if (shows_kept(context)) {
    scene.next_layer();
    difference_chip(both, strip);
  }
  if (context.focused == Pointed{Hit::timeline, 0})
    focus_ring(scene, theme, {axis.x - 4, top + 4, axis.width + 8, size.h - top - 10}, 4);
  return scene;
}

}  // namespace comptoir::picture
