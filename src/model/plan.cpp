#include "model/plan.hpp"

#include <algorithm>
#include <tuple>

namespace comptoir::model {
namespace {

constexpr std::int64_t document_fryer = 8;
constexpr std::size_t most_near_misses = 3;

std::int64_t bought(const Prices& prices, std::int64_t there, std::int64_t before) {
  return prices.everything ? there : std::max<std::int64_t>(0, there - before);
}

/// Cheapest first; at one cost the better one first.
bool before(const Candidate& a, const Candidate& b) {
  if (a.cost != b.cost) return a.cost < b.cost;
  // Shares of different numbers of clients, by their products.
  const std::int64_t more = a.satisfied * b.clients - b.satisfied * a.clients;
  if (more != 0) return more > 0;
  const auto rest = [](const Candidate& c) { return std::tuple(c.worst.ns, c.equipment.sodas, c.equipment.cooks, c.equipment.batch); };
  return rest(a) < rest(b);
}

}  // namespace

std::int64_t cost_of(const Prices& prices, const Equipment& equipment) {
  return bought(prices, equipment.sodas, document_equipment.sodas) * prices.soda + bought(prices, equipment.cooks, document_equipment.cooks) * prices.cook +
         bought(prices, equipment.batch, document_equipment.batch) * prices.portion;
}

std::vector<std::int64_t> Plan::fryers() const {
  std::vector<std::int64_t> sizes;
  for (std::int64_t size = batch.first; size <= batch.last; ++size) {
    if (!document_shop || size == restaurant.batch || size == document_fryer) sizes.push_back(size);
  }
  return sizes;
}

RestaurantSetup Plan::setup_of(const Equipment& equipment, std::int64_t clients, std::int64_t day) const {
  RestaurantSetup setup = restaurant;
  setup.sodas = equipment.sodas;
  setup.cooks = equipment.cooks;
  setup.batch = equipment.batch;
  if (setup.arrivals.empty()) setup.clients = clients;
  setup.repetition = static_cast<std::uint64_t>(day);
  setup.fryer_slip = false;
  return setup;
}

Choices::Choices(const Plan& plan) : sodas_(plan.sodas), cooks_(plan.cooks), fryers_(plan.fryers()) {}

Equipment Choices::at(std::int64_t number) const {
  const auto fryers = static_cast<std::int64_t>(fryers_.size());
  const std::int64_t rest = number / fryers;
  return {sodas_.first + rest / cooks_.size(), cooks_.first + rest % cooks_.size(), fryers_[static_cast<std::size_t>(number % fryers)]};
}

std::optional<std::int64_t> Choices::find(const Equipment& wanted) const {
  const auto within = [](const Range& range, std::int64_t value) { return value >= range.first && value <= range.last; };
  const auto fryer = std::ranges::find(fryers_, wanted.batch);
  if (!within(sodas_, wanted.sodas) || !within(cooks_, wanted.cooks) || fryer == fryers_.end()) return std::nullopt;
  return ((wanted.sodas - sodas_.first) * cooks_.size() + wanted.cooks - cooks_.first) * static_cast<std::int64_t>(fryers_.size()) + (fryer - fryers_.begin());
}

std::vector<Equipment> one_less(const Plan& plan, const Equipment& best) {
  std::vector<Equipment> smaller = {{best.sodas, best.cooks - 1, best.batch}, {best.sodas - 1, best.cooks, best.batch}};
  const std::vector<std::int64_t> fryers = plan.fryers();
  const auto fryer = std::ranges::find(fryers, best.batch);
  if (fryer != fryers.begin() && fryer != fryers.end()) smaller.insert(smaller.begin(), {best.sodas, best.cooks, *std::prev(fryer)});
  const Choices tried(plan);
  std::erase_if(smaller, [&](const Equipment& equipment) { return !tried.find(equipment); });
  return smaller;
}

std::optional<Station> Candidate::bottleneck() const {
  const auto most = std::ranges::max_element(late);
  return *most > 0 ? std::optional(static_cast<Station>(most - late.begin())) : std::nullopt;
}

Answer answer_of(const Plan& plan, std::span<const Candidate> candidates) {
  Answer answer;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].known()) order.push_back(i);
  }
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return before(candidates[a], candidates[b]); });
  const Candidate* highest = nullptr;
  for (const std::size_t i : order) {
    const Candidate& candidate = candidates[i];
    if (candidate.holds && !answer.best) answer.best = i;
    if (highest && candidate.satisfied * highest->clients <= highest->satisfied * candidate.clients) continue;
    highest = &candidate;
    answer.frontier.push_back(i);
  }
  if (answer.best) {
    for (const Equipment& smaller : one_less(plan, candidates[*answer.best].equipment)) {
      const auto found = std::ranges::find(candidates, smaller, &Candidate::equipment);
      if (found != candidates.end() && found->known() && !found->holds) answer.near_misses.push_back(static_cast<std::size_t>(found - candidates.begin()));
    }
  } else {
    answer.near_misses.assign(answer.frontier.rbegin(), answer.frontier.rbegin() + static_cast<std::ptrdiff_t>(std::min(most_near_misses, answer.frontier.size())));
  }
  return answer;
}

}  // namespace comptoir::model
