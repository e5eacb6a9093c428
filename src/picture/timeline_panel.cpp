#include "picture/timeline_panel.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "model/roles.hpp"
#include "picture/lane_marks.hpp"
#include "picture/outcome.hpp"
#include "picture/parts.hpp"
#include "picture/station_lanes.hpp"
#include "picture/task_label.hpp"

namespace comptoir::picture {
namespace {

using draw::Align;
using draw::Face;
using draw::Icon;
using draw::Rect;
using draw::Scene;

constexpr float axis_height = 22, foot = 6, right_margin = 16, words_from = 640;
constexpr float counter_height = 30;
constexpr float least_client = 17, usual_client = 22, open_client = 50, most_client = 72;

bool labels_in_words(draw::Size size) { return size.w >= words_from; }
float axis_top(const Context& context, const TimelineView& view) {
  return (view.with_transport ? transport_height(context) : 0) + 4;
}

/// The part under the axis' numbers.
Rect lanes_area(const Context& context, draw::Size size, const TimelineView& view) {
  const TimeAxis axis = timeline_axis(context, size, view);
  const float top = axis_top(context, view) + axis_height;
  return {axis.x, top, axis.width, std::max(0.f, size.h - foot - top)};
}

bool is_by_client(const Context& context, const TimelineView& view) {
  return view.by_client || station_lanes(context).empty();
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

void axis_numbers(Scene& scene, const Context& context, const TimeAxis& axis, const Ticks& ticks, float top, float bottom) {
  const Theme& theme = context.theme;
  const loop::Time now = context.bench.time();
  const std::string cursor = context.words(text::Key::timeline_seconds,
      {text::decimal(context.language, now.ns, std::clamp(ticks.decimals + 1, 1, 3))});
  const float width = width_of(cursor, type::caption, Face::mono) + 14;
  const float at = axis.at(now);
  const bool shown = axis.shows(now);
  const float left = std::clamp(at - width / 2, 2.f, std::max(2.f, scene.size().w - width - 2));
  for (const loop::Time t : ticks.times) {
    const float x = std::round(axis.at(t));
    scene.box({x, top + 18, 1, bottom - top - 18}, {.fill = theme.line});
    std::string words = ticks.decimals == 0 ? text::seconds(context.language, t.ns)
                                            : text::decimal(context.language, t.ns, ticks.decimals);
    if (t.ns == 0) words = context.words(text::Key::timeline_seconds, {words});
    const float half = width_of(words, type::caption, Face::mono) / 2;
    if (shown && x + half + 3 > left && x - half - 3 < left + width) continue;
    if (x + half > scene.size().w - 4) continue;
    words_at(scene, {x, top + 8}, words, {.color = theme.text3, .face = Face::mono, .align = Align::centre});
  }
}

void cursor_label(Scene& scene, const Context& context, const TimeAxis& axis, const Ticks& ticks, float top) {
  const loop::Time now = context.bench.time();
  if (!axis.shows(now)) return;
  const std::string words = context.words(text::Key::timeline_seconds,
      {text::decimal(context.language, now.ns, std::clamp(ticks.decimals + 1, 1, 3))});
  const float width = width_of(words, type::caption, Face::mono) + 14;
  const float left = std::clamp(axis.at(now) - width / 2, 2.f, std::max(2.f, scene.size().w - width - 2));
  scene.box({left, top, width, 18}, {.fill = context.theme.run.fill, .radius = 4});
  words_at(scene, {left + width / 2, top + 9}, words, {.color = context.theme.on_run, .face = Face::mono, .align = Align::centre});
}

/// Counter, then one lane for each station. True when bars were merged.
bool by_station(const LaneSpace& space, Rect area, bool in_words) {
  Scene& scene = space.scene;
  const Context& context = space.context;
  const Rect clip{area.x - 4, area.y - 4, area.w + 8 + right_margin - 8, area.h + 4};
  const bool counter = area.h >= counter_height + 20;
  if (counter) {
    lane_label(scene, context, Icon::bell, context.words(text::Key::timeline_counter), area.y + 12, in_words);
    scene.push_clip(clip);
    instant_ticks(space, area.y + 24, 22);
    arrival_discs(space, area.y + 11);
    scene.pop_clip();
  }
  const float top = area.y + (counter ? counter_height : 0);
  bool merged = false;
  for (const StationLane& lane : planned_lanes(space, {area.x, top, area.w, area.y + area.h - top})) {
    const float bars = lane.bars_height();
    const bool two_lines = lane.dots.per_dot > 1 && in_words && lane.height >= 30;
    const float middle = lane.y + (two_lines ? std::max(bars / 2, 7.f) : std::min(bars / 2 + 0.f, lane.height / 2));
    lane_label(scene, context, lane.icon, lane.name, middle, in_words);
    if (two_lines) dot_scale(scene, context, lane.dots.per_dot, std::max(middle + 17, lane.y + bars + 8));
    scene.push_clip(clip);
    merged |= draw_lane(space, lane);
    scene.pop_clip();
  }
  return merged;
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
  std::uint32_t first = view.first_client;
  if (first == 0) {
    const std::uint32_t present = client_at_present(context);
    first = present > fit / 3 ? present - fit / 3 : 1;
  }
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
  if (!client.served || (!past && !space.context.future_shown)) return;
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
  const float part = open ? 14.f : std::floor((row.height - 2) / 3), bar = open ? 11.f : part - 1;
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

void by_client(const LaneSpace& space, Rect area, const TimelineView& view, float axis_y) {
  const std::uint32_t total = space.context.bench.run().clients().size();
  if (total == 0) {
    words_at(space.scene, {area.x, area.y + 16}, space.context.words(text::Key::timeline_none), {.color = space.context.theme.text2});
    return;
  }
  const Rect clip{area.x - 4, area.y, area.w + 8 + right_margin - 8, area.h};
  const std::vector<ClientRow> rows = client_rows(space.context, area, view);
  for (const ClientRow& row : rows) client_lane(space, row, clip);
  if (rows.empty() || rows.size() == total || area.x < 100) return;
  const std::string range = text::whole(space.context.language, rows.front().number) + "–" +
                            text::whole(space.context.language, rows.back().number) + " / " + text::whole(space.context.language, total);
  words_at(space.scene, {16, axis_y + 8}, range, {.color = space.context.theme.text3, .max_width = area.x - 24 - 16});
}

}  // namespace

TimeAxis timeline_axis(const Context&, draw::Size size, const TimelineView& view) {
  const float left = labels_in_words(size) ? 120.f : 44.f;
  return {.x = left, .width = std::max(0.f, size.w - right_margin - left), .from = view.from, .to = view.to};
}

std::uint32_t client_rows_shown(const Context& context, draw::Size size, const TimelineView& view) {
  return static_cast<std::uint32_t>(client_rows(context, lanes_area(context, size, view), view).size());
}

Scene timeline_panel(const Context& context, draw::Size size, const TimelineView& view) {
  Scene scene(size);
  const Theme& theme = context.theme;
  panel_frame(scene, theme, {0, 0, size.w, size.h});
  const float top = axis_top(context, view);
  if (view.with_transport) {
    const float height = transport_height(context);
    scene.add(transport_bar(context, {size.w, height}, {.lanes = true, .by_client = view.by_client}), {0, 0});
    scene.box({1, height, size.w - 2, 1}, {.fill = theme.line});
  }
  const Rect area = lanes_area(context, size, view);
  if (area.h < 8 || area.w < 40) return scene;
  const TimeAxis axis = timeline_axis(context, size, view);
  const LaneSpace space{.scene = scene, .context = context, .axis = axis, .ground = theme.bg1};
  const float widest = width_of(text::decimal(context.language, axis.to.ns, 1), type::caption, Face::mono);
  const Ticks ticks = ticks_of(axis, std::max(56.f, widest + 24));

  const session::Run& run = context.bench.run();
  if (!run.complete()) {   // not yet computed
    const float known = std::clamp(axis.at(run.recording().end_time()), axis.x, axis.x + axis.width);
    scene.box({known, area.y - 4, axis.x + axis.width - known, area.h + 4}, {.fill = theme.bg2, .radius = 4});
  }
  axis_numbers(scene, context, axis, ticks, top, size.h - foot);
  scene.hit({axis.x, top, axis.width, size.h - top}, static_cast<std::uint16_t>(Hit::timeline));
  bool merged = false;
  if (is_by_client(context, view)) by_client(space, area, view, top);
  else merged = by_station(space, area, labels_in_words(size));
  if (merged && labels_in_words(size))
    words_at(scene, {16, top + 8}, context.words(text::Key::timeline_merged), {.color = theme.text3, .max_width = axis.x - 24});
  scene.next_layer();
  now_line(space, top + 14, size.h - foot);
  cursor_label(scene, context, axis, ticks, top);
  if (context.focused == Pointed{Hit::timeline, 0})
    focus_ring(scene, theme, {axis.x - 4, top + 4, axis.width + 8, size.h - top - 10}, 4);
  return scene;
}

}  // namespace comptoir::picture
