#include "picture/waiting_marks.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/roles.hpp"
#include "picture/parts.hpp"
#include "picture/task_label.hpp"
#include "trace/lanes.hpp"

namespace comptoir::picture {
namespace {

using loop::Time;

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
    const auto& waitings = space.lanes().waitings(resource);
    for (const trace::Suspension& s : space.lanes().suspensions(task)) {
      if (s.wait.resource != resource || s.to <= space.axis.from || s.from >= space.axis.to) continue;
      const trace::Visible near = space.lanes().visible_waitings(resource, s.from, s.from);
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
  if (const std::uint32_t number = bench.selected_client(); number > 0 && number <= bench.run(space.track).clients().size()) {
    const session::Client client = bench.run(space.track).clients().client(number);
    for (const loop::TaskId task : {client.soda, client.burger, client.fries, client.serve}) mark(task);
  } else if (space.track == 0) {
    mark(bench.selected_task());
  }
  return places;
}

}  // namespace

void waiting_dots(const LaneSpace& space, float first_x, float last_x, float y, float radius, draw::Color color, float pale) {
  const float now = space.now_x();
  if (first_x <= now) space.scene.dots({first_x, y}, std::min(last_x, now), radius, dot_pitch, color);
  last_x = std::min(last_x, space.shown_x());
  if (last_x <= now) return;
  float x = first_x;
  if (x <= now) x += std::ceil((now - x) / dot_pitch + 0.001f) * dot_pitch;
  if (x <= last_x + 0.01f) space.scene.dots({x, y}, last_x, radius, dot_pitch, color.faded(pale));
}

std::string waited_words(const Context& context, const trace::Recording& recording, loop::ResourceId resource) {
  const loop::Name name = recording.resource(resource).name;
  const auto station = model::station_of(name);
  if (!station) return name.str();
  constexpr text::Key keys[] = {text::Key::timeline_a_soda, text::Key::timeline_a_cook, text::Key::timeline_a_fryer};
  return std::string(context.words(keys[static_cast<std::size_t>(*station)]));
}

float waited_for(const LaneSpace& space, draw::Rect rect, loop::ResourceId resource, bool strong) {
  constexpr float icon = 12, dots_at_least = 14;
  const float left = std::max(rect.x, space.axis.x) + 2, right = std::min(rect.x + rect.w, space.axis.x + space.axis.width);
  if (resource == loop::ResourceId::none || rect.h < 12 || right - left < icon + dots_at_least) return left;
  const Theme& theme = space.context.theme;
  const auto station = model::station_of(space.recording().resource(resource).name);
  const draw::Color ink = strong ? theme.text : left <= space.now_x() ? theme.text2 : theme.future;
  const float y = rect.y + rect.h / 2;
  draw::icon(space.scene, station ? icon_of(*station) : draw::Icon::lock, {left + icon / 2, y}, icon, ink, {.stroke = 1.3f});
  float x = left + icon + 4;
  const std::string words = waited_words(space.context, space.recording(), resource);
  const float width = width_of(words);
  if (x + width + 6 + dots_at_least > right) return x;
  if (x <= space.now_x() && x + width + 4 >= space.now_x()) return x;   // never across the cursor
  words_at(space.scene, {x, y}, words, {.color = ink});
  return x + width + 6;
}

LineProfile line_profile(const LaneSpace& space, loop::ResourceId resource) {
  LineProfile profile;
  const trace::Lanes& lanes = space.lanes();
  if (lanes.most_waiting(resource) == 0) return profile;
  const auto& waitings = lanes.waitings(resource);
  const int count = column_count(space);
  const Time known = space.recording().end_time();
  profile.columns.reserve(static_cast<std::size_t>(count));
  for (int c = 0; c < count; ++c) {
    const Time t = space.axis.time(column_x(space, c));
    if (t > std::min(known, space.context.shown_until())) break;
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
        waiting_dots(space, column_x(space, start[row]), column_x(space, c - 1), row_y(row), 1, theme.wait, 0.45f);
        start[row] = -1;
      }
    }
    const int place = c == columns ? -1 : chosen[column];
    const int row = place < 0 ? -1 : std::min(static_cast<int>(rows) - 1, place / static_cast<int>(per_dot));
    if (row == chosen_row) continue;
    if (chosen_row >= 0)
      waiting_dots(space, column_x(space, chosen_start), column_x(space, c - 1), row_y(static_cast<std::size_t>(chosen_row)), 1.5f, theme.text, 0.6f);
    chosen_row = row;
    chosen_start = c;
  }
}

}  // namespace comptoir::picture
