#include "session/plan_board.hpp"

#include <algorithm>
#include <utility>

#include "session/run.hpp"

namespace comptoir::session {
namespace {

using model::Candidate;

/// Handles between two questions to the limit: a tenth of a millisecond or two.
constexpr std::size_t handles_between_asks = 1'000;
/// Halves of a usual slice that a search takes of a frame: 12 ms with slices of 4.
constexpr int halves_of_search = 6;
/// A picture of many points takes longer than a slice where a processor paints it: it is made anew when a hundredth more is known, and not
/// before so many slices.
constexpr std::size_t hundredth(std::int64_t size) { return static_cast<std::size_t>(size) / 100; }
constexpr int slices_of_a_picture = 15;

}  // namespace

PlanBoard::PlanBoard(const model::Plan& plan) : plan_(plan), size_(model::Choices(plan).size()), alone_{plan.today()} {
  if (!too_many()) search_ = std::make_unique<model::PlanSearch>(plan);
}

/// False when nothing more is to be run.
bool PlanBoard::advance(std::size_t handles) {
  if (!alone_.empty()) {
    if (!one_) one_ = std::make_unique<model::PlanSearch>(model::only(plan_, alone_.front()));
    if (one_->advance(handles)) return true;
    const Candidate& known = one_->candidates().front();
    if (std::exchange(todays_turn_, false)) today_ = known;
    else proposed_.push_back(known);
    one_.reset();
    alone_.erase(alone_.begin());
    return !complete();
  }
  return search_ && !stopped_ && search_->advance(handles);
}

bool PlanBoard::advance(std::size_t handles, SliceLimit* limit) {
  const auto alone = [this] { return (today_ ? 1 : 0) + proposed_.size(); };
  const auto found = [&] { return known() + alone(); };
  const std::size_t before = found();
  const std::size_t alone_before = alone();
  if (!limit) {
    while (!alone_.empty() && advance(handles) && one_ == nullptr) continue;   // short ones, and the range after them
    advance(handles);
    told_ = known();
    return found() != before;
  }
  // Nothing plays meanwhile: a search takes the time of some slices.
  for (int half = 0; half < halves_of_search && !complete(); ++half) {
    limit->begin(2);
    while (advance(handles_between_asks) && !limit->over()) continue;
  }
  ++slices_;
  if (found() == before) return false;
  const bool early = slices_ < slices_of_a_picture || known() - told_ < hundredth(size_);
  if (early && !complete() && alone() == alone_before) return false;
  told_ = known();
  slices_ = 0;
  return true;
}

void PlanBoard::stop() {
  stopped_ = true;
  todays_turn_ = false;
  alone_.clear();
  one_.reset();
  told_ = known();
}

std::span<const Candidate> PlanBoard::candidates() const { return search_ ? std::span(search_->candidates()) : std::span<const Candidate>(); }

const model::Answer& PlanBoard::answer() const {
  if (answered_ != told_) {
    answer_ = model::answer_of(plan_, candidates());
    answered_ = told_;
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

void PlanBoard::propose(const model::Equipment& equipment) {
  const auto before = std::ranges::find(proposed_, equipment, &Candidate::equipment);
  if (before != proposed_.end()) std::rotate(before, before + 1, proposed_.end());   // the last one is the one in question
  else if (std::ranges::find(alone_.begin() + (todays_turn_ ? 1 : 0), alone_.end(), equipment) == alone_.end()) alone_.push_back(equipment);
}

}  // namespace comptoir::session
