#include "view/scene_list.hpp"

#include <imgui.h>

#include <algorithm>

namespace comptoir::view {
namespace {

using draw::Rect;

/// Copied into the draw list, and read when it is rendered.
struct Job {
  ScenePainter* painter;
  const draw::Scene* scene;
  std::size_t layer;
  draw::Point at;
  Rect clip;
};

void run_job(const ImDrawList*, const ImDrawCmd* command) {
  const Job& job = *static_cast<const Job*>(command->UserCallbackData);
  job.painter->paint(*job.scene, job.layer, job.at, job.clip);
}

Rect both(Rect a, Rect b) {
  const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::max(0.0f, std::min(a.x + a.w, b.x + b.w) - x), std::max(0.0f, std::min(a.y + a.h, b.y + b.h) - y)};
}

}  // namespace

void paint(const Brush& brush, const draw::Scene& scene, draw::Point at, Rect clip) {
  const auto layers = scene.layers();
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const bool last = l + 1 == layers.size();
    const std::size_t shapes_end = last ? scene.shapes().size() : layers[l + 1].first_shape;
    const std::size_t texts_end = last ? scene.texts().size() : layers[l + 1].first_text;
    if (layers[l].first_shape < shapes_end) {
      Job job{&brush.shapes, &scene, l, at, clip};
      brush.list.AddCallback(run_job, &job, sizeof job);
      brush.list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
    }
    for (std::size_t t = layers[l].first_text; t < texts_end; ++t) {
      const draw::Text& text = scene.texts()[t];
      Rect own = scene.clips()[text.clip];
      own.x += at.x;
      own.y += at.y;
      brush.words.draw(brush.list, text, at, both(own, clip), brush.scale);
    }
  }
}

}  // namespace comptoir::view
