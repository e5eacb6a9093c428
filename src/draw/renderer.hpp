/// Paints the shapes of a scene with OpenGL ES 3 (WebGL 2). Words are the caller's, with its own fonts. With
/// renderer_gl.cpp, the only files that know GL.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "draw/scene.hpp"

namespace comptoir::draw {

/// Where a scene goes, in device pixels from the framebuffer's top left corner.
struct Place {
  Point offset = {};   ///< of the scene's origin
  float scale = 1;     ///< device pixels per logical pixel
  Size framebuffer = {};
  Rect clip = {0, 0, 1e9f, 1e9f};  ///< nothing is painted outside
};

class Renderer {
 public:
  Renderer() = default;
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;
  /// Makes no GL call: the context may be gone by then. Call destroy() before, if it isn't.
  ~Renderer() = default;

  /// Compiles and allocates in the current context; false when that fails: error() says why. Call it again after
  /// lose(), when the context is restored.
  bool create();
  void destroy();
  /// The context is lost: forgets everything of it, without a call.
  void lose();
  bool ready() const { return program_ != 0; }
  const std::string& error() const { return error_; }

  /// Paints one layer's shapes. Nothing happens unless ready(), or for a layer that isn't there. Leaves framebuffer
  /// and textures alone; leaves changed the program, vertex array (none), uniform buffers, blending, viewport,
  /// scissor, depth, stencil and culling: within ImGui's commands, add ImDrawCallback_ResetRenderState next.
  void draw(const Scene&, const Place&, std::size_t layer);

 private:
  using Name = std::uint32_t;  // what GL calls a thing by
  Name compile(std::uint32_t stage, std::string_view source);
  bool link();
  void make_corners();
  void set_state(const Place&);
  void draw_shapes(std::span<const Shape>, std::span<const Rect> clips);

  Name program_ = 0, vertex_array_ = 0, corners_ = 0, indices_ = 0, shapes_ = 0, clips_ = 0;
  int place_ = -1, framebuffer_ = -1, first_clip_ = -1;  ///< uniforms
  std::string error_;
};

}  // namespace comptoir::draw
