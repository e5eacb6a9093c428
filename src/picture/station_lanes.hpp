/// Which stations have a lane, and how their lanes share the height there is: first every unit has its row, then rows
/// get lower, then they are merged into one profile.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "draw/icons.hpp"
#include "picture/lane_marks.hpp"
#include "picture/waiting_marks.hpp"

namespace comptoir::picture {

struct StationLane {
  loop::ResourceId resource = loop::ResourceId::none;
  draw::Icon icon = draw::Icon::lock;
  std::string_view name = {};
  std::uint32_t units = 1;          ///< cooks, machines
  bool merged = false;              ///< one profile in place of a row for each unit
  float pitch = 15, bar = 14;       ///< between rows, and a row's bars; of the whole profile when merged
  LineProfile line = {};               ///< who waits, in the times shown
  DotRows dots = {};
  float y = 0, height = 0;

  float bars_height() const { return merged ? bar : pitch * static_cast<float>(units) - (pitch - bar); }
};

/// Kitchen, fryer, soda, then other resources; without places.
std::vector<StationLane> station_lanes(const Context&, std::size_t track = 0);
/// With places, in that area.
std::vector<StationLane> planned_lanes(const LaneSpace&, draw::Rect area);
/// Bars and dots; true when bars were merged.
bool draw_lane(const LaneSpace&, const StationLane&);

}  // namespace comptoir::picture
