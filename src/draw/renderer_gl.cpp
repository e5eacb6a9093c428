#include <GLES3/gl3.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <type_traits>

#include "draw/batches.hpp"
#include "draw/renderer.hpp"
#include "draw/shaders.hpp"

namespace comptoir::draw {
namespace {

// Shapes are uploaded as they lie in memory: shapes.vert reads them there, as five times four words.
static_assert(std::is_trivially_copyable_v<Shape> && sizeof(Shape) == 80);
static_assert(offsetof(Shape, kind) == 0 && offsetof(Shape, line) == 1 && offsetof(Shape, clip) == 2);
static_assert(offsetof(Shape, rect) == 8 && offsetof(Shape, a) == 24 && offsetof(Shape, b) == 32);
static_assert(offsetof(Shape, c) == 40 && offsetof(Shape, radius) == 48 && offsetof(Shape, from) == 52);
static_assert(offsetof(Shape, to) == 56 && offsetof(Shape, stroke_width) == 60 && offsetof(Shape, gap) == 64);
static_assert(offsetof(Shape, fill) == 68 && offsetof(Shape, stroke) == 72);
static_assert(std::endian::native == std::endian::little && sizeof(Rect) == 16);

constexpr GLuint shapes_block = 0, clips_block = 1;

/// New storage each time, for the GPU may still read what the last draw gave it; with room for a whole block after
/// the last one that begins in it. Sizes repeat, so that the driver finds old storage to use again.
template <class T>
void upload(GLuint buffer, std::span<const T> data, std::size_t block_bytes) {
  const std::size_t bytes = std::bit_ceil(data.size_bytes() + block_bytes);
  glBindBuffer(GL_UNIFORM_BUFFER, buffer);
  glBufferData(GL_UNIFORM_BUFFER, static_cast<GLsizeiptr>(bytes), nullptr, GL_STREAM_DRAW);
  glBufferSubData(GL_UNIFORM_BUFFER, 0, static_cast<GLsizeiptr>(data.size_bytes()), data.data());
}

}  // namespace

Renderer::Name Renderer::compile(std::uint32_t stage, std::string_view source) {
  const GLuint shader = glCreateShader(stage);
  const char* text = source.data();
  const auto length = static_cast<GLint>(source.size());
  glShaderSource(shader, 1, &text, &length);
  glCompileShader(shader);
  GLint compiled = GL_FALSE;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &compiled);
  if (compiled == GL_TRUE) return shader;
  char log[512] = "";
  glGetShaderInfoLog(shader, sizeof log, nullptr, log);
  glDeleteShader(shader);
  error_ = log[0] != '\0' ? log : "a shader did not compile";
  return 0;
}

bool Renderer::link() {
  const Name vertex = compile(GL_VERTEX_SHADER, shaders::shapes_vert);
  const Name fragment = vertex != 0 ? compile(GL_FRAGMENT_SHADER, shaders::shapes_frag) : 0;
  if (vertex == 0 || fragment == 0) {
    if (vertex != 0) glDeleteShader(vertex);
    return false;
  }
  const GLuint program = glCreateProgram();
  glAttachShader(program, vertex);
  glAttachShader(program, fragment);
  glLinkProgram(program);
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  GLint linked = GL_FALSE;
  glGetProgramiv(program, GL_LINK_STATUS, &linked);
  if (linked != GL_TRUE) {
    char log[512] = "";
    glGetProgramInfoLog(program, sizeof log, nullptr, log);
    glDeleteProgram(program);
    error_ = log[0] != '\0' ? log : "the shaders did not link";
    return false;
  }
  program_ = program;
  return true;
}

bool Renderer::create() {
  if (ready()) return true;
  error_.clear();
  if (!link()) return false;
  place_ = glGetUniformLocation(program_, "place");
  framebuffer_ = glGetUniformLocation(program_, "framebuffer");
  first_clip_ = glGetUniformLocation(program_, "first_clip");
  glUniformBlockBinding(program_, glGetUniformBlockIndex(program_, "Shapes"), shapes_block);
  glUniformBlockBinding(program_, glGetUniformBlockIndex(program_, "Clips"), clips_block);
  make_corners();
  glGenBuffers(1, &shapes_);
  glGenBuffers(1, &clips_);
  return true;
}

void Renderer::make_corners() {
  constexpr std::size_t corners = 4 * shapes_per_draw;
  std::array<std::uint16_t, corners> numbers;
  std::array<std::uint16_t, 6 * shapes_per_draw> indices;
  for (std::size_t i = 0; i < corners; ++i) numbers[i] = static_cast<std::uint16_t>(i);
  for (std::size_t i = 0; i < indices.size(); ++i) {
    constexpr std::array<std::size_t, 6> quad{0, 1, 2, 2, 1, 3};
    indices[i] = static_cast<std::uint16_t>(i / 6 * 4 + quad[i % 6]);
  }
  glGenVertexArrays(1, &vertex_array_);
  glGenBuffers(1, &corners_);
  glGenBuffers(1, &indices_);
  glBindVertexArray(vertex_array_);
  glBindBuffer(GL_ARRAY_BUFFER, corners_);
  glBufferData(GL_ARRAY_BUFFER, sizeof numbers, numbers.data(), GL_STATIC_DRAW);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 1, GL_UNSIGNED_SHORT, GL_FALSE, sizeof(std::uint16_t), nullptr);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, sizeof indices, indices.data(), GL_STATIC_DRAW);
  glBindVertexArray(0);
}

void Renderer::destroy() {
  if (!ready()) return;
  glDeleteProgram(program_);
  glDeleteVertexArrays(1, &vertex_array_);
  for (const Name* buffer : {&corners_, &indices_, &shapes_, &clips_}) glDeleteBuffers(1, buffer);
  lose();
}

void Renderer::lose() {
  program_ = vertex_array_ = corners_ = indices_ = shapes_ = clips_ = 0;
  place_ = framebuffer_ = first_clip_ = -1;
}

void Renderer::set_state(const Place& place) {
  const auto [width, height] = place.framebuffer;
  glViewport(0, 0, static_cast<GLsizei>(width), static_cast<GLsizei>(height));
  const Rect clip = place.clip;
  const float left = std::max(0.0f, std::floor(clip.x + 0.5f)), right = std::min(width, std::floor(clip.x + clip.w + 0.5f));
  const float top = std::max(0.0f, std::floor(clip.y + 0.5f)), bottom = std::min(height, std::floor(clip.y + clip.h + 0.5f));
  glEnable(GL_SCISSOR_TEST);
  glScissor(static_cast<GLint>(left), static_cast<GLint>(height - bottom), static_cast<GLsizei>(std::max(0.0f, right - left)),
            static_cast<GLsizei>(std::max(0.0f, bottom - top)));
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glDisable(GL_CULL_FACE);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_STENCIL_TEST);
  glUseProgram(program_);
  glUniform3f(place_, place.offset.x, place.offset.y, place.scale);
  glUniform2f(framebuffer_, width, height);
}

void Renderer::draw(const Scene& scene, const Place& place, std::size_t layer) {
  const auto layers = scene.layers();
  if (!ready() || layer >= layers.size() || place.framebuffer.w <= 0 || place.framebuffer.h <= 0) return;
  const std::size_t first = layers[layer].first_shape;
  const std::size_t end = layer + 1 < layers.size() ? layers[layer + 1].first_shape : scene.shapes().size();
  const auto shapes = scene.shapes().subspan(first, end - first);
  if (shapes.empty() || place.clip.w <= 0 || place.clip.h <= 0) return;
  set_state(place);
  draw_shapes(shapes, scene.clips());
}

void Renderer::draw_shapes(std::span<const Shape> shapes, std::span<const Rect> clips) {
  constexpr std::size_t shapes_bytes = shapes_per_draw * sizeof(Shape), clips_bytes = clips_per_draw * sizeof(Rect);
  upload(shapes_, shapes, shapes_bytes);
  upload(clips_, clips, clips_bytes);
  glBindVertexArray(vertex_array_);
  // A batch begins where a block may: a shorter one, for the sake of clips, has the next begin in a block's middle.
  std::size_t clips_bound = clips.size();
  for (std::size_t done = 0; done < shapes.size();) {
    const std::size_t block = done / shapes_aligned * shapes_aligned, skipped = done - block;
    Batch batch = next_batch(shapes.subspan(done), clips.size());
    batch.shapes = std::min(batch.shapes, shapes_per_draw - skipped);
    glBindBufferRange(GL_UNIFORM_BUFFER, shapes_block, shapes_, static_cast<GLintptr>(block * sizeof(Shape)), shapes_bytes);
    if (batch.first_clip != clips_bound) {
      glBindBufferRange(GL_UNIFORM_BUFFER, clips_block, clips_, static_cast<GLintptr>(batch.first_clip * sizeof(Rect)), clips_bytes);
      glUniform1i(first_clip_, static_cast<GLint>(batch.first_clip));
      clips_bound = batch.first_clip;
    }
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(6 * batch.shapes), GL_UNSIGNED_SHORT,
                   reinterpret_cast<const void*>(6 * skipped * sizeof(std::uint16_t)));
    done += batch.shapes;
  }
  glBindVertexArray(0);
}

}  // namespace comptoir::draw
