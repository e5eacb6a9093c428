#include <GLES3/gl3.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <type_traits>

#include "draw/renderer.hpp"
#include "draw/shaders.hpp"

namespace comptoir::draw {
namespace {

// Shapes are uploaded as they lie in memory: the attributes of shapes.vert read them there.
static_assert(std::is_trivially_copyable_v<Shape> && sizeof(Shape) == 76);
static_assert(offsetof(Shape, kind) == 0 && offsetof(Shape, line) == 1 && offsetof(Shape, clip) == 2);
static_assert(offsetof(Shape, rect) == 8 && offsetof(Shape, a) == 24 && offsetof(Shape, b) == 32);
static_assert(offsetof(Shape, c) == 40 && offsetof(Shape, radius) == 48 && offsetof(Shape, from) == 52);
static_assert(offsetof(Shape, to) == 56 && offsetof(Shape, stroke_width) == 60 && offsetof(Shape, gap) == 64);
static_assert(offsetof(Shape, fill) == 68 && offsetof(Shape, stroke) == 72);
static_assert(std::endian::native == std::endian::little && sizeof(Rect) == 16);

constexpr std::size_t clips_per_row = 256;

const void* at_byte(std::size_t offset) { return reinterpret_cast<const void*>(offset); }

void float_attribute(GLuint index, int count, std::size_t offset) {
  glEnableVertexAttribArray(index);
  glVertexAttribPointer(index, count, GL_FLOAT, GL_FALSE, sizeof(Shape), at_byte(offset));
  glVertexAttribDivisor(index, 1);
}

void integer_attribute(GLuint index, int count, GLenum type, std::size_t offset) {
  glEnableVertexAttribArray(index);
  glVertexAttribIPointer(index, count, type, sizeof(Shape), at_byte(offset));
  glVertexAttribDivisor(index, 1);
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
  glUseProgram(program_);
  glUniform1i(glGetUniformLocation(program_, "clips"), 0);
  make_instances();
  glGenTextures(1, &clips_);
  clip_rows_ = 0;
  return true;
}

void Renderer::make_instances() {
  glGenVertexArrays(1, &vertex_array_);
  glGenBuffers(1, &instances_);
  glBindVertexArray(vertex_array_);
  glBindBuffer(GL_ARRAY_BUFFER, instances_);
  integer_attribute(0, 4, GL_UNSIGNED_BYTE, offsetof(Shape, kind));
  float_attribute(1, 4, offsetof(Shape, rect));
  float_attribute(2, 4, offsetof(Shape, a));
  float_attribute(3, 4, offsetof(Shape, c));
  float_attribute(4, 3, offsetof(Shape, to));
  integer_attribute(5, 2, GL_UNSIGNED_INT, offsetof(Shape, fill));
  glBindVertexArray(0);
}

void Renderer::destroy() {
  if (!ready()) return;
  glDeleteProgram(program_);
  glDeleteVertexArrays(1, &vertex_array_);
  glDeleteBuffers(1, &instances_);
  glDeleteTextures(1, &clips_);
  lose();
}

void Renderer::lose() {
  program_ = vertex_array_ = instances_ = clips_ = 0;
  place_ = framebuffer_ = -1;
  clip_rows_ = 0;
}

void Renderer::upload_clips(std::span<const Rect> clips) {
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, clips_);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  const std::size_t rows = (clips.size() + clips_per_row - 1) / clips_per_row;
  if (rows > clip_rows_) {
    clip_rows_ = std::bit_ceil(rows);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA32F, clips_per_row, static_cast<GLsizei>(clip_rows_), 0, GL_RGBA, GL_FLOAT, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  }
  const auto put = [](std::size_t row, std::size_t height, std::span<const Rect> part) {
    if (!part.empty())
      glTexSubImage2D(GL_TEXTURE_2D, 0, 0, static_cast<GLint>(row), static_cast<GLsizei>(part.size() / height),
                      static_cast<GLsizei>(height), GL_RGBA, GL_FLOAT, part.data());
  };
  const std::size_t full = clips.size() / clips_per_row;
  if (full > 0) put(0, full, clips.first(full * clips_per_row));
  put(full, 1, clips.subspan(full * clips_per_row));
}

void Renderer::set_state(const Place& place) {
  const auto [width, height] = place.framebuffer;
  glViewport(0, 0, static_cast<GLsizei>(width), static_cast<GLsizei>(height));
  const bool whole = place.clip.w <= 0 || place.clip.h <= 0;
  const Rect clip = whole ? Rect{0, 0, width, height} : place.clip;
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
  if (shapes.empty()) return;
  set_state(place);
  upload_clips(scene.clips());
  glBindVertexArray(vertex_array_);
  glBindBuffer(GL_ARRAY_BUFFER, instances_);
  // New storage each time: the GPU may still read what the last draw gave it.
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(shapes.size_bytes()), shapes.data(), GL_STREAM_DRAW);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(shapes.size()));
  glBindVertexArray(0);
}

}  // namespace comptoir::draw
