#include "picture/thread_lane.hpp"

#include <algorithm>
#include <string>

#include "picture/instant_marks.hpp"
#include "picture/parts.hpp"
#include "trace/thread_use.hpp"

namespace comptoir::picture {
namespace {

using draw::Align;
using draw::Face;
using draw::Rect;
using loop::Time;
using text::Key;

constexpr float least_stretch = 3, merge_gap = 1.5f, ticks_height = 9, padding = 6;

bool fits(std::string_view label, Rect rect) { return width_of(label, type::caption, Face::semibold) + 2 * padding <= rect.w; }

/// The first of these that fits, in the middle of a stretch.
void label_in(const LaneSpace& space, Rect rect, std::initializer_list<std::string> labels, draw::Color color, draw::Color behind = {}) {
  if (!space.labels || rect.h < 12) return;
  for (const std::string& label : labels) {
    if (label.empty() || !fits(label, rect)) continue;
    const float width = width_of(label, type::caption, Face::semibold);
    if (behind.visible()) space.scene.box({rect.centre().x - width / 2 - 4, rect.y + 1, width + 8, rect.h - 2}, {.fill = behind, .radius = 3});
    words_at(space.scene, rect.centre(), label, {.color = color, .face = Face::semibold, .align = Align::centre});
    return;
  }
}

/// From ..= to in pixels within the axis, cut at what may show; empty when none of it does.
Rect stretch(const LaneSpace& space, Time from, Time to, float y, float height) {
  to = std::min(to, space.context.shown_until());
  const float left = std::max(space.axis.at(from), space.axis.x - 8), right = std::min(space.axis.at(to), space.axis.x + space.axis.width + 8);
  return {left, y, std::max(0.f, right - left), height};
}

void free_stretch(const LaneSpace& space, Time from, Time to, float y, float height) {
  const Theme& theme = space.context.theme;
  const Rect rect = stretch(space, from, to, y, height);
  if (rect.w < least_stretch) return;
  const float now = std::clamp(space.now_x(), rect.x, rect.x + rect.w);
  const float radius = std::min(3.f, rect.w / 2);
  const Rect past{rect.x, y, now - rect.x, height}, later{now, y, rect.x + rect.w - now, height};
  if (later.w > 1) space.scene.box(later, {.stroke = theme.future, .radius = radius, .line = draw::Line::dashed});
  if (past.w > 1) space.scene.box(past, {.stroke = theme.run.edge, .stroke_width = 1.5f, .radius = radius, .line = draw::Line::dashed});
  const Context& context = space.context;
  const std::string free(context.words(Key::lanes_free));
  const std::string whole = free + " " + duration_words(context, std::min(to, context.shown_until()) - from);
  const bool in_past = fits(whole, past) || past.w >= later.w;
  label_in(space, in_past ? past : later, {whole, free}, in_past ? theme.run.text : theme.text3);
}

}  // namespace

std::string duration_words(const Context& context, loop::Duration duration) {
  return context.words(Key::timeline_seconds, {text::seconds(context.language, duration.ns)});
}

void blocked_bar(const LaneSpace& space, Rect rect, std::string_view label) {
  const Theme& theme = space.context.theme;
  const float radius = std::min({3.f, rect.h / 3, rect.w / 2});
  const float now = std::clamp(space.now_x(), rect.x, rect.x + rect.w);
  if (now < rect.x + rect.w) space.scene.box(rect, {.fill = space.ground, .stroke = theme.future, .radius = radius});
  const Rect past{rect.x, rect.y, now - rect.x, rect.h};
  if (past.w > 0) {
    const float rounding = std::min(radius, past.w / 2);
    space.scene.box(past, {.fill = theme.late.tint, .radius = rounding});
    space.scene.hatch(past, rounding, 6, 2, theme.late.edge);
    space.scene.box(past, {.stroke = theme.late.fill, .radius = rounding});
  }
  const Rect later{now, rect.y, rect.x + rect.w - now, rect.h};
  if (fits(label, past) || past.w >= later.w) label_in(space, past, {std::string(label)}, theme.late.text, theme.late.tint);
  else label_in(space, later, {std::string(label)}, theme.text2);
}

void thread_line(const LaneSpace& space, float y, float height, bool with_free) {
  const trace::Recording& recording = space.recording();
  const Theme& theme = space.context.theme;
  const Time end = std::min({space.axis.to, recording.end_time(), std::max(space.now(), space.context.shown_until())});
  const float middle = y + height / 2, left = space.axis.x, right = space.axis.at(end), now = std::clamp(space.now_x(), left, std::max(left, right));
  if (with_free && now > left + 1) space.scene.segment({left, middle}, {now, middle}, 1.5f, theme.run.edge, draw::Line::dashed);
  if (with_free && right > now + 1) space.scene.segment({now, middle}, {right, middle}, 1, theme.future, draw::Line::dashed);
  for (std::size_t i = trace::first_block_ending_after(recording, std::max(space.axis.from, Time{})); i < recording.block_count();) {
    const trace::Block block = recording.block(i);
    if (block.from > end) break;
    const Time to = std::max(block.to, space.axis.time(std::max(left, space.axis.at(block.from)) + 2));
    const Rect rect = stretch(space, block.from, to, y, height);
    if (rect.w > 0) blocked_bar(space, {rect.x, rect.y, std::max(rect.w, 2.f), rect.h});
    i = std::max(i + 1, trace::first_block_ending_after(recording, to));
  }
}

void thread_lane(const LaneSpace& space, Rect lane) {
  const trace::Recording& recording = space.recording();
  const Context& context = space.context;
  const float y = lane.y + ticks_height, height = std::max(4.f, lane.h - ticks_height);
  const Time first = std::max(space.axis.from, Time{});
  const Time end = std::min(space.axis.to, recording.end_time());
  // Blocks that touch are one stretch; those too small to tell apart, too.
  const loop::Duration gap{static_cast<std::int64_t>(space.axis.ns_per_pixel() * static_cast<double>(merge_gap))};
  Time free_from{};
  std::size_t i = trace::first_block_ending_after(recording, first);
  if (i > 0) free_from = recording.block(i - 1).to;
  while (i < recording.block_count()) {
    const trace::Block block = recording.block(i);
    if (block.from > std::min(end, context.shown_until())) break;
    Time to = block.to;
    std::size_t next = i + 1;
    while (next < recording.block_count() && recording.block(next).from <= to + gap) {
      to = std::max(to, recording.block(next).to);
      next = std::max(next + 1, trace::first_block_ending_after(recording, to + gap));
    }
    if (block.from > free_from) free_stretch(space, free_from, block.from, y, height);
    const Rect rect = stretch(space, block.from, to, y, height);
    const std::string blocked(context.words(Key::lanes_blocked));
    const Time shown = std::min(to, context.shown_until());
    std::string label = blocked + " " + duration_words(context, shown - block.from);
    if (!fits(label, rect)) label = blocked;
    if (rect.w > 0) blocked_bar(space, {rect.x, rect.y, std::max(rect.w, 1.5f), rect.h}, label);
    free_from = to;
    i = next;
  }
  if (free_from < recording.end_time()) free_stretch(space, free_from, recording.end_time(), y, height);
  instant_ticks(space, lane.y + ticks_height - 2, ticks_height - 2);
}

}  // namespace comptoir::picture
