#include "session/stop_search.hpp"

#include <algorithm>
#include <vector>

#include "trace/scan.hpp"

namespace comptoir::session {
namespace {

using trace::Position;
using Kind = Stop::Kind;

constexpr Position short_way = 20'000;   ///< handles

bool is_called(const loop::Name& name, std::string_view text) { return text.starts_with(name.prefix) && name.str() == text; }

/// The nearest of what is offered.
struct Nearest {
  Place from, until;
  int direction;
  std::optional<StopAt> found;

  bool lies_right(const Place& place) const { return direction > 0 ? place > from && place <= until : place < from; }
  void offer(const StopAt& at) {
    if (!lies_right(at.place)) return;
    if (!found || (direction > 0 ? at.place < found->place : at.place > found->place)) found = at;
  }
};

/// The tasks that stops name, by id, and between which positions they live.
struct NamedTasks {
  struct One {
    loop::TaskId task;
    std::size_t stop;
  };
  std::vector<One> all;
  Position first = between, last = 0;

  NamedTasks(const trace::Recording& recording, std::span<const Stop> stops) {
    if (std::ranges::none_of(stops, [](const Stop& stop) { return stop.kind == Kind::task; })) return;
    for (std::uint32_t id = 1; id <= recording.task_count(); ++id) {
      const loop::TaskId task{id};
      const loop::Name name = recording.task_name(task);
      for (std::size_t i = 0; i < stops.size(); ++i) {
        if (stops[i].kind != Kind::task || !is_called(name, stops[i].name)) continue;
        const auto ending = recording.ending(task);
        all.push_back({task, i});
        first = std::min(first, recording.task(task).created_at);
        last = std::max(last, ending ? ending->position : recording.handle_count());
      }
    }
  }
};

/// Stops at what tasks do: the first or the last place of a stretch that lies right.
struct EventScan final : trace::Scan {
  EventScan(const trace::Recording& all, std::span<const Stop> wanted, const Nearest& side) : recording(all), stops(wanted), nearest(side) {}
  const trace::Recording& recording;
  std::span<const Stop> stops;
  Nearest nearest;
  const NamedTasks* named = nullptr;   ///< null: names are compared at each step, which a short way takes less for

  void hold(std::size_t stop, loop::TaskId task) {
    const Place place = place_of(recording, std::min(position, recording.handle_count()), now);
    if (!nearest.lies_right(place)) return;
    nearest.offer({stop, place, task, 0});
    match();
  }
  void hold(Kind kind, loop::TaskId task) {
    for (std::size_t i = 0; i < stops.size(); ++i)
      if (stops[i].kind == kind) hold(i, task);
  }
  void on_handle_run(loop::HandleId id) override {
    if (!recording.is_task_step(position)) return;
    const loop::TaskId task = recording.handle(id).info.task;
    if (named) {
      for (auto one = std::ranges::lower_bound(named->all, task, {}, &NamedTasks::One::task); one != named->all.end() && one->task == task; ++one)
        hold(one->stop, task);
      return;
    }
    for (std::size_t i = 0; i < stops.size(); ++i)
      if (stops[i].kind == Kind::task && is_called(recording.task_name(task), stops[i].name)) hold(i, task);
  }
  void on_queued(loop::ResourceId id, loop::TaskId task) override {
    for (std::size_t i = 0; i < stops.size(); ++i)
      if (stops[i].kind == Kind::queue && is_called(recording.resource_name(id), stops[i].name)) hold(i, task);
  }
  void on_task_finished(loop::TaskId id, loop::Outcome outcome) override {
    if (outcome == loop::Outcome::error) hold(Kind::error, id);
  }
  void on_error_unseen(loop::TaskId id) override { hold(Kind::error, id); }
  void on_callback_raised(loop::HandleId id) override { hold(Kind::error, recording.handle(id).info.task); }
};

/// Stops that other tables tell.
struct TableSearch {
  const Run& run;
  Nearest& nearest;
  const trace::Recording& recording = run.recording();
  loop::Time end = recording.time_at(recording.handle_count());

  void at_time(std::size_t stop, loop::Time time, std::uint32_t client) {
    if (time <= end) nearest.offer({stop, place_at(recording, time), loop::TaskId::none, client});
  }

  void late(std::size_t stop) {
    if (!value_of(run.settings(), "patience")) return;
    const Clients& clients = run.clients();
    for (std::uint32_t n = 1; n <= clients.size(); ++n) {
      const Client client = clients.client(n);
      if (client.serve != loop::TaskId::none && !clients.satisfied(client)) at_time(stop, client.arrived + clients.patience(), n);
    }
  }

  void reports(std::size_t stop) {
    for (const Run::Report& report : run.reports()) {
      const Position position = std::clamp<Position>(report.position, 1, std::max<Position>(recording.handle_count(), 1));
      nearest.offer({stop, place_of(recording, position, report.time), report.task, 0});
    }
  }

  /// Turns from the nearest on, until one has so many handles.
  void handles(std::size_t stop, std::int64_t most) {
    const std::uint32_t turns = recording.iteration_at(recording.handle_count());
    const bool forwards = nearest.direction > 0;
    const std::uint32_t from = recording.iteration_at(position_of(recording, nearest.from));
    const std::uint32_t to = !forwards ? 1 : nearest.until == last_place ? turns : std::min(turns, recording.iteration_at(position_of(recording, nearest.until)) + 1);
    for (std::uint32_t turn = std::clamp(forwards ? from : from + 1, 1u, std::max(turns, 1u)); forwards ? turn <= to : turn >= to; turn += forwards ? 1u : -1u) {
      const trace::Position first = recording.first_of_iteration(turn);
      const trace::Position after = turn < turns ? recording.first_of_iteration(turn + 1) : recording.handle_count() + 1;
      if (after - first <= most || first == 0) continue;
      nearest.offer({stop, place_of(recording, first, recording.start_at(first)), loop::TaskId::none, 0});
      if (nearest.found) return;
    }
  }
};

bool hears_events(const Stop& stop) { return stop.kind == Kind::task || stop.kind == Kind::queue || stop.kind == Kind::error; }

}  // namespace

std::optional<StopAt> find_stop(const Run& run, std::span<const Stop> stops, const Place& from, int direction, const Place& until) {
  const trace::Recording& recording = run.recording();
  Nearest nearest{from, until, direction, std::nullopt};
  if (recording.handle_count() == 0) return std::nullopt;
  TableSearch tables{run, nearest};
  for (std::size_t i = 0; i < stops.size(); ++i) {
    switch (stops[i].kind) {
      case Kind::time: tables.at_time(i, loop::Time{stops[i].value}, 0); break;
      case Kind::late: tables.late(i); break;
      case Kind::handles: {
        Nearest own{from, until, direction, std::nullopt};
        TableSearch{run, own}.handles(i, stops[i].value);
        if (own.found) nearest.offer(*own.found);
        break;
      }
      case Kind::error: tables.reports(i); break;
      case Kind::task: case Kind::queue: break;
    }
  }
  if (std::ranges::none_of(stops, hears_events)) return nearest.found;
  // What a table told already bounds the events that are read, and so does the life of the tasks where nothing else is heard.
  // A handle that takes time begins before its position.
  const Position here = position_of(recording, from);
  Position after = here, to = recording.handle_count();
  if (direction > 0) {
    if (nearest.found) nearest.until = nearest.found->place;
    if (nearest.until != last_place) to = std::min(to, position_of(recording, nearest.until) + 1);
  } else {
    after = nearest.found ? position_of(recording, nearest.found->place) : 0;
    after = after > 0 ? after - 1 : 0;
    to = std::min(to, here + 1);
  }
  EventScan scan(recording, stops, nearest);
  std::optional<NamedTasks> named;
  if (to > after && to - after > short_way) {
    named.emplace(recording, stops);
    scan.named = &*named;
    if (std::ranges::all_of(stops, [](const Stop& stop) { return stop.kind == Kind::task || !hears_events(stop); })) {
      after = std::max(after, named->first > 0 ? named->first - 1 : 0);
      to = std::min(to, named->last);
    }
  }
  if (direction > 0) trace::scan_forwards(recording, scan, after, to);
  else trace::scan_backwards(recording, scan, after, to);
  return scan.nearest.found;
}

}  // namespace comptoir::session
