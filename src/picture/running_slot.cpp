#include "picture/running_slot.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "picture/listing.hpp"
#include "picture/parts.hpp"
#include "picture/task_chip.hpp"
#include "picture/task_label.hpp"
#include "session/narration.hpp"
#include "trace/cursor.hpp"

namespace comptoir::picture {
namespace {
using text::Key;

/// The soonest deadline that will fire; none on an empty heap.
std::optional<loop::Time> next_deadline(const trace::Cursor& cursor) {
  const auto sleepers = cursor.sleeping(1);
  const auto timers = cursor.timers();
  if (!timers.empty() && !timers[0].cancelled) return timers[0].deadline;
  return sleepers.empty() ? std::nullopt : std::optional(sleepers.front().deadline);
}

std::string idle_words(const Context& ctx) {
  const session::Workbench& bench = ctx.bench;
  if (bench.cursor().position() == 0) return std::string(ctx.words(Key::loop_not_started));
  const auto& recording = bench.run().recording();
  if (bench.run().complete() && bench.cursor().position() == recording.handle_count()) return std::string(ctx.words(Key::loop_ended));
  const auto deadline = next_deadline(bench.cursor());
  if (!deadline) return std::string(ctx.words(Key::loop_sleeps));
  return ctx.words(Key::loop_sleeps_until, {ctx.seconds(*deadline, deadline->ns % 100'000'000 == 0 ? 1 : 3)});
}

struct SlotWords {
  std::string caption, title, detail;
};

SlotWords words_of(const Context& ctx, const trace::HandleView& handle) {
  SlotWords words;
  words.caption = std::string(ctx.words(Key::loop_running)) + " · " + std::string(ctx.words(Key::loop_one_thread));
  const auto& recording = ctx.bench.run().recording();
  if (is_task_step(handle.info.kind)) {
    words.title = label_in_code(recording.task(handle.info.task).name);
    words.detail = quoted_place(ctx, ctx.bench.cursor().task(handle.info.task).place);
    return words;
  }
  words.title = ctx.words(Key::loop_callback);
  words.detail = handle.info.kind == loop::HandleKind::call && !handle.info.text.empty()
                     ? handle.info.text.str() : std::string(callback_name(handle.info.kind));
  if (handle.info.task != loop::TaskId::none)
    words.detail += " · " + session::task_label(ctx.language, recording.task(handle.info.task).name);
  return words;
}

void idle_slot(draw::Scene& scene, const Context& ctx, draw::Rect rect, float disc) {
  const Theme& theme = ctx.theme;
  scene.box(rect, {.stroke = theme.run.edge, .stroke_width = 1.5f, .radius = 8, .line = draw::Line::dashed});
  const bool marked = disc > 0 && rect.h >= 44;
  const float indent = marked ? rect.h / 2 + disc + 12 : 10;
  if (marked) draw::icon(scene, draw::Icon::pause, {rect.x + rect.h / 2, rect.centre().y}, 18, theme.run.text);
  const std::string words = idle_words(ctx);
  const float room = rect.w - indent - 8;
  const draw::TextStyle style{.face = draw::Face::semibold, .size = type::body, .color = theme.text};
  const bool one_line = width_of(words, type::body, draw::Face::semibold) <= room;
  const draw::Scene::Run run{words, style};
  draw::Scene measure({rect.w, 400});
  const float lines = measure.paragraph({0, 0}, room, 18, std::span(&run, 1)) / 18;
  if (one_line || lines * 18 > rect.h - 4)
    scene.text({rect.x + indent, rect.centre().y}, words, {.face = style.face, .size = style.size, .color = style.color, .max_width = room});
  else
    scene.paragraph({rect.x + indent, rect.centre().y - (lines - 1) * 9}, room, 18, std::span(&run, 1));
}

// ---- Blocked

/// The handle that takes time, and since when it does.
struct Blocking {
  trace::Position position = 0;
  loop::Time since;
};

/// At the present: a handle that goes on, or the one in the slot, whose time has just passed.
std::optional<Blocking> blocking(const Context& ctx) {
  const trace::Recording& recording = ctx.bench.run().recording();
  if (const auto block = ctx.bench.blocked()) return Blocking{block->position, recording.start_at(block->position)};
  const trace::Cursor& cursor = ctx.bench.cursor();
  if (!cursor.slot_held() || cursor.position() == 0) return std::nullopt;
  const loop::Time start = recording.start_at(cursor.position());
  return start < cursor.time() ? std::optional(Blocking{cursor.position(), start}) : std::nullopt;
}

/// Warning tape along the upper and the lower edge.
void blocked_slot(draw::Scene& scene, const Context& ctx, draw::Rect rect, float disc, float radius, const Blocking& block) {
  const Theme& theme = ctx.theme;
  const trace::Recording& recording = ctx.bench.run().recording();
  scene.box(rect, {.fill = theme.late.tint, .radius = radius});
  const float tape = rect.h >= 60 ? 7.0f : 4.0f;
  for (const float y : {rect.y, rect.y + rect.h - tape}) scene.hatch({rect.x, y, rect.w, tape}, std::min(radius, tape), 8, 3, theme.late.fill);
  scene.box(rect, {.stroke = theme.late.edge, .stroke_width = 1.5f, .radius = radius});

  const trace::HandleView handle = recording.handle(recording.handle_at(block.position));
  const loop::TaskId task = handle.info.task;
  const bool of_task = is_task_step(handle.info.kind);
  scene.begin_group(of_task ? loop::number(task) : callback_group(handle.id), {rect.x, rect.y});
  if (disc > 0) draw::icon(scene, draw::Icon::stop, {rect.x + 12 + disc, rect.centre().y}, 1.5f * disc + 2, theme.late.text, {.stroke = 2, .on = theme.late.tint});
  const float x = rect.x + 2 * disc + (disc > 0 ? 24 : 12), room = rect.x + rect.w - 10 - x, middle = rect.centre().y;
  const std::string title = of_task ? label_in_code(recording.task(task).name) : std::string(ctx.words(Key::loop_callback));
  const NowStep now = step_now(ctx);
  const std::string detail = quoted_place(ctx, now.place);
  const std::string since = ctx.words(Key::loop_blocked_for, {text::seconds(ctx.language, (ctx.bench.time() - block.since).ns)});
  const float since_width = width_of(since, type::caption, draw::Face::mono);
  const bool three = rect.h >= 62;
  const std::string_view caption = width_of(ctx.words(Key::loop_blocked_caption)) <= room ? ctx.words(Key::loop_blocked_caption) : ctx.words(Key::loop_blocked);
  const float pitch = rect.h >= 70 ? 18 : 16;
  if (three) words_at(scene, {x, middle - pitch}, caption, {.color = theme.late.text, .max_width = room});
  const float title_y = three ? middle : rect.h >= 44 ? middle - 8 : middle;
  const bool beside = rect.h >= 44 && width_of(title, type::body, draw::Face::semibold) + 12 + since_width <= room;
  const float title_room = beside ? room - since_width - 8 : room;
  const bool large = width_of(title, type::name, draw::Face::semibold) <= title_room;
  words_at(scene, {x, title_y}, title, {.color = theme.text, .size = large ? type::name : type::body, .face = draw::Face::semibold, .max_width = title_room});
  if (beside)
    words_at(scene, {rect.x + rect.w - 10, title_y}, since, {.color = theme.late.text, .face = draw::Face::mono, .align = draw::Align::right});
  if (rect.h >= 44)
    words_at(scene, {x, title_y + (three ? pitch : 16)}, detail.empty() && !beside ? since : detail, {.color = theme.text2, .face = draw::Face::mono, .max_width = room});
  scene.end_group();
  if (!of_task) return;
  if (is_selected(ctx, task)) selection_ring(scene, theme, rect.inset(1), radius);
  scene.hit(rect, static_cast<std::uint16_t>(Hit::task), loop::number(task));
}

}  // namespace

void running_slot(draw::Scene& scene, const Context& ctx, draw::Rect rect, float disc, float radius) {
  const Theme& theme = ctx.theme;
  if (const auto block = blocking(ctx)) return blocked_slot(scene, ctx, rect, disc, radius, *block);
  const auto handle = ctx.bench.cursor().running();
  if (!handle) return idle_slot(scene, ctx, rect, disc);
  scene.box(rect, {.fill = theme.run.fill, .stroke = theme.run.edge, .radius = radius});
  const bool task = is_task_step(handle->info.kind);
  scene.begin_group(task ? loop::number(handle->info.task) : callback_group(handle->id), {rect.x, rect.y});
  const draw::Point centre{rect.x + 12 + disc, rect.centre().y};
  if (disc == 0) {
    if (!task) callback_square(scene, ctx, {rect.x + rect.w - 20, rect.y + 6, 14, 14}, true);
  } else if (task) {
    scene.circle(centre, disc, {.fill = theme.on_run});
    draw::icon(scene, draw::Icon::play, {centre.x + 1, centre.y}, disc + 2, theme.run.fill);
  } else {
    callback_square(scene, ctx, {centre.x - 11, centre.y - 11, 22, 22}, true);
  }
  const SlotWords words = words_of(ctx, *handle);
  const float x = rect.x + 2 * disc + (disc > 0 ? 24 : 12), room = rect.x + rect.w - 8 - x;
  const bool three = rect.h >= 62;
  const float pitch = rect.h >= 70 ? 20 : 18;
  const std::string_view caption = width_of(words.caption) <= room ? std::string_view(words.caption) : ctx.words(Key::loop_running);
  if (three) words_at(scene, {x, rect.centre().y - pitch}, caption, {.color = theme.on_run, .max_width = room});
  const float title_y = three ? rect.centre().y : rect.h >= 44 ? rect.centre().y - 9 : rect.centre().y;
  const bool large = width_of(words.title, type::name, draw::Face::semibold) <= room;
  words_at(scene, {x, title_y}, words.title, {.color = theme.on_run, .size = large ? type::name : type::body, .face = draw::Face::semibold, .max_width = room});
  if (rect.h >= 44)
    words_at(scene, {x, title_y + (three ? pitch : 18)}, words.detail, {.color = theme.on_run, .face = draw::Face::mono, .max_width = room});
  scene.end_group();
  if (task) {
    if (is_selected(ctx, handle->info.task)) selection_ring(scene, theme, rect.inset(1), radius);
    scene.hit(rect, static_cast<std::uint16_t>(Hit::task), loop::number(handle->info.task));
  }
}

std::size_t waiting_handles(const Context& ctx) {
  const std::size_t ready = ctx.bench.cursor().counts().ready;
  return ctx.bench.blocked() && ready > 0 ? ready - 1 : ready;
}

}  // namespace comptoir::picture
