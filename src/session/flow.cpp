#include "session/flow.hpp"

#include <algorithm>
#include <unordered_map>

#include "trace/statistics.hpp"

namespace comptoir::session {
namespace {

using loop::Duration;
using loop::Time;

constexpr double second = 1e9;

/// One person from coming to leaving.
struct Stay {
  Time from, to;
};

std::vector<QueueStep> steps_of(const std::vector<Stay>& stays) {
  std::vector<QueueStep> changes;
  for (const Stay& stay : stays) {
    if (stay.from == stay.to) continue;
    changes.push_back({stay.from, 1});
    changes.push_back({stay.to, -1});
  }
  std::ranges::sort(changes, {}, &QueueStep::time);
  std::vector<QueueStep> steps;
  std::int64_t length = 0;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    length += changes[i].length;
    if (i + 1 < changes.size() && changes[i + 1].time == changes[i].time) continue;
    if (length != (steps.empty() ? 0 : steps.back().length)) steps.push_back({changes[i].time, length});
  }
  return steps;
}

/// The length summed over the time: by instants. The steps end at 0.
Duration area_of(const std::vector<QueueStep>& steps) {
  Duration sum;
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) sum = sum + (steps[i + 1].time - steps[i].time) * steps[i].length;
  return sum;
}

Little little_of(const std::vector<Stay>& stays, Duration span) {
  Little little{.count = std::ssize(stays), .inside = area_of(steps_of(stays)), .spent = {}, .span = span};
  for (const Stay& stay : stays) little.spent = little.spent + (stay.to - stay.from);
  return little;
}

/// Clients from their arrival until they are served. One who was sent away has left when its task ended.
std::vector<Stay> clients_of(const Run& run) {
  const trace::Recording& recording = run.recording();
  std::vector<Stay> stays;
  for (std::uint32_t n = 1; n <= run.clients().size(); ++n) {
    const Client client = run.clients().client(n);
    if (client.serve == loop::TaskId::none) continue;
    const auto ending = recording.ending(client.serve);
    stays.push_back({client.arrived, client.served ? *client.served : ending ? ending->time : recording.end_time()});
  }
  return stays;
}

/// Those who came to a resource, each until it was let go or the line was left. Who got a place at the moment of leaving the line has
/// not left.
std::vector<Stay> stays_at(const trace::Lanes& lanes, loop::ResourceId resource) {
  std::vector<Stay> stays;
  std::unordered_map<std::uint32_t, std::size_t> last;   // by task
  const trace::Waitings waitings = lanes.waitings(resource);
  for (std::size_t i = 0; i < waitings.size(); ++i) {
    last[loop::number(waitings[i].task)] = stays.size();
    stays.push_back({waitings[i].from, waitings[i].to});
  }
  const auto& holds = lanes.holds(resource);
  for (std::size_t i = 0; i < holds.size(); ++i) {
    const auto waited = last.find(loop::number(holds[i].task));
    if (waited != last.end() && stays[waited->second].to == holds[i].from) stays[waited->second].to = holds[i].to;
    else stays.push_back({holds[i].from, holds[i].to});
  }
  return stays;
}

std::vector<Stay> line_of(const trace::Lanes& lanes, loop::ResourceId resource) {
  std::vector<Stay> stays;
  const trace::Waitings waitings = lanes.waitings(resource);
  for (std::size_t i = 0; i < waitings.size(); ++i) stays.push_back({waitings[i].from, waitings[i].to});
  return stays;
}

}  // namespace

double Little::number() const { return span.ns > 0 ? static_cast<double>(inside.ns) / static_cast<double>(span.ns) : 0; }
double Little::a_second() const { return span.ns > 0 ? static_cast<double>(count) * second / static_cast<double>(span.ns) : 0; }
double Little::seconds() const { return count > 0 ? static_cast<double>(spent.ns) / second / static_cast<double>(count) : 0; }

double StationFlow::use(Duration span) const {
  const double all = static_cast<double>(span.ns) * static_cast<double>(places);
  return all > 0 ? static_cast<double>(busy.ns) / all : 0;
}

Flow flow_of(const Run& run) {
  const trace::Recording& recording = run.recording();
  const std::vector<Stay> clients = clients_of(run);
  Time last;
  for (const Stay& client : clients) last = std::max(last, client.to);
  Flow flow{.span = last - Time{}, .stations = {}, .restaurant = {}};
  flow.restaurant = little_of(clients, flow.span);
  for (const trace::ResourceUse& use : trace::statistics(recording, run.lanes(), recording.handle_count()).resources) {
    const trace::ResourceInfo info = recording.resource(use.resource);
    const auto station = model::station_of(info.name);
    if (!station) continue;
    StationFlow made{.station = *station, .places = std::max<std::int64_t>(info.permits, use.most_held), .busy = use.held,
                     .queue = steps_of(line_of(run.lanes(), use.resource)), .longest = 0, .queued = {}, .little = {}};
    for (const QueueStep& step : made.queue) made.longest = std::max(made.longest, step.length);
    made.queued = area_of(made.queue);
    made.little = little_of(stays_at(run.lanes(), use.resource), flow.span);
    flow.stations.push_back(std::move(made));
  }
  std::ranges::sort(flow.stations, {}, &StationFlow::station);
  return flow;
}

}  // namespace comptoir::session
