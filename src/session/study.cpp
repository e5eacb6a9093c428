#include "session/study.hpp"

#include <algorithm>

#include "session/parameter_table.hpp"

namespace comptoir::session {
namespace {

/// Handles of a sweep between two questions to the limit.
constexpr std::size_t handles_between_asks = 1'000;

/// The scenario as the plan's runs have it: nobody intervenes.
Settings untouched(Settings settings, std::int64_t most) {
  settings.interventions.clear();
  settings.kept.reset();
  if (const auto row = find_parameter(*settings.lesson, "clients")) settings.values[*row] = std::min(settings.values[*row], most);
  return settings;
}

}  // namespace

Study::Study(const Settings& settings, const model::Plan& plan, const model::Equipment& equipment)
    : settings_(settings), plan_(plan), equipment_(equipment), clients_(plan.restaurant.clients) {}

bool Study::is_of(const Settings& settings, const model::Plan& plan, const model::Equipment& equipment) const {
  return equipment_ == equipment && plan_ == plan && settings_.lesson == settings.lesson && settings_.values == settings.values;
}

std::int64_t Study::recorded() const { return std::min(clients_, most_clients); }

std::vector<CriticalPath> Study::paths(std::uint32_t selected) const {
  std::vector<CriticalPath> paths = longest_;
  const auto found = std::ranges::find(paths, selected, &CriticalPath::client);
  if (found != paths.end()) std::rotate(paths.begin(), found, found + 1);
  else if (auto path = flow_ && selected != 0 ? critical_path(*run_, selected) : std::nullopt) paths.insert(paths.begin(), std::move(*path));
  return paths;
}

bool Study::complete(const PlanSettings& shown) const {
  if (stopped_) return true;
  switch (study_of(shown)) {
    case StudyShown::rates: return true;
    case StudyShown::queues: case StudyShown::clients: return flow_.has_value();
    case StudyShown::sweep: return sweep_ && sweep_->key() == sweep_of(shown) && sweep_->known() == sweep_->values().size();
  }
  return true;
}

bool Study::advance(const PlanSettings& shown, std::size_t handles, SliceLimit* limit) {
  if (complete(shown)) return false;
  return study_of(shown) == StudyShown::sweep ? vary(sweep_of(shown), handles, limit) : record(handles, limit);
}

bool Study::record(std::size_t handles, SliceLimit* limit) {
  if (!run_) run_ = std::make_unique<Run>(untouched(settings_, most_clients));
  if (limit) limit->begin(1);
  if (run_->advance(limit ? SIZE_MAX : handles, limit)) return true;
  flow_ = flow_of(*run_);
  longest_ = longest_paths(*run_, most_paths);
  return true;
}

bool Study::vary(std::string_view key, std::size_t handles, SliceLimit* limit) {
  if (!sweep_ || sweep_->key() != key) {
    const auto row = find_parameter(*settings_.lesson, key);
    if (!row) return false;
    sweep_ = std::make_unique<model::Sweep>(plan_, equipment_, settings_.lesson->parameters[*row].key,
                                            model::sweep_values(settings_.lesson->parameters[*row], settings_.values[*row]));
  }
  if (!limit) {
    sweep_->advance(handles);
    return true;
  }
  limit->begin(1);
  while (sweep_->advance(handles_between_asks) && !limit->over()) continue;
  return true;
}

}  // namespace comptoir::session
