/// Intervals for a timeline, found once while a recording grows: who held which unit of what, who waited, who slept.
/// Knows nothing of pixels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "trace/id_set.hpp"
#include "trace/recording.hpp"
#include "trace/ring.hpp"

namespace comptoir::trace {

/// `to` of an open interval is the time of the last handle seen.
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
  loop::TaskId task = loop::TaskId::none;
  loop::WaitOn wait;
  loop::Time from, to;
  Position from_at = 0, to_at = 0;
  std::uint32_t previous = 0;  ///< of the same task: index + 1 among all, 0 when it is the first
  std::uint32_t nth = 0;       ///< of its task, from 1
  std::uint32_t far = 0;       ///< one of those before, as `previous`: over these any of n is reached in about 2 log n steps
  bool open = true;
};

/// Indexes first ..< last of a lane.
struct Visible {
  std::size_t first = 0, last = 0;
  bool empty() const { return first == last; }
};

/// The waitings of a resource. Those that are open end, so far, at the last handle seen: that is filled in as one is read, for
/// a line may be a hundred thousand long while a recording grows by some handles.
class Waitings {
 public:
  Waitings(const Chunked<Waiting>& all, loop::Time now, Position at) : all_(&all), now_(now), at_(at) {}
  std::size_t size() const { return all_->size(); }
  Waiting operator[](std::size_t i) const {
    Waiting waiting = (*all_)[i];
    if (waiting.open) {
      waiting.to = now_;
      waiting.to_at = at_;
    }
    return waiting;
  }

 private:
  const Chunked<Waiting>* all_;
  loop::Time now_;
  Position at_;
};

/// Every sequence is sorted by `from` and only grows at its end. Ids given must have been read.
class Lanes {
 public:
  /// Reads on from where it stopped. The recording must be the same one, grown or not.
  void extend(const Recording&);
  /// Forgets everything: for another recording.
  void clear() { *this = {}; }

  std::uint32_t resource_count() const { return static_cast<std::uint32_t>(resources_.size()); }
  std::uint32_t slot_count(loop::ResourceId) const;                       ///< lanes ever used at once
  const Chunked<Hold>& holds(loop::ResourceId) const;                     ///< of every slot
  std::span<const std::uint32_t> holds_of_slot(loop::ResourceId, std::uint32_t slot) const;  ///< indexes into holds
  Waitings waitings(loop::ResourceId) const;
  std::uint32_t most_waiting(loop::ResourceId) const;                     ///< longest line ever
  std::vector<Suspension> suspensions(loop::TaskId) const;                ///< of one task, in order
  /// Those of one task that touch from ..= to, and one more on either side.
  std::vector<Suspension> suspensions(loop::TaskId, loop::Time from, loop::Time to) const;
  /// How many of one task touch from ..= to: in about log n steps.
  std::uint32_t suspension_count(loop::TaskId, loop::Time from, loop::Time to) const;

  /// Holds of one slot that touch from ..= to: they do not overlap, so that both ends are found by bisection.
  /// Indexes into holds_of_slot.
  Visible visible_in_slot(loop::ResourceId, std::uint32_t slot, loop::Time from, loop::Time to) const;
  /// Waitings that begin up to `to`, from the first that was still there at `from`; some of the others may have ended.
  Visible visible_waitings(loop::ResourceId, loop::Time from, loop::Time to) const;

 private:
  friend struct LaneFiller;
  struct Open { std::uint32_t task = 0, index = 0; };
  /// Some waitings side by side, so that long lines are passed over quickly.
  struct WaitingBlock {
    loop::Time last_to;
    std::uint32_t open = 0;
    loop::Time reach;   ///< the last end of this and all blocks before it, where those are over
  };
  struct PerResource {
    bool held_by_tasks = false, lock = false;
    Chunked<Hold> holds;
    Chunked<Waiting> waitings;
    std::vector<WaitingBlock> blocks;
    std::size_t over = 0;   ///< so many of the first blocks have got all that they will, and nobody waits in them
    std::vector<std::vector<std::uint32_t>> slots;
    IdSet free_slots;
    Ring<Open> open_holds, open_waitings;
    std::uint32_t most_waiting = 0;
  };
  const PerResource& of(loop::ResourceId id) const { return resources_[number(id) - 1]; }
  template <class After>
  std::uint32_t last_not(std::uint32_t from, After after) const;

  std::vector<PerResource> resources_;
  Chunked<Suspension> suspensions_;
  Chunked<std::uint32_t> last_suspension_;  ///< by task id - 1: index + 1
  Implied implied_;
  Position position_ = 0;
  bool begun_ = false;
  Offset read_ = 0;
};

}  // namespace comptoir::trace
