/// Where two runs part: the first position at which what happens differs. Compares in slices, also recordings that grow.
#pragma once

#include <cstddef>
#include <cstdint>

#include "trace/recording.hpp"

namespace comptoir::trace {

/// Two recordings are the same up to a position when the same handles ran at the same times and caused the same: ids are counted
/// in order of creation, so they are equal until the difference. Left out, for they are settings and no events: how many units a
/// resource was made with (one is a lock, more are a semaphore), and the marked lines of the program.
class FirstDifference {
 public:
  enum class State : std::uint8_t {
    searching,   ///< equal as far as both are recorded and compared
    found,
    none,        ///< both are finished, and equal
  };

  /// Compares at most about so many handles more; always the same two recordings. True when there is more to compare already.
  [[gnu::noinline]] bool advance(const Recording& a, const Recording& b, std::size_t handles);

  State state() const { return state_; }
  /// When found: the first position whose handle, or what came before it, differs. One of the two may end before it.
  Position position() const { return next_; }
  /// When found: the moment of that position, in the run that is first to have it.
  [[gnu::noinline]] Moment moment(const Recording& a, const Recording& b) const;

 private:
  static bool same_names(const Recording&, const Recording&);
  static bool same_words(const Recording&, const Recording&, Position);
  static bool same_events(const Recording&, const Recording&, Position);

  State state_ = State::searching;
  Position next_ = 0;   ///< equal before it
};

}  // namespace comptoir::trace
