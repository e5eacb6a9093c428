// Workbench: interventions, and undoing and redoing of every edit.
#include <algorithm>

#include "session/intervention_words.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {

/// Where an intervention goes in: after the handle in the slot, or at the time at which the loop sleeps. Before the first
/// handle nobody is there yet: after it.
trace::Moment Workbench::next_intervention() const {
  if (at_start()) return {loop::Time{}, 1};
  const Playhead head = playhead();
  if (!head.slot_held) return {head.time, 0};
  const trace::Recording& recording = run().recording();
  return {head.time, head.position - recording.instant(recording.instant_of(head.position)).first + 1};
}

bool Workbench::intervene(Intervention intervention) {
  intervention.moment = next_intervention();
  if (settings_.file || !insert(settings_.interventions, std::move(intervention))) return false;
  rerun();
  return true;
}

void Workbench::remove_intervention(std::size_t i) {
  if (i >= settings_.interventions.size()) return;
  settings_.interventions.erase(settings_.interventions.begin() + static_cast<std::ptrdiff_t>(i));
  rerun();
}

bool Workbench::go_intervention(std::size_t i) {
  if (i >= settings_.interventions.size()) return false;
  pause();
  const auto& applied = run().applied();
  if (!pending() && i < applied.size() && applied[i].position > 0) seek_position(applied[i].position);
  else seek(settings_.interventions[i].moment);
  return true;
}

std::optional<Refusal> Workbench::came_of(std::size_t i) const {
  const auto& shown = run().settings().interventions;
  const Intervention& one = settings_.interventions[i];
  // While an edit is being recorded the run shown is the one before it.
  const auto found = std::ranges::find(shown, one);
  if (found == shown.end()) return std::nullopt;
  const auto same = static_cast<std::size_t>(std::ranges::count(settings_.interventions.begin(), settings_.interventions.begin() + static_cast<std::ptrdiff_t>(i), one));
  const auto at = static_cast<std::size_t>(found - shown.begin()) + same;   // equal ones stand together
  if (at >= shown.size()) return std::nullopt;
  const Applied& applied = run().applied()[at];
  if (applied.position == 0 && !run().complete()) return std::nullopt;
  return applied.refusal;
}

const Applied* Workbench::applied_at(trace::Position position) const {
  if (position == 0) return nullptr;
  const auto found = std::ranges::find(run().applied(), position, &Applied::position);
  return found == run().applied().end() ? nullptr : &*found;
}

void Workbench::undo() {
  if (auto state = history_.undo()) restore(std::move(*state));
}

void Workbench::redo() {
  if (auto state = history_.redo()) restore(std::move(*state));
}

/// The settings as they were, looked at where they were edited.
void Workbench::restore(History::State state) {
  const bool same_lesson = state.settings.lesson == settings_.lesson;
  settings_ = std::move(state.settings);
  playback_.pause();
  if (state.moment) playback_.want(*state.moment);
  else playback_.to_start();
  if (same_lesson) return rerun();
  select_none();
  make_run();   // nothing of the other lesson stays on the screen
  adopt();
}

}  // namespace comptoir::session
