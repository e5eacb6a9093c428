#include "picture/timeline_view.hpp"

#include <algorithm>
#include <cmath>

#include "picture/kept_parts.hpp"
#include "picture/step_lanes.hpp"
#include "picture/station_lanes.hpp"
#include "picture/task_lanes.hpp"
#include "picture/task_rows.hpp"
#include "picture/timeline_panel.hpp"
#include "trace/cursor.hpp"

namespace comptoir::picture {
namespace {
loop::Duration scaled(loop::Duration d, double factor) {
  return {static_cast<std::int64_t>(std::llround(static_cast<double>(d.ns) * factor))};
}

/// Of the timers on the heap: what they say is known already.
loop::Time last_deadline(const Context& context) {
  constexpr std::size_t most = 1'000;
  loop::Time last;
  for (std::size_t track = 0; track < context.bench.run_count(); ++track) {
    const auto timers = context.bench.cursor(track).timers();
    for (std::size_t i = 0; i < std::min(most, timers.size()); ++i)
      if (!timers[i].cancelled) last = std::max(last, timers[i].deadline);
  }
  return last;
}
}  // namespace

TimelineView fitted(const Context& context, TimelineView view) {
  const session::Run& run = context.bench.run();
  loop::Time end = context.bench.time();
  for (std::size_t track = 0; track < context.bench.run_count(); ++track)
    end = std::max(end, context.bench.run(track).recording().end_time());
  const session::Clients& clients = run.clients();
  if (!context.future_shown || !run.complete()) {
    // What is planned may be known: when the last one comes, and how long that one is ready to wait.
    loop::Time known = context.bench.time();
    if (clients.size() == 0) known = std::max(known, last_deadline(context));
    if (clients.size() > 0) known = std::max(known, clients.planned_arrival(clients.size()) + clients.patience());
    end = context.future_shown ? std::max(end, known) : known;
  }
  view.from = {};
  view.to = loop::Time{} + std::max(scaled(end - loop::Time{}, 1.045), loop::milliseconds(500));
  return view;
}

TimelineView zoomed(const TimelineView& view, loop::Time centre, double factor) {
  TimelineView result = view;
  const loop::Duration span = std::max(scaled(view.to - view.from, factor), least_span);
  const double share = view.to > view.from ? static_cast<double>((centre - view.from).ns) / static_cast<double>((view.to - view.from).ns) : 0.5;
  result.from = std::max(loop::Time{}, centre - scaled(span, std::clamp(share, 0.0, 1.0)));
  result.to = result.from + span;
  return result;
}

TimelineView panned(const TimelineView& view, loop::Duration by) {
  TimelineView result = view;
  const loop::Duration span = view.to - view.from;
  result.from = std::max(loop::Time{}, view.from + by);
  result.to = result.from + span;
  return result;
}

TimelineView following(const TimelineView& view, loop::Time now) {
  const loop::Duration span = view.to - view.from;
  const loop::Duration ahead = scaled(span, 0.15);
  if (now < view.from) return panned(view, now - view.from - scaled(span, 0.1));
  if (now + ahead > view.to && now > view.from + ahead) return panned(view, now + ahead - view.to);
  return view;
}

namespace {

bool is_one_instant(const Context& context) { return shows_steps(context); }

/// The handles that may be looked at from there: those of one instant, and no more than may show.
HandleRange whole_instant(const Context& context, trace::Position at) {
  const trace::Recording& recording = context.bench.run().recording();
  const trace::Position last = context.shown_position();
  if (is_one_instant(context)) return {1, static_cast<double>(std::max(last, trace::Position{1})) + 1};
  const trace::Instant instant = recording.instant(recording.instant_of(at));
  return {static_cast<double>(instant.first), static_cast<double>(std::max(std::min(instant.last, last), instant.first)) + 1};
}

HandleRange clamped(HandleRange range, const HandleRange& whole) {
  const double span = std::clamp(range.span(), std::min(1.0, whole.span()), whole.span());
  range.first = std::clamp(range.first, whole.first, whole.last - span);
  range.last = range.first + span;
  return range;
}

trace::Position position_in(const HandleRange& range) { return static_cast<trace::Position>(std::max(1.0, std::floor(range.first))); }

/// The instant nearest to a time, among those shown; nothing where the loop did nothing.
std::optional<trace::Position> instant_near(const Context& context, const TimelineView& view, loop::Time time) {
  const trace::Recording& recording = context.bench.run().recording();
  if (recording.handle_count() == 0) return std::nullopt;
  const std::size_t before = recording.instant_of(recording.position_of({time}));
  std::optional<trace::Position> best;
  loop::Duration distance{};
  for (std::size_t i = before; i < std::min(before + 2, recording.instant_count()); ++i) {
    const trace::Instant instant = recording.instant(i);
    if (instant.time < view.from || instant.time > view.to || !context.shows(instant.time, instant.first)) continue;
    const loop::Duration away = instant.time < time ? time - instant.time : instant.time - time;
    if (best && away >= distance) continue;
    best = instant.first;
    distance = away;
  }
  return best;
}

/// The present's place among the positions.
double present_place(const Context& context) { return static_cast<double>(std::max(context.bench.cursor().position(), trace::Position{1})) + 0.5; }

}  // namespace

TimelineView zoomed_at(const Context& context, const TimelineView& view, double share, double factor, std::size_t most_columns) {
  TimelineView result = view;
  share = std::clamp(share, 0.0, 1.0);
  if (view.handles || is_one_instant(context)) {
    const HandleRange whole = whole_instant(context, view.handles ? position_in(*view.handles) : 1);
    const HandleRange shown = view.handles.value_or(whole);
    // Farther out than what was opened: back to time.
    if (factor > 1 && shown.span() >= std::min(whole.span(), static_cast<double>(most_columns)) - 0.001) {
      result.handles.reset();
      return result;
    }
    const double centre = shown.first + share * shown.span(), span = std::max(shown.span() * factor, 1.0);
    result.handles = clamped({centre - share * span, centre - share * span + span}, whole);
    return result;
  }
  const loop::Time centre = view.from + scaled(view.to - view.from, share);
  if (factor >= 1 || view.to - view.from > least_span) return zoomed(view, centre, factor);
  if (const auto at = instant_near(context, view, centre)) {
    const HandleRange whole = whole_instant(context, *at);
    const double span = std::min(whole.span(), static_cast<double>(std::max<std::size_t>(1, most_columns)));
    const trace::Position now = context.bench.cursor().position();
    const bool present = static_cast<double>(now) >= whole.first && static_cast<double>(now) < whole.last;
    const double first = present ? present_place(context) - span / 2 : whole.first;
    result.handles = clamped({first, first + span}, whole);
  }
  return result;
}

TimelineView panned_by(const Context& context, const TimelineView& view, double share) {
  if (!view.handles) return is_one_instant(context) ? view : panned(view, scaled(view.to - view.from, share));
  TimelineView result = view;
  const double by = view.handles->span() * share;
  result.handles = clamped({view.handles->first + by, view.handles->last + by}, whole_instant(context, position_in(*view.handles)));
  return result;
}

TimelineView following_present(const Context& context, const TimelineView& view) {
  if (!view.handles) return is_one_instant(context) ? view : following(view, context.bench.time());
  const double now = present_place(context);
  if (now >= view.handles->first && now <= view.handles->last) return view;
  // On to the handles of the present instant, which begins on the left.
  TimelineView result = following(view, context.bench.time());
  const double first = now - 0.5;
  result.handles = clamped({first, first + view.handles->span()}, whole_instant(context, static_cast<trace::Position>(first)));
  return result;
}

TimelineView zoomed_to_selection(const Context& context, const TimelineView& view) {
  const session::Workbench& bench = context.bench;
  const trace::Recording& recording = bench.run().recording();
  TimelineView result = view;
  result.handles.reset();
  loop::TaskId task = bench.selected_task();
  loop::Time from = bench.time(), to = from;
  bool found = false;
  if (const std::uint32_t number = bench.selected_client(); number > 0 && number <= bench.run().clients().size() && task == loop::TaskId::none) {
    const session::Client client = bench.run().clients().client(number);
    from = client.arrived;
    to = client.served.value_or(from);
    task = client.serve;
    found = task == loop::TaskId::none;
  }
  if (task != loop::TaskId::none) {
    const auto ending = recording.ending(task);
    from = recording.task(task).created;
    to = ending ? ending->time : recording.end_time();
    found = true;
  }
  to = std::min(std::max(from, to), std::max(from, context.shown_until()));
  loop::Duration margin = std::max(scaled(to - from, 0.08), least_span);
  if (!found) {
    const TimelineView whole = fitted(context, view);
    margin = std::max(scaled(whole.to - whole.from, 0.05), least_span);
  }
  result.from = std::max(loop::Time{}, from - margin);
  result.to = std::max(to + margin, result.from + least_span);
  return result;
}

bool shows_all(const Context& context, const TimelineView& view) {
  if (view.handles) return false;
  const TimelineView whole = fitted(context, view);
  return view.to - view.from >= whole.to - whole.from;
}

TimelineView settled(const Context& context, TimelineView view) {
  if (!view.handles) return view;
  if (view.handles->first < 1 || view.handles->last > static_cast<double>(context.shown_position()) + 1 + 1e-6) view.handles.reset();
  return view;
}

// ---- Which lanes

std::vector<LaneKind> lane_kinds(const Context& context) {
  std::vector<LaneKind> kinds;
  if (shows_steps(context)) return kinds;
  const bool tasks = shows_tasks(context) || context.bench.run_count() > 1;   // two runs are compared task by task
  if ((!tasks || pairs_stations(context)) && !station_lanes(context).empty()) kinds.push_back(LaneKind::station);
  if (!tasks && context.bench.run().clients().size() > 0) kinds.push_back(LaneKind::client);
  kinds.push_back(LaneKind::task);
  if (has_tree(context)) kinds.push_back(LaneKind::tree);
  return kinds;
}

LaneKind shown_lanes(const Context& context, const TimelineView& view) {
  const std::vector<LaneKind> kinds = lane_kinds(context);
  if (kinds.empty()) return LaneKind::task;
  return std::ranges::find(kinds, view.lanes) != kinds.end() ? view.lanes : kinds.front();
}

LaneKind next_lanes(const Context& context, LaneKind kind) {
  const std::vector<LaneKind> kinds = lane_kinds(context);
  if (kinds.empty()) return kind;
  const auto found = std::ranges::find(kinds, kind);
  return found == kinds.end() || found + 1 == kinds.end() ? kinds.front() : *(found + 1);
}

std::string_view lane_words(const Context& context, LaneKind kind) {
  constexpr text::Key keys[] = {text::Key::transport_by_station, text::Key::transport_by_client, text::Key::transport_by_task,
                                text::Key::transport_by_tree};
  return context.words(keys[static_cast<std::size_t>(kind)]);
}

TimelineView folded(const Context& context, TimelineView view, loop::TaskId task) {
  if (loop::number(task) == 0 || loop::number(task) > context.bench.run().recording().task_count()) return view;
  const loop::Name name = context.bench.run().recording().task(task).name;
  const auto found = std::ranges::find(view.folded, name);
  if (found == view.folded.end()) view.folded.push_back(name);
  else view.folded.erase(found);
  return view;
}

loop::Time timeline_time_at(draw::Rect area, float x, loop::Time from, loop::Time to, loop::Time end) {
  const TimeAxis axis{.x = area.x, .width = area.w, .from = from, .to = to};
  return std::clamp(axis.time(std::clamp(x, area.x, area.x + area.w)), loop::Time{}, end);
}

}  // namespace comptoir::picture
