#version 300 es
// How much of a device pixel each kind of shape covers, from the signed distance of the pixel's middle to its edge.
// Colours have their opacity multiplied in.
precision highp float;
precision highp int;

flat in int kind;
flat in int line;
flat in int first_word;
flat in vec4 p;
flat in vec4 q;
flat in vec4 fill;
flat in vec4 stroke;
in vec2 at;

layout(location = 0) out vec4 result;

// As in shapes.vert: of a stack the columns are read here.
layout(std140) uniform Shapes { uvec4 words[960]; };

const int BOX = 0, SEGMENT = 1, ARC = 2, TRIANGLE = 3, HATCH = 4, DOTS = 5, STACK = 6;
const int SOLID = 0, DASHED = 1, DOTTED = 2;
const float QUARTER = 1.57079632679;

float coverage(float edge) { return clamp(0.5 - edge, 0.0, 1.0); }

float rounded_box(vec2 v, vec2 size_half, float radius) {
  vec2 out_of = abs(v) - size_half + radius;
  return length(max(out_of, 0.0)) + min(max(out_of.x, out_of.y), 0.0) - radius;
}

// Where along the outline a pixel is, clockwise from the end of the top left corner.
float along_outline(vec2 v, vec2 size_half, float radius) {
  vec2 straight = size_half - radius, out_of = abs(v) - straight, sides = 2.0 * straight;
  float bend = QUARTER * radius;
  bool corner = out_of.x > 0.0 && out_of.y > 0.0;
  float right = sides.x + bend, bottom = right + sides.y + bend, left = bottom + sides.x + bend;
  if (corner) {
    float from_vertical = atan(out_of.x, out_of.y) * radius, from_level = bend - from_vertical;
    if (v.y < 0.0) return v.x > 0.0 ? sides.x + from_vertical : left + sides.y + from_level;
    return v.x > 0.0 ? right + sides.y + from_level : bottom + sides.x + from_vertical;
  }
  if (out_of.x > out_of.y) return v.x > 0.0 ? right + v.y + straight.y : left + straight.y - v.y;
  return v.y < 0.0 ? v.x + straight.x : bottom + straight.x - v.x;
}

// A pixel `along` a line and `across` it: coverage of the dash that is nearest, no dash going beyond `end`.
float dash(float along, float across, float width_half, float end) {
  float length_on = q.x, period = q.y;
  float nearest = clamp(floor((along - 0.5 * length_on) / period + 0.5), 0.0, floor(end / period));
  float first = nearest * period;
  float beyond = max(first - along, along - min(first + length_on, end));
  if (line == DOTTED) return coverage(length(vec2(max(beyond, 0.0), across)) - width_half);
  return coverage(beyond) * coverage(abs(across) - width_half);
}

vec4 box() {
  vec2 size_half = p.xy;
  float radius = p.z, wide = p.w;
  float outer = coverage(rounded_box(at, size_half, radius));
  if (wide <= 0.0) return fill * outer;
  vec4 stroked = stroke + fill * (1.0 - stroke.a);
  if (line == SOLID) {
    float inner = coverage(rounded_box(at, size_half - wide, max(radius - wide, 0.0)));
    if (min(size_half.x, size_half.y) <= wide) inner = 0.0;
    return outer * mix(stroked, fill, inner);
  }
  vec2 middle = size_half - 0.5 * wide;
  float bend = max(radius - 0.5 * wide, 0.0);
  float around = 4.0 * (middle.x + middle.y) - (8.0 - 4.0 * QUARTER) * bend;
  float along = along_outline(at, middle, bend), across = rounded_box(at, middle, bend);
  // The first dash is also the one after the last.
  float on = max(dash(along, across, 0.5 * wide, around), dash(along - around, across, 0.5 * wide, around));
  return mix(fill * outer, stroked, on);
}

float segment() {
  float far = length(p.xy);
  vec2 way = far > 0.0 ? p.xy / far : vec2(1.0, 0.0);
  float along = dot(at, way), across = dot(at, vec2(-way.y, way.x));
  if (line != SOLID) return dash(along, across, p.z, far);
  return coverage(length(vec2(max(max(-along, along - far), 0.0), across)) - p.z);
}

float arc() {
  vec2 v = vec2(abs(dot(at, vec2(-p.y, p.x))), dot(at, p.xy)), end = q.xy;
  float away = end.y * v.x > end.x * v.y ? length(v - end * p.z) : abs(length(v) - p.z);
  return coverage(away - p.w);
}

// Signed distance to the line through `from` and `to`, negative on the side of `inside`.
float edge(vec2 from, vec2 to, vec2 inside) {
  vec2 way = normalize(to - from), normal = vec2(way.y, -way.x);
  return dot(at - from, normal) * (dot(inside - from, normal) > 0.0 ? -1.0 : 1.0);
}
float away(vec2 from, vec2 to) {
  vec2 side = to - from, v = at - from;
  return length(v - side * clamp(dot(v, side) / dot(side, side), 0.0, 1.0));
}
float triangle() {
  vec2 a = vec2(0.0), b = p.xy, c = p.zw;
  vec3 edges = vec3(edge(a, b, c), edge(b, c, a), edge(c, a, b));
  if (q.x > 0.0) {
    float least = min(away(a, b), min(away(b, c), away(c, a)));
    bool inside = all(lessThanEqual(edges, vec3(0.0)));
    return coverage((inside ? -least : least) - q.x);
  }
  // Where two triangles of a polygon meet, a pixel belongs to one of them as a whole.
  int seams = int(q.y);
  const float same = 0.005;
  if ((seams & 1) != 0) edges.x = edges.x <= same ? -1.0 : 1.0;
  if ((seams & 2) != 0) edges.z = edges.z <= same ? -1.0 : 1.0;
  return coverage(max(edges.x, max(edges.y, edges.z)));
}

float hatch() {
  vec2 v = at + p.xy;
  float slant = v.x + v.y, gap = q.x;
  float across = abs(slant - gap * floor(slant / gap + 0.5)) * 0.70710678;
  return coverage(rounded_box(at, p.xy, p.z)) * coverage(across - p.w);
}

float dots() {
  float along = dot(at, p.xy), across = dot(at, vec2(-p.y, p.x));
  float nearest = clamp(floor(along / p.z + 0.5), 0.0, p.w);
  return coverage(length(vec2(along - nearest * p.z, across)) - q.x);
}

vec4 color(uint rgba) {
  vec4 c = vec4(float(rgba >> 24u), float(rgba >> 16u & 255u), float(rgba >> 8u & 255u), float(rgba & 255u)) / 255.0;
  return vec4(c.rgb * c.a, c.a);
}

// Columns of four parts, from the bottom up: see draw/scene.hpp. A pixel has as much of each part as covers its height.
vec4 stack() {
  if (abs(at.x) > p.x) return vec4(0.0);   // the next stack's
  float up = p.y - at.y - 0.5, scale = p.w;
  int column = int(clamp(floor((at.x + p.x) / (2.0 * p.x) * p.z), 0.0, p.z - 1.0));
  int value = 6 + column;
  uint heights = words[first_word + value / 4][value & 3];
  vec4 high = vec4(float(heights & 255u), float(heights >> 8u & 255u), float(heights >> 16u & 255u), float(heights >> 24u)) * (2.0 * p.y / 126.0);
  vec4 top = vec4(high.x, high.x + high.y, high.x + high.y + high.z, high.x + high.y + high.z + high.w);
  vec4 cover = clamp(top - up, 0.0, 1.0) - clamp(vec4(0.0, top.xyz) - up, 0.0, 1.0);
  // Patterns go on from one stack to the next.
  vec2 within = mod((at + q.xy) / scale, 4.0);
  float dotted = clamp(0.5 - (length(within - 2.0) - 1.1) * scale, 0.0, 1.0);
  float lined = within.y < 1.0 ? 1.0 : 0.0;
  uvec4 last = words[first_word + 4];
  return fill * cover.x + color(last.x) * cover.y + color(last.w) * (cover.z * mix(0.3, 1.0, lined)) + stroke * (cover.w * mix(0.3, 1.0, dotted));
}

void main() {
  if (kind == BOX) result = box();
  else if (kind == SEGMENT) result = stroke * segment();
  else if (kind == ARC) result = stroke * arc();
  else if (kind == TRIANGLE) result = fill * triangle();
  else if (kind == HATCH) result = stroke * hatch();
  else if (kind == DOTS) result = stroke * dots();
  else result = stack();
}
