#include "picture/loop_panel.hpp"

#include <algorithm>
#include <string>

#include "picture/listing.hpp"
#include "picture/parts.hpp"
#include "picture/suspended_card.hpp"
#include "picture/task_chip.hpp"
#include "picture/task_label.hpp"
#include "picture/timers_card.hpp"
#include "session/narration.hpp"

namespace comptoir::picture {
namespace {
using text::Key;

// ---- The legend

struct LegendItem {
  Key words;
  ChipState state;
  draw::Icon icon;
  bool callback = false;
};
// In the order in which they leave when it gets narrow: the last one first.
constexpr LegendItem legend_items[] = {
    {Key::legend_running, ChipState::running, draw::Icon::play},
    {Key::legend_ready, ChipState::ready, draw::Icon::left},
    {Key::legend_sleeping, ChipState::sleeping, draw::Icon::clock},
    {Key::legend_waiting, ChipState::waiting, draw::Icon::lock},
    {Key::legend_joining, ChipState::joining, draw::Icon::gather},
    {Key::legend_callback, ChipState::ready, draw::Icon::more, true},
};

float legend_width(const Context& ctx, const LegendItem& item) {
  return (item.callback ? 14 : 20) + 6 + width_of(ctx.words(item.words));
}

/// How many items fit with this gap, and how wide they are.
std::pair<std::size_t, float> fitting_items(const Context& ctx, float room, float gap) {
  std::size_t count = 0;
  float width = 0;
  for (const LegendItem& item : legend_items) {
    const float with = width + (count > 0 ? gap : 0) + legend_width(ctx, item);
    if (with > room) break;
    width = with;
    ++count;
  }
  return {count, width};
}

void legend(draw::Scene& scene, const Context& ctx, float y, float left, float right) {
  const float gap = fitting_items(ctx, right - left, 16).first == std::size(legend_items) ? 16 : 11;
  const auto [count, width] = fitting_items(ctx, right - left, gap);
  float x = right - width;
  for (std::size_t i = 0; i < count; ++i) {
    const LegendItem& item = legend_items[i];
    const draw::Rect swatch{x, y - 7, item.callback ? 14.0f : 20.0f, 14};
    if (item.callback) {
      callback_square(scene, ctx, swatch, false);
    } else {
      chip_outline(scene, ctx.theme, swatch, item.state);
      draw::icon(scene, item.icon, swatch.centre(), 9, chip_ink(ctx.theme, item.state), {.stroke = 1.3f});
    }
    words_at(scene, {x + swatch.w + 6, y}, ctx.words(item.words), {.color = ctx.theme.text2});
    x += legend_width(ctx, item) + gap;
  }
}

// ---- The running slot

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

void running_slot(draw::Scene& scene, const Context& ctx, draw::Rect rect, float disc, float radius) {
  const Theme& theme = ctx.theme;
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

// ---- The ready queue

struct QueueStyle {
  bool in_words = true;
  float chip_width = 84, chip_height = 28, gap = 8, icon = 16;
};

/// The queue from its front at the left; callbacks are small squares between the tasks.
void ready_chips(draw::Scene& scene, const Context& ctx, draw::Rect row, const QueueStyle& style, bool ghost) {
  const auto ready = ctx.bench.cursor().ready();
  const ChipStyle chip{.state = ChipState::ready, .in_words = style.in_words, .icon_size = style.icon};
  const float square = 20, y = row.centre().y;
  const auto thing_width = [&](const trace::HandleView& handle) {
    if (!is_task_step(handle.info.kind)) return square;
    return chip_width(ctx, handle.info.task, chip, style.chip_width);
  };
  const float right = row.x + row.w;
  float x = row.x;
  std::size_t i = 0;
  for (; i < ready.size(); ++i) {
    const trace::HandleView handle = ready[i];
    const float width = thing_width(handle);
    const bool last = i + 1 == ready.size();
    const float reserve = last ? 0 : style.gap + more_chip_width(ready.size() - i - 1);
    if (x + width + reserve > right) break;
    if (is_task_step(handle.info.kind)) {
      task_chip(scene, ctx, {x, y - style.chip_height / 2, width, style.chip_height}, handle.info.task, chip);
    } else {
      const draw::Rect rect{x, y - square / 2, square, square};
      scene.begin_group(callback_group(handle.id), {rect.x, rect.y});
      callback_square(scene, ctx, rect, false);
      scene.end_group();
    }
    x += width + style.gap;
  }
  if (const std::size_t left = ready.size() - i; left > 0) {
    more_chip(scene, ctx.theme, {x, y - style.chip_height / 2, std::min(more_chip_width(left), right - x), style.chip_height}, left);
  } else if (ready.empty()) {
    words_at(scene, {row.x, y}, ctx.words(Key::loop_ready_empty), {.color = ctx.theme.text3, .max_width = row.w});
  } else if (ghost && x + style.chip_width <= right) {
    scene.box({x, y - style.chip_height / 2, style.chip_width, style.chip_height},
              {.stroke = ctx.theme.line2, .radius = style.chip_height / 2, .line = draw::Line::dotted});
  }
}

void ready_card(draw::Scene& scene, const Context& ctx, draw::Rect rect) {
  const Theme& theme = ctx.theme;
  card(scene, theme, rect);
  const bool wide = rect.w >= 260;
  const float margin = wide ? 16 : 10, y = rect.y + 14, right = rect.x + rect.w - 14;
  float x = rect.x + margin;
  x += words_at(scene, {x, y}, ctx.words(Key::loop_ready), {.color = theme.text2, .face = draw::Face::semibold, .max_width = rect.w - 2 * margin});
  const std::string number = std::to_string(ctx.bench.cursor().counts().ready);
  const std::string count = ctx.level == model::Level::discover || !wide ? number : ctx.words(Key::loop_deque, {number});
  const float count_width = width_of(count, type::caption, draw::Face::mono);
  if (x + 8 + count_width <= right) x += 8 + words_at(scene, {x + 8, y}, count, {.color = theme.text3, .face = draw::Face::mono});
  if (const auto back = ctx.words(Key::loop_back); x + 16 + width_of(back) <= right)
    words_at(scene, {right, y}, back, {.color = theme.text3, .align = draw::Align::right});

  const float height = std::min(28.0f, rect.h - 34), top = rect.y + 27;
  scene.segment({rect.x + 8, top - 3}, {rect.x + rect.w - 8, top - 3}, 1, theme.line);
  scene.segment({rect.x + 8, top + height + 3}, {rect.x + rect.w - 8, top + height + 3}, 1, theme.line);
  QueueStyle style{.in_words = wide, .chip_height = height};
  if (!wide) style.chip_width = 40, style.icon = 14, style.gap = 6;
  ready_chips(scene, ctx, {rect.x + margin, top, rect.w - 2 * margin, height}, style, true);
}

// ---- The arrows that close the loop

void arrows(draw::Scene& scene, const Context& ctx, draw::Rect gap, float await_x) {
  const Theme& theme = ctx.theme;
  const float top = gap.y, bottom = gap.y + gap.h, middle = gap.centre().y;
  scene.segment({await_x, top + 3}, {await_x, bottom - 4}, 1.5f, theme.text3);
  draw::icon(scene, draw::Icon::down, {await_x, bottom - 5}, 12, theme.text3, {.stroke = 1.6f});
  const float await = words_at(scene, {await_x + 12, middle}, ctx.words(Key::loop_await), {.color = theme.text3, .face = draw::Face::mono});
  const float wake_x = gap.x + gap.w - 28;
  const auto wake = ctx.words(Key::loop_wake_up);
  scene.segment({wake_x, top + 4}, {wake_x, bottom - 2}, 1.5f, theme.text3);
  draw::icon(scene, draw::Icon::up, {wake_x, top + 6}, 12, theme.text3, {.stroke = 1.6f});
  if (await_x + 24 + await < wake_x - 12 - width_of(wake))
    words_at(scene, {wake_x - 12, middle}, wake, {.color = theme.text3, .align = draw::Align::right});
}

// ---- The three layouts

void loop_body(draw::Scene& scene, const Context& ctx, draw::Rect body) {
  const bool side_by_side = body.w >= 560;
  if (body.h < 36 || body.w < 160) return;
  const float slot_height = body.h >= 200 ? 64 : std::clamp(body.h * .3f, 36.0f, 64.0f), gap = 20;
  const float slot_width = side_by_side ? std::clamp(body.w * .302f, 170.0f, 264.0f) : std::clamp(body.w * .44f, 120.0f, 208.0f);
  const float between = body.w >= 420 ? 24 : 18;
  running_slot(scene, ctx, {body.x, body.y, slot_width, slot_height}, slot_width >= 160 && slot_height >= 44 ? 16 : 0, 8);
  draw::icon(scene, draw::Icon::left, {body.x + slot_width + between / 2, body.y + slot_height / 2}, 18, ctx.theme.run.text, {.stroke = 2});
  ready_card(scene, ctx, {body.x + slot_width + between, body.y, body.w - slot_width - between, slot_height});
  const draw::Rect below{body.x, body.y + slot_height + gap, body.w, body.h - slot_height - gap};
  if (below.h < 30) return;
  arrows(scene, ctx, {body.x, body.y + slot_height, body.w, gap}, body.x + slot_width / 2);
  if (side_by_side) {
    const float timers = std::clamp(std::max(below.w * .396f, std::min(304.0f, below.w * .41f)), 240.0f, 480.0f);
    suspended_card(scene, ctx, {below.x, below.y, below.w - timers - 8, below.h});
    timers_card(scene, ctx, {below.x + below.w - timers, below.y, timers, below.h});
  } else if (const float timers = std::min(240.0f, below.h - 174 - 8); timers >= 76) {
    suspended_card(scene, ctx, {below.x, below.y, below.w, below.h - timers - 8});
    timers_card(scene, ctx, {below.x, below.y + below.h - timers, below.w, timers});
  } else {
    suspended_card(scene, ctx, below);
  }
}

/// Cards one below the other. Rows give up height first, then the timers leave.
void phone_body(draw::Scene& scene, const Context& ctx, draw::Rect body) {
  const Theme& theme = ctx.theme;
  constexpr float gap = 8, slot = 72;
  const float ready = 88;
  const float list = suspended_list_height(ctx);
  float y = body.y;
  running_slot(scene, ctx, {body.x, y, body.w, slot}, 20, 12);
  y += slot + gap;

  const draw::Rect queue{body.x, y, body.w, ready};
  panel_frame(scene, theme, queue);
  const float title = heading(scene, theme, {queue.x + 16, y + 20}, ctx.words(Key::loop_ready));
  words_at(scene, {queue.x + 26 + title, y + 20}, std::to_string(ctx.bench.cursor().counts().ready),
           {.color = theme.text3, .size = type::body, .face = draw::Face::mono});
  draw::icon(scene, draw::Icon::up, {queue.x + queue.w - 24, y + 20}, 14, theme.run.text, {.stroke = 1.8f});
  const float third = (queue.w - 32 - 16) / 3;
  ready_chips(scene, ctx, {queue.x + 16, y + 36, queue.w - 32, 44}, {.chip_width = std::min(third, 106.0f), .chip_height = 44, .icon = 18}, false);
  y += ready + gap;

  const float room = body.y + body.h - y;
  const bool timers = room >= list - 60 + gap + timers_strip_height;
  const float height = std::min(list, timers ? room - gap - timers_strip_height : room);
  suspended_list(scene, ctx, {body.x, y, body.w, height});
  if (timers) timers_strip(scene, ctx, {body.x, y + height + gap, body.w, timers_strip_height});
}

}  // namespace

draw::Scene loop_panel(const Context& ctx, draw::Size size) {
  draw::Scene scene(size);
  if (size.w < 600 && size.h > size.w) {
    phone_body(scene, ctx, {12, 8, size.w - 24, size.h - 16});
    return scene;
  }
  if (ctx.compact) {
    loop_body(scene, ctx, {0, 0, size.w, size.h});
    return scene;
  }
  const Theme& theme = ctx.theme;
  panel_frame(scene, theme, {0, 0, size.w, size.h});
  draw::icon(scene, draw::Icon::loop, {24, 22}, 16, theme.text2);
  const float title = heading(scene, theme, {40, 22}, ctx.words(Key::loop_title), size.w - 56);
  legend(scene, ctx, 22, 40 + title + 20, size.w - 16);
  loop_body(scene, ctx, {12, 40, size.w - 24, size.h - 52});
  return scene;
}

}  // namespace comptoir::picture
