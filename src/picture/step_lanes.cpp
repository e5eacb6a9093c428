#include "picture/step_lanes.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "picture/parts.hpp"
#include "picture/task_label.hpp"
#include "picture/task_lanes.hpp"
#include "picture/task_rows.hpp"
#include "session/narration.hpp"
#include "trace/cursor.hpp"
#include "trace/task_spans.hpp"

namespace comptoir::picture {
namespace {

using draw::Align;
using draw::Face;
using draw::Rect;
using draw::Scene;
using loop::TaskId;
using trace::Position;

constexpr float numbers_height = 22, least_column = 7, most_column = 56;
constexpr Position most_looked_at = 2'000;

/// Which positions have a column, and where.
struct Columns {
  Position first = 1, last = 0;
  double place = 1;              ///< the position, or the part of one, at the left edge
  float x = 0, width = 0, right = 0;
  float at(Position k) const { return x + width * static_cast<float>(static_cast<double>(k) - place); }
  bool shows(Position k) const { return k >= first && k <= last; }
};

Columns columns_in(const HandleRange& range, Rect area, float most_width, Position last) {
  Columns columns{.place = range.first, .x = area.x, .width = std::min(most_width, area.w / static_cast<float>(std::max(range.span(), 1.0))), .right = area.x + area.w};
  columns.first = static_cast<Position>(std::max(1.0, std::floor(range.first + 1e-6)));
  columns.last = std::min(last, static_cast<Position>(std::max(1.0, std::ceil(range.last - 1e-6) - 1)));
  return columns;
}

/// All of them, or as many as fit about the present.
Columns columns_of(const Context& ctx, Rect area, std::size_t track) {
  const Position count = ctx.shown_position(track);
  const auto most = static_cast<Position>(std::max(1.f, area.w / least_column));
  Position first = 1, last = count;
  if (count > most) {
    const Position now = ctx.bench.cursor(track).position();
    first = std::clamp(now > most / 2 ? now - most / 2 : Position{1}, Position{1}, count - most + 1);
    last = first + most - 1;
  }
  return columns_in({static_cast<double>(first), static_cast<double>(std::max(first, last)) + 1}, area, most_column, last);
}

/// Between two positions a task is not running: in the queue, or suspended.
void rest(Scene& scene, const Context& ctx, Rect rect, bool suspended, float now) {
  if (rect.w < 3) return;
  const Theme& theme = ctx.theme;
  const float cut = std::clamp(now, rect.x, rect.x + rect.w), y = rect.centre().y;
  if (suspended) {
    if (cut > rect.x + 2) scene.dots({rect.x + 2, y}, cut - 1, 1.5f, 5, theme.wait);
    if (cut + 2 < rect.x + rect.w) scene.dots({cut + 3, y}, rect.x + rect.w - 1, 1.5f, 5, theme.future.faded(.6f));
    return;
  }
  if (cut < rect.x + rect.w) scene.box({cut, y - 2, rect.x + rect.w - cut, 4}, {.stroke = theme.future, .radius = 2});
  if (cut > rect.x) scene.box({rect.x, y - 2, cut - rect.x, 4}, {.fill = theme.ready.fill, .radius = std::min(2.f, (cut - rect.x) / 2)});
}

void task_row(Scene& scene, const Context& ctx, const Columns& columns, TaskId task, float middle, float bar, std::size_t track) {
  const Theme& theme = ctx.theme;
  const trace::Recording& recording = ctx.bench.run(track).recording();
  const Position now = ctx.bench.cursor(track).position();
  const float now_x = now < columns.first ? columns.x : columns.at(std::min(now, columns.last)) + columns.width;
  const auto ending = recording.ending(task);
  const Position end = ending ? ending->position : recording.handle_count();
  const std::vector<trace::Suspension> suspensions = ctx.bench.run(track).lanes().suspensions(task);
  const auto suspended_at = [&](Position k) {
    return std::ranges::any_of(suspensions, [k](const trace::Suspension& s) { return s.from_at < k && (k < s.to_at || s.open); });
  };
  const auto runs_at = [&](Position k) { return recording.is_task_step(k) && recording.handle(recording.handle_at(k)).info.task == task; };
  Position k = std::max(columns.first, recording.task(task).created_at + 1);
  while (k <= std::min(columns.last, end)) {
    const float x = columns.at(k);
    if (runs_at(k)) {
      const Rect rect{x + .5f, middle - bar / 2, std::max(2.f, columns.width - 1), bar};
      const float radius = std::min(3.f, rect.w / 3);
      if (k < now) scene.box(rect, {.fill = theme.run.tint, .stroke = theme.run.edge, .radius = radius});
      else if (k == now) scene.box(rect, {.fill = theme.run.fill, .radius = radius});
      else scene.box(rect, {.stroke = theme.future, .radius = radius});
      ++k;
      continue;
    }
    const bool suspended = suspended_at(k);
    Position next = k + 1;
    while (next <= std::min(columns.last, end) && !runs_at(next) && suspended_at(next) == suspended) ++next;
    rest(scene, ctx, {x, middle - bar / 2, columns.at(next) - x, bar}, suspended, now_x);
    k = next;
  }
  if (!ending || !columns.shows(end)) return;
  const bool well = ending->outcome == loop::Outcome::result, past = end <= now;
  const draw::Color color = well ? theme.ok.text : theme.late.text;
  draw::icon(scene, well ? draw::Icon::check : draw::Icon::cross, {std::min(columns.at(end) + columns.width + 8, columns.right + 2), middle}, std::min(12.f, bar),
             past ? color : color.faded(.5f), {.stroke = 1.8f});
}

}  // namespace

bool shows_steps(const Context& ctx, std::size_t track) {
  const session::Run& run = ctx.bench.run(track);
  return shows_tasks(ctx, track) && run.complete() && run.recording().end_time() <= loop::Time{} && run.recording().handle_count() > 0;
}

namespace {

/// Callbacks of the loop are no steps of a task: small squares, on the row of the task that they are about.
void callback(Scene& scene, const Context& ctx, const Columns& columns, Position k, float middle, Position now) {
  const Theme& theme = ctx.theme;
  const float side = std::clamp(columns.width - 2, 2.f, 10.f);
  const Rect rect{columns.at(k) + (columns.width - side) / 2, middle - side / 2, side, side};
  if (k == now) scene.box(rect, {.fill = theme.run.fill, .radius = 2});
  else scene.box(rect, {.fill = theme.bg1, .stroke = k < now ? theme.run.edge : theme.future, .radius = 2});
}

/// The tasks of an instant that do something in it, in order of creation; of a run that is one instant, all of them.
std::vector<TaskId> tasks_of(const Context& ctx, const Columns& columns, std::size_t track, bool opened) {
  const trace::Recording& recording = ctx.bench.run(track).recording();
  std::vector<TaskId> tasks;
  if (!opened) {
    for (std::uint32_t i = 1; i <= recording.task_count(); ++i)
      if (recording.task(TaskId{i}).created_at <= ctx.shown_position(track)) tasks.push_back(TaskId{i});
    return tasks;
  }
  // Of the whole instant where that is little, so that rows stay while it is panned.
  const trace::Instant instant = recording.instant(recording.instant_of(columns.first));
  const bool few = instant.last - instant.first < most_looked_at;
  const Position first = few ? instant.first : columns.first, last = std::min(few ? instant.last : columns.last, ctx.shown_position(track));
  for (Position k = first; k <= last; ++k) {
    const TaskId task = recording.handle(recording.handle_at(k)).info.task;
    if (task != TaskId::none) tasks.push_back(task);
  }
  std::ranges::sort(tasks);
  tasks.erase(std::ranges::unique(tasks).begin(), tasks.end());
  return tasks;
}

}  // namespace

StepColumns step_columns(const Context& ctx, Rect area, const std::optional<HandleRange>& range, std::size_t track) {
  const bool whole = shows_steps(ctx, track) && !range;
  const Columns columns = whole ? columns_of(ctx, {area.x, area.y, area.w - 20, area.h}, track)
                                : columns_in(range.value_or(HandleRange{1, 2}), area, area.w, ctx.shown_position(track));
  return {columns.place, columns.x, columns.width, columns.first, columns.last};
}

LaneRows step_lanes(Scene& scene, const Context& ctx, Rect area, float names, const StepView& view, std::size_t track) {
  const Theme& theme = ctx.theme;
  const trace::Recording& recording = ctx.bench.run(track).recording();
  const StepColumns at = step_columns(ctx, area, view.handles, track);
  const Columns columns{.first = at.first, .last = at.last, .place = at.place, .x = at.x, .width = at.width, .right = area.x + area.w};
  const bool opened = !shows_steps(ctx, track);
  const Position now = ctx.bench.cursor(track).position();
  const float top = area.y + numbers_height, bottom = area.y + area.h;
  const Rect clip{area.x - 2, area.y - 1, area.w + 10, area.h + 2};
  const Position base = opened ? recording.instant(recording.instant_of(columns.first)).first - 1 : 0;   // an instant counts its own from 1
  scene.push_clip(clip);
  if (columns.shows(now)) {
    const float x = columns.at(now);
    scene.box({x, top - 2, columns.width, bottom - top + 2}, {.fill = theme.run.tint, .radius = 4});
  }
  if (track == 0 && view.hits) scene.hit({area.x, area.y, area.w, area.h}, static_cast<std::uint16_t>(Hit::timeline));
  float free_from = area.x - 20;
  for (Position k = columns.first; k <= columns.last; ++k) {
    const float x = columns.at(k);
    if (track == 0) scene.hit({x, area.y, columns.width, area.h}, static_cast<std::uint16_t>(Hit::moment), k);
    if (ctx.level == model::Level::discover && !opened) continue;
    const std::string words = std::to_string(k - base);
    const float seen = std::max(x, area.x), until = std::min(x + columns.width, area.x + area.w);   // of a column wider than the panel, its middle seen
    const float width = width_of(words, type::caption, Face::mono), left = (seen + until) / 2 - width / 2;
    if (left < area.x - 2 || left + width > area.x + area.w + 6 || (until - seen < width && columns.width > width)) continue;
    if (left < free_from || (k != now && columns.shows(now) && std::abs(columns.at(now) - x) < width + 8 && columns.width < width + 8)) continue;
    if (k == now) scene.box({left - 5, area.y, width + 10, 18}, {.fill = theme.run.fill, .radius = 4});
    words_at(scene, {left, area.y + 9}, words, {.color = k == now ? theme.on_run : theme.text3, .face = Face::mono});
    free_from = left + width + 10;
  }
  scene.pop_clip();
  const std::vector<TaskId> tasks = tasks_of(ctx, columns, track, opened);
  const std::size_t all = opened ? tasks.size() : recording.task_count();
  auto rows = std::max<std::size_t>(1, static_cast<std::size_t>((bottom - top) / least_row_pitch));
  const bool cut = all > rows;
  if (cut && rows > 1) --rows;
  const std::size_t shown = std::min(rows, all);
  const float pitch = std::min(most_row_pitch, (bottom - top) / static_cast<float>(std::max<std::size_t>(1, shown + (cut ? 1 : 0)))), bar = std::clamp(pitch - 10, 10.f, 22.f);
  std::size_t first = 0;
  if (cut && tasks.size() > shown) {
    const std::size_t last = tasks.size() - shown;
    const auto place = [&](TaskId task) { return static_cast<std::size_t>(std::ranges::find(tasks, task) - tasks.begin()); };
    if (view.first_row) {
      first = static_cast<std::size_t>(std::clamp(std::round(*view.first_row), 0.f, static_cast<float>(last)));
    } else {
      std::size_t wanted = track == 0 ? place(ctx.bench.selected_task()) : tasks.size();
      if (wanted == tasks.size() && now > 0) wanted = place(recording.handle(recording.handle_at(now)).info.task);
      if (wanted < tasks.size() && wanted >= shown) first = std::min(wanted - shown + 1, last);
    }
  }
  for (std::size_t i = 0; i < shown && first + i < tasks.size(); ++i) {
    const TaskId task = tasks[first + i];
    const float y = top + pitch * static_cast<float>(i), middle = y + pitch / 2;
    const bool selected = track == 0 && is_selected(ctx, task);
    if (i > 0) scene.box({16, y, area.x + area.w - 16, 1}, {.fill = theme.line.faded(.6f)});
    if (selected) scene.box({8, y + 2, names + 12, pitch - 4}, {.stroke = theme.text, .stroke_width = 2, .radius = 6});
    words_at(scene, {16, middle}, session::task_label(ctx.language, recording.task(task).name),
             {.color = theme.text, .face = selected ? Face::semibold : Face::regular, .max_width = names});
    if (track == 0) scene.hit({8, y, names + 12, pitch}, static_cast<std::uint16_t>(Hit::task), loop::number(task));
    scene.push_clip(clip);
    task_row(scene, ctx, columns, task, middle, bar, track);
    for (Position k = columns.first; k <= columns.last; ++k)
      if (!recording.is_task_step(k) && recording.handle(recording.handle_at(k)).info.task == task) callback(scene, ctx, columns, k, middle, now);
    scene.pop_clip();
  }
  if (const std::size_t hidden = all - shown; cut && hidden > 0)
    more_chip(scene, theme, {16, top + pitch * static_cast<float>(shown) + (pitch - 18) / 2, more_chip_width(hidden), 18}, hidden);
  return {first, shown, all, pitch};
}

}  // namespace comptoir::picture
