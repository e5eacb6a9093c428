/// The playhead and how it moves. Knows recordings and real seconds that it is given; reads no clock.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "trace/recording.hpp"

namespace comptoir::session {

/// Where a run is looked at.
struct Playhead {
  trace::Position position = 0;
  loop::Time time;
  bool slot_held = false;   ///< handle `position` is in the running slot; else the loop sleeps after it
  friend bool operator==(const Playhead&, const Playhead&) = default;
};

/// The recordings on one virtual clock, one or two. They share each moment: at the n-th handle of an instant each
/// run shows its own n-th handle of that time; one that has fewer shows its last one, slot released.
using Tracks = std::span<const trace::Recording* const>;

class Playback {
 public:
  static constexpr double slowest = 0.25, fastest = 4;
  static constexpr double hold = 0.240;          ///< seconds that a handle holds the screen at speed 1
  static constexpr double instant_hold = 2;      ///< at most, shared by the handles of one instant

  /// Play at the end starts from the start.
  void play(Tracks);
  void pause() { playing_ = false; }
  bool playing() const { return playing_; }
  void set_speed(double);                        ///< clamped
  double speed() const { return speed_; }

  /// To the next or previous task step, or handle; stops playing. False at the end, or at the start.
  bool step_task(Tracks, int direction);
  bool step_handle(Tracks, int direction);
  void to_start();
  void to_end(Tracks);
  /// The last handle at or before that time; between instants the slot is released. Clamped to what is recorded.
  void seek(Tracks, loop::Time);
  /// The n-th handle of that time, clamped; without n the last one.
  void seek(Tracks, trace::Moment);
  /// As seek, in tracks that are still to be made: the next `fit` finds it.
  void want(trace::Moment);
  /// That handle of track 0.
  void seek_position(Tracks, trace::Position);

  /// Plays for that many real seconds; `pace` is virtual seconds per real second. True when the playhead moved.
  /// Waits where the recording ends while it still grows; stops at the end of a complete one.
  bool advance(Tracks, double real_seconds, double pace);

  /// Finds the wanted moment in tracks that were made anew or have grown. The wanted one is what was last
  /// sought, so an edit and its opposite come back to the same handle. True when the playhead moved.
  bool fit(Tracks);
  /// The moment wanted lies beyond what is recorded, and the recording still grows.
  bool waits(Tracks) const;

  Playhead playhead(const trace::Recording&) const;
  /// As links write it: without n (0) at the last handle of an instant and between instants; none before the first.
  std::optional<trace::Moment> moment(Tracks) const;
  /// Which side of the present moment another one lies on: -1 before it, 0 there, 1 after it. A moment beyond the end of the
  /// tracks is another one than the end, unless it is what was sought.
  int side_of(Tracks, trace::Moment) const;
  bool at_start() const { return at_ == Point{}; }
  bool at_end(Tracks) const;

 private:
  /// n: 1, 2 ... the handle of that instant in the slot; 0 only before the first; `released` after the last.
  struct Point {
    loop::Time time;
    std::uint32_t n = 0;
    friend auto operator<=>(const Point&, const Point&) = default;
  };
  static constexpr std::uint32_t released = 0xffff'ffff;

  static std::uint32_t handles_at(Tracks, loop::Time);
  static std::optional<loop::Time> instant_after(Tracks, loop::Time);
  static Point last_point(Tracks);
  static Point fitted(Tracks, Point);
  static Point point_of(trace::Moment);
  std::optional<Point> next(Tracks) const;
  std::optional<Point> previous(Tracks) const;
  bool step(Tracks, int direction, bool tasks_only);
  bool go(Point);

  Point at_;              ///< what is shown: always within what is recorded
  Point wanted_;          ///< what was asked for
  double shown_for_ = 0;  ///< seconds at speed 1 that the present handle has been shown
  double carry_ns_ = 0;   ///< part of a nanosecond not yet played
  double speed_ = 1;
  bool playing_ = false;
};

}  // namespace comptoir::session
