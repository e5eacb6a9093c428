/// Intervals for a timeline, found once while a recording grows: who held which unit of what, who waited, who slept.
/// Knows nothing of pixels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "trace/recording.hpp"

namespace comptoir::trace {

/// `to` of an open interval is the time of the last event seen.
/// A unit held from acquiring to releasing. `slot` (from 0) is the lowest free lane of its resource at that moment.
struct Hold {
  loop::TaskId task = loop::TaskId::none;
  std::uint32_t slot = 0;
  loop::Time from, to;
  Position from_at = 0, to_at = 0;
  bool open = true;
};

/// In a resource's line, from queueing to acquiring or leaving.
struct Waiting {
  loop::TaskId task = loop::TaskId::none;
  loop::Time from, to;
  Position from_at = 0, to_at = 0;
  bool open = true;
};

/// A task suspended, from the end of one step to the start of the next.
struct Suspension {
  loop::WaitOn wait;
  loop::Time from, to;
  Position from_at = 0, to_at = 0;
  std::uint32_t previous = 0;  ///< of the same task: index + 1 in suspensions(), 0 when it is the first
  bool open = true;
};

/// Indexes first ..< last of a lane.
struct Visible {
  std::size_t first = 0, last = 0;
  bool empty() const { return first == last; }
};

/// Every sequence is sorted by `from` and only grows at its end.
class Lanes {
 public:
  /// Reads on from where it stopped. The recording must be the same one, grown or not.
  void extend(const Recording&);
  /// Forgets everything: for another recording.
  void clear();

  std::uint32_t resource_count() const { return static_cast<std::uint32_t>(resources_.size()); }
  std::uint32_t slot_count(loop::ResourceId) const;                       ///< lanes ever used at once
  const Chunked<Hold>& holds(loop::ResourceId) const;                     ///< of every slot
  std::span<const std::uint32_t> holds_of_slot(loop::ResourceId, std::uint32_t slot) const;  ///< indexes into holds
  const Chunked<Waiting>& waitings(loop::ResourceId) const;
  std::uint32_t most_waiting(loop::ResourceId) const;                     ///< longest line ever
  const Chunked<Suspension>& suspensions() const { return suspensions_; }  ///< of all tasks
  std::vector<Suspension> suspensions(loop::TaskId) const;                ///< of one, in order

  /// Holds of one slot that touch from ..= to: they do not overlap, so that both ends are found by bisection.
  Visible visible_in_slot(loop::ResourceId, std::uint32_t slot, loop::Time from, loop::Time to) const;
  /// Waitings that begin up to `to`, from the first that was still there at `from`; some of the others may have ended.
  Visible visible_waitings(loop::ResourceId, loop::Time from, loop::Time to) const;

 private:
  friend struct LaneFiller;
  struct OpenEntry { loop::TaskId task; std::uint32_t index; };
  struct PerResource {
    Chunked<Hold> holds;
    Chunked<Waiting> waitings;
    std::vector<std::vector<std::uint32_t>> slots;
    std::vector<OpenEntry> open_holds;
    std::vector<OpenEntry> open_waitings;
    Chunked<loop::Time> longest_to;       ///< latest end among waitings 0 ..= i, closed ones only
    std::uint32_t most_waiting = 0;
  };
  std::vector<PerResource> resources_;
  Chunked<Suspension> suspensions_;
  Chunked<std::uint32_t> last_suspension_;  ///< by task id - 1: index + 1
  Implied implied_;
  loop::Time now_;
  Position position_ = 0;
  Offset read_ = 0;
};

}  // namespace comptoir::trace
