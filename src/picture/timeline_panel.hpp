/// The timeline: who used what and who waited, by station or by client, along virtual time.
#pragma once

#include <cstdint>

#include "draw/scene.hpp"
#include "picture/context.hpp"
#include "picture/time_axis.hpp"
#include "picture/transport_bar.hpp"

namespace comptoir::picture {

/// What the timeline shows of the run. The view keeps it; zooming and panning change it.
struct TimelineView {
  loop::Time from, to;
  bool by_client = false;
  std::uint32_t first_client = 0;   ///< by client: the first row; 0 follows the present
  bool with_transport = true;       ///< the transport bar on top, in the same frame
};

/// The whole run, with a little room after its end. With the future hidden: up to a little after the cursor.
TimelineView fitted(const Context&, TimelineView = {});
/// Zoomed about `centre` (factor under 1 shows less time), and moved; both keep `from` at 0 or more and never show
/// less than 10 ms.
TimelineView zoomed(const TimelineView&, loop::Time centre, double factor);
TimelineView panned(const TimelineView&, loop::Duration by);
/// Moved as little as possible, so that `now` shows with some room ahead of it.
TimelineView following(const TimelineView&, loop::Time now);

draw::Scene timeline_panel(const Context&, draw::Size, const TimelineView&);
/// Where times fall on that panel. Its Hit::timeline area is as wide as the axis.
TimeAxis timeline_axis(const Context&, draw::Size, const TimelineView&);
/// The time at x of a Hit::timeline or Hit::overview area that shows from ..= to; 0 or more, at most `end`.
loop::Time timeline_time_at(draw::Rect area, float x, loop::Time from, loop::Time to, loop::Time end);
/// How many rows fit by client, and how far first_client may go.
std::uint32_t client_rows_shown(const Context&, draw::Size, const TimelineView&);

/// The whole run without words, for an embed (64 px) and for the dock of a phone: icons, lanes, the cursor.
/// Its Hit::overview area spans overview_axis.
struct StripStyle {
  bool card = true;        ///< on a card with icons on the left; else bare, with times below
};
draw::Scene timeline_strip(const Context&, draw::Size, const StripStyle& = {});
TimeAxis overview_axis(const Context&, draw::Size, const StripStyle& = {});

}  // namespace comptoir::picture
