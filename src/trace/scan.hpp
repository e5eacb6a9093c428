/// Looking for an event along a recording from a position on: in stretches, forwards or backwards, so that a near one is found
/// at once and a far one costs one pass.
#pragma once

#include <algorithm>

#include "loop/observer.hpp"
#include "trace/recording.hpp"

namespace comptoir::trace {

/// The base of what is looked with: it hears the events and calls `match` at those that are meant. Knows where it is.
struct Scan : loop::Observer {
  Position position = 0;             ///< the first that shows the present event
  loop::Time now;
  Position first = 0, last = 0;      ///< matches of the present stretch
  bool found = false;

  void begin(Position after, loop::Time time) {
    position = after + 1;
    now = time;
    found = false;
  }
  void match() {
    if (!found) first = position;
    last = position;
    found = true;
  }
  void at(Offset) {}
  void on_iteration(loop::Time time) override { now = time; }
  void on_block(loop::Time time) override { now = time; }
  void on_handle_done(loop::HandleId) override { ++position; }
};

inline constexpr Position first_stretch = 128, longest_stretch = 1 << 15;   ///< handles

/// Reads handles `after` + 1 ..= `to` from the front. True when something matched: `scan.first` is the first one.
template <class Found>
bool scan_forwards(const Recording& recording, Found& scan, Position after, Position to) {
  to = std::min(to, recording.handle_count());
  for (Position length = first_stretch; after < to; length = std::min(2 * length, longest_stretch)) {
    const Position end = after + std::min(length, to - after);
    scan.begin(after, recording.time_at(after));
    recording.replay(scan, after, end);
    if (scan.found) return true;
    after = end;
  }
  return false;
}

/// The same from the back: `scan.last` is the last one.
template <class Found>
bool scan_backwards(const Recording& recording, Found& scan, Position after, Position to) {
  to = std::min(to, recording.handle_count());
  for (Position length = first_stretch; after < to; length = std::min(2 * length, longest_stretch)) {
    const Position begin = to - std::min(length, to - after);
    scan.begin(begin, recording.time_at(begin));
    recording.replay(scan, begin, to);
    if (scan.found) return true;
    to = begin;
  }
  return false;
}

}  // namespace comptoir::trace
