#include "picture/task_lanes.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "picture/parts.hpp"
#include "picture/task_chip.hpp"
#include "picture/task_label.hpp"
#include "picture/task_rows.hpp"
#include "picture/thread_lane.hpp"
#include "picture/waiting_marks.hpp"
#include "session/narration.hpp"
#include "trace/cursor.hpp"
#include "trace/task_spans.hpp"

namespace comptoir::picture {
namespace {

using draw::Align;
using draw::Face;
using draw::Icon;
using draw::Rect;
using draw::Scene;
using loop::TaskId;
using loop::Time;
using text::Key;
using trace::SpanKind;
using trace::TaskSpan;

constexpr float thread_height = 30, thread_gap = 8, usual_pitch = 26, least_bar = 3, strip_row = 6;
constexpr std::uint32_t names_looked_at = 200;
constexpr std::uint32_t longest_list = 60;   // more tasks are a crowd
constexpr float least_suspension = 4;        // more of them than have that width are merged

/// Up to where a span may be drawn: an end to come shows only with the future, or where a timer on the heap says it.
Time shown_end(const LaneSpace& space, TaskId task, const TaskSpan& span) {
  const Time until = space.context.shown_until();
  if (span.to <= until) return span.to;
  if (span.kind == SpanKind::sleeping && span.from_at <= space.cursor().position())
    if (const auto deadline = space.cursor().task(task).deadline) return std::max(*deadline, until);
  return until;
}

void brackets(Scene& scene, Rect rect, bool closed, draw::Color past, draw::Color later, float now) {
  constexpr float half = .75f, hook = 4;
  for (const float side : {-1.f, 1.f}) {
    if (side > 0 && !closed) break;
    const float edge = side < 0 ? rect.x + half : rect.x + rect.w - half;
    const std::array<draw::Point, 4> points{{{edge - side * hook, rect.y + half}, {edge, rect.y + half},
                                             {edge, rect.y + rect.h - half}, {edge - side * hook, rect.y + rect.h - half}}};
    scene.polyline(points, 1.5f, edge <= now ? past : later);
  }
}

/// Waits for tasks: brackets, and a line that says that nothing else goes on between them.
void joining(const LaneSpace& space, Rect rect, bool closed, bool selected) {
  const Theme& theme = space.context.theme;
  const float now = std::clamp(space.now_x(), rect.x, rect.x + rect.w), middle = rect.centre().y;
  const draw::Color color = selected ? theme.text : theme.wait;
  if (now > rect.x + 2) space.scene.box({rect.x + 1, middle - .5f, now - rect.x - 2, 1}, {.fill = color.faded(.7f)});
  if (now < rect.x + rect.w - 2) space.scene.box({now + 1, middle - .5f, rect.x + rect.w - now - 2, 1}, {.fill = theme.future.faded(.6f)});
  brackets(space.scene, rect, closed, color, theme.future, now);
}

/// Could run: a thin line.
void ready_line(const LaneSpace& space, Rect rect) {
  const Theme& theme = space.context.theme;
  const float now = std::clamp(space.now_x(), rect.x, rect.x + rect.w), y = rect.centre().y - 2;
  if (now < rect.x + rect.w) space.scene.box({now, y, rect.x + rect.w - now, 4}, {.stroke = theme.future, .radius = 2});
  if (now > rect.x) space.scene.box({rect.x, y, now - rect.x, 4}, {.fill = theme.ready.fill, .radius = std::min(2.f, (now - rect.x) / 2)});
}

/// Asleep now: how long still, in the part to come where it fits.
void sleeping(const LaneSpace& space, Rect rect, const TaskSpan& span, Time end, bool selected) {
  const Context& context = space.context;
  const Time now = space.now();
  if (!space.labels || rect.w < 24 || now <= span.from || now >= end) {
    const std::string whole = space.labels && rect.w >= 24 ? duration_words(context, end - span.from) : std::string();
    return lane_bar(space, rect, selected, std::span(&whole, whole.empty() ? 0 : 1));
  }
  lane_bar(space, rect, selected);
  if (rect.h < 12) return;
  std::string left = text::seconds(context.language, (end - now).ns);
  if ((end - now).ns % 100'000'000 != 0) left = text::decimal(context.language, (end - now).ns, 1);
  const float cut = std::clamp(space.now_x(), rect.x, rect.x + rect.w);
  const Rect past{rect.x, rect.y, cut - rect.x, rect.h}, later{cut, rect.y, rect.x + rect.w - cut, rect.h};
  for (const std::string& label : {context.words(Key::lanes_left, {left}), context.words(Key::timeline_seconds, {left})})
    for (const bool in_past : {false, true}) {
      const Rect part = in_past ? past : later;
      if (width_of(label, type::caption, Face::semibold) + 8 > part.w) continue;
      words_at(space.scene, part.centre(), label,
               {.color = in_past ? context.theme.on_bar : context.theme.text2, .face = Face::semibold, .align = Align::centre});
      return;
    }
}

void draw_span(const LaneSpace& space, TaskId task, const TaskSpan& span, float y, float bar, bool selected) {
  const Time end = shown_end(space, task, span);
  if (end < space.axis.from || end <= span.from) return;
  const float x0 = std::max(space.axis.at(span.from), space.axis.x - 8), x1 = std::min(space.axis.at(end), space.axis.x + space.axis.width + 8);
  const Rect rect{x0 + .5f, y, std::max(1.f, x1 - x0 - 1), bar};
  const Theme& theme = space.context.theme;
  switch (span.kind) {
    case SpanKind::sleeping: sleeping(space, rect, span, end, selected); break;
    case SpanKind::blocking:
      blocked_bar(space, rect, rect.w >= 24 ? duration_words(space.context, end - span.from) : std::string());
      if (selected) space.scene.box(rect.inset(-1), {.stroke = theme.text, .stroke_width = 2, .radius = 4});
      break;
    case SpanKind::waiting: {
      const float first = space.labels ? waited_for(space, rect, span.wait.resource, selected) : rect.x + 2;
      if (rect.w >= 4 && first <= rect.x + rect.w - 2)
        waiting_dots(space, first, rect.x + rect.w - 2, rect.centre().y, selected ? 2 : 1.5f, selected ? theme.text : theme.wait, .5f);
      break;
    }
    case SpanKind::joining: joining(space, {rect.x, y + 1, rect.w, bar - 2}, end == span.to && !span.open, selected); break;
    case SpanKind::ready: ready_line(space, rect); break;
  }
  if (space.labels && rect.w >= least_bar) space.scene.hit(rect, static_cast<std::uint16_t>(Hit::task), loop::number(task));
}

/// Where a task ended, and how.
void end_mark(const LaneSpace& space, TaskId task, float middle, float size) {
  const auto ending = space.recording().ending(task);
  if (!ending || !space.context.shows(ending->time, ending->position, space.track)) return;
  if (!space.axis.shows(ending->time)) return;
  const bool past = ending->position <= space.cursor().position();
  const Theme& theme = space.context.theme;
  const bool well = ending->outcome == loop::Outcome::result;
  const draw::Color color = well ? theme.ok.text : theme.late.text;
  draw::icon(space.scene, well ? Icon::check : Icon::cross, {space.axis.at(ending->time) + 8, middle}, size, past ? color : color.faded(.5f),
             {.stroke = 1.8f});
}

/// A row of the tree: lines to where its parent stands, and a triangle that folds its children.
float branch(const LaneSpace& space, Rect rect, const TaskRow& row) {
  constexpr float step = 10, triangle = 14;
  constexpr std::uint32_t most_shown = 6;   // deeper ones stand below the sixth
  const Theme& theme = space.context.theme;
  const std::uint32_t depth = std::min(row.depth, most_shown);
  const float middle = rect.centre().y;
  for (std::uint32_t d = 0; d < depth; ++d) {
    const float x = rect.x + 5 + step * static_cast<float>(d);
    const bool own = d + 1 == depth, goes_on = row.lines >> d & 1;
    if (goes_on || own) space.scene.box({x, rect.y, 1, goes_on ? rect.h : rect.h / 2}, {.fill = theme.line2});
    if (own) space.scene.box({x, middle, row.parent ? step - 4 : step - 1, 1}, {.fill = theme.line2});
  }
  const float x = rect.x + step * static_cast<float>(depth);
  if (!row.parent) return x - rect.x + (depth > 0 ? 6.f : triangle);
  const draw::Point at{x + 5, middle};
  const bool lit = space.context.hovered == Pointed{Hit::fold, loop::number(row.task)};
  const draw::Color ink = lit ? theme.text : theme.text2;
  if (row.folded) space.scene.triangle({at.x - 2.5f, at.y - 4}, {at.x + 3, at.y}, {at.x - 2.5f, at.y + 4}, ink, .5f);
  else space.scene.triangle({at.x - 4, at.y - 2.5f}, {at.x + 4, at.y - 2.5f}, {at.x, at.y + 3}, ink, .5f);
  return x - rect.x + triangle;
}

void lane_name(Scene& scene, const Context& context, Rect rect, std::string_view name, bool strong, std::optional<Icon> icon = {}) {
  float x = rect.x;
  if (icon) {
    draw::icon(scene, *icon, {x + 7, rect.centre().y}, 14, context.theme.text2, {.stroke = 1.4f});
    x += 20;
  }
  words_at(scene, {x, rect.centre().y}, name,
           {.color = context.theme.text, .face = strong ? Face::semibold : Face::regular, .max_width = rect.x + rect.w - x});
}

}  // namespace

void task_bars(const LaneSpace& space, TaskId task, float y, float bar, bool selected) {
  const std::uint32_t suspensions = space.lanes().suspension_count(task, space.axis.from, space.axis.to);
  if (static_cast<float>(suspensions) * least_suspension > space.axis.width) {
    merged_rows(space, {.kind = RowKind::merged, .rows = {loop::number(task) - 1, 1, 1}, .pitch = bar}, y);
    if (selected) space.scene.box(Rect{space.axis.x, y, space.axis.width, bar}.inset(-1), {.stroke = space.context.theme.text, .stroke_width = 2, .radius = 4});
    return;
  }
  for (const TaskSpan& span : trace::task_spans(space.recording(), space.lanes(), task, space.axis.from, space.axis.to)) {
    if (span.from > std::min(space.axis.to, space.context.shown_until())) break;
    draw_span(space, task, span, y, bar, selected);
  }
}

bool shows_tasks(const Context& context, std::size_t track) {
  const session::Run& run = context.bench.run(track);
  // A restaurant whose program makes no tasks has no clients to be seen on the floor.
  return run.settings().lesson->stage != model::Stage::restaurant || (run.complete() && run.clients().arrived() == 0);
}

bool has_one_thread(const Context& context, std::size_t track) {
  const session::Settings& settings = context.bench.run(track).settings();
  return !model::is_modelled(*settings.lesson, settings.values);
}

float task_label_width(const Context& context, float width, LaneKind kind) {
  float widest = width_of(context.words(Key::lanes_thread), type::caption, Face::semibold);
  for (std::size_t track = 0; track < context.bench.run_count(); ++track) {
    const trace::Recording& recording = context.bench.run(track).recording();
    for (std::uint32_t i = 1; i <= std::min(recording.task_count(), names_looked_at); ++i)
      widest = std::max(widest, width_of(session::task_label(context.language, recording.task(TaskId{i}).name), type::caption, Face::semibold));
  }
  const float tree = kind == LaneKind::tree ? 14 + 10 * static_cast<float>(std::min(tree_depth(context), 6u)) : 0;
  return std::clamp(widest + tree, 36.f, std::clamp(width * .26f, 56.f, 150.f + tree));
}

float task_lanes_height(const Context& context, std::size_t track) {
  return (has_one_thread(context, track) ? thread_height + thread_gap : 0) + usual_pitch * static_cast<float>(context.bench.run(track).recording().task_count());
}

Rect below_thread(const Context& context, Rect area, std::size_t track) {
  if (area.h < thread_height || !has_one_thread(context, track)) return area;
  return {area.x, area.y + thread_height + thread_gap, area.w, area.h - thread_height - thread_gap};
}

void task_lanes(const LaneSpace& space, Rect area, const TimelineView& view, float left) {
  Scene& scene = space.scene;
  const Context& context = space.context;
  const Theme& theme = context.theme;
  const float names = space.axis.x - left - 10;
  const Rect clip{space.axis.x - 4, area.y - 2, space.axis.width + 12, area.h + 4};
  const Rect below = below_thread(context, area, space.track);
  if (below.y > area.y) {
    if (names > 20) lane_name(scene, context, {left, area.y + 8, names, thread_height - 8}, context.words(Key::lanes_thread), true);
    scene.push_clip(clip);
    thread_lane(space, {area.x, area.y, area.w, thread_height});
    scene.pop_clip();
  }
  if (shown_lanes(context, view) == LaneKind::task) {
    const std::uint32_t known = known_tasks(context, space.track);
    const CrowdPlan crowd = crowd_plan(view.crowd, known, below.h - crowd_caption);
    if (crowd.kind != RowKind::named && (view.crowd.tasks != 0 || known > longest_list)) return crowd_rows(space, below, left, crowd);
  }
  const TaskRows plan = plan_task_rows(context, view, below.h, space.track);
  const float pitch = plan.pitch, bar = std::clamp(pitch - 8, 12.f, 22.f);
  const bool pointed = space.labels && space.track == 0;
  for (std::size_t i = 0; i < plan.rows.size(); ++i) {
    const TaskRow& row = plan.rows[i];
    const TaskId task = row.task;
    const float y = below.y + pitch * static_cast<float>(i), middle = y + pitch / 2;
    const bool selected = space.track == 0 && is_selected(context, task);
    const bool tree = shown_lanes(context, view) == LaneKind::tree;
    if (i > 0 && !tree) scene.box({left, y, space.axis.x + space.axis.width - left, 1}, {.fill = theme.line.faded(.6f)});
    const float indent = tree ? branch(space, {left - 6, y, names, pitch}, row) - 6 : 0;
    if (selected) scene.box({left - 8 + indent, y + 2, names + 12 - indent, pitch - 4}, {.stroke = theme.text, .stroke_width = 2, .radius = 6});
    if (names - indent > 20)
      lane_name(scene, context, {left + indent, y, names - indent, pitch}, session::task_label(context.language, space.recording().task(task).name), selected);
    if (pointed) scene.hit({left - 8, y, names + 12, pitch}, static_cast<std::uint16_t>(Hit::task), loop::number(task));
    if (pointed && row.parent) scene.hit({left - 8, y, indent + 6, pitch}, static_cast<std::uint16_t>(Hit::fold), loop::number(task));
    scene.push_clip(clip);
    task_bars(space, task, middle - bar / 2, bar, selected);
    end_mark(space, task, middle, std::min(12.f, bar));
    scene.pop_clip();
  }
  if (const std::size_t hidden = plan.total - plan.rows.size(); hidden > 0) {
    const float y = below.y + pitch * static_cast<float>(plan.rows.size());
    if (y + 18 <= area.y + area.h + 2) more_chip(scene, theme, {left, y + (pitch - 18) / 2, more_chip_width(hidden), 18}, hidden);
    row_thumb(space, below, plan.first, plan.rows.size(), plan.total);
  }
}

void row_thumb(const LaneSpace& space, Rect area, std::size_t first, std::size_t shown, std::size_t total) {
  if (total <= shown || area.h < 24) return;
  const float height = std::max(12.f, area.h * static_cast<float>(shown) / static_cast<float>(total));
  const float y = area.y + (area.h - height) * static_cast<float>(first) / static_cast<float>(total - shown);
  space.scene.box({3, y, 3, height}, {.fill = space.context.theme.line2, .radius = 1.5f});
}

void task_rows(const LaneSpace& space, Rect area) {
  if (area.h < 8) return;
  const float thread = has_one_thread(space.context, space.track) ? std::min(14.f, area.h / 3) : 0;
  if (thread > 0) thread_lane(space, {area.x, area.y, area.w, thread});
  const Rect below{area.x, area.y + thread + 3, area.w, area.h - thread - 3};
  const std::uint32_t known = known_tasks(space.context, space.track);
  if (known > longest_list && static_cast<float>(known) * thin_row > below.h) return merged_rows(space, crowd_plan({}, known, below.h, strip_row), below.y);
  const std::uint32_t most = std::max(1u, static_cast<std::uint32_t>(below.h / 4));
  const std::uint32_t count = std::min(most, space.recording().task_count());
  const float pitch = std::min(12.f, below.h / static_cast<float>(std::max(1u, count)));
  std::uint32_t first = 1;   // as many as fit, from the first one that is still there
  if (space.recording().task_count() > most) {
    const std::vector<TaskId> living = space.cursor().living(1, TaskId{2});
    if (!living.empty()) first = std::min(loop::number(living.front()), space.recording().task_count() - count + 1);
  }
  for (std::uint32_t i = 0; i < count; ++i)
    task_bars(space, TaskId{first + i}, below.y + pitch * static_cast<float>(i) + .5f, std::max(2.f, pitch - 1.5f), false);
}

}  // namespace comptoir::picture
