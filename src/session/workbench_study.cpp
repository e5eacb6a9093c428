// Workbench: what is found out about the restaurant on the board's card.
#include <algorithm>

#include "session/workbench.hpp"

namespace comptoir::session {

/// One slice, once nothing is left to search. True when something was found.
bool Workbench::advance_study() {
  return studying() && study_->advance(settings_.plan, slice_, limit_);
}

/// A sweep would give a challenge's answer away.
bool Workbench::studying() const {
  if (!study_ || !board_->complete() || study_->complete(settings_.plan)) return false;
  return study_of(settings_.plan) != StudyShown::sweep || !answer_hidden();
}

void Workbench::open_moment(trace::Position position, std::uint32_t client) {
  const Run* run = study_ ? study_->run() : nullptr;
  if (!run || position > run->recording().handle_count()) return;
  const trace::Moment moment = run->recording().moment_of(position);
  const model::Equipment equipment = study_->equipment();
  settings_.kept.reset();
  open_at_start(equipment);
  select_client(client);
  seek(moment);
}

void Workbench::take_swept(std::size_t point) {
  const model::Sweep* sweep = study_ ? study_->sweep() : nullptr;
  if (!sweep || point >= sweep->values().size()) return;
  const std::int64_t value = sweep->values()[point];
  const auto row = find_parameter(lesson(), sweep->key());
  if (!row) return;
  if (!std::ranges::contains(model::equipment_keys, sweep->key())) {
    history_.edit_over();
    set_value(*row, value);
    return history_.edit_over();
  }
  model::Equipment with = study_->equipment();
  (sweep->key() == "sodas" ? with.sodas : sweep->key() == "cooks" ? with.cooks : with.batch) = value;
  if (!board_->find(with)) propose(with);   // the range need not have it
  pick(with);
}

}  // namespace comptoir::session
