/// A scene into Dear ImGui's draw list: the shapes of a layer, then its words, layer by layer.
#pragma once

#include "draw/scene.hpp"
#include "view/painter.hpp"
#include "view/scene_text.hpp"

namespace comptoir::view {

struct Brush {
  ImDrawList& list;
  ScenePainter& shapes;
  const SceneText& words;
  float scale = 1;
};

/// The scene must live until the list is rendered.
void paint(const Brush&, const draw::Scene&, draw::Point at, draw::Rect clip);

}  // namespace comptoir::view
