/// How a layer's shapes are dealt to draw calls: what one call sees of the shapes and of their clips has limits. Knows no GL.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

#include "draw/scene.hpp"

namespace comptoir::draw {

// What one draw call sees of both buffers: 16 kB at most, and beginning at multiples of 256 bytes, as every WebGL 2
// allows.
inline constexpr std::size_t shapes_per_draw = 192, clips_per_draw = 1024, clips_aligned = 16, shapes_aligned = 16;
static_assert(shapes_aligned * sizeof(Shape) % 256 == 0 && shapes_per_draw % shapes_aligned == 0 && shapes_per_draw * sizeof(Shape) <= 16384);
static_assert(clips_per_draw * sizeof(Rect) <= 16384 && clips_aligned * sizeof(Rect) == 256);

/// How many of the first shapes can be drawn at once, and the first of the clips that they need.
struct Batch { std::size_t shapes, first_clip; };
inline Batch next_batch(std::span<const Shape> shapes, std::size_t clips) {
  const std::size_t most = std::min(shapes.size(), shapes_per_draw);
  if (clips <= clips_per_draw) return {most, 0};
  std::size_t low = shapes[0].clip, high = low, count = 0;
  for (; count < most; ++count) {
    const std::size_t new_low = std::min<std::size_t>(low, shapes[count].clip);
    const std::size_t new_high = std::max<std::size_t>(high, shapes[count].clip);
    if (new_high - new_low / clips_aligned * clips_aligned >= clips_per_draw) break;
    low = new_low;
    high = new_high;
  }
  return {count, low / clips_aligned * clips_aligned};
}

}  // namespace comptoir::draw
