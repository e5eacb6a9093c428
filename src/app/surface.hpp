/// The canvas: an SDL window with a WebGL 2 context, Dear ImGui's draw list, fonts and renderer and our renderer on it, and their coming back when
/// the browser takes the context away.
///
/// SDL gives the window and the context, and nothing else. Its event handlers would take the page's keys, wheel and touch
/// and round positions to whole CSS pixels; they are not compiled (cmake/sdl2_parts_left_out.c), and the page passes pointer and
/// wheel to the bridge (web/pointer.mjs). For the same reason Dear ImGui has no platform backend here: no ImGui widget takes input, and the
/// size comes from the page's ResizeObserver, exact at every browser zoom.
#pragma once

#include <functional>

#include "draw/renderer.hpp"
#include "view/painter.hpp"
#include "view/scene_list.hpp"

struct ImDrawList;
struct SDL_Window;

namespace comptoir::app {

class Surface final : public view::ScenePainter {
 public:
  /// False when there is no WebGL 2; the page has been told.
  bool open();
  /// The canvas's size in CSS and in device pixels.
  void resize(draw::Size css, int device_width, int device_height);
  draw::Size size() const { return css_; }
  float scale() const { return scale_; }
  /// There is something to draw on.
  bool ready() const;
  bool add_font(draw::Face face, void* data, int size) { return words_.add_face(face, data, size); }
  draw::FontFiles fonts() const { return words_.files(); }

  /// One frame: clears to `ground`, then paints what the function puts in the list.
  void frame(draw::Color ground, const std::function<void(const view::Brush&)>& fill);

  /// Called when the context is back: all must be drawn again.
  std::function<void()> restored;

 private:
  void paint(const draw::Scene&, std::size_t layer, draw::Point at, draw::Rect clip) override;
  void lose();
  void restore();

  SDL_Window* window_ = nullptr;
  draw::Renderer renderer_;
  view::SceneText words_;
  ImDrawList* list_ = nullptr;
  int frame_ = 0;
  draw::Size css_;
  int device_width_ = 0, device_height_ = 0;
  float scale_ = 1;
  bool lost_ = false;
};

}  // namespace comptoir::app
