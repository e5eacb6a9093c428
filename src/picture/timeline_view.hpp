/// What the timeline shows of the run: which lanes, which times, which rows. Plain values; the view keeps one and
/// zooming, panning and scrolling change it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "draw/scene.hpp"
#include "picture/context.hpp"
#include "picture/crowd_view.hpp"
#include "picture/time_axis.hpp"

namespace comptoir::picture {

/// What has a lane: a service, a client, a task in order of creation, a task below the one that created it.
enum class LaneKind : std::uint8_t { station, client, task, tree };

/// A part of the handles of one instant: positions first ..< last. Fractions are parts of a handle's column.
struct HandleRange {
  double first = 0, last = 0;
  double span() const { return last - first; }
  friend bool operator==(const HandleRange&, const HandleRange&) = default;
};

struct TimelineView {
  loop::Time from, to;
  LaneKind lanes = LaneKind::station;     ///< as chosen: shown_lanes says what the run has
  /// Below the smallest span of time an instant is opened into its handles. Runs whose clock never moves are one
  /// instant: nothing means all of it.
  std::optional<HandleRange> handles = {};
  /// The first row shown, where not all fit; nothing: they follow the present, and the selected one.
  std::optional<float> first_row = {};
  CrowdView crowd = {};                   ///< by task, where there are more than a list has rows: which of them
  std::vector<loop::Name> folded = {};    ///< tasks whose children are hidden in the tree; by name, which survives an edit
  bool with_transport = true;             ///< the transport bar on top, in the same frame
  bool with_head = false;                 ///< where there is none: the choice of lanes, fit and the time machine on top
};

// ---- Which lanes

/// The kinds that this run has, in the order of the enum; empty for a run whose clock never moves.
std::vector<LaneKind> lane_kinds(const Context&);
/// The chosen kind, or the first that the run has.
LaneKind shown_lanes(const Context&, const TimelineView&);
/// The one after it, around.
LaneKind next_lanes(const Context&, LaneKind);
std::string_view lane_words(const Context&, LaneKind);
constexpr Pointed lane_hit(LaneKind kind) {
  constexpr Hit hits[] = {Hit::by_station, Hit::by_client, Hit::by_task, Hit::by_tree};
  return {hits[static_cast<std::size_t>(kind)], 0};
}
/// Folds the children of that task, or unfolds them.
TimelineView folded(const Context&, TimelineView, loop::TaskId);

// ---- Which times

inline constexpr loop::Duration least_span = loop::milliseconds(10);

/// The whole run, with a little room after its end. With the future hidden: up to a little after the cursor.
TimelineView fitted(const Context&, TimelineView = {});
/// Zoomed about `centre` (factor under 1 shows less time), and moved; both keep `from` at 0 or more and never show
/// less than 10 ms.
TimelineView zoomed(const TimelineView&, loop::Time centre, double factor);
TimelineView panned(const TimelineView&, loop::Duration by);
/// Moved as little as possible, so that `now` shows with some room ahead of it.
TimelineView following(const TimelineView&, loop::Time now);

/// The same, down to one handle: about the place at `share` (0 to 1) of what is shown. Under 10 ms the instant there is
/// opened, as many handles of it as `most_columns`; zoomed out, it closes.
TimelineView zoomed_at(const Context&, const TimelineView&, double share, double factor, std::size_t most_columns = 100);
/// By a share of what is shown.
TimelineView panned_by(const Context&, const TimelineView&, double share);
/// So that the present shows.
TimelineView following_present(const Context&, const TimelineView&);
/// The life of the selected task or client with a margin; without a selection, some time about the present.
TimelineView zoomed_to_selection(const Context&, const TimelineView&);
/// No less than the whole run.
bool shows_all(const Context&, const TimelineView&);
/// What no longer fits the run is dropped: an instant that is gone.
TimelineView settled(const Context&, TimelineView);

}  // namespace comptoir::picture
