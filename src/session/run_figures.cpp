#include "session/run_figures.hpp"

#include <algorithm>

#include "trace/statistics.hpp"
#include "trace/thread_use.hpp"

namespace comptoir::session {
namespace {

void wait_figures(RunFigures& figures, const Clients& clients) {
  std::vector<std::int64_t> waits;
  std::int64_t sum = 0;
  for (std::uint32_t i = 0; i < figures.score.served; ++i) {
    const Client client = clients.client(clients.served(i));
    waits.push_back((*client.served - client.arrived).ns);
    sum += waits.back();
  }
  if (waits.empty()) return;
  const auto count = static_cast<std::int64_t>(waits.size());
  constexpr std::int64_t hundredth = 10'000'000;
  figures.mean_wait = loop::Duration{(sum / count + hundredth / 2) / hundredth * hundredth};
  const auto nine_of_ten = waits.begin() + (9 * count + 9) / 10 - 1;
  std::ranges::nth_element(waits, nine_of_ten);
  figures.most_wait = loop::Duration{*nine_of_ten};
  figures.longest_wait = loop::Duration{*std::max_element(nine_of_ten, waits.end())};
}

void add_station(RunFigures& figures, const Run& run, const trace::ResourceUse& use, loop::Duration span) {
  const trace::ResourceInfo info = run.recording().resource(use.resource);
  if (info.created_at > figures.position || info.kind > loop::ResourceKind::bounded_semaphore) return;
  StationFigures station{.name = info.name, .units = std::max(1u, info.permits), .longest_line = use.longest_line};
  const double whole = static_cast<double>(span.ns) * station.units;
  if (whole > 0) station.busy = static_cast<std::int64_t>(static_cast<double>(use.held.ns) * 100 / whole + 0.5);
  figures.stations.push_back(station);
}

void station_figures(RunFigures& figures, const Run& run) {
  if (!figures.over) {
    const trace::Statistics all = trace::statistics(run.recording(), run.lanes(), figures.position);
    for (const trace::ResourceUse& use : all.resources) add_station(figures, run, use, all.span);
    return;
  }
  // Of a whole run the lanes know it already: a long one is not sorted for it.
  for (std::uint32_t id = 1; id <= run.lanes().resource_count(); ++id) {
    trace::ResourceUse use{.resource = loop::ResourceId{id}, .held = {}, .waited = {}};
    const auto& holds = run.lanes().holds(use.resource);
    for (std::size_t i = 0; i < holds.size(); ++i) use.held = use.held + (holds[i].to - holds[i].from);
    use.longest_line = run.lanes().most_waiting(use.resource);
    add_station(figures, run, use, figures.end - loop::Time{});
  }
}

}  // namespace

RunFigures figures_of(const Run& run, trace::Position position, loop::Time time) {
  const trace::Recording& recording = run.recording();
  RunFigures figures;
  figures.position = std::min(position, recording.handle_count());
  figures.over = run.complete() && figures.position == recording.handle_count() && time >= recording.end_time();
  figures.end = figures.over ? recording.end_time() : time;
  figures.score = run.clients().score_at(figures.position);
  if (figures.over || run.clients().size() <= most_asked) {
    wait_figures(figures, run.clients());
    station_figures(figures, run);
  }
  figures.steps = recording.task_steps_until(figures.position);
  figures.turns = recording.iteration_at(figures.position);
  std::uint32_t first_later = 1, last = recording.task_count() + 1;   // tasks are in order of creation
  while (first_later < last) {
    const std::uint32_t middle = first_later + (last - first_later) / 2;
    if (recording.task(loop::TaskId{middle}).created_at <= figures.position) first_later = middle + 1;
    else last = middle;
  }
  figures.tasks = first_later - 1;
  figures.lines = recording.printed_until(figures.position);
  figures.blocked = trace::thread_use(recording, figures.end).blocked;
  return figures;
}

RunFigures figures_of(const Run& run) { return figures_of(run, run.recording().handle_count(), run.recording().end_time()); }

}  // namespace comptoir::session
