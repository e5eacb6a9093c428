#include "tests/model/problems.hpp"

namespace comptoir::model {
namespace {

loop::Duration eighths(Random& random, std::int64_t most_seconds) { return loop::milliseconds(125) * number(random, 0, 8 * most_seconds); }

Range range(Random& random, std::int64_t most) {
  const std::int64_t first = number(random, 1, most);
  return {first, first + number(random, 0, 3)};
}

}  // namespace

std::int64_t number(Random& random, std::int64_t least, std::int64_t most) {
  return least + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most - least + 1));
}

bool chance(Random& random, int percent) { return number(random, 1, 100) <= percent; }

Plan random_plan(Random& random) {
  Plan plan;
  plan.sodas = range(random, 3);
  plan.cooks = range(random, 6);
  plan.batch = range(random, 9);
  RestaurantSetup& today = plan.restaurant;
  today.clients = number(random, 1, 30);
  today.period = eighths(random, 2);
  today.patience = eighths(random, 12);
  today.t_soda = eighths(random, 2);
  today.t_burger = eighths(random, 6);
  today.t_fries = eighths(random, 6);
  today.batch = number(random, 1, 12);
  if (chance(random, 40)) today.t_burger = today.period * number(random, plan.cooks.first, plan.cooks.last);
  if (chance(random, 20)) today.t_fries = today.period * number(random, plan.batch.first, plan.batch.last);
  today.whole_seconds = chance(random, 20);
  plan.prices.everything = chance(random, 30);
  plan.document_shop = chance(random, 20);
  plan.share = number(random, 0, 100);
  plan.steady = chance(random, 40);
  return plan;
}

Plan random_plan_by_chance(Random& random) {
  Plan plan = random_plan(random);
  plan.restaurant.times = static_cast<Spread>(number(random, 0, 3));
  plan.restaurant.deviation = number(random, 0, 57);
  plan.restaurant.poisson = plan.restaurant.times == Spread::fixed || chance(random, 50);
  plan.restaurant.seed = static_cast<std::uint64_t>(number(random, 1, 1'000));
  plan.runs = number(random, 1, 4);
  return plan;
}

Plan random_plan_by_list(Random& random) {
  Plan plan = chance(random, 50) ? random_plan(random) : random_plan_by_chance(random);
  plan.restaurant.poisson = false;
  plan.steady = false;
  loop::Time time;
  for (std::int64_t client = 1; client <= plan.restaurant.clients; ++client) {
    if (!chance(random, 20)) time = time + eighths(random, 2);
    plan.restaurant.arrivals.push_back(time);
  }
  return plan;
}

std::vector<Candidate> search(const Plan& plan, std::size_t slice, Part part) {
  PlanSearch search(plan, part);
  while (search.advance(slice)) continue;
  return search.candidates();
}

std::ostream& operator<<(std::ostream& out, const Equipment& equipment) {
  return out << equipment.sodas << '+' << equipment.cooks << '+' << equipment.batch;
}

std::ostream& operator<<(std::ostream& out, const Candidate& candidate) {
  return out << candidate.equipment << ": " << candidate.satisfied << " of " << candidate.clients << ", cost " << candidate.cost << ", worst "
             << candidate.worst.ns << " ns, late " << candidate.late[0] << ' ' << candidate.late[1] << ' ' << candidate.late[2] << ", " << candidate.low
             << " to " << candidate.high << (candidate.grows ? ", grows" : "") << (candidate.holds ? ", holds" : "");
}

}  // namespace comptoir::model
