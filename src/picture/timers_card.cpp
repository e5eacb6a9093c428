#include "picture/timers_card.hpp"

#include <algorithm>
#include <bit>
#include <string>
#include <vector>

#include "picture/parts.hpp"
#include "picture/task_chip.hpp"
#include "picture/task_label.hpp"

namespace comptoir::picture {
namespace {
using text::Key;

/// A timer as it is written.
struct Entry {
  loop::TaskId task = loop::TaskId::none;
  loop::HandleId handle = loop::HandleId::none;
  std::optional<draw::Icon> icon;
  std::string label, time;
  bool cancelled = false;
  bool overdue = false;   ///< its time has come, and the thread is taken
};

constexpr float node_height = 24, node_icon = 12, level_pitch = 32, cell_height = 22, margin = 12;

Entry entry_of(const Context& ctx, const trace::TimerView& timer) {
  Entry entry{.task = timer.info.task, .handle = timer.id, .icon = {}, .label = {}, .time = {}, .cancelled = timer.cancelled,
              .overdue = !timer.cancelled && timer.deadline < ctx.bench.time()};
  if (entry.task != loop::TaskId::none) {
    const loop::Name name = ctx.bench.run().recording().task(entry.task).name;
    const model::Role role = model::role_of(name);
    entry.label = short_label(name);
    if (role != model::Role::main) entry.icon = icon_of(role);
  } else {
    entry.label = timer.info.text.empty() ? std::string(callback_name(timer.info.kind)) : timer.info.text.str();
  }
  return entry;
}

/// Decimals that write a time exactly, from 1 to 3.
int decimals_of(loop::Time time) {
  if (time.ns % 100'000'000 == 0) return 1;
  return time.ns % 10'000'000 == 0 ? 2 : 3;
}

std::vector<Entry> entries_of(const Context& ctx, const std::vector<trace::TimerView>& timers) {
  int decimals = 1;
  for (const trace::TimerView& timer : timers) decimals = std::max(decimals, decimals_of(timer.deadline));
  std::vector<Entry> entries;
  for (const trace::TimerView& timer : timers) {
    entries.push_back(entry_of(ctx, timer));
    entries.back().time = ctx.seconds(timer.deadline, decimals);
  }
  return entries;
}

/// The first `most` of the heap's array.
std::vector<trace::TimerView> heap_array(const Context& ctx, std::size_t most) {
  std::vector<trace::TimerView> timers;
  const auto heap = ctx.bench.cursor().timers();
  for (std::size_t i = 0; i < std::min(most, heap.size()); ++i) timers.push_back(heap[i]);
  return timers;
}

/// The soonest timers that will still fire, in order.
std::vector<trace::TimerView> soonest(const Context& ctx, std::size_t most) {
  std::vector<trace::TimerView> timers = heap_array(ctx, 4096);
  std::erase_if(timers, [](const trace::TimerView& timer) { return timer.cancelled; });
  std::ranges::partial_sort(timers, timers.end(), {}, [](const trace::TimerView& t) { return std::pair(t.deadline, t.serial); });
  if (timers.size() > most) timers.resize(most);
  return timers;
}

float node_width(const Entry& entry) {
  const float icon = entry.icon ? node_icon + 2 : 0;
  return 5 + icon + width_of(entry.label, type::caption, draw::Face::semibold) + 7 + width_of(entry.time, type::caption, draw::Face::mono) + 5;
}

void hit_entry(draw::Scene& scene, const Entry& entry, draw::Rect rect) {
  if (entry.task != loop::TaskId::none) scene.hit(rect, static_cast<std::uint16_t>(Hit::task), loop::number(entry.task));
}

/// Too late: hatched at its right end.
void overdue_box(draw::Scene& scene, const Theme& theme, draw::Rect rect, float radius) {
  scene.box(rect, {.fill = theme.late.tint, .radius = radius});
  scene.hatch({rect.x, rect.y + rect.h - 4, rect.w, 4}, 2, 6, 2, theme.late.edge);
  scene.box(rect, {.stroke = theme.late.edge, .radius = radius});
}

void node(draw::Scene& scene, const Context& ctx, draw::Rect rect, const Entry& entry, bool root) {
  const Theme& theme = ctx.theme;
  scene.begin_group(timer_group(entry.handle), {rect.x, rect.y});
  if (entry.cancelled) scene.box(rect, {.fill = theme.bg2, .stroke = theme.line2, .radius = 4, .line = draw::Line::dashed});
  else if (entry.overdue) overdue_box(scene, theme, rect, 4);
  else if (root) scene.box(rect, {.fill = theme.sleep.fill, .radius = 4});
  else scene.box(rect, {.fill = theme.sleep.tint, .stroke = theme.sleep.edge, .radius = 4});
  const draw::Color ink = entry.cancelled ? theme.text3 : entry.overdue ? theme.late.text : root ? theme.on_sleep : theme.sleep.text;
  const float y = rect.centre().y;
  float x = rect.x + 5;
  if (entry.icon) {
    draw::icon(scene, *entry.icon, {x + node_icon / 2, y}, node_icon, ink, {.stroke = 1.4f});
    x += node_icon + 2;
  }
  words_at(scene, {x, y}, entry.label, {.color = ink, .face = draw::Face::semibold});
  words_at(scene, {rect.x + rect.w - 5, y}, entry.time, {.color = ink, .face = draw::Face::mono, .align = draw::Align::right});
  if (is_selected(ctx, entry.task)) selection_ring(scene, theme, rect.inset(1), 4);
  scene.end_group();
  hit_entry(scene, entry, rect);
}

/// Complete binary tree: the children of i are 2i+1 (left) and 2i+2 (right). Returns how many nodes it shows.
std::size_t tree(draw::Scene& scene, const Context& ctx, draw::Rect room, const std::vector<Entry>& entries) {
  if (entries.empty() || room.h < node_height) return 0;
  // Levels come closer together before one is left out, and spread where there is room.
  constexpr float least_pitch = node_height + 3, most_pitch = 44;
  const auto by_height = static_cast<std::size_t>((room.h - node_height) / least_pitch) + 1;
  std::size_t levels = std::min<std::size_t>(by_height, std::bit_width(entries.size()));
  float width = 66;
  const auto nodes_of = [&](std::size_t depth) { return std::min(entries.size(), (std::size_t{1} << depth) - 1); };
  for (; levels > 0; --levels) {
    const auto places = static_cast<float>(std::size_t{1} << (levels - 1));
    float least = 0;
    for (std::size_t i = 0; i < nodes_of(levels); ++i) least = std::max(least, node_width(entries[i]));
    if ((least + 4) * places > room.w + 4) continue;
    width = std::max(least, std::min(66.0f, (room.w + 4) / places - 4));
    break;
  }
  const std::size_t count = nodes_of(levels);
  const float pitch = levels < 2 ? 0 : std::clamp((room.h - node_height) / static_cast<float>(levels - 1), least_pitch, most_pitch);
  const auto centre = [&](std::size_t i) -> draw::Point {
    const auto level = static_cast<std::size_t>(std::bit_width(i + 1)) - 1;
    const float places = static_cast<float>(std::size_t{1} << level);
    const float in_level = static_cast<float>(i + 1 - (std::size_t{1} << level));
    // The deepest level fills the width, those above stand over the middle of their children.
    const float spread = std::min(room.w, (width + 24) * static_cast<float>(std::size_t{1} << (levels - 1)));
    return {room.centre().x - spread / 2 + spread / places * (in_level + .5f), room.y + node_height / 2 + pitch * static_cast<float>(level)};
  };
  for (std::size_t i = 1; i < count; ++i) scene.segment(centre((i - 1) / 2), centre(i), 1.5f, ctx.theme.line2);
  for (std::size_t i = 0; i < count; ++i) {
    const draw::Point c = centre(i);
    node(scene, ctx, {c.x - width / 2, c.y - node_height / 2, width, node_height}, entries[i], i == 0);
  }
  return count;
}

/// Cells side by side with their indices below, "+n" at the end when there are more.
void array(draw::Scene& scene, const Context& ctx, draw::Rect row, const std::vector<Entry>& entries, std::size_t total) {
  const Theme& theme = ctx.theme;
  if (entries.empty()) return;
  float least = 38;
  for (const Entry& entry : entries) least = std::max(least, width_of(entry.time, type::caption, draw::Face::mono) + 10);
  const float more = more_chip_width(total);
  const Fitting fit = fit_row(total, row.w, least, least, more + 6);
  const std::size_t shown = std::min(fit.shown, entries.size()), left = total - shown;
  if (shown == 0) return;
  const float width = std::min(64.0f, (row.w - (left > 0 ? more + 6 : 0)) / static_cast<float>(shown));
  for (std::size_t i = 0; i < shown; ++i) {
    const draw::Rect cell{row.x + width * static_cast<float>(i), row.y, width + 1, cell_height};
    const bool first = i == 0 && !entries[i].cancelled;
    scene.box(cell, {.fill = first ? theme.sleep.tint : theme.bg1, .stroke = first ? theme.sleep.edge : theme.line2});
    const draw::Color ink = first ? theme.sleep.text : entries[i].cancelled ? theme.text3 : theme.text2;
    words_at(scene, cell.centre(), entries[i].time, {.color = ink, .face = draw::Face::mono, .align = draw::Align::centre});
    words_at(scene, {cell.centre().x, cell.y + 31}, std::to_string(i), {.color = theme.text3, .face = draw::Face::mono, .align = draw::Align::centre});
    hit_entry(scene, entries[i], cell);
  }
  if (left > 0)
    more_chip(scene, theme, {row.x + width * static_cast<float>(shown) + 7, row.y, more_chip_width(left), cell_height}, left);
}

/// Nodes in order of time, in rows.
void plain_list(draw::Scene& scene, const Context& ctx, draw::Rect room, std::size_t total) {
  const std::vector<Entry> entries = entries_of(ctx, soonest(ctx, 200));
  float width = 66;
  for (const Entry& entry : entries) width = std::max(width, node_width(entry));
  const auto columns = std::max<std::size_t>(1, things_in(room.w, width + 6, width));
  const auto rows = room.h < node_height ? std::size_t{0} : static_cast<std::size_t>((room.h - node_height) / level_pitch) + 1;
  std::size_t shown = std::min(entries.size(), rows * columns);
  if (shown < total && shown > 0) --shown;
  const auto place = [&](std::size_t i) -> draw::Point {
    return {room.x + (width + 6) * static_cast<float>(i % columns), room.y + level_pitch * static_cast<float>(i / columns)};
  };
  for (std::size_t i = 0; i < shown; ++i) {
    const draw::Point at = place(i);
    node(scene, ctx, {at.x, at.y, width, node_height}, entries[i], i == 0);
  }
  if (shown < total && rows > 0) {
    const draw::Point at = place(shown);
    more_chip(scene, ctx.theme, {at.x, at.y, std::min(width, more_chip_width(total - shown)), node_height}, total - shown);
  }
}

bool is_overdue(const Context& ctx) {
  const auto first = soonest(ctx, 1);
  return !first.empty() && first[0].deadline < ctx.bench.time();
}

/// When the soonest timer fires; empty when there is none.
std::string next_due(const Context& ctx) {
  const auto first = soonest(ctx, 1);
  if (is_overdue(ctx)) return std::string(ctx.words(Key::loop_overdue));
  return first.empty() ? std::string() : ctx.words(Key::loop_next_at, {ctx.seconds(first[0].deadline, decimals_of(first[0].deadline))});
}

}  // namespace

void timers_card(draw::Scene& scene, const Context& ctx, draw::Rect rect) {
  const Theme& theme = ctx.theme;
  card(scene, theme, rect);
  const std::size_t total = ctx.bench.cursor().counts().timers;
  const bool plain = ctx.level == model::Level::discover;
  const float y = rect.y + 16, right = rect.x + rect.w - margin;

  const std::string next = next_due(ctx);
  const float title = width_of(ctx.words(Key::loop_timers), type::caption, draw::Face::semibold);
  const float next_width = width_of(next, type::caption, draw::Face::semibold);
  const bool next_fits = title + 12 + next_width <= rect.w - 2 * margin;
  words_at(scene, {rect.x + margin, y}, ctx.words(Key::loop_timers),
           {.color = theme.text2, .face = draw::Face::semibold, .max_width = rect.w - 2 * margin});
  if (next_fits) words_at(scene, {right, y}, next, {.color = is_overdue(ctx) ? theme.late.text : theme.sleep.text, .face = draw::Face::semibold, .align = draw::Align::right});
  const std::string count = plain ? std::to_string(total) : ctx.words(Key::loop_heapq, {std::to_string(total)});
  const float count_width = width_of(count, type::caption, draw::Face::mono);
  const float taken = title + 8 + (next_fits ? next_width + 10 : 0);
  if (!ctx.compact && taken + count_width <= rect.w - 2 * margin)
    words_at(scene, {rect.x + margin + title + 8, y}, count, {.color = theme.text3, .face = draw::Face::mono});

  const draw::Rect inside{rect.x + margin - 2, rect.y + 28, rect.w - 2 * margin + 4, rect.h - 28 - 8};
  if (total == 0) {
    if (inside.h >= 20)
      words_at(scene, {rect.centre().x, inside.centre().y}, ctx.words(Key::loop_no_timer),
               {.color = theme.text3, .align = draw::Align::centre, .max_width = inside.w});
    return;
  }
  if (plain) return plain_list(scene, ctx, inside, total);

  const std::vector<Entry> entries = entries_of(ctx, heap_array(ctx, 63));
  const float array_top = rect.y + rect.h - 44;
  const bool room_for_array = array_top >= inside.y;
  const draw::Rect tree_room{inside.x, inside.y, inside.w, (room_for_array ? array_top - 8 : inside.y + inside.h) - inside.y};
  const std::size_t shown = tree(scene, ctx, tree_room, entries);
  const float more = more_chip_width(total - shown);
  if (shown > 0 && shown < total && tree_room.w / 2 - 40 > more + 4)
    more_chip(scene, theme, {right - more, tree_room.y + 2, more, 20}, total - shown);
  if (room_for_array) array(scene, ctx, {rect.x + margin, array_top, rect.w - 2 * margin - 1, cell_height}, entries, total);
}

void timers_strip(draw::Scene& scene, const Context& ctx, draw::Rect rect) {
  const Theme& theme = ctx.theme;
  panel_frame(scene, theme, rect);
  const std::size_t total = ctx.bench.cursor().counts().timers;
  const float y = rect.y + 20, right = rect.x + rect.w - 16;
  const float title = heading(scene, theme, {rect.x + 16, y}, ctx.words(Key::loop_timers));
  const float count = words_at(scene, {rect.x + 16 + title + 10, y}, std::to_string(total), {.color = theme.text3, .size = type::body, .face = draw::Face::mono});
  const std::string next = next_due(ctx);
  if (title + count + 30 + width_of(next, type::body, draw::Face::semibold) <= rect.w - 32)
    words_at(scene, {right, y}, next, {.color = is_overdue(ctx) ? theme.late.text : theme.sleep.text, .size = type::body, .face = draw::Face::semibold, .align = draw::Align::right});
  if (total == 0) {
    words_at(scene, {rect.centre().x, rect.y + 62}, ctx.words(Key::loop_no_timer), {.color = theme.text3, .align = draw::Align::centre});
    return;
  }

  const bool plain = ctx.level == model::Level::discover;
  const std::vector<Entry> entries = entries_of(ctx, plain ? soonest(ctx, 12) : heap_array(ctx, 12));
  float least = 50;
  for (const Entry& entry : entries)
    least = std::max({least, width_of(entry.time, type::body, draw::Face::mono) + 10,
                      width_of(entry.label, type::caption, draw::Face::semibold) + (entry.icon ? 20 : 0) + 8});
  const Fitting fit = fit_row(total, rect.w - 32, least + 6, least, more_chip_width(total));
  const std::size_t shown = std::min(fit.shown, entries.size()), left = total - shown;
  for (std::size_t i = 0; i < shown; ++i) {
    const Entry& entry = entries[i];
    const draw::Rect cell{rect.x + 16 + (least + 6) * static_cast<float>(i), rect.y + 36, least, 56};
    const bool first = i == 0 && !entry.cancelled;
    scene.begin_group(timer_group(entry.handle), {cell.x, cell.y});
    if (entry.overdue) overdue_box(scene, theme, cell, 6);
    else if (first) scene.box(cell, {.fill = theme.sleep.fill, .radius = 6});
    else if (entry.cancelled) scene.box(cell, {.fill = theme.bg2, .stroke = theme.line2, .radius = 6, .line = draw::Line::dashed});
    else scene.box(cell, {.fill = theme.sleep.tint, .stroke = theme.sleep.edge, .radius = 6});
    const draw::Color ink = entry.overdue ? theme.late.text : first ? theme.on_sleep : entry.cancelled ? theme.text3 : theme.sleep.text;
    const float icon = entry.icon ? 20.0f : 0.0f;
    const float x = cell.centre().x - (icon + width_of(entry.label, type::caption, draw::Face::semibold)) / 2;
    if (entry.icon) draw::icon(scene, *entry.icon, {x + 7.5f, cell.y + 17}, 15, ink, {.stroke = 1.4f});
    words_at(scene, {x + icon, cell.y + 17}, entry.label, {.color = ink, .face = draw::Face::semibold});
    words_at(scene, {cell.centre().x, cell.y + 40}, entry.time, {.color = ink, .size = type::body, .face = draw::Face::mono, .align = draw::Align::centre});
    if (is_selected(ctx, entry.task)) selection_ring(scene, theme, cell.inset(1), 6);
    scene.end_group();
    hit_entry(scene, entry, cell);
  }
  if (left > 0)
    more_chip(scene, theme, {rect.x + 16 + (least + 6) * static_cast<float>(shown), rect.y + 50, more_chip_width(left), 28}, left);
}

}  // namespace comptoir::picture
