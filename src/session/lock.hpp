/// What a link locks: controls that are shown and do nothing, so that a class stays at what the teacher prepared.
/// A courtesy, no security: whoever writes a link by hand writes another one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace comptoir::session {

enum class Lock : std::uint8_t {
  none,
  edit,   ///< what is run: the lesson, its parameters and choices, the run beside it, marks
  move,   ///< where in time one stands, playing and stops; what plays can always be paused
  act,    ///< interventions
};
inline constexpr std::array<std::string_view, 4> lock_words = {"", "edit", "move", "do"};

struct Locks {
  bool edit = false, move = false, act = false;
  std::vector<std::size_t> parameters = {};   ///< single rows of the lesson, in their order

  bool holds(Lock lock) const {
    return (lock == Lock::edit && edit) || (lock == Lock::move && move) || (lock == Lock::act && act);
  }
  bool any() const { return edit || move || act || !parameters.empty(); }
  friend bool operator==(const Locks&, const Locks&) = default;
};

}  // namespace comptoir::session
