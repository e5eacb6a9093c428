#include "picture/lane_marks.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/roles.hpp"
#include "picture/parts.hpp"
#include "picture/task_label.hpp"
#include "trace/cursor.hpp"
#include "trace/lanes.hpp"

namespace comptoir::picture {
namespace {

using draw::Align;
using draw::Color;
using draw::Face;
using draw::Rect;
using draw::Scene;
using loop::Time;

constexpr float least_bar = 3;        // narrower bars are drawn as merged
constexpr float merge_gap = 1.5f;    // bars closer than this are one block
constexpr float label_padding = 4;
constexpr float profile_column = 3;

const trace::Recording& recording_of(const LaneSpace& space) { return space.context.bench.run().recording(); }
const trace::Lanes& lanes_of(const LaneSpace& space) { return space.context.bench.run().lanes(); }

/// Up to which time an interval may be drawn: an end to come shows only with the future, or when a timer on the heap
/// already says it.
Time shown_end(const LaneSpace& space, loop::TaskId task, trace::Position from_at, Time to) {
  const Time now = space.now();
  if (space.context.future_shown || to <= now) return to;
  const trace::Cursor& cursor = space.context.bench.cursor();
  if (from_at > cursor.position()) return Time{-1};
  const auto deadline = cursor.task(task).deadline;
  return deadline ? *deadline : now;
}

/// What a bar may say, longest first.
std::vector<std::string> bar_labels(const LaneSpace& space, loop::TaskId task, loop::ResourceId resource) {
  const trace::Recording& recording = recording_of(space);
  std::string name = short_label(recording.task(task).name);
  std::vector<std::string> labels;
  if (model::station_of(recording.resource(resource).name) == model::Station::fryer) {
    if (const auto batch = session::value_of(space.context.bench.run().settings(), "batch"))
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
  if (now < x1 && space.context.future_shown) {
    space.scene.box({now, y, x1 - now, height}, {.fill = theme.future.faded(0.25f)});
    space.scene.box({now, y, x1 - now, 1}, {.fill = theme.future});
    space.scene.box({now, y + height - 1, x1 - now, 1}, {.fill = theme.future});
  }
}

/// Dots at column centres first ..= last of a row, pale where they are to come.
void dot_run(const LaneSpace& space, float first_x, float last_x, float y, float radius, Color color, float pale) {
  const float now = space.now_x();
  if (first_x <= now) space.scene.dots({first_x, y}, std::min(last_x, now), radius, dot_pitch, color);
  if (last_x <= now || !space.context.future_shown) return;
  float x = first_x;
  if (x <= now) x += std::ceil((now - x) / dot_pitch + 0.001f) * dot_pitch;
  if (x <= last_x + 0.01f) space.scene.dots({x, y}, last_x, radius, dot_pitch, color.faded(pale));
}

int column_count(const LaneSpace& space) { return std::max(0, static_cast<int>(space.axis.width / dot_pitch)); }
float column_x(const LaneSpace& space, int column) {
  return space.axis.x + (static_cast<float>(column) + 0.5f) * dot_pitch;
}

/// The selected client's place in this line at each column, from 0; -1 when it isn't in it.
std::vector<int> selected_places(const LaneSpace& space, loop::ResourceId resource, const LineProfile& line) {
  const int columns = static_cast<int>(line.columns.size());
  std::vector<int> places(line.columns.size(), -1);
  const session::Workbench& bench = space.context.bench;
  const auto mark = [&](loop::TaskId task) {
    if (task == loop::TaskId::none) return;
    const auto& waitings = lanes_of(space).waitings(resource);
    for (const trace::Suspension& s : lanes_of(space).suspensions(task)) {
      if (s.wait.resource != resource || s.to <= space.axis.from || s.from >= space.axis.to) continue;
      const trace::Visible near = lanes_of(space).visible_waitings(resource, s.from, s.from);
      std::size_t own = near.last;
      while (own > near.first && waitings[own - 1].task != task) --own;
      if (own == near.first) continue;
      const int first = static_cast<int>((space.axis.at(s.from) - space.axis.x) / dot_pitch);
      const int last = static_cast<int>((space.axis.at(s.to) - space.axis.x) / dot_pitch);
      for (int c = std::max(0, first); c <= std::min(columns - 1, last); ++c) {
        const Time t = space.axis.time(column_x(space, c));
        if (t < s.from || t >= s.to) continue;
        const std::size_t head = line.columns[static_cast<std::size_t>(c)].head;
        places[static_cast<std::size_t>(c)] = own > head ? static_cast<int>(own - 1 - head) : 0;
      }
    }
  };
  if (const std::uint32_t number = bench.selected_client(); number > 0 && number <= bench.run().clients().size()) {
    const session::Client client = bench.run().clients().client(number);
    for (const loop::TaskId task : {client.soda, client.burger, client.fries, client.serve}) mark(task);
  } else {
    mark(bench.selected_task());
  }
  return places;
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
  const trace::Lanes& lanes = lanes_of(space);
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
    if (!space.context.future_shown && hold.from > space.now()) break;
    const Time end = shown_end(space, hold.task, hold.from_at, hold.to);
    if (end <= hold.from) { ++i; continue; }   // takes no time
    const float x0 = x_of(hold.from), x1 = x_of(end);
    if (x1 - x0 >= least_bar + 1) {
      const Rect rect{x0 + 0.5f, y, x1 - x0 - 1, height};
      const bool wide = space.labels && height >= 12 && rect.w >= 12;
      lane_bar(space, rect, is_selected(space.context, hold.task),
               wide ? bar_labels(space, hold.task, resource) : std::vector<std::string>{});
      if (space.labels) space.scene.hit(rect, static_cast<std::uint16_t>(Hit::task), number(hold.task));
      ++i;
      continue;
    }
    float right = x1;
    std::size_t next = i + 1;
    while (next < visible.last) {
      const trace::Hold& other = holds[indexes[next]];
      if (x_of(other.from) - right > merge_gap || x_of(other.to) - x_of(other.from) >= least_bar + 1) break;
      if (!space.context.future_shown && other.from > space.now()) break;
      right = std::max(right, x_of(other.to));
      next = std::max(next + 1, first_ending_after(next, space.axis.time(right + merge_gap)));
    }
    if (next - i == 1) {
      lane_bar(space, {x0, y, std::max(1.f, x1 - x0 - 0.5f), height}, is_selected(space.context, hold.task));
    } else {
      merged = true;
      merged_block(space, x0, std::max(right, x0 + 1), y, height);
    }
    i = next;
  }
  return merged;
}

void busy_profile(const LaneSpace& space, loop::ResourceId resource, std::uint32_t units, float y, float height) {
  const trace::Lanes& lanes = lanes_of(space);
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
      if (last > first && (space.context.future_shown || hold.from <= space.now())) {
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
    if (cut < x1 && space.context.future_shown) {
      space.scene.box({cut, y + height - tall, x1 - cut, tall}, {.fill = theme.future.faded(0.2f)});
      space.scene.box({cut, y + height - tall, x1 - cut, 1}, {.fill = theme.future});
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

LineProfile line_profile(const LaneSpace& space, loop::ResourceId resource) {
  LineProfile profile;
  const trace::Lanes& lanes = lanes_of(space);
  if (lanes.most_waiting(resource) == 0) return profile;
  const auto& waitings = lanes.waitings(resource);
  const int count = column_count(space);
  const Time known = recording_of(space).end_time();
  profile.columns.reserve(static_cast<std::size_t>(count));
  for (int c = 0; c < count; ++c) {
    const Time t = space.axis.time(column_x(space, c));
    if (t > known || (!space.context.future_shown && t > space.now())) break;
    const trace::Visible line = lanes.visible_waitings(resource, t, t);
    auto depth = static_cast<std::uint32_t>(line.last - line.first);
    if (depth <= 64) {   // in a longer line, those who left it early are counted until the ones before them have gone
      depth = 0;
      for (std::size_t i = line.first; i < line.last; ++i) depth += waitings[i].from <= t && (waitings[i].to > t || waitings[i].open);
    }
    profile.columns.push_back({line.first, depth});
    profile.longest = std::max(profile.longest, depth);
  }
  return profile;
}

void waiting_rows(const LaneSpace& space, loop::ResourceId resource, const LineProfile& line, float y, const DotRows& dots) {
  const auto [rows, per_dot, pitch] = dots;
  if (rows == 0 || per_dot == 0 || line.longest == 0) return;
  const int columns = static_cast<int>(line.columns.size());
  const Theme& theme = space.context.theme;
  const std::vector<int> chosen = selected_places(space, resource, line);
  std::vector<int> start(rows, -1);         // where the run of dots of a row begins
  int chosen_row = -1, chosen_start = 0;
  const auto row_y = [y, pitch](std::size_t row) { return y + (static_cast<float>(row) + 0.5f) * pitch; };
  for (int c = 0; c <= columns; ++c) {
    const auto column = static_cast<std::size_t>(c);
    const std::uint32_t depth = c == columns ? 0 : line.columns[column].depth;
    const std::uint32_t filled = std::min(rows, (depth + per_dot - 1) / per_dot);
    for (std::uint32_t row = 0; row < rows; ++row) {
      if (row < filled && start[row] < 0) start[row] = c;
      if (row >= filled && start[row] >= 0) {
        dot_run(space, column_x(space, start[row]), column_x(space, c - 1), row_y(row), 1, theme.wait, 0.45f);
        start[row] = -1;
      }
    }
    const int place = c == columns ? -1 : chosen[column];
    const int row = place < 0 ? -1 : std::min(static_cast<int>(rows) - 1, place / static_cast<int>(per_dot));
    if (row == chosen_row) continue;
    if (chosen_row >= 0)
      dot_run(space, column_x(space, chosen_start), column_x(space, c - 1), row_y(static_cast<std::size_t>(chosen_row)), 1.5f, theme.text, 0.6f);
    chosen_row = row;
    chosen_start = c;
  }
}

std::size_t instants_shown(const LaneSpace& space) {
  const trace::Recording& recording = recording_of(space);
  const trace::Position from = recording.position_of({space.axis.from}), to = recording.position_of({space.axis.to});
  return to == 0 ? 0 : recording.instant_of(to) - recording.instant_of(from) + 1;
}

void merged_sample(draw::Scene& scene, const Theme& theme, Rect rect) {
  scene.box(rect, {.fill = theme.bar.faded(0.6f)});
  scene.box({rect.x, rect.y, rect.w, 1}, {.fill = theme.bar});
  scene.box({rect.x, rect.y + rect.h - 1, rect.w, 1}, {.fill = theme.bar});
}

void instant_ticks(const LaneSpace& space, float bottom, float tallest) {
  const trace::Recording& recording = recording_of(space);
  const Theme& theme = space.context.theme;
  const std::size_t count = recording.instant_count();
  const auto first_from = [&](Time t) {   // the first instant at or after t
    std::size_t low = 0, high = count;
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (recording.instant(middle).time < t) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const std::size_t first = first_from(space.axis.from), last = first_from(space.axis.to + loop::nanoseconds(1));
  const Time now = space.now();
  const auto color = [&](Time t) { return t <= now ? theme.run.fill : theme.line2; };
  constexpr float column = 4;
  const auto columns = static_cast<std::size_t>(std::max(1.f, space.axis.width / column));
  if (last - first <= columns) {
    std::uint32_t most = 29;
    for (std::size_t i = first; i < last; ++i) most = std::max(most, recording.instant(i).task_steps);
    for (std::size_t i = first; i < last; ++i) {
      const trace::Instant instant = recording.instant(i);
      if (!space.context.future_shown && instant.time > now) break;
      const float height = 4 + (tallest - 4) * static_cast<float>(instant.task_steps) / static_cast<float>(most);
      const float x = space.axis.at(instant.time);
      space.scene.box({x - 1.5f, bottom - height, 3, height}, {.fill = color(instant.time), .radius = 1.5f});
    }
    return;
  }
  struct Column { std::uint32_t steps = 0; Time time; };
  std::vector<Column> steps(columns);
  std::uint32_t most = 1;
  trace::Position before = first > 0 ? recording.instant(first - 1).last : 0;
  std::size_t at = first;
  for (std::size_t c = 0; c < columns; ++c) {
    const Time end = space.axis.time(space.axis.x + static_cast<float>(c + 1) * column);
    at = first_from(end);
    const trace::Position until = at > 0 ? recording.instant(at - 1).last : 0;
    steps[c] = {recording.task_steps_until(until) - recording.task_steps_until(before), end};
    before = std::max(before, until);
    most = std::max(most, steps[c].steps);
  }
  for (std::size_t c = 0; c < columns; ++c) {
    if (steps[c].steps == 0) continue;
    if (!space.context.future_shown && steps[c].time > now) break;
    const float height = std::max(1.f, tallest * static_cast<float>(steps[c].steps) / static_cast<float>(most));
    space.scene.box({space.axis.x + static_cast<float>(c) * column, bottom - height, column, height}, {.fill = color(steps[c].time)});
  }
}

void arrival_discs(const LaneSpace& space, float y) {
  const session::Clients& clients = space.context.bench.run().clients();
  const std::uint32_t total = clients.size();
  if (total == 0) return;
  const Theme& theme = space.context.theme;
  std::uint32_t low = 1, high = total + 1;   // the first client of the times shown
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (clients.client(middle).arrived < space.axis.from) low = middle + 1;
    else high = middle;
  }
  const auto disc_width = [](const std::string& words) {
    const float width = width_of(words, type::caption, Face::semibold);
    return width <= 15 ? 17.f : width + 10;
  };
  const float disc = disc_width(std::to_string(total));
  const float spacing = total > 1 ? (space.axis.at(clients.client(total).arrived) - space.axis.at(clients.client(1).arrived)) /
                                        static_cast<float>(total - 1)
                                  : 1000;
  std::uint32_t every = 1;
  for (int i = 0; static_cast<float>(every) * spacing < disc + 6 && every < total; ++i) every = i % 3 == 1 ? every / 2 * 5 : every * 2;
  const bool together = every >= total && total > 1;
  const trace::Position position = space.context.bench.cursor().position();
  for (std::uint32_t n = together ? total : (low + every - 1) / every * every; n <= total; n += every) {
    const session::Client client = clients.client(n);
    if (client.arrived > space.axis.to) break;
    const bool past = client.serve != loop::TaskId::none && recording_of(space).task(client.serve).created_at <= position;
    if (!past && !space.context.future_shown && client.arrived > space.now()) break;
    const std::string label = together ? "1–" + std::to_string(total) : std::to_string(n);
    const float width = disc_width(label);
    const Rect rect{space.axis.at(client.arrived) + 4.5f, y - 8.5f, width, 17};
    if (rect.x + rect.w > space.axis.x + space.axis.width + 12) break;
    space.scene.box(rect, {.fill = past ? theme.bg3 : Color{}, .stroke = past ? Color{} : theme.line2, .radius = 8.5f});
    words_at(space.scene, {rect.centre().x, y}, label,
             {.color = past ? theme.text : theme.text3, .face = Face::semibold, .align = Align::centre});
    const bool selected = !together && space.context.bench.selected_client() == n;
    if (selected) space.scene.box(rect.inset(-2), {.stroke = theme.text, .stroke_width = 2, .radius = 10.5f});
    if (!together) space.scene.hit(rect, static_cast<std::uint16_t>(Hit::client), n);
    if (n > total - every) break;
  }
}

void task_row(const LaneSpace& space, loop::TaskId task, float y, float height, bool selected) {
  if (task == loop::TaskId::none) return;
  const Theme& theme = space.context.theme;
  for (const trace::Suspension& s : lanes_of(space).suspensions(task)) {
    if (s.to < space.axis.from) continue;
    if (s.from > space.axis.to || (!space.context.future_shown && s.from > space.now())) break;
    const float x0 = space.axis.at(s.from);
    if (s.wait.kind == loop::FutureKind::sleep) {
      const float x1 = space.axis.at(shown_end(space, task, s.from_at, s.to));
      const Rect rect{x0 + 0.5f, y, std::max(1.f, x1 - x0 - 1), height};
      lane_bar(space, rect, selected);
      if (space.labels && rect.w >= least_bar) space.scene.hit(rect, static_cast<std::uint16_t>(Hit::task), number(task));
    } else if (s.wait.resource != loop::ResourceId::none) {
      const float x1 = std::min(space.axis.at(s.to), space.axis.x + space.axis.width);
      const float first = std::max(x0, space.axis.x) + 3;
      if (x1 - 2 >= first)
        dot_run(space, first, x1 - 2, y + height / 2, selected ? 1.5f : 1, selected ? theme.text : theme.wait, selected ? 0.6f : 0.45f);
    }
  }
}

void now_line(const LaneSpace& space, float top, float bottom) {
  if (!space.axis.shows(space.now())) return;
  space.scene.box({space.now_x() - 1, top, 2, bottom - top}, {.fill = space.context.theme.run.fill});
}

}  // namespace comptoir::picture
