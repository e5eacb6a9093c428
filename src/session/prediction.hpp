/// "Which task runs next?", asked at any moment: what is right, why, and what a person may choose from.
/// What is right is what the recording holds; the reason follows from the state where it was asked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/place.hpp"
#include "session/run.hpp"
#include "text/keys.hpp"
#include "trace/cursor.hpp"

namespace comptoir::session {

/// The task of the next task step after a position; none at the run's end. No value when that isn't recorded: the run still
/// grows, or was cut.
std::optional<loop::TaskId> next_task(const Run&, trace::Position);

/// Why that task is the next one.
struct NextReason {
  enum class Kind : std::uint8_t {
    front,      ///< its step is at the front of the ready queue
    passed,     ///< the same, once the step before it is passed over: its task is cancelled (the loop of document 004)
    behind,     ///< its step is the first one in the ready queue, and callbacks stand before it
    callback,   ///< no step is ready: a callback in the ready queue wakes it
    sleep,      ///< the loop sleeps until its timer, the first one
    tie,        ///< the same, and another timer is due then, which was made later
    late,       ///< its timer is due already
    timer,      ///< something else that a timer calls wakes it
    cancelled,  ///< main is over: asyncio.run() cancels what is left
    outside,    ///< woken from outside the loop
    stuck,      ///< no task: nothing is ready, no timer is set
    over,       ///< no task: the run ends
  };
  Kind kind = Kind::over;
  loop::TaskId task = loop::TaskId::none;    ///< that runs next
  loop::TaskId other = loop::TaskId::none;   ///< the callback's, the other timer's, or the one that is passed over
  loop::Time when;                           ///< of a timer
};
NextReason next_reason(const trace::Recording&, trace::Position);
std::string describe(text::Language, const trace::Recording&, const NextReason&);

/// What could run, as the state shows it: the ready tasks in order, what callbacks are about, then the sleepers by their timers;
/// at most six, the right one among them.
struct Choices {
  std::vector<loop::TaskId> tasks;
  bool none = false;   ///< no step is ready: that no task runs any more is possible
};

/// One question and its answer. It belongs to one run.
class Prediction {
 public:
  enum class State : std::uint8_t { off, asked, right, wrong };

  /// `after`: the handle after which the next task is asked for, one that isn't over included. Not asked when nobody knows.
  void ask(const Run&, const Place&, trace::Position after);
  /// none: no task runs any more. What was answered stays until something else is asked.
  void answer(const Run&, loop::TaskId);
  /// What is right, without anybody having chosen.
  void reveal(const Run&);
  State state() const { return state_; }
  const Place& place() const { return place_; }

  Choices choices(const trace::Recording&) const;
  /// Why what is right is right, and why the chosen one isn't.
  std::string said(text::Language, const trace::Recording&) const;

 private:
  trace::Cursor cursor_at(const trace::Recording&) const;

  State state_ = State::off;
  Place place_;
  trace::Position after_ = 0;
  loop::TaskId chosen_ = loop::TaskId::none;
};

}  // namespace comptoir::session
