#include "picture/step_lanes.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "picture/parts.hpp"
#include "picture/task_label.hpp"
#include "picture/task_lanes.hpp"
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

constexpr float numbers_height = 22, least_pitch = 19, most_pitch = 40, least_column = 7, most_column = 56;

/// Which positions have a column, and where.
struct Columns {
  Position first = 1, last = 0;
  float x = 0, width = 0;
  float at(Position k) const { return x + width * static_cast<float>(k - first); }
  float end() const { return x + width * static_cast<float>(last - first + 1); }
  bool shows(Position k) const { return k >= first && k <= last; }
};

/// All of them, or as many as fit about the present.
Columns columns_of(const Context& ctx, Rect area, std::size_t track) {
  const trace::Recording& recording = ctx.bench.run(track).recording();
  const Position count = ctx.future_shown ? recording.handle_count() : ctx.bench.cursor(track).position();
  const auto most = static_cast<Position>(std::max(1.f, area.w / least_column));
  Columns columns{.first = 1, .last = count, .x = area.x};
  if (count > most) {
    const Position now = ctx.bench.cursor(track).position();
    columns.first = std::clamp(now > most / 2 ? now - most / 2 : Position{1}, Position{1}, count - most + 1);
    columns.last = columns.first + most - 1;
  }
  const Position shown = std::max<Position>(1, columns.last + 1 - columns.first);
  columns.width = std::min(most_column, area.w / static_cast<float>(shown));
  return columns;
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
  draw::icon(scene, well ? draw::Icon::check : draw::Icon::cross, {columns.at(end) + columns.width + 8, middle}, std::min(12.f, bar),
             past ? color : color.faded(.5f), {.stroke = 1.8f});
}

}  // namespace

bool shows_steps(const Context& ctx, std::size_t track) {
  const session::Run& run = ctx.bench.run(track);
  return shows_tasks(ctx, track) && run.complete() && run.recording().end_time() <= loop::Time{} && run.recording().handle_count() > 0;
}

void step_lanes(Scene& scene, const Context& ctx, Rect area, float names, std::size_t track) {
  const Theme& theme = ctx.theme;
  const trace::Recording& recording = ctx.bench.run(track).recording();
  const Columns columns = columns_of(ctx, {area.x, area.y, area.w - 20, area.h}, track);
  const Position now = ctx.bench.cursor(track).position();
  const float top = area.y + numbers_height, bottom = area.y + area.h;
  if (columns.shows(now)) {
    const float x = columns.at(now);
    scene.box({x, top - 2, columns.width, bottom - top + 2}, {.fill = theme.run.tint, .radius = 4});
  }
  float free_from = area.x - 20;
  for (Position k = columns.first; k <= columns.last; ++k) {
    const float x = columns.at(k);
    if (track == 0) scene.hit({x, area.y, columns.width, area.h}, static_cast<std::uint16_t>(Hit::moment), k);
    if (ctx.level == model::Level::discover) continue;
    const std::string words = std::to_string(k);
    const float width = width_of(words, type::caption, Face::mono), left = x + columns.width / 2 - width / 2;
    if (left < free_from || (k != now && columns.shows(now) && std::abs(columns.at(now) - x) < width + 8 && columns.width < width + 8)) continue;
    if (k == now) scene.box({left - 5, area.y, width + 10, 18}, {.fill = theme.run.fill, .radius = 4});
    words_at(scene, {left, area.y + 9}, words, {.color = k == now ? theme.on_run : theme.text3, .face = Face::mono});
    free_from = left + width + 10;
  }
  const std::uint32_t all = recording.task_count();
  auto rows = std::max<std::size_t>(1, static_cast<std::size_t>((bottom - top) / least_pitch));
  const bool cut = all > rows;
  if (cut && rows > 1) --rows;
  const std::size_t shown = std::min<std::size_t>(rows, all);
  const float pitch = std::min(most_pitch, (bottom - top) / static_cast<float>(shown + (cut ? 1 : 0))), bar = std::clamp(pitch - 10, 10.f, 22.f);
  for (std::size_t i = 0; i < shown; ++i) {
    const TaskId task{static_cast<std::uint32_t>(i + 1)};
    if (!ctx.future_shown && recording.task(task).created_at > now) break;
    const float y = top + pitch * static_cast<float>(i), middle = y + pitch / 2;
    const bool selected = track == 0 && is_selected(ctx, task);
    if (i > 0) scene.box({16, y, area.x + area.w - 16, 1}, {.fill = theme.line.faded(.6f)});
    if (selected) scene.box({8, y + 2, names + 12, pitch - 4}, {.stroke = theme.text, .stroke_width = 2, .radius = 6});
    words_at(scene, {16, middle}, session::task_label(ctx.language, recording.task(task).name),
             {.color = theme.text, .face = selected ? Face::semibold : Face::regular, .max_width = names});
    if (track == 0) scene.hit({8, y, names + 12, pitch}, static_cast<std::uint16_t>(Hit::task), loop::number(task));
    task_row(scene, ctx, columns, task, middle, bar, track);
  }
  if (const std::size_t hidden = all - shown; cut && hidden > 0)
    more_chip(scene, theme, {16, top + pitch * static_cast<float>(shown) + (pitch - 18) / 2, more_chip_width(hidden), 18}, hidden);
}

}  // namespace comptoir::picture
