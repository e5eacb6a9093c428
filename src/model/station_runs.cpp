#include "model/station_runs.hpp"

#include <algorithm>

namespace comptoir::model {
namespace {

std::size_t largest(const Plan& plan) {
  return std::max({static_cast<std::size_t>(plan.sodas.size()), static_cast<std::size_t>(plan.cooks.size()), plan.fryers().size()});
}

std::int64_t within(const Range& range, std::size_t i) { return std::min(range.first + static_cast<std::int64_t>(i), range.last); }

}  // namespace

StationRuns::StationRuns(const Plan& plan, std::int64_t clients)
    : plan_(plan), clients_(clients), fryers_(plan.fryers()), sizes_(fryers_.empty() ? 0 : largest(plan)),
      arrived_(static_cast<std::size_t>(plan.repetitions())), soda_(static_cast<std::size_t>(plan.sodas.size())),
      burger_(static_cast<std::size_t>(plan.cooks.size())), fries_(fryers_.size()) {
  for (auto* station : {&soda_, &burger_, &fries_}) {
    for (Size& size : *station) size.resize(arrived_.size());
  }
}

std::int64_t StationRuns::numbers(const Plan& plan, std::int64_t clients) {
  const std::int64_t sizes = plan.sodas.size() + plan.cooks.size() + static_cast<std::int64_t>(plan.fryers().size()) + 1;
  return sizes * plan.repetitions() * clients;
}

Equipment StationRuns::sizes_at(std::size_t size) const {
  return {within(plan_.sodas, size), within(plan_.cooks, size), fryers_[std::min(size, fryers_.size() - 1)]};
}

bool StationRuns::advance(std::size_t handles) {
  while (turn_ < sizes_ * arrived_.size()) {
    if (!trial_) trial_ = std::make_unique<Trial>(plan_.setup_of(sizes_at(turn_ % sizes_), clients_, static_cast<std::int64_t>(turn_ / sizes_)));
    if (trial_->advance(handles)) return true;
    keep(trial_->visits());
    trial_.reset();
    ++turn_;
    const std::size_t used = static_cast<std::size_t>(clients_) * handles_of_client;
    if (used >= handles) return true;
    handles -= used;
  }
  return false;
}

void StationRuns::keep(const std::vector<Visit>& visits) {
  const std::size_t size = turn_ % sizes_, repetition = turn_ / sizes_;
  const auto keep_dish = [&](std::vector<Size>& station, loop::Duration Visit::*dish) {
    if (size >= station.size()) return;
    Column& column = station[size][repetition];
    column.reserve(visits.size());
    for (const Visit& visit : visits) column.push_back(visit.*dish);
  };
  keep_dish(soda_, &Visit::soda);
  keep_dish(burger_, &Visit::burger);
  keep_dish(fries_, &Visit::fries);
  if (size > 0) return;
  for (const Visit& visit : visits) arrived_[repetition].push_back(visit.arrived);
}

void StationRuns::put_together(const RestaurantSetup& setup, std::vector<Visit>& visits) const {
  const auto day = static_cast<std::size_t>(setup.repetition);
  const Column& soda = soda_[static_cast<std::size_t>(setup.sodas - plan_.sodas.first)][day];
  const Column& burger = burger_[static_cast<std::size_t>(setup.cooks - plan_.cooks.first)][day];
  const Column& fries = fries_[static_cast<std::size_t>(std::ranges::find(fryers_, setup.batch) - fryers_.begin())][day];
  visits.resize(static_cast<std::size_t>(setup.clients));
  for (std::size_t i = 0; i < visits.size(); ++i)
    visits[i] = {arrived_[day][i], soda[i], burger[i], fries[i], std::max({soda[i], burger[i], fries[i]})};
}

}  // namespace comptoir::model
