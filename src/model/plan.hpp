/// The manager's problem and its answer: which restaurant of a range keeps the promise at the least cost.
/// Knows nothing of how the restaurants are run: see plan_search.hpp.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/restaurant_parameters.hpp"
#include "model/roles.hpp"

namespace comptoir::model {

/// What the manager may buy.
struct Equipment {
  std::int64_t sodas = 1, cooks = 3, batch = 5;
  friend bool operator==(const Equipment&, const Equipment&) = default;
};
/// Document 004's restaurant, which has nothing to be bought.
inline constexpr Equipment document_equipment = {1, 3, 5};

/// What one more of each costs, in 1/3000 (parts_of_one); so is every cost.
struct Prices {
  std::int64_t soda = 2 * parts_of_one, cook = 2 * parts_of_one / 3, portion = parts_of_one / 5;
  bool everything = false;   ///< all there is is paid (money); otherwise only what is more than in document 004's restaurant

  friend bool operator==(const Prices&, const Prices&) = default;
};

/// In 1/3000.
std::int64_t cost_of(const Prices&, const Equipment&);

/// first ..= last.
struct Range {
  std::int64_t first = 1, last = 1;
  std::int64_t size() const { return last < first ? 0 : last - first + 1; }
  friend bool operator==(const Range&, const Range&) = default;
};

struct Plan {
  RestaurantSetup restaurant;    ///< today's; its clients, period, patience, durations and chance hold for all, its fryer's slip for none
  Prices prices;
  Range sodas{1, 3}, cooks{3, 8}, batch{5, 10};
  bool document_shop = false;    ///< of fryers, only today's and the one of 8 portions are there
  std::int64_t share = 100;      ///< percent of the clients who must be satisfied
  bool steady = false;           ///< what happens for ever, instead of a run of restaurant.clients; not of a list, which has an end
  std::int64_t runs = 20;        ///< by chance: how many days each restaurant is run
  bool parts = false;            ///< each size of a station is run once, see plan_search.hpp

  Equipment today() const { return {restaurant.sodas, restaurant.cooks, restaurant.batch}; }
  /// The fryers that are tried, in order; within the range, none when the shop has none there.
  std::vector<std::int64_t> fryers() const;
  friend bool operator==(const Plan&, const Plan&) = default;
  std::int64_t repetitions() const { return restaurant.by_chance() ? runs : 1; }
  /// For ever and without chance: a run is only as long as it takes to see what comes back (steady.hpp).
  bool endless() const { return steady && !restaurant.by_chance(); }
  /// That restaurant on one of its days, from 0, when so many clients come.
  RestaurantSetup setup_of(const Equipment&, std::int64_t clients, std::int64_t day) const;
};

/// More restaurants are searched in parts.
inline constexpr std::int64_t most_candidates = 1'000'000;

/// Every restaurant of the plan by its number, from 0: the fryer counts fastest, then the cooks, then the soda machines.
class Choices {
 public:
  explicit Choices(const Plan&);
  std::int64_t size() const { return sodas_.size() * cooks_.size() * static_cast<std::int64_t>(fryers_.size()); }
  Equipment at(std::int64_t number) const;
  /// None when it isn't among them.
  std::optional<std::int64_t> find(const Equipment&) const;

 private:
  Range sodas_, cooks_;
  std::vector<std::int64_t> fryers_;
};

/// The same with the next smaller size of one thing, of those that the plan tries: portions, cooks, soda machines.
std::vector<Equipment> one_less(const Plan&, const Equipment&);

/// What running a restaurant has shown.
struct Candidate {
  Equipment equipment;
  std::int64_t cost = 0;               ///< in 1/3000
  std::int64_t clients = 0;            ///< who were counted, of all runs; 0: it has not been run
  std::int64_t satisfied = 0;          ///< of them
  loop::Duration worst = {};           ///< the longest wait of those who were counted; where a queue grows, longer ones follow
  std::array<std::int64_t, 3> late = {};   ///< of those who were late, how many by whose dish came last: soda, cook, fryer
  double low = 0, high = 0;            ///< by chance: the 95 % interval of the share satisfied, 0 to 1; otherwise both are the share
  bool grows = false;                  ///< for ever: a queue grows without end, so nobody is satisfied in the long run
  bool holds = false;                  ///< surely: the whole interval is at the share that is wanted, or above

  friend bool operator==(const Candidate&, const Candidate&) = default;
  bool known() const { return clients > 0; }
  double share() const { return clients ? static_cast<double>(satisfied) / static_cast<double>(clients) : 0; }
  /// Where most late clients waited last; none when nobody was late.
  std::optional<Station> bottleneck() const;
};

/// What the search has found so far. Indices into the candidates, which may be all of the plan's, in any order, or some.
struct Answer {
  std::optional<std::size_t> best;        ///< the cheapest that holds; at the same cost, more are satisfied, then the longest wait is shorter, then it has fewer machines, cooks, portions
  std::vector<std::size_t> frontier;      ///< by cost: each satisfies more than all that cost as much or less
  std::vector<std::size_t> near_misses;   ///< with one step less of one thing than the best, and it doesn't hold; or those who satisfy most, when none holds
};
Answer answer_of(const Plan&, std::span<const Candidate>);

}  // namespace comptoir::model
