// Workbench: the manager's plan.
#include <algorithm>

#include "session/kept.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {
namespace {

/// Handles run before an edit is shown: 108 restaurants of 24 clients, some milliseconds on a page.
constexpr std::size_t first_slice = 100'000;

/// The scenario with that restaurant's equipment, and its fryer as plans have it.
model::Values values_with(const Settings& settings, const model::Equipment& equipment) {
  model::Values values = settings.values;
  const auto put = [&](std::string_view key, std::int64_t value) {
    if (const auto row = find_parameter(*settings.lesson, key)) values[*row] = value;
  };
  put("sodas", equipment.sodas);
  put("cooks", equipment.cooks);
  put("batch", equipment.batch);
  if (const auto row = find_parameter(*settings.lesson, "fryer")) values[*row] = settings.lesson->parameters[*row].initial;
  return values;
}

}  // namespace

void Workbench::show_plan(PlanShown shown) {
  if (settings_.plan.shown == shown || !model::has_plan(lesson())) return;
  settings_.plan.shown = shown;
  board_.reset();   // a challenge begins anew
  pause();
  changed();
}

std::optional<Problem> Workbench::set_plan_row(std::string_view key, std::string_view text, Source source) {
  const auto found = std::ranges::find(model::plan_rows, key, &model::Parameter::key);
  if (found == model::plan_rows.end()) {   // "plan" itself, or "pick"
    PlanSettings wanted = settings_.plan;
    if (auto problem = read_plan(wanted, key, text)) return problem;
    if (key == "pick") pick(wanted.pick);
    else show_plan(wanted.shown);
    return std::nullopt;
  }
  const auto value = parse_value(*found, text, source);
  if (!value) return value.error();
  history_.edit_over();
  settings_.plan.values[static_cast<std::size_t>(found - model::plan_rows.begin())] = *value;
  changed();
  history_.edit_over();
  return std::nullopt;
}

void Workbench::set_plan_row(std::size_t row, std::int64_t value) {
  if (settings_.plan.values[row] == value) return;
  settings_.plan.values[row] = value;
  changed();
}

std::span<const model::Parameter> Workbench::rows() const {
  if (rows_of_ != &lesson()) {
    rows_.assign(lesson().parameters.begin(), lesson().parameters.end());
    if (model::has_plan(lesson())) rows_.insert(rows_.end(), model::plan_rows.begin(), model::plan_rows.end());
    rows_of_ = &lesson();
  }
  return rows_;
}

std::int64_t Workbench::value(std::size_t row) const {
  const std::size_t own = lesson().parameters.size();
  return row < own ? settings_.values[row] : settings_.plan.values[row - own];
}

void Workbench::reset_plan() {
  PlanSettings own;
  look_as(own, settings_.plan);
  if (settings_.plan.values == own.values) return;
  history_.edit_over();
  settings_.plan.values = own.values;
  changed();
  history_.edit_over();
}

/// The board is that of the present settings. A first slice is searched at once: most searches are over when an edit is shown.
void Workbench::follow_plan() {
  if (settings_.plan.shown == PlanShown::off || !model::has_plan(lesson()) || settings_.file) {
    board_.reset();
    study_.reset();
    return;
  }
  make_board();
}

void Workbench::make_board() {
  const model::Plan plan = model::plan_of(model::restaurant_setup(lesson().parameters, settings_.values), settings_.plan.values);
  if (!board_ || board_->plan() != plan) {
    board_ = std::make_unique<PlanBoard>(plan);
    board_->advance(first_slice, nullptr);
  }
  follow_study();
}

/// As long as the search goes on, the best one is another one all the time: only the one that was picked is studied then. Where none works,
/// today's.
void Workbench::follow_study() {
  if (study_of(settings_.plan) == StudyShown::rates) return;   // what was found stays for the next look
  const model::Candidate* card = board_->complete() || picked_ || answer_hidden() ? on_card() : nullptr;
  if (!card && board_->complete() && !answer_hidden()) card = board_->today();
  if (!card) {
    study_.reset();
    return;
  }
  Settings restaurant = settings_;
  restaurant.values = values_with(settings_, card->equipment);
  if (!study_ || !study_->is_of(restaurant, board_->plan(), card->equipment)) study_ = std::make_unique<Study>(restaurant, board_->plan(), card->equipment);
}

bool Workbench::answer_hidden() const { return settings_.plan.shown == PlanShown::challenge && board_ && !board_->revealed(); }

const model::Candidate* Workbench::on_card() const {
  if (!board_) return nullptr;
  if (picked_) {
    const auto proposed = std::ranges::find(board_->proposed(), *picked_, &model::Candidate::equipment);
    if (proposed != board_->proposed().end()) return &*proposed;
    if (*picked_ == board_->plan().today()) return board_->today();
    if (!answer_hidden()) {
      if (const model::Candidate* found = board_->find(*picked_)) return found;
      if (!board_->complete() && model::Choices(board_->plan()).find(*picked_)) return nullptr;   // it will be known; else it has gone out of the range
    }
  }
  if (answer_hidden()) return board_->proposed().empty() ? nullptr : &board_->proposed().back();
  return board_->best();
}

void Workbench::pick(std::optional<model::Equipment> equipment) {
  if (!planning() || picked_ == equipment) return;
  picked_ = equipment;
  changed();
}

/// Alone, unless something was put beside it, and at its start.
void Workbench::open_at_start(const model::Equipment& equipment) {
  settings_.comparing = false;
  settings_.values = values_with(settings_, equipment);
  if (!locked(Lock::act)) settings_.interventions.clear();   // as the plan ran it
  settings_.plan.shown = PlanShown::off;
  history_.edit_over();
  rerun();
  history_.edit_over();
  to_start();
}

void Workbench::open_restaurant(const model::Equipment& equipment, bool beside_today) {
  if (!model::has_plan(lesson())) return;
  const model::Plan plan = model::plan_of(model::restaurant_setup(lesson().parameters, settings_.values), settings_.plan.values);
  settings_.kept.reset();
  if (beside_today) settings_.kept = Kept{values_with(settings_, plan.today()), {}};
  open_at_start(equipment);
  picked_ = equipment;   // the board is about it when it comes back
  play();
}

void Workbench::propose(const model::Equipment& equipment) {
  if (!planning()) return;
  board_->propose(equipment);
  board_->advance(first_slice, nullptr);
  picked_.reset();
  changed();
}

void Workbench::reveal_plan() {
  if (!planning() || board_->revealed()) return;
  board_->reveal();
  changed();
}

}  // namespace comptoir::session
