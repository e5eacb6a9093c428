#version 300 es
// The corners of quads that cover what each draw::Shape may touch, cut to its clip. Shapes are read as they lie in
// memory. Everything from here on is in device pixels, relative to the shape's own origin.
precision highp float;
precision highp int;

layout(location = 0) in float number;          // of the corner: four for each shape

// Blocks of uniforms rather than instances: software renderers draw instances one by one.
layout(std140) uniform Shapes { uvec4 words[960]; };   // five for each shape
layout(std140) uniform Clips { vec4 clips[1024]; };    // logical pixels

uniform vec3 place;                            // offset in device pixels, scale
uniform vec2 framebuffer;
uniform int first_clip;                        // the clip that clips[0] is

flat out int kind;
flat out int line;
flat out int first_word;                       // of the shape
flat out vec4 p;                               // numbers of the shape: see shapes.frag
flat out vec4 q;
flat out vec4 fill;
flat out vec4 stroke;
out vec2 at;

const int BOX = 0, SEGMENT = 1, ARC = 2, TRIANGLE = 3, HATCH = 4, DOTS = 5, STACK = 6;
const int SOLID = 0, DASHED = 1, DOTTED = 2;
const float TAU = 6.28318530718;
// As in draw/scene.hpp, logical pixels.
const vec2 DASHES = vec2(4.0, 8.0), DOTTED_DASHES = vec2(1.5, 4.5);

// Of this corner's shape.
vec4 rect;
vec3 to_width_gap;
float radius_logical, turn_from;

vec2 device(vec2 logical) { return place.xy + logical * place.z; }
vec2 snapped(vec2 v) { return floor(v + 0.5); }
vec2 dashes() { return (line == DOTTED ? DOTTED_DASHES : DASHES) * place.z; }

vec4 color(uint rgba) {
  vec4 c = vec4(float(rgba >> 24u), float(rgba >> 16u & 255u), float(rgba >> 8u & 255u), float(rgba & 255u)) / 255.0;
  return vec4(c.rgb * c.a, c.a);
}

// A width that makes sharp edges when it may: hairlines are whole pixels, others when they nearly are.
float sharp_width(float logical) {
  float wide = logical * place.z;
  if (logical >= 0.75 && logical <= 1.01) return max(1.0, floor(wide + 0.25));
  float whole = floor(wide + 0.5);
  return abs(wide - whole) < 0.3 && whole >= 1.0 ? whole : wide;
}

// Centre and half size of the rectangle, on whole device pixels unless it is a circle.
void place_rect(out vec2 centre, out vec2 size_half, out float radius) {
  vec2 low = device(rect.xy), high = device(rect.xy + rect.zw);
  float least = min(rect.z, rect.w) * 0.5;
  bool round_ends = radius_logical > least - 0.01;
  bool circle = round_ends && abs(rect.z - rect.w) < 0.01;
  if (!circle) {
    low = snapped(low);
    high = max(snapped(high), low + 1.0);
  }
  centre = (low + high) * 0.5;
  size_half = (high - low) * 0.5;
  least = min(size_half.x, size_half.y);
  radius = round_ends ? least : min(radius_logical * place.z, least);
}

void main() {
  int corner_number = int(number + 0.5), word = corner_number / 4 * 5;
  uvec4 w0 = words[word], w1 = words[word + 1], w2 = words[word + 2], w3 = words[word + 3], w4 = words[word + 4];
  first_word = word;
  kind = int(w0.x & 255u);
  line = int(w0.x >> 8u & 255u);
  int clip = int(w0.x >> 16u) - first_clip;
  rect = uintBitsToFloat(uvec4(w0.zw, w1.xy));
  vec4 ab = uintBitsToFloat(uvec4(w1.zw, w2.xy));
  radius_logical = uintBitsToFloat(w3.x);
  turn_from = uintBitsToFloat(w3.y);
  to_width_gap = uintBitsToFloat(uvec3(w3.zw, w4.x));
  fill = color(w4.y);
  stroke = color(w4.z);
  p = vec4(0.0);
  q = vec4(0.0);
  float scale = place.z;
  float radius = radius_logical * scale;
  vec2 a = device(ab.xy), b = device(ab.zw), c = device(uintBitsToFloat(w2.zw));
  vec2 origin = a, low = a, high = a;          // `low` and `high`: the corners of the quad

  if (kind == BOX || kind == HATCH || kind == STACK) {
    vec2 size_half;
    float corner;
    place_rect(origin, size_half, corner);
    low = origin - size_half;
    high = origin + size_half;
    if (kind == BOX) {
      float wide = to_width_gap.y > 0.0 ? min(sharp_width(to_width_gap.y), min(size_half.x, size_half.y)) : 0.0;
      p = vec4(size_half, corner, wide);
      if (line != SOLID) {
        vec2 d = dashes();
        float around = 4.0 * (size_half.x + size_half.y - wide) - (8.0 - TAU) * max(0.0, corner - wide * 0.5);
        q.xy = vec2(d.x, around / max(1.0, floor(around / d.y + 0.5)));
      }
    } else if (kind == HATCH) {
      p = vec4(size_half, corner, to_width_gap.y * scale * 0.5);
      q.x = to_width_gap.z * scale;
    } else {
      p = vec4(size_half, to_width_gap.x, scale);
      q.xy = origin;
    }
  } else if (kind == SEGMENT) {
    float wide = to_width_gap.y * scale;
    bvec2 level = lessThan(abs(b - a), vec2(0.01));
    if (level.x != level.y) {
      wide = sharp_width(to_width_gap.y);
      if (wide == floor(wide)) {
        vec2 middle = snapped(a - wide * 0.5) + wide * 0.5;
        if (level.x) a.x = b.x = middle.x;
        else a.y = b.y = middle.y;
      }
    }
    origin = a;
    p = vec4(b - a, wide * 0.5, 0.0);
    q.xy = dashes();
    low = min(a, b) - wide * 0.5;
    high = max(a, b) + wide * 0.5;
  } else if (kind == ARC) {
    float from = turn_from, to = to_width_gap.x, width_half = to_width_gap.y * scale * 0.5;
    float middle = (from + to) * 0.5 * TAU, aperture = clamp(to - from, 0.0, 1.0) * 0.5 * TAU;
    p = vec4(sin(middle), -cos(middle), radius, width_half);
    q.xy = to - from > 0.999 ? vec2(0.0, -1.0) : vec2(sin(aperture), cos(aperture));
    low = a - radius - width_half;
    high = a + radius + width_half;
  } else if (kind == TRIANGLE) {
    origin = a;
    p = vec4(b - a, c - a);
    q.xy = vec2(radius, to_width_gap.z);
    low = min(a, min(b, c)) - radius;
    high = max(a, max(b, c)) + radius;
  } else {
    float far = length(b - a), gap = to_width_gap.z * scale;
    p = vec4(far > 0.0 ? (b - a) / far : vec2(1.0, 0.0), gap, floor((far + 0.01 * scale) / gap));
    q.x = radius;
    low = min(a, b) - radius;
    high = max(a, b) + radius;
  }

  vec4 cut = clips[clip];
  vec2 clip_low = snapped(device(cut.xy)), clip_high = snapped(device(cut.xy + cut.zw));
  vec2 corner = vec2(corner_number & 1, corner_number >> 1 & 1);
  vec2 pixel = mix(floor(low) - 1.0, ceil(high) + 1.0, corner);
  pixel = clamp(pixel, clip_low, max(clip_low, clip_high));
  at = pixel - origin;
  gl_Position = vec4(pixel / framebuffer * 2.0 - 1.0, 0.0, 1.0);
  gl_Position.y = -gl_Position.y;
}
