#include "picture/timeline_panel.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "model/roles.hpp"
#include "picture/axis_flags.hpp"
#include "picture/axis_marks.hpp"
#include "picture/instant_marks.hpp"
#include "picture/lane_marks.hpp"
#include "picture/outcome.hpp"
#include "picture/parts.hpp"
#include "picture/station_lanes.hpp"
#include "picture/step_lanes.hpp"
#include "picture/controls.hpp"
#include "picture/task_label.hpp"
#include "picture/task_lanes.hpp"
#include "picture/task_rows.hpp"
#include "picture/thread_lane.hpp"
#include "picture/timeline_overview.hpp"

namespace comptoir::picture {
namespace {

using draw::Align;
using draw::Face;
using draw::Icon;
using draw::Rect;
using draw::Scene;

constexpr float axis_height = 22, foot = 6, right_margin = 16, words_from = 640;
constexpr float counter_height = 30, thread_line_height = 6, least_with_overview = 150;
constexpr float least_client = 15, usual_client = 22, open_client = 50, most_client = 72;

bool labels_in_words(draw::Size size) { return size.w >= words_from; }
float axis_top(const Context& context, const TimelineView& view) { return head_height(context, view) + 4; }

/// An instant, or a run that is one, opened into its handles.
bool shows_handles(const Context& context, const TimelineView& view) { return view.handles.has_value() || shows_steps(context); }

/// The strip below the lanes has its place whether or not something is zoomed: panels don't jump.
float foot_height(const Context& context, draw::Size size, const TimelineView& view) {
  const bool room = size.h - axis_top(context, view) >= least_with_overview && size.w >= 320;
  return room && !shows_steps(context) ? overview_height + 8 : foot;
}

/// The part under the axis' numbers.
Rect lanes_area(const Context& context, draw::Size size, const TimelineView& view) {
  const TimeAxis axis = timeline_axis(context, size, view);
  const float top = axis_top(context, view) + axis_height;
  return {axis.x, top, axis.width, std::max(0.f, size.h - foot_height(context, size, view) - top)};
}

void lane_label(Scene& scene, const Context& context, Icon icon, std::string_view words, float middle, bool in_words) {
  const Theme& theme = context.theme;
  draw::icon(scene, icon, {24, middle}, 14, theme.text2, {.stroke = 1.4f});
  if (in_words) words_at(scene, {38, middle}, words, {.color = theme.text, .face = Face::semibold, .max_width = 78});
}

/// "· = 12": what one dot of a line too long for its rows stands for.
void dot_scale(Scene& scene, const Context& context, std::uint32_t per_dot, float middle) {
  if (per_dot <= 1) return;
  scene.circle({24, middle}, 1.5f, {.fill = context.theme.wait});
  words_at(scene, {38, middle}, context.words(text::Key::timeline_dot_scale, {text::whole(context.language, per_dot)}),
           {.color = context.theme.text3, .max_width = 78});
}

/// What stands left of the axis' numbers, when it fits there: that bars are merged, or which clients are shown.
void axis_caption(Scene& scene, const Context& context, const TimeAxis& axis, const CursorLabel& cursor, std::string_view words, bool sample) {
  if (words.empty()) return;
  const float left = sample ? 38.f : 16.f, right = std::min(axis.x - 18, cursor.rect.x - 4), y = cursor.rect.y + 8;
  if (left + width_of(words) > right) return;
  if (sample) merged_sample(scene, context.theme, {17, y - 4, 14, 8});
  words_at(scene, {left, y}, words, {.color = context.theme.text3});
}

/// Counter, then one lane for each station. True when bars were merged.
bool by_station(const LaneSpace& space, Rect area, bool in_words) {
  Scene& scene = space.scene;
  const Context& context = space.context;
  const Rect clip{area.x - 4, area.y - 4, area.w + 8 + right_margin - 8, area.h + 4};
  const bool counter = area.h >= counter_height + 20, thread = area.h >= counter_height + 70;
  if (counter) {
    lane_label(scene, context, Icon::bell, context.words(text::Key::timeline_counter), area.y + 12, in_words);
    scene.push_clip(clip);
    // Where ticks are closer than discs are wide, they stay under them.
    const bool close = static_cast<float>(instants_shown(space)) * 26 > area.w;
    instant_ticks(space, area.y + (close ? 28.f : 24.f), close ? 7.f : 22.f);
    arrival_discs(space, area.y + 11);
    scene.pop_clip();
  }
  if (thread) {
    scene.push_clip(clip);
    thread_line(space, area.y + counter_height - 3, thread_line_height);
    scene.pop_clip();
  }
  const float top = area.y + (counter ? counter_height : 0) + (thread ? thread_line_height + 2 : 0);
  bool merged = false;
  for (const StationLane& lane : planned_lanes(space, {area.x, top, area.w, area.y + area.h - top})) {
    const float bars = lane.bars_height();
    const bool two_lines = lane.dots.per_dot > 1 && in_words && lane.height >= 30;
    const float middle = lane.y + (two_lines ? std::max(bars / 2, 7.f) : std::min(bars / 2 + 0.f, lane.height / 2));
    lane_label(scene, context, lane.icon, lane.name, middle, in_words);
    if (two_lines) dot_scale(scene, context, lane.dots.per_dot, middle + 16);
    scene.push_clip(clip);
    merged |= draw_lane(space, lane);
    scene.pop_clip();
  }
  return merged;
}

/// Below the thread's line, where there is room for one.
Rect client_area(const Context& context, Rect area) {
  const auto total = static_cast<float>(context.bench.run().clients().size());
  const bool all_without = area.h >= least_client * total, all_with = area.h - 20 >= least_client * total;
  return area.h < 110 || (all_without && !all_with) ? area : Rect{area.x, area.y + 20, area.w, area.h - 20};
}

struct ClientRow { std::uint32_t number = 0; float y = 0, height = 0; };

std::vector<ClientRow> client_rows(const Context& context, Rect area, const TimelineView& view) {
  std::vector<ClientRow> rows;
  const std::uint32_t total = context.bench.run().clients().size();
  if (total == 0) return rows;
  // All of them if they fit, at least 17 px high; else a window of usual rows. The selected one opens where there is room.
  const std::uint32_t selected = context.bench.selected_client();
  const auto height_of = [&](std::uint32_t open) {
    return total > open ? (area.h - static_cast<float>(open) * open_client) / static_cast<float>(total - open) : most_client;
  };
  float pitch = std::min(height_of(0), most_client);
  bool opens = selected > 0 && pitch < open_client;
  if (pitch < least_client) pitch = usual_client;
  else if (opens && height_of(1) >= least_client) pitch = height_of(1);
  else opens = false;
  const float extra = opens ? open_client - pitch : 0;
  const auto fit = static_cast<std::uint32_t>(std::max(1.f, std::floor((area.h - extra) / pitch + 0.01f)));
  const std::uint32_t present = client_at_present(context);
  std::uint32_t first = view.first_row ? static_cast<std::uint32_t>(std::max(0.f, std::round(*view.first_row))) + 1 : present > fit / 3 ? present - fit / 3 : 1;
  if (!view.first_row && selected > 0 && (selected < first || selected >= first + fit)) first = selected > 1 ? selected - 1 : 1;
  first = std::clamp(first, 1u, total > fit ? total - fit + 1 : 1u);
  float y = area.y;
  for (std::uint32_t n = first; n <= total; ++n) {
    const float height = n == selected && opens ? open_client : pitch;
    if (y + height > area.y + area.h + 1) break;
    rows.push_back({n, y, height});
    y += height;
  }
  return rows;
}

/// When the client was served, at the end of its lane.
void served_mark(const LaneSpace& space, const session::Client& client, float middle) {
  const bool past = client.served && client.served_at <= space.context.bench.cursor().position();
  if (!client.served || !space.context.shows(*client.served, client.served_at)) return;
  const bool satisfied = space.context.bench.run().clients().satisfied(client);
  const Theme& theme = space.context.theme;
  draw::Color color = satisfied ? theme.ok.text : theme.late.text;
  if (!past) color = color.faded(0.6f);
  draw::icon(space.scene, satisfied ? Icon::check : Icon::late, {space.axis.at(*client.served) + 11, middle}, 12, color,
             {.stroke = 2, .on = space.ground});
}

void client_lane(const LaneSpace& space, const ClientRow& row, Rect clip) {
  Scene& scene = space.scene;
  const Context& context = space.context;
  const Theme& theme = context.theme;
  const session::Client client = context.bench.run().clients().client(row.number);
  const bool selected = context.bench.selected_client() == row.number;
  const float middle = row.y + row.height / 2;
  const bool open = row.height >= open_client;
  const float radius = std::min(10.f, row.height / 2 - 1.5f);
  const std::string number = std::to_string(row.number);
  const float width = std::max(20.f, width_of(number, type::caption, Face::semibold) + 10);
  const Rect disc{16, middle - radius, width, 2 * radius};
  const bool room = disc.x + disc.w <= space.axis.x - 4;
  if (room) {
    scene.box(disc, {.fill = theme.bg3, .radius = radius});
    words_at(scene, disc.centre(), number, {.color = theme.text, .face = Face::semibold, .align = Align::centre});
    if (selected) scene.box(disc.inset(-2), {.stroke = theme.text, .stroke_width = 2, .radius = radius + 2});
  }
  const Rect whole{8, row.y, space.axis.x + space.axis.width - 8, row.height};
  scene.hit({whole.x, row.y, space.axis.x - 8, row.height}, static_cast<std::uint16_t>(Hit::client), row.number);
  const float part = open ? std::clamp(std::floor((row.height - 8) / 3), 14.f, 20.f) : std::floor((row.height - 2) / 3);
  const float bar = open ? part - 3 : part - 1;
  float y = middle - 1.5f * part + (part - bar) / 2;
  scene.push_clip({clip.x, row.y, clip.w, row.height});
  for (const loop::TaskId task : {client.soda, client.burger, client.fries}) {
    task_row(space, task, y, bar, selected);
    y += part;
  }
  served_mark(space, client, middle);
  scene.pop_clip();
  if (open && disc.x + disc.w + 24 <= space.axis.x) {
    const std::array icons{Icon::soda, Icon::burger, Icon::fries};
    for (std::size_t i = 0; i < icons.size(); ++i)
      draw::icon(scene, icons[i], {space.axis.x - 14, middle + (static_cast<float>(i) - 1) * part}, 12, theme.text2, {.stroke = 1.3f});
  }
}

/// The lanes of as many clients as fit; the result says which, when not all.
std::string by_client(const LaneSpace& space, Rect whole, const TimelineView& view) {
  const Rect area = client_area(space.context, whole);
  if (area.y > whole.y) {
    draw::icon(space.scene, Icon::bell, {24, whole.y + 8}, 12, space.context.theme.text2, {.stroke = 1.3f});
    instant_ticks(space, whole.y + 9, 9);
    thread_line(space, whole.y + 10, thread_line_height);
  }
  const text::Language language = space.context.language;
  const std::uint32_t total = space.context.bench.run().clients().size();
  if (total == 0) {
    words_at(space.scene, {area.x, area.y + 16}, space.context.words(text::Key::timeline_none),
             {.color = space.context.theme.text2, .max_width = area.w});
    return {};
  }
  const Rect clip{area.x - 4, area.y, area.w + 8 + right_margin - 8, area.h};
  const std::vector<ClientRow> rows = client_rows(space.context, area, view);
  for (const ClientRow& row : rows) client_lane(space, row, clip);
  if (!rows.empty()) row_thumb(space, area, rows.front().number - 1, rows.size(), total);
  if (rows.empty() || rows.size() == total) return {};
  return text::whole(language, rows.front().number) + "–" + text::whole(language, rows.back().number);
}

/// Which instant is opened, and how much of it: as much as fits.
void handle_caption(Scene& scene, const Context& context, draw::Point at, float room, const StepColumns& columns) {
  const trace::Recording& recording = context.bench.run().recording();
  const trace::Instant instant = recording.instant(recording.instant_of(columns.first));
  const std::string when = exact_seconds(context.language, instant.time.ns);
  const auto count = [&](trace::Position k) { return text::whole(context.language, k - instant.first + 1); };
  for (const std::string& words : {context.words(text::Key::timeline_handles, {when, count(columns.first), count(columns.last)}),
                                   context.words(text::Key::timeline_seconds, {when})}) {
    if (width_of(words, type::caption, Face::semibold) > room) continue;
    words_at(scene, at, words, {.color = context.theme.text, .face = Face::semibold});
    return;
  }
}

}  // namespace

float head_height(const Context& context, const TimelineView& view) {
  return view.with_transport ? transport_height(context) : view.with_head ? touch_side + 8 : 0;
}

void timeline_head(Scene& scene, const Context& context, const TimelineView& view) {
  const float height = head_height(context, view), width = scene.size().w;
  if (height <= 0) return;
  const LaneKind kind = shown_lanes(context, view);
  if (view.with_transport) {
    scene.add(transport_bar(context, {width, height}, {.lanes = true, .kind = kind}), {0, 0});
  } else {
    float x = width - 8;
    for (const auto& [icon, hit] : {std::pair{Icon::past, Hit::time_tools}, {Icon::fit, Hit::fit}, {Icon::focus, Hit::zoom_selection}}) {
      x -= touch_side;
      icon_button(scene, context, {x, 4, touch_side, touch_side}, icon, {hit, 0});
      x -= 4;
    }
    const float room = x - 4 - 8, wanted = lane_choice_width(context);
    if (lane_kinds(context).size() > 1) {
      if (wanted <= room) lane_choice(scene, context, {8, 4, std::min(room, wanted + 40), touch_side}, kind);
      else button(scene, context, {8, 4, std::min(room, 150.f), touch_side}, lane_words(context, kind), Icon::gantt, {Hit::by_next, 0});
    }
  }
  scene.box({1, height, width - 2, 1}, {.fill = context.theme.line});
}

TimeAxis timeline_axis(const Context& context, draw::Size size, const TimelineView& view) {
  const LaneKind kind = shown_lanes(context, view);
  const bool tasks = kind == LaneKind::task || kind == LaneKind::tree || shows_handles(context, view);
  float left = labels_in_words(size) ? 120.f : 44.f;
  if (tasks) left = 26 + task_label_width(context, size.w, shows_handles(context, view) ? LaneKind::task : kind);
  if (view.handles && labels_in_words(size)) left = std::max(left, 176.f);   // room for saying which instant it is
  return {.x = left, .width = std::max(0.f, size.w - right_margin - left), .from = view.from, .to = view.to};
}

TimeAxis timeline_overview_axis(const Context& context, draw::Size size, const TimelineView& view) {
  const TimelineView whole = fitted(context);
  const TimeAxis axis = timeline_axis(context, size, view);
  const bool there = foot_height(context, size, view) > foot;
  return {.x = axis.x, .width = there ? axis.width : 0, .from = whole.from, .to = whole.to};
}

LaneRows lane_rows(const Context& context, draw::Size size, const TimelineView& view) {
  const Rect area = lanes_area(context, size, view);
  if (shows_handles(context, view)) {
    Scene scratch(size);
    return step_lanes(scratch, context, {area.x, area.y - axis_height, area.w, area.h + axis_height}, 60, {view.handles, view.first_row});
  }
  switch (shown_lanes(context, view)) {
    case LaneKind::station: return {};
    case LaneKind::client: {
      const std::vector<ClientRow> rows = client_rows(context, client_area(context, area), view);
      if (rows.empty()) return {};
      return {rows.front().number - 1, rows.size(), context.bench.run().clients().size(), area.h / static_cast<float>(rows.size())};
    }
    case LaneKind::task: case LaneKind::tree: break;
  }
  const TaskRows plan = plan_task_rows(context, view, below_thread(context, area).h);
  return {plan.first, plan.rows.size(), plan.total, plan.pitch};
}

TimelineView scrolled(const Context& context, draw::Size size, const TimelineView& view, float rows) {
  const LaneRows now = lane_rows(context, size, view);
  if (now.total <= now.shown) return view;
  TimelineView result = view;
  const float from = view.first_row.value_or(static_cast<float>(now.first));
  result.first_row = std::clamp(from + rows, 0.f, static_cast<float>(now.total - now.shown));
  return result;
}

TimelineView scrolled_to_selection(const Context& context, draw::Size size, const TimelineView& view) {
  if (!view.first_row) return view;   // rows follow it anyway
  TimelineView free = view;
  free.first_row.reset();
  const LaneRows now = lane_rows(context, size, view), wanted = lane_rows(context, size, free);
  if (now.total <= now.shown) return view;
  // Without scrolling, the selected row shows: where that differs, and it doesn't show now, the rows go there.
  const session::Workbench& bench = context.bench;
  const LaneKind kind = shown_lanes(context, view);
  if (kind == LaneKind::client && !view.handles) {
    const std::size_t row = bench.selected_client();
    if (row == 0 || (row - 1 >= now.first && row - 1 < now.first + now.shown)) return view;
    free.first_row = static_cast<float>(wanted.first);
    return free;
  }
  const Rect area = lanes_area(context, size, view);
  const auto rows = plan_task_rows(context, view, below_thread(context, area).h).rows;
  if (view.handles || std::ranges::find(rows, bench.selected_task(), &TaskRow::task) != rows.end() || bench.selected_task() == loop::TaskId::none) return view;
  free.first_row = static_cast<float>(wanted.first);
  return free;
}

Scene timeline_panel(const Context& context, draw::Size size, const TimelineView& view) {
  Scene scene(size);
  const Theme& theme = context.theme;
  panel_frame(scene, theme, {0, 0, size.w, size.h});
  const float top = axis_top(context, view);
  timeline_head(scene, context, view);
  const Rect area = lanes_area(context, size, view);
  if (area.h < 8 || area.w < 40) return scene;
  const TimeAxis axis = timeline_axis(context, size, view);
  const float bottom = area.y + area.h;
  const LaneSpace space{.scene = scene, .context = context, .axis = axis, .ground = theme.bg1};
  scene.hit({0, area.y, axis.x - 4, area.h}, static_cast<std::uint16_t>(Hit::rows));
  if (context.focused.what == Hit::rows) focus_ring(scene, theme, {8, area.y + 4, axis.x - 20, area.h - 8}, 4);
  if (shows_handles(context, view)) {
    const Rect columns{axis.x, top, axis.width, bottom - top};
    if (view.handles) {
      if (timeline_overview_axis(context, size, view).width > 0) timeline_overview(scene, context, {axis.x, bottom + 4, axis.width, overview_height}, view);
      handle_caption(scene, context, {16, top + 9}, axis.x - 24, step_columns(context, columns, view.handles));
    }
    step_lanes(scene, context, columns, task_label_width(context, size.w), {view.handles, view.first_row, true});
    return scene;
  }
  const Ticks ticks = axis_ticks(context, axis);

  const session::Run& run = context.bench.run();
  if (!run.finished()) {   // not computed, or not yet
    const float known = std::clamp(axis.at(run.recording().end_time()), axis.x, axis.x + axis.width);
    scene.box({known, area.y - 4, axis.x + axis.width - known, area.h + 4}, {.fill = theme.bg2, .radius = 4});
  }
  const CursorLabel cursor = cursor_label(context, size, axis, ticks, top);
  axis_numbers(scene, context, axis, ticks, cursor, bottom);
  scene.hit({axis.x, top, axis.width, bottom - top}, static_cast<std::uint16_t>(Hit::timeline));
  switch (shown_lanes(context, view)) {
    case LaneKind::task: case LaneKind::tree: task_lanes(space, area, view); break;
    case LaneKind::client: axis_caption(scene, context, axis, cursor, by_client(space, area, view), false); break;
    case LaneKind::station:
      if (by_station(space, area, labels_in_words(size))) axis_caption(scene, context, axis, cursor, context.words(text::Key::timeline_merged), true);
      break;
  }
  if (timeline_overview_axis(context, size, view).width > 0) timeline_overview(scene, context, {axis.x, bottom + 4, axis.width, overview_height}, view);
  scene.next_layer();
  const session::Settings& settings = context.bench.settings();
  if (!settings.marks.empty() || !settings.interventions.empty()) moments_of_settings(space, top + 12, bottom);
  now_line(space, top + 14, bottom);
  draw_cursor_label(scene, theme, cursor);
  if (context.focused == Pointed{Hit::timeline, 0})
    focus_ring(scene, theme, {axis.x - 4, top + 4, axis.width + 8, bottom - top - 4}, 4);
  return scene;
}

}  // namespace comptoir::picture
