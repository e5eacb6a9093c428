#include "session/plan_board.hpp"

#include <algorithm>

#include "session/run.hpp"

namespace comptoir::session {
namespace {

using model::Candidate;

/// Handles between two questions to the limit: a tenth of a millisecond or two.
constexpr std::size_t handles_between_asks = 1'000;
/// Halves of a usual slice that a search takes of a frame: 10 ms with slices of 4.
constexpr int halves_of_search = 5;

}  // namespace

PlanBoard::PlanBoard(const model::Plan& plan) : plan_(plan), size_(model::Choices(plan).size()) {
  if (!too_many()) search_ = std::make_unique<model::PlanSearch>(plan);
}

bool PlanBoard::advance(std::size_t handles, SliceLimit* limit) {
  if (complete()) return false;
  const std::size_t before = known();
  if (!limit) {
    search_->advance(handles);
  } else {
    // Nothing plays meanwhile: a search takes the time of some slices.
    for (int half = 0; half < halves_of_search && !complete(); ++half) {
      limit->begin(2);
      while (search_->advance(handles_between_asks) && !limit->over()) continue;
    }
  }
  return known() != before;
}

std::span<const Candidate> PlanBoard::candidates() const { return search_ ? std::span(search_->candidates()) : std::span<const Candidate>(); }

const model::Answer& PlanBoard::answer() const {
  // A large search finds something at every look: only what is a fiftieth more is sorted anew.
  const bool worth_it = answered_ == nothing || complete() || known() - answered_ >= static_cast<std::size_t>(size_) / 50;
  if (answered_ != known() && worth_it) {
    answer_ = model::answer_of(plan_, candidates());
    answered_ = known();
  }
  return answer_;
}

const Candidate* PlanBoard::best() const {
  const auto& best = answer().best;
  return best ? &candidates()[*best] : nullptr;
}

const Candidate* PlanBoard::find(const model::Equipment& equipment) const {
  const auto number = too_many() ? std::nullopt : model::Choices(plan_).find(equipment);
  if (!number) return nullptr;
  const Candidate& candidate = candidates()[static_cast<std::size_t>(*number)];
  return candidate.known() ? &candidate : nullptr;
}

const Candidate& PlanBoard::today() const {
  if (!today_) today_ = model::run_candidate(plan_, plan_.today());
  return *today_;
}

const Candidate& PlanBoard::propose(const model::Equipment& equipment) {
  const auto before = std::ranges::find(proposed_, equipment, &Candidate::equipment);
  if (before != proposed_.end()) std::rotate(before, before + 1, proposed_.end());   // the last one is the one in question
  else proposed_.push_back(model::run_candidate(plan_, equipment));
  return proposed_.back();
}

}  // namespace comptoir::session
