/// A panel's picture as it is seen: what moved between the last two travels to its new place. Knows no clock.
#pragma once

#include "draw/scene.hpp"
#include "draw/transition.hpp"

namespace comptoir::view {

class MovingScene {
 public:
  /// Shows another scene. `animate` false: at once.
  void set(draw::Scene, bool animate, draw::Motion, draw::Color ring);
  /// Goes on by that many real seconds. True when it looks different: something travels, or a ring is gone. While a ring stays nothing is drawn.
  bool advance(double seconds);
  bool moving() const { return moving_; }
  /// As painted now.
  const draw::Scene& shown() { return moving_ ? transition_.at(progress()) : scene_; }
  /// Where things are when they have arrived: what is pointed at.
  const draw::Scene& settled() const { return scene_; }

 private:
  draw::Scene scene_;
  draw::Transition transition_;
  bool moving_ = false, travels_ = false;
  double elapsed_ = 0, duration_ = 0;   ///< of this leg, in seconds
  float progress() const { return duration_ > 0 ? static_cast<float>(elapsed_ / duration_) : 1; }
};

}  // namespace comptoir::view
