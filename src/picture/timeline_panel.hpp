/// The timeline: who used what and who waited, by station, by client, by task or as a tree of tasks, along virtual time.
#pragma once

#include <cstdint>

#include "draw/scene.hpp"
#include "picture/context.hpp"
#include "picture/time_axis.hpp"
#include "picture/timeline_view.hpp"
#include "picture/transport_bar.hpp"

namespace comptoir::picture {

draw::Scene timeline_panel(const Context&, draw::Size, const TimelineView&);
/// The bar on top: transport, or on a phone the choice of lanes; nothing of both is 0 px high.
float head_height(const Context&, const TimelineView&);
void timeline_head(draw::Scene&, const Context&, const TimelineView&);
/// Where times fall on that panel. Its Hit::timeline area is as wide as the axis.
TimeAxis timeline_axis(const Context&, draw::Size, const TimelineView&);
/// The time at x of a Hit::timeline or Hit::overview area that shows from ..= to; 0 or more, at most `end`.
loop::Time timeline_time_at(draw::Rect area, float x, loop::Time from, loop::Time to, loop::Time end);
/// The rows that scroll: of clients or tasks. `total` of `shown` when all fit, and for stations.
struct LaneRows { std::size_t first = 0, shown = 0, total = 0; float pitch = 0; };
LaneRows lane_rows(const Context&, draw::Size, const TimelineView&);
/// Scrolled as little as possible, so that the row of the selected task or client shows.
TimelineView scrolled_to_selection(const Context&, draw::Size, const TimelineView&);
/// By so many rows, downwards when over 0.
TimelineView scrolled(const Context&, draw::Size, const TimelineView&, float rows);

/// The strip at the panel's lower edge: the whole run in small, with what is shown as a window. Nothing (w = 0) where the
/// panel is too low for it.
TimeAxis timeline_overview_axis(const Context&, draw::Size, const TimelineView&);

/// The whole run without words, for an embed (64 px) and for the dock of a phone: icons, lanes, the cursor.
/// Its Hit::overview area spans overview_axis.
struct StripStyle {
  bool card = true;        ///< on a card with icons on the left; else bare, with times below
};
draw::Scene timeline_strip(const Context&, draw::Size, const StripStyle& = {});
TimeAxis overview_axis(const Context&, draw::Size, const StripStyle& = {});

}  // namespace comptoir::picture
