/// Between two scenes: what has a group with the same key in both travels from its old place to the new one.
/// Knows no clock: the caller says how far along it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "draw/scene.hpp"

namespace comptoir::draw {

enum class Motion : std::uint8_t {
  full,     ///< things travel
  reduced,  ///< things are at their new place at once, with a ring about them for a while
};

class Transition {
 public:
  /// How long `at` should take from 0 to 1.
  static constexpr int duration_ms(Motion motion) { return motion == Motion::full ? 240 : 600; }
  /// Beyond this many groups nothing travels: nobody could follow, and a frame has no time for it.
  static constexpr std::size_t most_groups = 4096;

  /// `from` may be what `at` gave last: things then go on from where they are. `ring`: the colour for reduced
  /// motion. Both scenes may go away afterwards.
  void start(const Scene& from, const Scene& to, Motion motion = Motion::full, Color ring = {});
  /// Whether anything differs from the scene that it goes to. If not, draw that one.
  bool active() const { return !moves_.empty(); }
  /// The scene at `progress` from 0 to 1 (clamped; eased here), valid until the next call. Touches only what
  /// moves. What travels is painted above the rest, and is not cut by the place it comes from or goes to.
  const Scene& at(float progress);

 private:
  struct Move { std::uint32_t group, group_before; Point to, delta; };
  struct MovingShape { std::size_t index; Shape rest; std::uint32_t move; };
  struct MovingText { std::size_t index; Point rest; std::uint32_t move; };

  void find_moves(const Scene& from, const Scene& to);
  void lift(const Scene& from, const Scene& to);
  void add_rings(const Scene& to, Color ring);

  Scene frame_;
  std::vector<Move> moves_;
  std::vector<MovingShape> shapes_;
  std::vector<MovingText> texts_;
  std::vector<std::uint32_t> move_of_group_;  ///< by group of the next scene; `none` if it stays
};

}  // namespace comptoir::draw
