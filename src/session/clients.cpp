#include "session/clients.hpp"

#include <algorithm>

#include "model/restaurant_parameters.hpp"
#include "model/roles.hpp"

namespace comptoir::session {
namespace {

/// Those of a list are as many as it has.
std::uint32_t planned_clients(const Settings& settings) {
  if (!value_of(settings, "clients")) return 0;
  return static_cast<std::uint32_t>(model::restaurant_setup(settings.lesson->parameters, settings.values).clients);
}

/// When each client comes, where that is left to chance or listed.
std::vector<loop::Time> drawn_arrivals(const Settings& settings) {
  std::vector<loop::Time> arrivals;
  const model::RestaurantSetup setup = model::restaurant_setup(settings.lesson->parameters, settings.values);
  if (!setup.arrivals.empty()) return setup.arrivals;
  if (!setup.poisson) return arrivals;
  loop::Time next;
  for (std::uint32_t client = 1; client <= setup.clients; ++client) {
    arrivals.push_back(next);
    next = next + model::time_to_next(setup, client);
  }
  return arrivals;
}

}  // namespace

Clients::Clients(const Settings& settings)
    : planned_(planned_clients(settings)),
      period_{value_of(settings, "period").value_or(0)},
      drawn_(drawn_arrivals(settings)),
      patience_{value_of(settings, "patience").value_or(0)},
      most_(planned_ + static_cast<std::uint32_t>(std::ranges::count(settings.interventions, Deed::client, &Intervention::deed))) {}

void Clients::extend(const trace::Recording& recording) {
  for (; tasks_read_ < recording.task_count(); ++tasks_read_) {
    const loop::TaskId id{static_cast<std::uint32_t>(tasks_read_ + 1)};
    const loop::Name name = recording.task_name(id);
    const model::Role role = model::role_of(name);
    const std::uint32_t number = model::client_of(name);
    if (number == 0) continue;
    const trace::TaskInfo task = recording.task(id);
    // Clients may come in any order; a number beyond those that are to come is none of theirs.
    if (role == model::Role::serve && number >= 1 && number <= std::max<std::size_t>(most_, known_.size() + 1)) {
      while (known_.size() < number) known_.push_back(expected(static_cast<std::uint32_t>(known_.size() + 1)));
      Client& client = known_[number - 1];
      arrived_ += client.serve == loop::TaskId::none ? 1 : 0;
      client.serve = task.id;
      client.arrived = task.created;
    }
    Client* client = known(number);
    if (!client || task.parent != client->serve) continue;
    if (role == model::Role::soda) client->soda = task.id;
    if (role == model::Role::burger) client->burger = task.id;
    if (role == model::Role::fries) client->fries = task.id;
  }
  for (; prints_read_ < recording.printed_count(); ++prints_read_) {
    const trace::PrintedLine line = recording.printed(prints_read_);
    if (line.print.key != static_cast<std::uint16_t>(model::PrintKey::served) || line.task == loop::TaskId::none) continue;
    Client* client = known(model::client_of(recording.task(line.task).name));
    if (!client || client->served) continue;
    client->served = line.time;
    client->served_at = line.position;
    const std::uint32_t before = services_.empty() ? 0 : services_.back().satisfied;
    services_.push_back({client->number, before + (satisfied(*client) ? 1 : 0), line.time, line.position});
  }
}

Client* Clients::known(std::uint32_t number) {
  return number >= 1 && number <= known_.size() ? &known_[number - 1] : nullptr;
}

std::uint32_t Clients::size() const { return std::max(planned_, static_cast<std::uint32_t>(known_.size())); }

Client Clients::client(std::uint32_t n) const { return n >= 1 && n <= known_.size() ? known_[n - 1] : expected(n); }

Client Clients::expected(std::uint32_t n) const {
  Client client;
  client.number = n;
  client.arrived = planned_arrival(n);
  return client;
}

loop::Time Clients::planned_arrival(std::uint32_t n) const {
  if (drawn_.empty() || n == 0) return loop::Time{} + period_ * (n > 0 ? std::int64_t{n} - 1 : 0);
  return drawn_[std::min<std::size_t>(n, drawn_.size()) - 1];   // whom an intervention sends is among those who have come
}

bool Clients::satisfied(const Client& client) const {
  return client.served && *client.served - client.arrived < patience_;
}

Score Clients::after(std::size_t services) const {
  Score score;
  score.total = size();
  score.served = static_cast<std::uint32_t>(services);
  if (services > 0) score.satisfied = services_[services - 1].satisfied;
  return score;
}

Score Clients::score_at(trace::Position position) const {
  return after(trace::count_until(services_, position, [](trace::Position at, const Service& s) { return at < s.position; }));
}

Score Clients::score_at(loop::Time now) const {
  return after(trace::count_until(services_, now, [](loop::Time time, const Service& s) { return time < s.time; }));
}

Score Clients::score() const { return after(services_.size()); }

}  // namespace comptoir::session
