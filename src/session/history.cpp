#include "session/history.hpp"

#include <utility>

namespace comptoir::session {
namespace {

/// The settings with all that is no part of the scenario taken from others.
Settings looked_at_as(Settings settings, const Settings& others) {
  settings.moment = others.moment;
  settings.language = others.language;
  settings.theme = others.theme;
  settings.level = others.level;
  settings.future_shown = others.future_shown;
  settings.asking = others.asking;
  settings.comparing = others.comparing;
  settings.teaching = others.teaching;
  settings.plan.shown = others.plan.shown;
  look_as(settings.plan, others.plan);
  return settings;
}

/// The one parameter in which they differ, those of the plan counted after the lesson's; none when that isn't all.
std::optional<std::size_t> only_value(const Settings& a, const Settings& b) {
  if (a.lesson != b.lesson || a.values.size() != b.values.size()) return std::nullopt;
  std::optional<std::size_t> only;
  const auto value = [&](const Settings& s, std::size_t i) { return i < s.values.size() ? s.values[i] : s.plan.values[i - s.values.size()]; };
  for (std::size_t i = 0; i < a.values.size() + a.plan.values.size(); ++i) {
    if (value(a, i) == value(b, i)) continue;
    if (only) return std::nullopt;
    only = i;
  }
  if (!only) return std::nullopt;
  Settings same = a;
  same.values = b.values;
  same.plan.values = b.plan.values;
  return same == b ? only : std::nullopt;
}

}  // namespace

void History::see(const Settings& settings, const std::optional<trace::Moment>& moment) {
  const bool opened = std::exchange(opening_, false);
  if (settings == now_ && !opened) {
    moment_ = moment;
    return;
  }
  const Settings before = looked_at_as(now_, settings);
  if (before != settings) {
    const auto value = opened ? std::nullopt : only_value(before, settings);
    const bool goes_on = value && *value == open_value_;
    if (!goes_on && (!opened || edited_)) {
      if (undo_.size() == most) undo_.erase(undo_.begin());
      undo_.push_back({now_, moment_});
    }
    open_value_ = value.value_or(no_value);
    redo_.clear();
  }
  if (opened) edited_ = false;
  else if (before != settings) edited_ = true;
  now_ = settings;
  moment_ = moment;
}

/// A drag that came back to where it began was no edit.
void History::edit_over() {
  if (open_value_ == no_value) return;
  open_value_ = no_value;
  if (!undo_.empty() && looked_at_as(undo_.back().settings, now_) == now_) undo_.pop_back();
}

std::optional<History::State> History::go(std::vector<State>& from, std::vector<State>& to) {
  edit_over();
  if (from.empty()) return std::nullopt;
  State state = std::move(from.back());
  from.pop_back();
  to.push_back({now_, state.moment});   // there and back at the moment of the edit
  if (state.settings.lesson == now_.lesson) {
    state.settings = looked_at_as(std::move(state.settings), now_);
  } else {   // another lesson comes with its own looks
    state.settings.language = now_.language;
    state.settings.theme = now_.theme;
  }
  now_ = state.settings;
  moment_ = state.moment;
  edited_ = true;
  return state;
}

}  // namespace comptoir::session
