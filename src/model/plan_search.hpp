/// Runs every restaurant of a plan on the loop, one after the other, a slice at a time; the order spreads over the whole range.
/// With `plan.parts`, what one run has shown of a station is not run again (station_runs.hpp): the same answer from fewer runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "model/plan.hpp"
#include "model/station_runs.hpp"
#include "model/trial.hpp"

namespace comptoir::model {

/// The index-th (from 0) of `count` parts into which the candidates are dealt.
struct Part {
  std::int64_t index = 0, count = 1;
};

class PlanSearch {
 public:
  /// At most `most_candidates` of them are this part's; otherwise it throws std::length_error.
  explicit PlanSearch(const Plan& plan, Part part = {});
  ~PlanSearch();
  PlanSearch(const PlanSearch&) = delete;
  PlanSearch& operator=(const PlanSearch&) = delete;

  /// Runs at most about that many handles more, and asks nothing of a clock. False when every candidate is known.
  bool advance(std::size_t handles);

  const Plan& plan() const { return plan_; }
  /// This part's, by their numbers; those that are not known yet have no clients.
  const std::vector<Candidate>& candidates() const { return candidates_; }
  std::size_t known() const { return known_; }
  /// Restaurants run so far, repetitions included.
  std::int64_t runs() const { return runs_; }
  /// 0 to 1.
  double progress() const;

 private:
  class Sum;
  std::size_t place(std::size_t turn) const;
  bool run(std::size_t& handles);

  Plan plan_;
  std::vector<Candidate> candidates_;
  std::size_t known_ = 0, stride_ = 1;
  std::int64_t runs_ = 0;
  std::unique_ptr<Sum> sum_;        ///< of the candidate that is run
  RestaurantSetup setup_;           ///< of the run that goes on
  std::unique_ptr<Trial> trial_;    ///< that run
  std::unique_ptr<StationRuns> stations_;   ///< with plan.parts, instead
  std::vector<Visit> visits_;       ///< of the last run that is over
};

/// The same plan with that restaurant alone, whether its range has it or not.
Plan only(const Plan&, const Equipment&);
/// Runs that restaurant of the plan at once, whether the range has it or not.
Candidate run_candidate(const Plan&, const Equipment&);

}  // namespace comptoir::model
