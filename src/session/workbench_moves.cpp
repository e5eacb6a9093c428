// Workbench: moves along the recording, stops, marks and predictions.
#include <algorithm>

#include "session/labels.hpp"
#include "session/moves.hpp"
#include "session/workbench.hpp"
#include "text/format.hpp"

namespace comptoir::session {

using text::Key;

// ---- Moves

/// The position from which one looks. Backwards from between two of them, the first of the two counts.
trace::Position Workbench::origin(int direction) const {
  const Place place = here();
  return position_of(run().recording(), place) + (direction < 0 && place.position == between ? 1 : 0);
}

bool Workbench::move_to(std::optional<trace::Position> position) {
  if (!position) return false;
  pause();
  seek_position(*position);
  return true;
}

bool Workbench::move_turn(int direction) { return move_to(find_turn(run().recording(), origin(direction), direction)); }

bool Workbench::move_event(int direction) {
  return move_to(find_task_event(run().recording(), selected_task_, origin(direction), direction));
}

bool Workbench::move_wake(int direction) { return move_to(find_wake_up(run().recording(), origin(direction), direction)); }

bool Workbench::go_served(std::uint32_t number) {
  const Client client = run().clients().client(number != 0 ? number : selected_client_);
  if (!client.served) return false;
  pause();
  seek_event(client.served_at, *client.served, loop::TaskId::none);
  return true;
}

// ---- Stops

bool Workbench::run_to_stop(int direction) {
  const Place place = here();
  const auto found = find_stop(run(), settings_.stops, place, direction);
  if (found) {
    pause();
    go(found->place);
  }
  stopped_ = {found, here(), direction};
  changed();
  return found.has_value();
}

/// While it plays: back to the first stop that was passed.
bool Workbench::halt(const Place& before) {
  if (settings_.stops.empty()) return false;
  const auto found = find_stop(run(), settings_.stops, before, 1, here());
  if (!found) return false;
  playback_.pause();
  go(found->place);
  stopped_ = {found, here(), 1};
  return true;
}

bool Workbench::add_stop(Stop stop) {
  if (std::ranges::find(settings_.stops, stop) != settings_.stops.end()) return true;
  if (settings_.stops.size() >= most_stops) return false;
  settings_.stops.push_back(std::move(stop));
  stopped_ = {};
  changed();
  return true;
}

bool Workbench::remove_stop(std::size_t index) {
  if (index >= settings_.stops.size()) return false;
  settings_.stops.erase(settings_.stops.begin() + static_cast<std::ptrdiff_t>(index));
  stopped_ = {};
  changed();
  return true;
}

void Workbench::clear_stops() {
  if (settings_.stops.empty()) return;
  settings_.stops.clear();
  stopped_ = {};
  changed();
}

std::string Workbench::stopped() const {
  return stopped_.direction == 0 || stopped_.place != here() ? std::string() : stop_words();
}

[[gnu::noinline]] std::string Workbench::stop_words() const {
  const text::Language words = language();
  if (settings_.stops.empty()) return text::fill(words, Key::stop_none);
  if (!stopped_.at) return text::fill(words, stopped_.direction < 0 ? Key::stop_no_previous : Key::stop_no_next);
  const Stop& stop = settings_.stops[stopped_.at->stop];
  const std::string what = describe(words, stop);
  std::string who;
  if (stopped_.at->client != 0) who = text::fill(words, Key::stop_client, {text::whole(words, stopped_.at->client)});
  else if (stopped_.at->task != loop::TaskId::none && stop.kind != Stop::Kind::task) who = task_label(words, run().recording().task_name(stopped_.at->task));
  return who.empty() ? text::fill(words, Key::stop_here, {what}) : text::fill(words, Key::stop_here_of, {what, who});
}

// ---- Marks

bool Workbench::mark(std::optional<std::string> caption) {
  const auto there = std::ranges::find_if(settings_.marks, [&](const Mark& mark) { return playback_.side_of(tracks(), mark.moment) == 0; });
  if (there != settings_.marks.end()) {
    if (caption) there->caption = std::move(*caption);
  } else if (!put_mark(settings_.marks, {playback_.moment(tracks()).value_or(trace::before_first), caption.value_or(std::string())})) {
    return false;
  }
  changed();
  return true;
}

bool Workbench::remove_mark(std::size_t index) {
  if (index >= settings_.marks.size()) return false;
  settings_.marks.erase(settings_.marks.begin() + static_cast<std::ptrdiff_t>(index));
  changed();
  return true;
}

bool Workbench::caption_mark(std::size_t index, std::string caption) {
  if (index >= settings_.marks.size()) return false;
  settings_.marks[index].caption = std::move(caption);
  changed();
  return true;
}

bool Workbench::go_mark(std::size_t index) {
  if (index >= settings_.marks.size()) return false;
  pause();
  seek(settings_.marks[index].moment);
  return true;
}

bool Workbench::move_mark(int direction) {
  const auto& marks = settings_.marks;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const std::size_t index = direction < 0 ? marks.size() - 1 - i : i;
    if (playback_.side_of(tracks(), marks[index].moment) == (direction < 0 ? -1 : 1)) return go_mark(index);
  }
  return false;
}

bool Workbench::at_mark(std::size_t index) const {
  return index < settings_.marks.size() && playback_.side_of(tracks(), settings_.marks[index].moment) == 0;
}

// ---- Prediction

bool Workbench::predict() {
  pause();
  prediction_.ask(run(), here(), playhead().position + (blocked() ? 1 : 0));
  changed();
  return predicting();
}

void Workbench::answer_prediction(loop::TaskId task) {
  if (!predicting()) return;
  prediction_.answer(run(), task);
  changed();
}

void Workbench::reveal_prediction() {
  if (!predicting()) return;
  prediction_.reveal(run());
  changed();
}

void Workbench::stop_predicting() {
  if (prediction_.state() == Prediction::State::off) return;
  prediction_ = {};
  changed();
}

}  // namespace comptoir::session
