#include "model/steady.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <vector>

namespace comptoir::model {
namespace {

using State = std::vector<std::int64_t>;

/// When each place of a station is free again, the earliest first.
class Places {
 public:
  explicit Places(std::int64_t count) : free_(static_cast<std::size_t>(count), std::numeric_limits<std::int64_t>::min()) {}
  /// The first to be free took the next client, until `ready`.
  void take(std::int64_t ready) {
    std::ranges::pop_heap(free_, std::greater());
    free_.back() = ready;
    std::ranges::push_heap(free_, std::greater());
  }
  /// For how long each is still taken.
  void add_to(State& state, std::int64_t now) const {
    const auto from = static_cast<std::ptrdiff_t>(state.size());
    for (const std::int64_t free : free_) state.push_back(free > now ? free - now : 0);
    std::sort(state.begin() + from, state.end());
  }

 private:
  std::vector<std::int64_t> free_;
};

/// Places beyond the number of clients are never taken.
std::int64_t places(std::int64_t wanted, std::size_t clients) { return std::min(wanted, static_cast<std::int64_t>(clients)); }

double capacity(std::int64_t places, loop::Duration period, loop::Duration time) {
  if (time.ns == 0) return std::numeric_limits<double>::infinity();
  return static_cast<double>(places) * static_cast<double>(period.ns) / static_cast<double>(time.ns);
}

}  // namespace

std::optional<Round> repeated_round(const RestaurantSetup& setup, std::span<const Visit> visits) {
  Places soda(places(setup.sodas, visits.size())), cook(places(setup.cooks, visits.size()));
  std::int64_t fryer = std::numeric_limits<std::int64_t>::min();
  std::map<State, std::size_t> seen;
  for (std::size_t i = 0; i < visits.size(); ++i) {
    const Visit& visit = visits[i];
    const std::int64_t now = visit.arrived.ns;
    // Between two clients whose batch is a new one: how many portions lie there is the same.
    if (static_cast<std::int64_t>(i) % setup.batch == 0) {
      State state;
      soda.add_to(state, now);
      cook.add_to(state, now);
      state.push_back(fryer > now ? fryer - now : 0);
      const auto [before, fresh] = seen.try_emplace(std::move(state), i);
      if (!fresh) return Round{before->second, i - 1};
    }
    soda.take((visit.arrived + visit.soda).ns);
    cook.take((visit.arrived + visit.burger).ns);
    fryer = (visit.arrived + visit.fries).ns;
  }
  return std::nullopt;
}

std::int64_t clients_to_see_a_round(const RestaurantSetup& setup) { return std::max(setup.sodas, setup.cooks) + 2 * setup.batch; }

Capacity capacity_of(const RestaurantSetup& setup) {
  return {capacity(setup.sodas, setup.period, setup.t_soda), capacity(setup.cooks, setup.period, setup.t_burger),
          capacity(setup.batch, setup.period, setup.t_fries)};
}

bool overloaded(const RestaurantSetup& setup) {
  const auto grows = [&](std::int64_t places, loop::Duration time) {
    const std::int64_t room = places * setup.period.ns - time.ns;
    return room < 0 || (room == 0 && time.ns > 0 && setup.by_chance());
  };
  return grows(setup.sodas, setup.t_soda) || grows(setup.cooks, setup.t_burger) || grows(setup.batch, setup.t_fries);
}

Station slowest(const RestaurantSetup& setup) {
  const auto slower = [](std::int64_t places, loop::Duration time, std::int64_t others, loop::Duration of_others) {
    return time.ns * others > of_others.ns * places;
  };
  if (slower(setup.batch, setup.t_fries, setup.cooks, setup.t_burger) && slower(setup.batch, setup.t_fries, setup.sodas, setup.t_soda)) return Station::fryer;
  return slower(setup.sodas, setup.t_soda, setup.cooks, setup.t_burger) ? Station::soda : Station::cook;
}

}  // namespace comptoir::model
