#include "picture/station_lanes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/roles.hpp"
#include "picture/task_label.hpp"
#include "trace/lanes.hpp"

namespace comptoir::picture {
namespace {

constexpr std::uint32_t most_dot_rows = 16, most_lanes = 12;
constexpr float least_row = 4, least_profile = 12, most_profile = 44, most_bar = 22;

/// Kitchen first: it has the most rows.
int order_of(std::optional<model::Station> station) {
  if (!station) return 3;
  return *station == model::Station::cook ? 0 : *station == model::Station::fryer ? 1 : 2;
}

float gap_after(const StationLane& lane) { return lane.line.longest > 0 ? 3.f : 0.f; }   // between bars and dots

float needed(const StationLane& lane, float between) {
  return lane.bars_height() + gap_after(lane) + static_cast<float>(lane.dots.count) * lane.dots.pitch + between;
}

float needed(const std::vector<StationLane>& lanes, float between) {
  float sum = 0;
  for (const StationLane& lane : lanes) sum += needed(lane, between);
  return sum;
}

void set_pitch(StationLane& lane, float pitch) {
  lane.pitch = pitch;
  lane.bar = pitch >= 6 ? pitch - 1 : pitch >= 3 ? pitch - 0.5f : pitch;
}

/// Makes the tallest lane lower until they fit: lower rows, at last one profile.
void shrink(std::vector<StationLane>& lanes, float height, float between) {
  for (int guard = 0; guard < 400 && needed(lanes, between) > height; ++guard) {
    StationLane& lane = *std::max_element(lanes.begin(), lanes.end(), [](const StationLane& a, const StationLane& b) {
      return a.bars_height() < b.bars_height();
    });
    if (lane.merged) {
      if (lane.bar <= 3) return;
      lane.bar = std::max(3.f, lane.bar - 2);
    } else if (lane.pitch > least_row) {
      set_pitch(lane, std::max(least_row, lane.pitch - (lane.pitch > 10 ? 1.f : 0.5f)));
    } else if (lane.units > 1) {
      lane.bar = std::max(least_profile, std::min({lane.bars_height(), height / 2, most_profile}));
      lane.merged = true;
    } else {
      return;
    }
  }
}

/// Rows of dots, in turn, as long as there is room; true when every line has all it needs.
bool give_rows(std::vector<StationLane>& lanes, float height, float between) {
  for (bool given = true; given;) {
    given = false;
    for (StationLane& lane : lanes) {
      if (lane.dots.count >= std::min(lane.line.longest, most_dot_rows) || needed(lanes, between) + lane.dots.pitch > height) continue;
      ++lane.dots.count;
      given = true;
    }
  }
  return std::ranges::all_of(lanes, [](const StationLane& lane) { return lane.dots.count >= std::min(lane.line.longest, most_dot_rows); });
}

}  // namespace

std::vector<StationLane> station_lanes(const Context& context, std::size_t track) {
  const session::Run& run = context.bench.run(track);
  const trace::Recording& recording = run.recording();
  std::vector<StationLane> lanes;
  std::vector<int> orders;
  const std::uint32_t count = std::min(run.lanes().resource_count(), most_lanes);
  for (std::uint32_t i = 1; i <= count; ++i) {
    const auto id = static_cast<loop::ResourceId>(i);
    const trace::ResourceInfo info = recording.resource(id);
    const auto station = model::station_of(info.name);
    StationLane lane{.resource = id};
    if (station) {
      lane.icon = icon_of(*station);
      lane.name = name_of(context, *station);
    } else {
      lane.name = info.name.prefix;
    }
    lane.units = std::max({1u, info.permits, run.lanes().slot_count(id)});
    const int order = order_of(station);
    const auto place = std::upper_bound(orders.begin(), orders.end(), order) - orders.begin();
    orders.insert(orders.begin() + place, order);
    lanes.insert(lanes.begin() + place, lane);
  }
  return lanes;
}

std::vector<StationLane> planned_lanes(const LaneSpace& space, draw::Rect area) {
  std::vector<StationLane> lanes = station_lanes(space.context, space.track);
  if (lanes.empty() || area.h <= 4) return {};
  constexpr float between = 3;
  for (StationLane& lane : lanes) {
    if (space.labels) lane.line = line_profile(space, lane.resource);
    set_pitch(lane, lane.units > 1 ? 15.f : 17.f);
  }
  // At least one row of dots each, then lower bars; what is left over goes to the lines of dots.
  for (const float pitch : {dot_row, tight_dot_row}) {
    for (StationLane& lane : lanes) lane.dots = {.count = lane.line.longest > 0 ? 1u : 0u, .pitch = pitch};
    shrink(lanes, area.h, between);
    if (give_rows(lanes, area.h, between)) break;
  }
  std::uint32_t bars = 0;
  for (const StationLane& lane : lanes) bars += lane.merged ? 4 : lane.units;
  const float more = std::max(0.f, (area.h - needed(lanes, between)) / static_cast<float>(bars));
  for (StationLane& lane : lanes) {
    if (lane.merged) lane.bar = std::max(lane.bar, std::min(lane.bar + more * 4, most_profile));
    else set_pitch(lane, std::floor(std::min(lane.pitch + more, std::max(lane.pitch, most_bar + 1))));
  }
  const float spare = std::max(0.f, area.h - needed(lanes, between)) / static_cast<float>(lanes.size());
  float y = area.y;
  for (StationLane& lane : lanes) {
    lane.dots.per_dot = lane.dots.count > 0 ? (lane.line.longest + lane.dots.count - 1) / lane.dots.count : 1;
    lane.y = y;
    lane.height = needed(lane, 0);
    y += lane.height + between + std::min(spare, 10.f);
  }
  return lanes;
}

bool draw_lane(const LaneSpace& space, const StationLane& lane) {
  bool merged = false;
  if (lane.merged) {
    busy_profile(space, lane.resource, lane.units, lane.y, lane.bar);
  } else {
    for (std::uint32_t slot = 0; slot < lane.units && slot < space.lanes().slot_count(lane.resource); ++slot)
      merged |= slot_row(space, lane.resource, slot, lane.y + static_cast<float>(slot) * lane.pitch, lane.bar);
  }
  waiting_rows(space, lane.resource, lane.line, lane.y + lane.bars_height() + gap_after(lane), lane.dots);
  return merged;
}

}  // namespace comptoir::picture
