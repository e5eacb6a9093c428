// Workbench: two runs on one clock, a variant or a kept run beside the edited one.
#include <algorithm>

#include "session/workbench_shown.hpp"

namespace comptoir::session {
namespace {

/// Handles compared in one go: under a millisecond.
constexpr std::size_t handles_compared = 20'000;

}  // namespace

void Workbench::set_comparing(bool comparing) {
  if (settings_.comparing == comparing && !settings_.kept) return;
  settings_.comparing = comparing;
  settings_.kept.reset();
  make_other();
  forget_run();
  playback_.fit(tracks());
  moved();
}

void Workbench::keep() {
  if (settings_.file) return;   // there is nothing to edit beside it
  settings_.kept = kept_of(settings_);
  settings_.comparing = false;
  make_other();
  playback_.fit(tracks());
  moved();
}

void Workbench::stop_keeping() {
  if (settings_.kept) set_comparing(false);
}

/// The run beside it, where one is wanted. It stays as it is while the edits are none of it.
void Workbench::make_other() {
  const auto wanted = settings_.kept ? std::optional(with_kept(settings_, *settings_.kept))
                      : settings_.comparing ? next_variant(settings_) : std::nullopt;
  if (!wanted) {
    other_.reset();
  } else if (!other_ || !same_scenario(other_->run->settings(), *wanted)) {
    const std::shared_ptr<Run> present = next_ || !shown_ ? next_ : shown_->run;
    other_ = same_scenario(present->settings(), *wanted) ? std::make_unique<Shown>(present) : recorded(*wanted);
  }
  difference_ = {};
  find_difference();
}

/// The run of these settings, recorded as far as one slice goes.
std::unique_ptr<Workbench::Shown> Workbench::recorded(const Settings& settings) const {
  auto run = std::make_shared<Run>(settings);
  advance(*run, 2);
  return std::make_unique<Shown>(std::move(run));
}

void Workbench::compare_with(const Settings& settings) {
  other_ = recorded(settings);
  difference_ = {};
  forget_run();
  playback_.fit(tracks());
  moved();
}

void Workbench::stop_comparing() {
  if (!other_) return;
  other_.reset();
  playback_.fit(tracks());
  moved();
}

// ---- Where they part

/// Goes on looking for it, of a kept run. True when what is known of it changed.
bool Workbench::find_difference() {
  if (!shown_ || !keeping() || next_ || difference_.state() != trace::FirstDifference::State::searching) return false;
  difference_.advance(run(0).recording(), run(1).recording(), handles_compared);
  return difference_.state() != trace::FirstDifference::State::searching;
}

bool Workbench::difference_known() const { return difference_.state() != trace::FirstDifference::State::searching; }

std::optional<trace::Moment> Workbench::first_difference() const {
  if (!other_ || difference_.state() != trace::FirstDifference::State::found) return std::nullopt;
  // A run that was cut says nothing of what would have come.
  for (const std::size_t i : {0, 1})
    if (run(i).truncated() && difference_.position() > run(i).recording().handle_count()) return std::nullopt;
  return difference_.moment(run(0).recording(), run(1).recording());
}

bool Workbench::difference_reached() const {
  return first_difference() && std::max(playhead(0).position, playhead(1).position) >= difference_.position();
}

void Workbench::seek_difference() {
  if (const auto first = first_difference()) seek(*first);
}

[[gnu::noinline]] const RunFigures& Workbench::figures(std::size_t i, bool future) const {
  Shown& shown = i == 1 && other_ ? *other_ : *shown_;
  const trace::Recording& recording = shown.run->recording();
  const bool all = future && run(0).complete() && run(1).complete();
  const trace::Position position = all ? recording.handle_count() : playhead(i).position;
  const loop::Time time = all ? recording.end_time() : std::min(this->time(), recording.end_time());
  const RunFigures& known = shown.figures;
  const bool over = shown.run->complete() && position == recording.handle_count() && time >= recording.end_time();
  if (!shown.counted || known.position != position || known.end != time || known.over != over) shown.figures = figures_of(*shown.run, position, time);
  shown.counted = true;
  return shown.figures;
}

}  // namespace comptoir::session
