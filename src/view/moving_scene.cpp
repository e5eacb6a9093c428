#include "view/moving_scene.hpp"

#include <utility>

namespace comptoir::view {

void MovingScene::set(draw::Scene next, bool animate, draw::Motion motion, draw::Color ring) {
  const bool same_size = next.size().w == scene_.size().w && next.size().h == scene_.size().h;
  if (!same_size || (!animate && !moving_)) {
    scene_ = std::move(next);
    moving_ = false;
    return;
  }
  // Things under way go on from where they are seen, in the time that is left to them.
  const double left = moving_ ? duration_ - elapsed_ : 0;
  transition_.start(moving_ ? transition_.at(progress()) : scene_, next, motion, ring);
  scene_ = std::move(next);
  duration_ = animate ? draw::Transition::duration_ms(motion) / 1000.0 : left;
  elapsed_ = 0;
  moving_ = transition_.active() && duration_ > 0;
  travels_ = motion == draw::Motion::full;
}

bool MovingScene::advance(double seconds) {
  if (!moving_) return false;
  elapsed_ += seconds;
  moving_ = elapsed_ < duration_;
  return travels_ || !moving_;
}

}  // namespace comptoir::view
