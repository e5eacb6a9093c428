/// Words of scenes through Dear ImGui's fonts, sharp at every scale: glyphs are rasterised at the size they have on the
/// screen, base lines lie on device pixels, and the advances are those that the pictures measured with.
#pragma once

#include <array>

#include "draw/outlines.hpp"
#include "draw/scene.hpp"

struct ImDrawList;
struct ImFont;

namespace comptoir::view {

class SceneText {
 public:
  /// A TrueType file made with malloc; owned by Dear ImGui from here. False when it isn't one.
  bool add_face(draw::Face, void* data, int size);
  bool complete() const;
  /// The files of the faces; empty for those that are not there.
  draw::FontFiles files() const;
  /// `scale`: device pixels in one logical pixel. `clip` is in logical pixels.
  void draw(ImDrawList&, const draw::Text&, draw::Point at, draw::Rect clip, float scale) const;

 private:
  std::array<ImFont*, 3> faces_{};
};

}  // namespace comptoir::view
