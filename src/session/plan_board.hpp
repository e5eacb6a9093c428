/// The manager's board: a plan, the search that runs its restaurants, and what it has found so far. In a challenge, those alone that
/// were proposed.
/// Knows nothing of the run that is shown, nor of how a board looks.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "model/plan_search.hpp"

namespace comptoir::session {

class SliceLimit;

class PlanBoard {
 public:
  explicit PlanBoard(const model::Plan& plan);

  const model::Plan& plan() const { return plan_; }
  /// How many restaurants there are; 0 when the shop has no fryer of the range.
  std::int64_t size() const { return size_; }
  /// There are more than model::most_candidates: nothing is searched.
  bool too_many() const { return size_ > model::most_candidates; }

  /// Runs until the limit is over, or so many handles. True when something was found that is worth a new picture.
  bool advance(std::size_t handles, SliceLimit* limit);
  /// Nothing more is run: all are known, or the search was stopped.
  bool complete() const { return alone_.empty() && (!search_ || stopped_ || search_->known() == search_->candidates().size()); }
  void stop();
  bool stopped() const { return stopped_; }
  double progress() const { return search_ ? search_->progress() : 1; }
  std::size_t known() const { return search_ ? search_->known() : 0; }

  /// Every restaurant of the plan, by its number; those that have not been run yet have no clients.
  std::span<const model::Candidate> candidates() const;
  /// Of what was known when an advance last said so; valid until the next one.
  const model::Answer& answer() const;
  const model::Candidate* best() const;
  /// A restaurant of the range that is known, or null.
  const model::Candidate* find(const model::Equipment&) const;
  /// Today's restaurant, which is run before all others; null as long as it isn't known.
  const model::Candidate* today() const { return today_ ? &*today_ : nullptr; }

  /// A restaurant that the learner proposes: it is run, whether the range has it or not. What was proposed before stays.
  void propose(const model::Equipment&);
  /// Those that have been run, the one proposed last behind the others.
  const std::vector<model::Candidate>& proposed() const { return proposed_; }
  void reveal() { revealed_ = true; }
  bool revealed() const { return revealed_; }

 private:
  bool advance(std::size_t handles);

  model::Plan plan_;
  std::int64_t size_;
  std::unique_ptr<model::PlanSearch> search_;   // none when there are too many
  std::vector<model::Equipment> alone_;          // to be run before the range: today's, then what is proposed
  std::unique_ptr<model::PlanSearch> one_;       // of the first of them
  std::optional<model::Candidate> today_;
  std::vector<model::Candidate> proposed_;
  bool todays_turn_ = true, stopped_ = false, revealed_ = false;
  std::size_t told_ = 0;   // how many were known when that was last said
  int slices_ = 0;         // since then
  mutable model::Answer answer_;
  static constexpr std::size_t nothing = static_cast<std::size_t>(-1);
  mutable std::size_t answered_ = nothing;   // told_ of that answer
};

}  // namespace comptoir::session
