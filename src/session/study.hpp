/// What is found out about one restaurant of the plan: its run, how it flowed, whose time was longest and why, and what it would do with
/// one of its numbers at other values. Made in slices, and each part when it is asked for.
/// Knows nothing of how it looks, nor of the run that the workbench shows.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "model/sweep.hpp"
#include "session/critical_path.hpp"
#include "session/flow.hpp"
#include "session/plan_settings.hpp"

namespace comptoir::session {

class Study {
 public:
  static constexpr std::int64_t most_clients = 2'000;   ///< of the run that is recorded
  static constexpr std::size_t most_paths = 12;

  /// `settings`: the scenario with that restaurant's equipment, and the plan that it is one of.
  Study(const Settings& settings, const model::Plan& plan, const model::Equipment& equipment);
  bool is_of(const Settings& settings, const model::Plan& plan, const model::Equipment& equipment) const;

  /// Works at what that view needs, until the limit is over or about so many handles have run. False when there was nothing to do.
  bool advance(const PlanSettings& shown, std::size_t handles, SliceLimit* limit);
  /// What that view needs is there, or was stopped.
  bool complete(const PlanSettings& shown) const;
  void stop() { stopped_ = true; }
  bool stopped() const { return stopped_; }

  const model::Equipment& equipment() const { return equipment_; }
  const Settings& settings() const { return settings_; }
  /// The day's clients, and those of them whose run is recorded.
  std::int64_t clients() const { return clients_; }
  std::int64_t recorded() const;
  /// What goes on for ever is recorded as far as the day's clients go.
  bool steady() const { return plan_.steady; }
  /// By chance, the plan tries so many days; the first one's run is recorded.
  std::int64_t days() const { return plan_.repetitions(); }

  /// Null as long as the run isn't over.
  const Run* run() const { return flow_ ? run_.get() : nullptr; }
  const Flow* flow() const { return flow_ ? &*flow_ : nullptr; }
  /// Those who waited longest; a client that is selected comes before them.
  std::vector<CriticalPath> paths(std::uint32_t selected) const;
  /// Null when none was asked for.
  const model::Sweep* sweep() const { return sweep_.get(); }

 private:
  bool record(std::size_t handles, SliceLimit* limit);
  bool vary(std::string_view key, std::size_t handles, SliceLimit* limit);

  Settings settings_;
  model::Plan plan_;
  model::Equipment equipment_;
  std::int64_t clients_;
  std::unique_ptr<Run> run_;
  std::optional<Flow> flow_;
  std::vector<CriticalPath> longest_;
  std::unique_ptr<model::Sweep> sweep_;
  bool stopped_ = false;
};

}  // namespace comptoir::session
