/// A recording: everything a run told its observer, in 24 bytes an event or less, keyframes included.
/// Knows nothing of lessons, texts or screens. It can be read while it grows.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "loop/ids.hpp"
#include "loop/name.hpp"
#include "loop/observer.hpp"
#include "loop/time.hpp"
#include "trace/chunked.hpp"
#include "trace/events.hpp"
#include "trace/hash.hpp"
#include "trace/keyframe.hpp"
#include "trace/moment.hpp"
#include "trace/views.hpp"

namespace comptoir::trace {

class State;

/// What never changes about a task once made.
struct TaskInfo {
  loop::TaskId id = loop::TaskId::none;
  loop::Name name;
  loop::TaskId parent = loop::TaskId::none;
  loop::Time created;
  Position created_at = 0;  ///< the first position that knows it
};

struct ResourceInfo {
  loop::ResourceId id = loop::ResourceId::none;
  loop::ResourceKind kind = loop::ResourceKind::lock;
  loop::Name name;
  std::uint32_t permits = 1;
  Position created_at = 0;
};

/// One line of the console. A position shows the lines with `position` up to it.
struct PrintedLine {
  Position position = 0;
  loop::Time time;
  loop::TaskId task = loop::TaskId::none;
  loop::Print print;
};

/// How and when a task ended.
struct Ending {
  loop::Outcome outcome = loop::Outcome::result;
  loop::Time time;
  Position position = 0;
};

/// Synchronous work: the clock moved inside the handle of this position.
struct Block {
  Position position = 0;
  loop::Time from, to;
};

/// Append-only, filled by a Recorder. Positions given to it are clamped to 0 ..= handle_count().
/// A cursor refers to its recording, which must stay where it is while cursors look at it.
class Recording {
 public:
  Recording();
  Recording(Recording&&) noexcept;
  Recording& operator=(Recording&&) noexcept;
  ~Recording();

  Position handle_count() const;          ///< handles that have run
  std::uint64_t event_count() const { return event_count_; }
  std::size_t bytes() const;              ///< memory of events, tables and keyframes
  std::size_t keyframe_bytes() const { return keyframe_bytes_; }
  std::size_t keyframe_count() const { return keyframes_.size(); }
  bool finished() const { return finished_; }
  bool deadlocked() const { return deadlocked_; }  ///< nothing was ready, no timer was left, and main was not done
  loop::Time end_time() const;            ///< time of the last handle so far; where the clock stood when it finished

  // Tasks and resources, by id, from 1.
  std::uint32_t task_count() const;
  TaskInfo task(loop::TaskId) const;                     ///< the id must exist
  loop::Name task_name(loop::TaskId) const;              ///< the same's name, found at once
  std::optional<Ending> ending(loop::TaskId) const;      ///< empty while it lives
  std::uint32_t resource_count() const;
  ResourceInfo resource(loop::ResourceId) const;         ///< the id must exist
  loop::Name resource_name(loop::ResourceId) const;      ///< the same one's name: cheaper

  // Handles, by position.
  loop::HandleId handle_at(Position) const;              ///< none at 0
  HandleView handle(loop::HandleId) const;               ///< `cancelled` is always false: only a cursor knows
  Position scheduled_at(loop::HandleId) const;           ///< the position whose handle put it there
  loop::Time scheduled_time(loop::HandleId) const;       ///< when, within that handle
  std::optional<loop::Time> deadline(loop::HandleId) const;  ///< of one that was made as a timer
  loop::Time time_at(Position) const;                    ///< when the handle ended; it lasts only where it blocks
  loop::Time start_at(Position) const;                   ///< when the handle started
  std::uint32_t iteration_at(Position) const;            ///< from 1; 0 at position 0
  std::uint32_t iteration_count() const;
  Position first_of_iteration(std::uint32_t) const;      ///< where its handles begin (an empty one: where they would)

  // Task steps: the handles that step or wake a task.
  std::uint32_t task_steps_until(Position) const;        ///< among 1 ..= position
  bool is_task_step(Position) const;
  Position next_task_step(Position) const;               ///< after it; handle_count() when there is none
  Position previous_task_step(Position) const;           ///< before it; 0 when there is none
  Position task_step(std::uint32_t n) const;             ///< the n-th, from 1, clamped

  // Instants.
  std::size_t instant_count() const;
  Instant instant(std::size_t) const;
  loop::Time instant_time(std::size_t i) const { return instants_[i].time; }
  std::size_t instant_of(Position) const;                ///< position 0 counts as the first one's
  Moment moment_of(Position) const;
  /// The n-th handle at that time or the last one; between instants, the last handle before; exact for moment_of.
  Position position_of(const Moment&) const;

  // Console lines and blocking.
  std::size_t printed_count() const;
  PrintedLine printed(std::size_t) const;
  std::size_t printed_until(Position) const;             ///< how many a position shows
  std::size_t block_count() const;
  Block block(std::size_t) const;

  /// The trace hash of everything told so far: hash.hpp says over what.
  std::uint64_t hash() const;

  /// Tells the events that the first `to` handles and their surroundings gave to anything with the Observer's functions
  /// and `at(offset)`: read_events in events.hpp.
  template <class Visitor>
  void replay(Visitor& visitor, Position to) const {
    Implied implied;
    read_events(events_, 0, end_of(to), implied, visitor);
  }
  /// All of them: those after the last handle, too, which no position shows.
  template <class Visitor>
  void replay_all(Visitor& visitor) const {
    Implied implied;
    read_events(events_, 0, events_.size(), implied, visitor);
  }
  /// The events of handles `after` + 1 ..= `to`, each with what came before it since the last one.
  template <class Visitor>
  void replay(Visitor& visitor, Position after, Position to) const {
    if (after >= std::min(to, handle_count())) return;
    Implied implied{handles_until(end_of(after)), time_at(after)};
    read_events(events_, end_of(after), end_of(to), implied, visitor);
  }
  /// The events of one handle and of what came before it since the last one.
  template <class Visitor>
  void replay_handle(Visitor& visitor, Position k) const {
    if (k != 0) replay(visitor, k - 1, k);
  }

 private:
  friend class Recorder;
  friend class Crowd;
  friend class Cursor;
  friend class FirstDifference;
  friend class Lanes;
  friend class State;
  friend struct CursorLists;

  struct TaskRow { Offset created = 0, finished = no_offset; };
  struct ClockRow { loop::Time time; Position first = 0; std::uint32_t steps_before = 0; };
  struct PrintRow { Offset offset = 0; Position position = 0; };
  struct BlockRow { Offset offset = 0; Position position = 0; loop::Time from, to; };
  struct StepRow { std::uint64_t bits = 0; std::uint32_t before = 0; };

  Offset end_of(Position) const;                 ///< just after the last event that a position shows
  Position position_of_offset(Offset) const;     ///< the first position that shows an event
  std::uint32_t handles_until(Offset) const;     ///< scheduled before it
  loop::Time time_of_offset(Offset) const;

  Events events_;
  std::uint64_t event_count_ = 0;
  bool finished_ = false, deadlocked_ = false;
  loop::Time now_;

  Chunked<Offset> ends_;                         ///< by position
  Chunked<Offset> handles_;                      ///< where a handle was scheduled, by id - 1
  Chunked<TaskRow> tasks_;                       ///< by id - 1
  Chunked<Offset> resources_;                    ///< by id - 1
  Chunked<Position> iterations_;                 ///< first position, by number - 1
  Chunked<ClockRow> instants_;
  Chunked<StepRow> steps_;                       ///< 64 handles a row
  Chunked<PrintRow> printed_;
  Chunked<BlockRow> blocks_;
  Chunked<loop::TaskId> children_;
  std::vector<Keyframe> keyframes_;
  std::size_t keyframe_bytes_ = 0;
  TraceHash hash_;
};

}  // namespace comptoir::trace
