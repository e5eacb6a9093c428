#include "model/plan_search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <stdexcept>

#include "model/chance.hpp"
#include "model/steady.hpp"

namespace comptoir::model {
namespace {

/// For ever by chance: so many clients of each day are counted at least, after as many that bring the queues to where they stay.
constexpr std::int64_t least_steady = 500;

/// What runs of stations may hold: 80 MB. Where there would be more, every restaurant is run.
constexpr std::int64_t most_numbers = 10'000'000;

/// Student's t, 97.5 %, by degrees of freedom from 1; the last holds, near enough and on the wide side, from 30 to 39.
constexpr std::array<double, 30> student = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
                                            2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042};

double student_of(std::int64_t runs) {
  const std::int64_t freedom = runs - 1;
  if (freedom <= 30) return student[static_cast<std::size_t>(freedom - 1)];
  return freedom < 40 ? 2.042 : freedom < 60 ? 2.021 : freedom < 120 ? 2.000 : 1.980;
}

Station last_dish(const Visit& visit) {
  if (visit.fries >= visit.burger && visit.fries >= visit.soda) return Station::fryer;
  return visit.burger >= visit.soda ? Station::cook : Station::soda;
}

/// How many clients a run has.
std::int64_t clients_of(const Plan& plan, const Equipment& equipment) {
  if (plan.endless()) return clients_to_see_a_round(plan.setup_of(equipment, 1, 0));
  return plan.steady ? 2 * std::max(plan.restaurant.clients, least_steady) : plan.restaurant.clients;   // the first half is not counted
}

/// How many the runs have from which the visits to any of the plan's restaurants are put together.
std::int64_t most_clients_of(const Plan& plan) { return clients_of(plan, {plan.sodas.last, plan.cooks.last, plan.batch.last}); }

}  // namespace

/// What the runs of one candidate come to.
class PlanSearch::Sum {
 public:
  Sum(const Plan& plan, const Equipment& equipment) : plan_(plan) {
    candidate_.equipment = equipment;
    candidate_.cost = cost_of(plan.prices, equipment);
  }

  /// A run is over.
  void add(const RestaurantSetup& setup, std::span<const Visit> visits) {
    if (plan_.endless()) {
      const auto round = repeated_round(setup, visits);
      if (round) visits = visits.subspan(round->first, round->last - round->first + 1);
      count(setup, visits);
      if (!round) all_late(setup);
    } else {
      count(setup, plan_.steady ? visits.subspan(visits.size() / 2) : visits);
      if (plan_.steady && overloaded(setup)) all_late(setup);   // however well it began
    }
    ++runs_;
  }

  std::int64_t runs() const { return runs_; }

  Candidate candidate() const {
    Candidate made = candidate_;
    made.low = made.high = made.share();
    if (plan_.restaurant.by_chance()) {
      if (!made.grows) put_interval(made);
      made.holds = made.low >= static_cast<double>(plan_.share) / 100;
    } else {
      made.holds = made.satisfied * 100 >= plan_.share * made.clients;
    }
    return made;
  }

 private:
  void count(const RestaurantSetup& setup, std::span<const Visit> visits) {
    std::int64_t happy = 0;
    for (const Visit& visit : visits) {
      candidate_.worst = std::max(candidate_.worst, visit.waited);
      if (satisfied(setup, visit.waited)) ++happy;
      else ++candidate_.late[static_cast<std::size_t>(last_dish(visit))];
    }
    candidate_.clients += std::ssize(visits);
    candidate_.satisfied += happy;
    squares_ += happy * happy;
  }

  /// A queue grows: that some of the first clients were satisfied counts for nothing.
  void all_late(const RestaurantSetup& setup) {
    candidate_.grows = true;
    candidate_.satisfied = squares_ = 0;
    candidate_.late = {};
    candidate_.late[static_cast<std::size_t>(slowest(setup))] = candidate_.clients;
  }

  /// The 95 % interval. Clients of one run depend on each other; runs don't, and all count as many clients: it is that of the runs' shares,
  /// by Student's t. Of one run nothing is known. Runs that (nearly) agree leave hardly a deviation, but the doubt that they are few: it is
  /// never narrower than what so many clients leave of whom none was another one (0.025 to the one over their number).
  void put_interval(Candidate& made) const {
    const double share = made.share();
    if (runs_ < 2) {
      made.low = 0;
      made.high = 1;
      return;
    }
    const auto deviation = static_cast<double>(runs_ * squares_ - candidate_.satisfied * candidate_.satisfied);   // in whole numbers: none is none
    const double half = student_of(runs_) * std::sqrt(deviation / static_cast<double>(runs_ - 1)) / static_cast<double>(made.clients);
    constexpr double log_of_doubt = -3.6888794541139363;   // of 0.025
    const double few = exact_exp(log_of_doubt / static_cast<double>(made.clients));
    made.low = std::max(0.0, std::min(share - half, share * few));
    made.high = std::min(1.0, std::max(share + half, 1 - (1 - share) * few));
  }

  const Plan& plan_;
  Candidate candidate_;
  std::int64_t runs_ = 0;
  std::int64_t squares_ = 0;   ///< of each run's satisfied clients
};

PlanSearch::PlanSearch(const Plan& plan, Part part) : plan_(plan) {
  const Choices choices(plan_);
  const std::int64_t mine = (choices.size() - part.index + part.count - 1) / part.count;
  if (mine > most_candidates) throw std::length_error("too many restaurants");
  for (std::int64_t number = part.index; number < choices.size(); number += part.count) {
    const Equipment equipment = choices.at(number);
    candidates_.push_back({.equipment = equipment, .cost = cost_of(plan_.prices, equipment)});
  }
  // About the golden section of them, and no common divisor: wherever one stops, the range is covered.
  stride_ = candidates_.size() * 618 / 1000 + 1;
  while (std::gcd(stride_, std::max<std::size_t>(1, candidates_.size())) != 1) ++stride_;
  if (const std::int64_t clients = most_clients_of(plan_); plan_.parts && StationRuns::numbers(plan_, clients) <= most_numbers)
    stations_ = std::make_unique<StationRuns>(plan_, clients);
}

PlanSearch::~PlanSearch() = default;

std::size_t PlanSearch::place(std::size_t turn) const {
  return static_cast<std::size_t>(static_cast<std::uint64_t>(turn) * stride_ % candidates_.size());
}

/// Goes on with the run of setup_. True when it is over, its visits in visits_; otherwise nothing is left of `handles`.
bool PlanSearch::run(std::size_t& handles) {
  const auto use = [&](std::size_t per_client) { handles -= std::min(handles, static_cast<std::size_t>(setup_.clients) * per_client); };
  if (stations_) {
    const bool more = stations_->advance(handles);
    runs_ = stations_->runs();
    if (more) {
      handles = 0;
      return false;
    }
    stations_->put_together(setup_, visits_);
    use(1);
    return true;
  }
  if (!trial_) trial_ = std::make_unique<Trial>(setup_);
  if (trial_->advance(handles)) {
    handles = 0;
    return false;
  }
  visits_ = trial_->visits();
  trial_.reset();
  ++runs_;
  use(handles_of_client);
  return true;
}

bool PlanSearch::advance(std::size_t handles) {
  while (known_ < candidates_.size() && handles > 0) {
    Candidate& candidate = candidates_[place(known_)];
    if (!sum_) {
      sum_ = std::make_unique<Sum>(plan_, candidate.equipment);
      setup_ = plan_.setup_of(candidate.equipment, clients_of(plan_, candidate.equipment), 0);
    }
    if (!run(handles)) break;
    sum_->add(setup_, visits_);
    if (sum_->runs() < plan_.repetitions()) {
      setup_.repetition = static_cast<std::uint64_t>(sum_->runs());
    } else {
      candidate = sum_->candidate();
      sum_.reset();
      ++known_;
    }
  }
  return known_ < candidates_.size();
}

double PlanSearch::progress() const {
  return candidates_.empty() ? 1 : static_cast<double>(known_) / static_cast<double>(candidates_.size());
}

Plan only(const Plan& plan, const Equipment& equipment) {
  Plan one = plan;
  one.document_shop = false;
  one.sodas = {equipment.sodas, equipment.sodas};
  one.cooks = {equipment.cooks, equipment.cooks};
  one.batch = {equipment.batch, equipment.batch};
  return one;
}

Candidate run_candidate(const Plan& plan, const Equipment& equipment) {
  PlanSearch search(only(plan, equipment));
  while (search.advance(1'000'000)) continue;
  return search.candidates().front();
}

}  // namespace comptoir::model
