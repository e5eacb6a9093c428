#include "app/surface.hpp"

#include <SDL.h>
#include <SDL_opengles2.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <algorithm>

#include "app/page.hpp"

// Dear ImGui's renderer asks for the state before each frame, to put it back. In a browser such a question waits for the
// graphics process to have drawn everything before: most of a frame's time. Nobody needs the answers, for each of our frames
// sets all that it uses; these are given at once instead.
// clang-format off
EM_JS(void, answer_state_questions, (), {
  const context = GLctx;
  const ask = context.getParameter.bind(context);
  const answers = new Map([
    [0x84E0, 0x84C0],                                                           // active texture: the first
    [0x8B8D, null], [0x8069, null], [0x8919, null], [0x8894, null], [0x85B5, null],  // program, texture, sampler, buffer, vertex array
    [0x80C9, 1], [0x80C8, 0], [0x80CB, 1], [0x80CA, 0], [0x8009, 0x8006], [0x883D, 0x8006],  // blending: as at first
  ]);
  context.getParameter = (name) => {
    if (name === 0x0BA2 || name === 0x0C10) return [0, 0, context.canvas.width, context.canvas.height];   // viewport, scissor
    return answers.has(name) ? answers.get(name) : ask(name);
  };
});
// clang-format on

namespace comptoir::app {
namespace {

constexpr const char* canvas = "#canvas";

float channel(draw::Color color, int shift) { return static_cast<float>(color.rgba >> shift & 0xff) / 255; }

}  // namespace

bool Surface::open() {
  if (SDL_Init(SDL_INIT_VIDEO) != 0) {
    tell_failure(SDL_GetError());
    return false;
  }
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 0);
  window_ = SDL_CreateWindow("Comptoir", 0, 0, 320, 240, SDL_WINDOW_OPENGL);
  if (!window_ || !SDL_GL_CreateContext(window_)) {
    tell_context("none");
    return false;
  }

  ImGui::CreateContext();
  ImGui_ImplOpenGL3_Init("#version 300 es");
  list_ = IM_NEW(ImDrawList)(ImGui::GetDrawListSharedData());
  answer_state_questions();
  if (!renderer_.create()) {
    tell_failure(renderer_.error());
    return false;
  }
  emscripten_set_webglcontextlost_callback(canvas, this, false, [](int, const void*, void* self) -> EM_BOOL {
    static_cast<Surface*>(self)->lose();
    return true;   // preventDefault: it may come back
  });
  emscripten_set_webglcontextrestored_callback(canvas, this, false, [](int, const void*, void* self) -> EM_BOOL {
    static_cast<Surface*>(self)->restore();
    return true;
  });
  return true;
}

void Surface::lose() {
  lost_ = true;
  renderer_.lose();
  tell_context("lost");
}

void Surface::restore() {
  // The next frame makes ImGui's objects and its texture again.
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
  if (!renderer_.create()) return tell_failure(renderer_.error());
  lost_ = false;
  tell_context("restored");
  if (restored) restored();
}

void Surface::resize(draw::Size css, int device_width, int device_height) {
  css_ = {std::max(css.w, 1.0f), std::max(css.h, 1.0f)};
  device_width_ = std::max(device_width, 1);
  device_height_ = std::max(device_height, 1);
  scale_ = static_cast<float>(device_width_) / css_.w;
  emscripten_set_canvas_element_size(canvas, device_width_, device_height_);
}

bool Surface::ready() const { return renderer_.ready() && !lost_ && words_.complete() && device_width_ > 0; }

void Surface::paint(const draw::Scene& scene, std::size_t layer, draw::Point at, draw::Rect clip) {
  renderer_.draw(scene,
                 {.offset = {at.x * scale_, at.y * scale_},
                  .scale = scale_,
                  .framebuffer = {static_cast<float>(device_width_), static_cast<float>(device_height_)},
                  .clip = {clip.x * scale_, clip.y * scale_, clip.w * scale_, clip.h * scale_}},
                 layer);
}

// Dear ImGui's windows, navigation and input have nothing to do here, so no frame of theirs is begun: ours is its draw list, its fonts
// and its renderer.
void Surface::frame(draw::Color ground, const std::function<void(const view::Brush&)>& fill) {
  ImGui_ImplOpenGL3_NewFrame();
  ImFontAtlas& fonts = *ImGui::GetIO().Fonts;
  ImFontAtlasUpdateNewFrame(&fonts, ++frame_, true);
  list_->_ResetForNewFrame();
  list_->PushTexture(fonts.TexRef);
  list_->PushClipRect({0, 0}, {css_.w, css_.h});
  fill({*list_, *this, words_, scale_});

  auto& textures = ImGui::GetPlatformIO().Textures;
  textures = fonts.TexList;
  for (ImTextureData* texture : textures) texture->RefCount = 1;   // nobody else's: the renderer may destroy it with its other objects
  ImDrawData data;
  data.Valid = true;
  data.Textures = &textures;
  data.DisplaySize = {css_.w, css_.h};
  // The renderer cuts the product to a whole number: half a pixel more, so that it can't fall to the one below.
  data.FramebufferScale = {(static_cast<float>(device_width_) + 0.5f) / css_.w, (static_cast<float>(device_height_) + 0.5f) / css_.h};
  data.AddDrawList(list_);
  glViewport(0, 0, device_width_, device_height_);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(channel(ground, 24), channel(ground, 16), channel(ground, 8), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(&data);
}

}  // namespace comptoir::app
