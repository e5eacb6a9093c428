#include "picture/suspended_card.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "picture/parts.hpp"
#include "picture/task_chip.hpp"
#include "picture/task_label.hpp"

namespace comptoir::picture {
namespace {
using loop::TaskId;
using text::Key;

struct Row {
  draw::Icon icon = draw::Icon::clock;
  std::string name;
  std::string tag;              ///< what it is in asyncio
  ChipState state = ChipState::waiting;
  std::vector<TaskId> tasks;    ///< the first ones
  std::size_t count = 0;
  loop::ResourceId resource = loop::ResourceId::none;
  std::size_t lines = 1;
};

Row sleeping_row(const Context& ctx, std::size_t most) {
  const trace::Cursor& cursor = ctx.bench.cursor();
  Row row{.icon = draw::Icon::clock, .name = std::string(ctx.words(Key::loop_sleeping)), .tag = "sleep",
          .state = ChipState::sleeping, .tasks = {}, .count = cursor.sleeping_count()};
  for (const trace::SleeperView& sleeper : cursor.sleeping(most)) row.tasks.push_back(sleeper.task);
  return row;
}

std::string resource_tag(const trace::ResourceView& resource) {
  const bool lock = resource.kind == loop::ResourceKind::lock;
  return (lock ? "Lock " : "Sem ") + std::to_string(resource.free) + '/' + std::to_string(resource.permits);
}

/// A waiter whose turn has come is ready already: it isn't shown here. Those stand at the front of the line.
Row resource_row(const Context& ctx, loop::ResourceId id, std::size_t most) {
  const trace::ResourceView resource = ctx.bench.cursor().resource(id);
  const loop::Name name = ctx.bench.run().recording().resource(id).name;
  const auto station = model::station_of(name);
  Row row{.icon = station ? icon_of(*station) : draw::Icon::lock,
          .name = station ? std::string(name_of(ctx, *station)) : name.str(),
          .tag = resource_tag(resource), .state = ChipState::waiting, .tasks = {}, .resource = id};
  std::size_t granted = 0;
  for (const trace::WaiterView& waiter : resource.waiters) {
    if (row.tasks.size() == most) break;
    if (waiter.granted) ++granted;
    else row.tasks.push_back(waiter.task);
  }
  row.count = resource.waiters.size() - granted;
  return row;
}

Row joining_row(const Context& ctx, std::size_t most) {
  const trace::Cursor& cursor = ctx.bench.cursor();
  Row row{.icon = draw::Icon::gather,
          .name = std::string(ctx.words(ctx.bench.run().clients().size() > 0 ? Key::loop_orders : Key::loop_others)), .tag = "wait",
          .state = ChipState::joining, .tasks = cursor.waiting_for_others(most), .count = cursor.waiting_for_others_count()};
  if (!row.tasks.empty() && cursor.task(row.tasks.front()).wait.kind == loop::FutureKind::gather) row.tag = "gather";
  return row;
}

std::vector<Row> suspended_rows(const Context& ctx, std::size_t most) {
  std::vector<Row> rows{sleeping_row(ctx, most)};
  const std::uint32_t resources = ctx.bench.run().recording().resource_count();
  for (std::uint32_t i = 1; i <= resources; ++i) rows.push_back(resource_row(ctx, loop::ResourceId{i}, most));
  rows.push_back(joining_row(ctx, most));
  return rows;
}

float sleep_progress(const Context& ctx, TaskId id) {
  const trace::TaskView task = ctx.bench.cursor().task(id);
  if (!task.deadline) return 1;
  const loop::Duration whole = *task.deadline - task.since, passed = ctx.bench.time() - task.since;
  if (whole.ns <= 0) return 1;
  return std::clamp(static_cast<float>(passed.ns) / static_cast<float>(whole.ns), 0.0f, 1.0f);
}

constexpr float chip_width_at_least = 34, least_gap = 3;

struct ChipGrid {
  draw::Point first;        ///< top left of the first chip
  float width = 0;          ///< to the right edge of a line
  float chip_width = chip_width_at_least, chip_height = 22, gap = 6, line_pitch = 28;
  float icon_size = 13;
  float hit_height = 0;     ///< over 0: the height of a target, around the chip
};

/// Lines of chips, with "+n" at the end of the last line when they don't all fit.
void chips(draw::Scene& scene, const Context& ctx, const Row& row, const ChipGrid& grid) {
  ChipStyle style{.state = row.state, .icon_size = grid.icon_size};
  float width = grid.chip_width;
  for (const TaskId id : row.tasks) width = chip_width(ctx, id, style, width);
  // Chips move a little closer together before one of them is left out.
  const float wanted = static_cast<float>(row.count);
  const float gap = row.count < 2 ? grid.gap : std::clamp((grid.width - wanted * width) / (wanted - 1) - .01f, least_gap, grid.gap);
  const float pitch = width + gap;
  const std::size_t per_line = things_in(grid.width, pitch, width);
  std::size_t shown = std::min(row.tasks.size(), per_line * row.lines), left = row.count - shown;
  const float more = more_chip_width(row.count);
  if (left > 0) {
    const std::size_t last = things_in(grid.width - more - gap, pitch, width);
    shown = std::min(row.tasks.size(), per_line * (row.lines - 1) + last);
    left = row.count - shown;
  }
  const auto place = [&](std::size_t i) -> draw::Point {
    const std::size_t line = per_line == 0 ? 0 : std::min(i / per_line, row.lines - 1);
    return {grid.first.x + pitch * static_cast<float>(i - line * per_line), grid.first.y + grid.line_pitch * static_cast<float>(line)};
  };
  for (std::size_t i = 0; i < shown; ++i) {
    const draw::Point at = place(i);
    const draw::Rect rect{at.x, at.y, width, grid.chip_height};
    if (row.state == ChipState::sleeping) style.progress = sleep_progress(ctx, row.tasks[i]);
    const float spare = std::max(0.0f, grid.hit_height - grid.chip_height) / 2;
    task_chip(scene, ctx, rect, row.tasks[i], style, {rect.x - gap / 2, rect.y - spare, pitch, rect.h + 2 * spare});
  }
  if (left > 0) {
    const draw::Point at = place(shown);
    const draw::Rect rect{at.x, at.y, more_chip_width(left), grid.chip_height};
    more_chip(scene, ctx.theme, rect, left);
    // The selected one is ringed even where it is only counted.
    const auto hidden = row.tasks.begin() + static_cast<std::ptrdiff_t>(shown);
    if (std::any_of(hidden, row.tasks.end(), [&](TaskId id) { return is_selected(ctx, id); }))
      selection_ring(scene, ctx.theme, rect, rect.h / 2);
  }
}

/// Spare lines go to the groups that need them, the one with the most hidden tasks per line first.
void share_lines(std::vector<Row>& rows, std::size_t spare, std::size_t per_line) {
  while (spare-- > 0) {
    const auto hidden = [&](const Row& row) { return row.count > row.lines * per_line ? row.count / row.lines : 0; };
    const auto fullest = std::ranges::max_element(rows, {}, hidden);
    if (fullest == rows.end() || hidden(*fullest) == 0) return;
    ++fullest->lines;
  }
}

float widest(const std::vector<Row>& rows, std::string Row::* member, float size, draw::Face face) {
  float width = 0;
  for (const Row& row : rows) width = std::max(width, width_of(row.*member, size, face));
  return width;
}

}  // namespace

void suspended_card(draw::Scene& scene, const Context& ctx, draw::Rect rect) {
  const Theme& theme = ctx.theme;
  card(scene, theme, rect);
  constexpr float margin = 12, head = 26;
  const std::string count = std::to_string(ctx.bench.cursor().counts().suspended);
  const float title = words_at(scene, {rect.x + margin, rect.y + 16}, ctx.words(Key::loop_suspended),
                               {.color = theme.text2, .face = draw::Face::semibold, .max_width = rect.w - 2 * margin - 40});
  words_at(scene, {rect.x + margin + title + 8, rect.y + 16}, count, {.color = theme.text3, .face = draw::Face::mono});

  // No more than could be shown if one group had the whole card.
  const auto most = static_cast<std::size_t>(std::max(1.0f, rect.w / 36) * std::max(1.0f, rect.h / 24));
  std::vector<Row> rows = suspended_rows(ctx, most);
  const float room = rect.h - head - 4;
  if (room < 24) return;
  const auto fitting = static_cast<std::size_t>(room / 24);
  std::size_t hidden_tasks = 0;
  while (rows.size() > fitting) {
    // An empty group goes first, then the last one.
    const auto empty = std::ranges::find(rows, std::size_t{0}, &Row::count);
    const auto leaving = empty != rows.end() ? empty : std::prev(rows.end());
    hidden_tasks += leaving->count;
    rows.erase(leaving);
  }
  if (hidden_tasks > 0) {
    const float w = more_chip_width(hidden_tasks);
    more_chip(scene, theme, {rect.x + rect.w - margin - w, rect.y + 6, w, 20}, hidden_tasks);
  }

  const bool tags = ctx.level != model::Level::discover && !ctx.compact && rect.w >= 400;
  const bool names = rect.w >= 260;
  const float name_width = names ? widest(rows, &Row::name, type::caption, draw::Face::regular) : 0;
  const float tag_width = tags ? widest(rows, &Row::tag, type::caption, draw::Face::mono) : 0;
  const float label = margin + 22 + name_width + (tags ? tag_width + 10 : 0) + (names ? 10 : 6);
  const float wanted = std::min(tags ? 172.0f : names ? 128.0f : 40.0f, rect.w * .42f);
  const float chips_at = std::max(label, wanted);

  const auto lines_of = [&] { std::size_t n = 0; for (const Row& row : rows) n += row.lines; return n; };
  const auto fitting_at_28 = static_cast<std::size_t>(room / 28);
  const float chips_width = rect.w - chips_at - 8;
  if (fitting_at_28 > rows.size())
    share_lines(rows, fitting_at_28 - rows.size(), std::max<std::size_t>(1, things_in(chips_width, chip_width_at_least + least_gap, chip_width_at_least)));
  const float pitch = std::clamp(room / static_cast<float>(lines_of()), 24.0f, 32.0f);

  float top = rect.y + head;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    const float height = pitch * static_cast<float>(row.lines), middle = top + pitch / 2;
    if (i > 0) scene.segment({rect.x + margin, top}, {rect.x + rect.w - margin, top}, 1, theme.line);
    draw::icon(scene, row.icon, {rect.x + margin + 8, middle}, 14, theme.text2, {.stroke = 1.4f});
    if (names) words_at(scene, {rect.x + margin + 22, middle}, row.name, {.color = theme.text});
    if (tags)
      words_at(scene, {rect.x + chips_at - 10, middle}, row.tag, {.color = theme.text3, .face = draw::Face::mono, .align = draw::Align::right});
    if (row.resource != loop::ResourceId::none)
      scene.hit({rect.x + margin, top, chips_at - margin, height}, static_cast<std::uint16_t>(Hit::resource), loop::number(row.resource));
    chips(scene, ctx, row, {.first = {rect.x + chips_at, middle - 11}, .width = chips_width, .line_pitch = pitch});
    top += height;
  }
}

float suspended_list_height(const Context& ctx) {
  return 36 + 44 * static_cast<float>(ctx.bench.run().recording().resource_count() + 2);
}

void suspended_list(draw::Scene& scene, const Context& ctx, draw::Rect rect) {
  const Theme& theme = ctx.theme;
  panel_frame(scene, theme, rect);
  constexpr float margin = 16, head = 36;
  const float title = heading(scene, theme, {rect.x + margin, rect.y + 20}, ctx.words(Key::loop_suspended));
  words_at(scene, {rect.x + margin + title + 10, rect.y + 20}, std::to_string(ctx.bench.cursor().counts().suspended),
           {.color = theme.text3, .size = type::body, .face = draw::Face::mono});
  const std::vector<Row> rows = suspended_rows(ctx, 64);
  const float pitch = std::min(44.0f, (rect.h - head) / static_cast<float>(rows.size()));
  const float chip_height = std::min(30.0f, pitch - 6);
  const float chips_at = std::max(118.0f, 40 + widest(rows, &Row::name, type::caption, draw::Face::regular) + 7);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const float top = rect.y + head + pitch * static_cast<float>(i), middle = top + pitch / 2 - 1;
    scene.segment({rect.x + margin, top}, {rect.x + rect.w - margin, top}, 1, theme.line);
    draw::icon(scene, rows[i].icon, {rect.x + 24, middle}, 16, theme.text2);
    words_at(scene, {rect.x + 40, middle}, rows[i].name, {.color = theme.text});
    if (rows[i].resource != loop::ResourceId::none)
      scene.hit({rect.x, top, chips_at, pitch}, static_cast<std::uint16_t>(Hit::resource), loop::number(rows[i].resource));
    chips(scene, ctx, rows[i], {.first = {rect.x + chips_at, middle - chip_height / 2}, .width = rect.w - chips_at - margin,
                                .chip_width = 35, .chip_height = chip_height, .gap = 4, .line_pitch = pitch, .icon_size = 14,
                                .hit_height = pitch});
  }
}

}  // namespace comptoir::picture
