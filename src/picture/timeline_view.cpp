#include <algorithm>
#include <cmath>

#include "picture/timeline_panel.hpp"
#include "trace/cursor.hpp"

namespace comptoir::picture {
namespace {
constexpr loop::Duration least_span = loop::milliseconds(10);

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

loop::Time timeline_time_at(draw::Rect area, float x, loop::Time from, loop::Time to, loop::Time end) {
  const TimeAxis axis{.x = area.x, .width = area.w, .from = from, .to = to};
  return std::clamp(axis.time(std::clamp(x, area.x, area.x + area.w)), loop::Time{}, end);
}

}  // namespace comptoir::picture
