#include "picture/lane_marks.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/roles.hpp"
#include "picture/parts.hpp"
#include "picture/task_label.hpp"
#include "picture/waiting_marks.hpp"
#include "trace/cursor.hpp"
#include "trace/lanes.hpp"

namespace comptoir::picture {
namespace {

using draw::Align;
using draw::Face;
using draw::Rect;
using draw::Scene;
using loop::Time;

constexpr float least_bar = 3;        // narrower bars are drawn as merged
constexpr float merge_gap = 1.5f;    // bars closer than this are one block
constexpr float label_padding = 4;
constexpr float profile_column = 3;

/// Up to which time an interval may be drawn: an end to come shows only with the future, or when a timer on the heap
/// already says it.
Time shown_end(const LaneSpace& space, loop::TaskId task, trace::Position from_at, Time to) {
  const Time now = space.now();
  const Time until = space.context.shown_until();
  if (to <= until) return to;
  const trace::Cursor& cursor = space.cursor();
  if (from_at > cursor.position()) return until > now ? until : Time{-1};
  const auto deadline = cursor.task(task).deadline;
  return deadline ? std::max(*deadline, until) : until;
}

/// Of the second run the tasks of the selected client alone: its tasks have other numbers.
bool chosen(const LaneSpace& space, loop::TaskId task) {
  if (space.track == 0) return is_selected(space.context, task);
  const std::uint32_t client = space.context.bench.selected_client();
  return client != 0 && model::client_of(space.recording().task(task).name) == client;
}

/// What a bar may say, longest first.
std::vector<std::string> bar_labels(const LaneSpace& space, loop::TaskId task, loop::ResourceId resource) {
  const trace::Recording& recording = space.recording();
  std::string name = short_label(recording.task(task).name);
  std::vector<std::string> labels;
  if (model::station_of(recording.resource(resource).name) == model::Station::fryer) {
    if (const auto batch = session::value_of(space.context.bench.run(space.track).settings(), "batch"))
      labels.push_back(space.context.words(text::Key::timeline_batch, {name, text::whole(space.context.language, *batch)}));
  }
  labels.push_back(std::move(name));
  return labels;
}

/// Bars too small to tell apart, as one block with square ends and pale filling: it says "many", not "one".
void merged_block(const LaneSpace& space, float x0, float x1, float y, float height) {
  const Theme& theme = space.context.theme;
  const float now = std::clamp(space.now_x(), x0, x1);
  if (now > x0) merged_sample(space.scene, theme, {x0, y, now - x0, height});
  x1 = std::min(x1, std::max(now, space.shown_x()));
  if (now < x1) {
    space.scene.box({now, y, x1 - now, height}, {.fill = theme.future.faded(0.25f)});
    space.scene.box({now, y, x1 - now, 1}, {.fill = theme.future});
    space.scene.box({now, y + height - 1, x1 - now, 1}, {.fill = theme.future});
  }
}

}  // namespace

void lane_bar(const LaneSpace& space, Rect whole, bool selected, std::span<const std::string> labels) {
  const Theme& theme = space.context.theme;
  Scene& scene = space.scene;
  const float left = std::max(whole.x, space.axis.x - 8), right = std::min(whole.x + whole.w, space.axis.x + space.axis.width + 8);
  if (right <= left) return;
  const Rect rect{left, whole.y, right - left, whole.h};
  const float radius = std::min({3.f, rect.h / 3, rect.w / 2});
  const float now = std::clamp(space.now_x(), left, right);
  if (now < right) scene.box(rect, {.fill = space.ground, .stroke = theme.future, .radius = radius});
  if (now > left) {
    const float past = now - left;
    scene.box({left, rect.y, past, rect.h}, {.fill = theme.bar, .stroke = theme.bar_edge, .radius = std::min(radius, past / 2)});
  }
  if (selected) scene.box(rect.inset(-1), {.stroke = theme.text, .stroke_width = rect.h >= 8 ? 2 : 1.5f, .radius = radius + 1});
  if (rect.h < 12) return;
  const float seen_left = std::max(left, space.axis.x), seen_right = std::min(right, space.axis.x + space.axis.width);
  const float cut = std::clamp(now, seen_left, seen_right);
  for (const std::string& label : labels) {
    const float width = width_of(label, type::caption, Face::semibold), past = cut - seen_left, later = seen_right - cut;
    const bool in_past = past >= width + 2 * label_padding || (past >= width + 2 && past >= later);
    if (!in_past && later < width + 2) continue;
    scene.text({in_past ? (seen_left + cut) / 2 : (cut + seen_right) / 2, rect.y + rect.h / 2}, label,
               {.face = Face::semibold, .size = type::caption, .color = in_past ? theme.on_bar : theme.text2, .align = Align::centre});
    return;
  }
}

bool slot_row(const LaneSpace& space, loop::ResourceId resource, std::uint32_t slot, float y, float height) {
  const trace::Lanes& lanes = space.lanes();
  const auto& holds = lanes.holds(resource);
  const auto indexes = lanes.holds_of_slot(resource, slot);
  const trace::Visible visible = lanes.visible_in_slot(resource, slot, space.axis.from, space.axis.to);
  bool merged = false;
  const auto x_of = [&](Time t) { return space.axis.at(t); };
  std::size_t stride = 1;   // how many holds the last jump passed: the next one passes about as many
  /// The first of i .. last that ends after t.
  const auto first_ending_after = [&](std::size_t i, Time t) {
    const auto ends_after = [&](std::size_t at) { return at >= visible.last || holds[indexes[at]].to > t; };
    std::size_t low = i, high = visible.last;
    const std::size_t near = stride - stride / 8 - 1, far = stride + stride / 8 + 1;
    if (ends_after(i + near)) high = std::min(high, i + near);
    else if (ends_after(i + far)) low = i + near + 1, high = std::min(high, i + far);
    else low = i + far + 1;
    for (std::size_t step = 4 + stride / 4; low + step < high; step *= 2) {
      if (ends_after(low + step)) { high = low + step; break; }
      low += step + 1;
    }
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (ends_after(middle)) high = middle;
      else low = middle + 1;
    }
    stride = std::max<std::size_t>(1, low - i);
    return low;
  };
  std::size_t i = visible.first;
  while (i < visible.last) {
    const trace::Hold& hold = holds[indexes[i]];
    if (hold.from > space.context.shown_until()) break;
    const Time end = shown_end(space, hold.task, hold.from_at, hold.to);
    if (end <= hold.from) { ++i; continue; }   // takes no time
    const float x0 = x_of(hold.from), x1 = x_of(end);
    if (x1 - x0 >= least_bar + 1) {
      const Rect rect{x0 + 0.5f, y, x1 - x0 - 1, height};
      const bool wide = space.labels && height >= 12 && rect.w >= 12;
      lane_bar(space, rect, chosen(space, hold.task),
               wide ? bar_labels(space, hold.task, resource) : std::vector<std::string>{});
      if (space.labels && space.track == 0) space.scene.hit(rect, static_cast<std::uint16_t>(Hit::task), number(hold.task));
      ++i;
      continue;
    }
    float right = x1;
    std::size_t next = i + 1;
    while (next < visible.last) {
      const trace::Hold& other = holds[indexes[next]];
      if (x_of(other.from) - right > merge_gap || x_of(other.to) - x_of(other.from) >= least_bar + 1) break;
      if (other.from > space.context.shown_until()) break;
      right = std::max(right, x_of(other.to));
      next = std::max(next + 1, first_ending_after(next, space.axis.time(right + merge_gap)));
    }
    if (next - i == 1) {
      lane_bar(space, {x0, y, std::max(1.f, x1 - x0 - 0.5f), height}, chosen(space, hold.task));
    } else {
      merged = true;
      merged_block(space, x0, std::max(right, x0 + 1), y, height);
    }
    i = next;
  }
  return merged;
}

void busy_profile(const LaneSpace& space, loop::ResourceId resource, std::uint32_t units, float y, float height) {
  const trace::Lanes& lanes = space.lanes();
  const Theme& theme = space.context.theme;
  const std::uint32_t slots = lanes.slot_count(resource);
  const int columns = static_cast<int>(space.axis.width / profile_column);
  if (columns <= 0 || units == 0) return;
  // +1 where a hold begins, -1 where it ends, by column centres; only few holds are walked, else columns are sampled.
  std::vector<int> change(static_cast<std::size_t>(columns) + 1, 0);
  const auto column_after = [&](Time t) {
    return std::clamp(static_cast<int>(std::ceil((space.axis.at(t) - space.axis.x) / profile_column - 0.5f)), 0, columns);
  };
  std::size_t seen = 0;
  for (std::uint32_t slot = 0; slot < slots; ++slot) {
    const trace::Visible v = lanes.visible_in_slot(resource, slot, space.axis.from, space.axis.to);
    seen += v.last - v.first;
  }
  const bool sampled = seen > 8 * static_cast<std::size_t>(columns);
  for (std::uint32_t slot = 0; slot < slots; ++slot) {
    const auto indexes = lanes.holds_of_slot(resource, slot);
    const auto& holds = lanes.holds(resource);
    const auto add = [&](const trace::Hold& hold, int first, int last) {
      if (last > first && hold.from <= space.context.shown_until()) {
        ++change[static_cast<std::size_t>(first)];
        --change[static_cast<std::size_t>(last)];
      }
    };
    if (sampled) {
      constexpr int stride = 4;
      for (int c = 0; c < columns; c += stride) {
        const Time t = space.axis.time(space.axis.x + (static_cast<float>(c) + 0.5f * stride) * profile_column);
        const trace::Visible v = lanes.visible_in_slot(resource, slot, t, t);
        if (!v.empty()) add(holds[indexes[v.first]], c, std::min(columns, c + stride));
      }
      continue;
    }
    const trace::Visible v = lanes.visible_in_slot(resource, slot, space.axis.from, space.axis.to);
    for (std::size_t i = v.first; i < v.last; ++i) {
      const trace::Hold& hold = holds[indexes[i]];
      add(hold, column_after(hold.from), column_after(shown_end(space, hold.task, hold.from_at, hold.to)));
    }
  }
  space.scene.box({space.axis.x, y, space.axis.width, height}, {.fill = theme.bg2});
  const float now = space.now_x();
  int busy = 0, start = 0;
  const auto draw = [&](int first, int last, int count) {
    if (count <= 0 || last <= first) return;
    const float x0 = space.axis.x + static_cast<float>(first) * profile_column;
    const float x1 = space.axis.x + static_cast<float>(last) * profile_column;
    const float tall = height * std::min(1.f, static_cast<float>(count) / static_cast<float>(units));
    const float cut = std::clamp(now, x0, x1);
    if (cut > x0) space.scene.box({x0, y + height - tall, cut - x0, tall}, {.fill = theme.bar});
    const float end = std::min(x1, space.shown_x());
    if (cut < end) {
      space.scene.box({cut, y + height - tall, end - cut, tall}, {.fill = theme.future.faded(0.2f)});
      space.scene.box({cut, y + height - tall, end - cut, 1}, {.fill = theme.future});
    }
  };
  for (int c = 0; c < columns; ++c) {
    if (change[static_cast<std::size_t>(c)] == 0) continue;
    draw(start, c, busy);
    busy += change[static_cast<std::size_t>(c)];
    start = c;
  }
  draw(start, columns, busy);
}

void merged_sample(draw::Scene& scene, const Theme& theme, Rect rect) {
  scene.box(rect, {.fill = theme.bar.faded(0.6f)});
  scene.box({rect.x, rect.y, rect.w, 1}, {.fill = theme.bar});
  scene.box({rect.x, rect.y + rect.h - 1, rect.w, 1}, {.fill = theme.bar});
}

void task_row(const LaneSpace& space, loop::TaskId task, float y, float height, bool selected) {
  if (task == loop::TaskId::none) return;
  const Theme& theme = space.context.theme;
  for (const trace::Suspension& s : space.lanes().suspensions(task)) {
    if (s.to < space.axis.from) continue;
    if (s.from > std::min(space.axis.to, space.context.shown_until())) break;
    const float x0 = space.axis.at(s.from);
    if (s.wait.kind == loop::FutureKind::sleep) {
      const float x1 = space.axis.at(shown_end(space, task, s.from_at, s.to));
      const Rect rect{x0 + 0.5f, y, std::max(1.f, x1 - x0 - 1), height};
      lane_bar(space, rect, selected);
      if (space.labels && rect.w >= least_bar) space.scene.hit(rect, static_cast<std::uint16_t>(Hit::task), number(task));
    } else if (s.wait.resource != loop::ResourceId::none) {
      const float x1 = std::min(space.axis.at(std::min(s.to, std::max(s.from, space.context.shown_until()))), space.axis.x + space.axis.width);
      const float first = std::max(waited_for(space, {x0, y, std::max(0.f, x1 - x0), height}, s.wait.resource, selected), std::max(x0, space.axis.x) + 3);
      if (space.labels && x1 - std::max(x0, space.axis.x) >= least_bar)
        space.scene.hit({std::max(x0, space.axis.x), y, x1 - std::max(x0, space.axis.x), height}, static_cast<std::uint16_t>(Hit::task), number(task));
      if (x1 - 2 >= first)
        waiting_dots(space, first, x1 - 2, y + height / 2, selected ? 1.5f : 1, selected ? theme.text : theme.wait, selected ? 0.6f : 0.45f);
    }
  }
}

void now_line(const LaneSpace& space, float top, float bottom) {
  if (!space.axis.shows(space.now())) return;
  space.scene.box({space.now_x() - 1, top, 2, bottom - top}, {.fill = space.context.theme.run.fill});
}

}  // namespace comptoir::picture
