/// Two runs on one clock: each with its name, what its thread did with the time, its lanes; and what the difference is.
#pragma once

#include <string>

#include "draw/scene.hpp"
#include "picture/timeline_panel.hpp"

namespace comptoir::picture {

/// What tells a run from the other one: "Synchrone", "Cuisiniers 4".
std::string run_name(const Context&, std::size_t track);

draw::Scene compare_panel(const Context&, draw::Size, const TimelineView&);
/// Where times fall on it. Its Hit::timeline area is as wide as the axis.
TimeAxis compare_axis(const Context&, draw::Size, const TimelineView&);

}  // namespace comptoir::picture
