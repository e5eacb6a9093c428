#include "picture/instant_marks.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "picture/parts.hpp"
#include "trace/cursor.hpp"

namespace comptoir::picture {

using loop::Time;

std::size_t instants_shown(const LaneSpace& space) {
  const trace::Recording& recording = space.recording();
  const trace::Position from = recording.position_of({space.axis.from}), to = recording.position_of({space.axis.to});
  return to == 0 ? 0 : recording.instant_of(to) - recording.instant_of(from) + 1;
}

void instant_ticks(const LaneSpace& space, float bottom, float tallest) {
  const trace::Recording& recording = space.recording();
  const Theme& theme = space.context.theme;
  const std::size_t count = recording.instant_count();
  const auto first_from = [&](Time t) {   // the first instant at or after t
    std::size_t low = 0, high = count;
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (recording.instant_time(middle) < t) low = middle + 1;
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
      if (instant.time > space.context.shown_until()) break;
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
    if (steps[c].time > space.context.shown_until()) break;
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
    const float width = width_of(words, type::caption, draw::Face::semibold);
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
    const bool past = client.serve != loop::TaskId::none && space.recording().task(client.serve).created_at <= position;
    if (!past && client.arrived > space.context.shown_until()) break;
    const std::string label = together ? "1–" + std::to_string(total) : std::to_string(n);
    const float width = disc_width(label);
    const draw::Rect rect{space.axis.at(client.arrived) + 4.5f, y - 8.5f, width, 17};
    if (rect.x + rect.w > space.axis.x + space.axis.width + 12) break;
    space.scene.box(rect, {.fill = past ? theme.bg3 : draw::Color{}, .stroke = past ? draw::Color{} : theme.line2, .radius = 8.5f});
    words_at(space.scene, {rect.centre().x, y}, label,
             {.color = past ? theme.text : theme.text3, .face = draw::Face::semibold, .align = draw::Align::centre});
    const bool selected = !together && space.context.bench.selected_client() == n;
    if (selected) space.scene.box(rect.inset(-2), {.stroke = theme.text, .stroke_width = 2, .radius = 10.5f});
    if (!together) space.scene.hit(rect, static_cast<std::uint16_t>(Hit::client), n);
    if (n > total - every) break;
  }
}

}  // namespace comptoir::picture
