/// How the screen's shapes reach the graphics card: the application paints them with its renderer, at the moment
/// that the draw list comes to them. Knows no GL.
#pragma once

#include "draw/scene.hpp"

namespace comptoir::view {

class ScenePainter {
 public:
  virtual ~ScenePainter() = default;
  /// The shapes of one layer of a scene that lies at `at`, cut to `clip`; all in logical pixels.
  virtual void paint(const draw::Scene&, std::size_t layer, draw::Point at, draw::Rect clip) = 0;
};

}  // namespace comptoir::view
