/// Undo and redo: whole settings, each with the moment at which it was edited. What is no part of the scenario (the language,
/// the theme, the level, how much is shown) is not undone.
/// Knows nothing of runs: it is shown the settings whenever something has changed, and finds out what was an edit.
#pragma once

#include <optional>
#include <vector>

#include "session/settings.hpp"

namespace comptoir::session {

class History {
 public:
  static constexpr std::size_t most = 200;   ///< the oldest entries go

  struct State {
    Settings settings;                       ///< without a moment; language, theme and so on as they were then
    std::optional<trace::Moment> moment;     ///< where the playhead stood; none: at the start
  };

  explicit History(Settings settings) : now_(std::move(settings)) {}

  /// Shows it the settings and the playhead as they are. Where the scenario is another one, that was an edit, made at the
  /// moment shown last: it can be undone, and what was undone before can't be redone any more. Consecutive changes of one
  /// parameter are one edit, until edit_over() or another edit.
  void see(const Settings&, const std::optional<trace::Moment>&);
  /// What comes is another change.
  void edit_over();
  /// The settings shown next are opened (a link, a lesson), not edited: undone only where an edit would be lost.
  void opening() { opening_ = true; }

  bool can_undo() const { return !undo_.empty(); }
  bool can_redo() const { return !redo_.empty(); }
  /// The settings before the last edit, or after the last one undone; shown to it as the present ones from now on. None when
  /// there are none.
  std::optional<State> undo() { return go(undo_, redo_); }
  std::optional<State> redo() { return go(redo_, undo_); }

 private:
  static constexpr std::size_t no_value = static_cast<std::size_t>(-1);

  std::optional<State> go(std::vector<State>& from, std::vector<State>& to);

  Settings now_;
  std::optional<trace::Moment> moment_;
  std::vector<State> undo_, redo_;
  std::size_t open_value_ = no_value;   ///< the parameter whose changes go on
  bool opening_ = false;
  bool edited_ = false;                 ///< since settings were opened
};

}  // namespace comptoir::session
