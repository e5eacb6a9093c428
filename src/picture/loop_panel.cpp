#include "picture/loop_panel.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "picture/parts.hpp"
#include "picture/running_slot.hpp"
#include "picture/suspended_card.hpp"
#include "picture/task_chip.hpp"
#include "picture/task_label.hpp"
#include "picture/timers_card.hpp"
#include "session/narration.hpp"

namespace comptoir::picture {
namespace {
using text::Key;

/// The article's loop: it has no timers, and nothing waits anywhere else.
bool has_queue_alone(const Context& ctx) { return session::on_article_loop(ctx.bench.run().settings()); }

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

std::span<const LegendItem> legend_of(const Context& ctx) { return {legend_items, has_queue_alone(ctx) ? 2 : std::size(legend_items)}; }

float legend_width(const Context& ctx, const LegendItem& item) {
  return (item.callback ? 14 : 20) + 6 + width_of(ctx.words(item.words));
}

/// How many items fit with this gap, and how wide they are.
std::pair<std::size_t, float> fitting_items(const Context& ctx, float room, float gap) {
  std::size_t count = 0;
  float width = 0;
  for (const LegendItem& item : legend_of(ctx)) {
    const float with = width + (count > 0 ? gap : 0) + legend_width(ctx, item);
    if (with > room) break;
    width = with;
    ++count;
  }
  return {count, width};
}

void legend(draw::Scene& scene, const Context& ctx, float y, float left, float right) {
  const float gap = fitting_items(ctx, right - left, 16).first == legend_of(ctx).size() ? 16 : 11;
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

// ---- The ready queue

struct QueueStyle {
  bool in_words = true;
  float chip_width = 84, chip_height = 28, gap = 8, icon = 16;
};

/// The queue from its front at the left; callbacks are small squares between the tasks.
void ready_chips(draw::Scene& scene, const Context& ctx, draw::Rect row, const QueueStyle& style, bool ghost) {
  const auto ready = ctx.bench.cursor().ready();
  const std::size_t taken = ready.size() - waiting_handles(ctx);   // the blocked one is in the slot
  const ChipStyle chip{.state = ChipState::ready, .in_words = style.in_words, .icon_size = style.icon};
  const float square = 20, y = row.centre().y;
  const auto thing_width = [&](const trace::HandleView& handle) {
    if (!is_task_step(handle.info.kind)) return square;
    return chip_width(ctx, handle.info.task, chip, style.chip_width);
  };
  const float right = row.x + row.w;
  float x = row.x;
  std::size_t i = taken;
  for (; i < ready.size(); ++i) {
    const trace::HandleView handle = ready[i];
    const float width = thing_width(handle);
    const bool last = i + 1 == ready.size();
    const float reserve = last ? 0 : style.gap + more_chip_width(ready.size() - i - 1);
    if (x + width + reserve > right) break;
    if (is_task_step(handle.info.kind) && has_queue_alone(ctx) && handle.info.task == ctx.bench.cursor().running_task()) {
      // It is in the slot: here is where it goes.
      const draw::Rect rect{x, y - style.chip_height / 2, width, style.chip_height};
      scene.box(rect, {.stroke = ctx.theme.ready.edge, .radius = style.chip_height / 2, .line = draw::Line::dotted});
      words_at(scene, rect.centre(), short_label(ctx.bench.run().recording().task(handle.info.task).name),
               {.color = ctx.theme.text3, .align = draw::Align::centre, .max_width = width - 12});
    } else if (is_task_step(handle.info.kind)) {
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
  } else if (ready.size() == taken) {
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
  const std::string number = std::to_string(waiting_handles(ctx));
  const std::string count = ctx.level == model::Level::discover || !wide ? number : ctx.words(Key::loop_deque, {number});
  const float count_width = width_of(count, type::caption, draw::Face::mono);
  if (x + 8 + count_width <= right) x += 8 + words_at(scene, {x + 8, y}, count, {.color = theme.text3, .face = draw::Face::mono});
  const bool stuck = ctx.bench.blocked() && waiting_handles(ctx) > 0;
  if (const auto back = ctx.words(stuck ? Key::loop_stuck : Key::loop_back); x + 16 + width_of(back) <= right)
    words_at(scene, {right, y}, back, {.color = stuck ? theme.late.text : theme.text3, .align = draw::Align::right});

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

// ---- The article's loop: a queue, and nothing else

/// A task that stops goes to the back of the queue, never anywhere else.
void back_arrow(draw::Scene& scene, const Context& ctx, draw::Rect below, float from_x) {
  const Theme& theme = ctx.theme;
  const float to_x = below.x + below.w - 28, depth = std::min(below.h - 8, 44.0f), y = below.y + depth;
  const std::array<draw::Point, 4> way{{{from_x, below.y + 3}, {from_x, y}, {to_x, y}, {to_x, below.y + 6}}};
  scene.polyline(way, 1.5f, theme.text3);
  draw::icon(scene, draw::Icon::up, {to_x, below.y + 7}, 12, theme.text3, {.stroke = 1.6f});
  if (depth >= 24)
    words_at(scene, {from_x + 14, y - 12}, ctx.words(Key::loop_yield_back), {.color = theme.text3, .max_width = to_x - from_x - 28});
}

// ---- The three layouts

void loop_body(draw::Scene& scene, const Context& ctx, draw::Rect body) {
  const bool side_by_side = body.w >= 560;
  if (body.h < 36 || body.w < 160) return;
  const float slot_height = body.h >= 200 ? 64 : std::clamp(body.h * .3f, 36.0f, 64.0f), gap = 20;
  const float slot_width = side_by_side ? std::clamp(body.w * .302f, 170.0f, 264.0f) : std::clamp(body.w * .44f, 120.0f, 208.0f);
  const float between = body.w >= 420 ? 24 : 18;
  running_slot(scene, ctx, {body.x, body.y, slot_width, slot_height}, slot_width >= 160 && slot_height >= 44 ? 16 : 0, 8);
  const bool blocked = ctx.bench.blocked().has_value();
  draw::icon(scene, blocked ? draw::Icon::stop : draw::Icon::left, {body.x + slot_width + between / 2, body.y + slot_height / 2}, blocked ? 14 : 18,
             blocked ? ctx.theme.late.text : ctx.theme.run.text, {.stroke = 2, .on = ctx.theme.bg1});
  ready_card(scene, ctx, {body.x + slot_width + between, body.y, body.w - slot_width - between, slot_height});
  const draw::Rect below{body.x, body.y + slot_height + gap, body.w, body.h - slot_height - gap};
  if (below.h < 30) return;
  if (has_queue_alone(ctx)) {
    back_arrow(scene, ctx, {body.x, body.y + slot_height, body.w, below.h + gap}, body.x + slot_width / 2);
    return;
  }
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
  words_at(scene, {queue.x + 26 + title, y + 20}, std::to_string(waiting_handles(ctx)),
           {.color = theme.text3, .size = type::body, .face = draw::Face::mono});
  draw::icon(scene, draw::Icon::up, {queue.x + queue.w - 24, y + 20}, 14, theme.run.text, {.stroke = 1.8f});
  const float third = (queue.w - 32 - 16) / 3;
  ready_chips(scene, ctx, {queue.x + 16, y + 36, queue.w - 32, 44}, {.chip_width = std::min(third, 106.0f), .chip_height = 44, .icon = 18}, false);
  y += ready + gap;

  if (has_queue_alone(ctx)) return back_arrow(scene, ctx, {body.x, y - gap, body.w, body.y + body.h - y + gap}, body.x + 60);
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
