/// A picture as data: plain shapes, texts and hit areas in logical pixels, y downwards. No GL, no ImGui.
/// Painted in order within a layer, shapes first and then the texts of that layer; layers in order.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "draw/face.hpp"

namespace comptoir::draw {

struct Point { float x = 0, y = 0; };
struct Size { float w = 0, h = 0; };
struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  constexpr bool contains(Point p) const { return p.x >= x && p.x < x + w && p.y >= y && p.y < y + h; }
  constexpr Point centre() const { return {x + w / 2, y + h / 2}; }
  constexpr Rect inset(float d) const { return {x + d, y + d, w - 2 * d, h - 2 * d}; }
};

/// 0xRRGGBBAA.
struct Color {
  std::uint32_t rgba = 0;
  constexpr bool visible() const { return (rgba & 0xff) != 0; }
  constexpr Color faded(float opacity) const {
    return {(rgba & 0xffffff00u) | static_cast<std::uint32_t>(static_cast<float>(rgba & 0xff) * opacity + 0.5f)};
  }
  friend bool operator==(const Color&, const Color&) = default;
};
constexpr Color rgb(std::uint32_t hex) { return {hex << 8 | 0xff}; }

enum class Line : std::uint8_t { solid, dashed, dotted };

/// What a shape is; `Shape` holds the numbers of all kinds so that a renderer can upload it as it is.
enum class ShapeKind : std::uint8_t {
  box,       ///< rounded rectangle (a circle when radius is half its side); fill and inner stroke
  segment,   ///< line a-b with round caps, `stroke_width` wide
  arc,       ///< part of a ring: centre a, radius, from/to in turns clockwise from the top; round caps
  triangle,  ///< filled, corners a, b, c, grown by `radius` with round corners; `gap`: its Seams
  hatch,     ///< slanted lines in a rounded rectangle: pitch `gap`, `stroke_width` wide
  dots,      ///< a row of dots from a to b: radius, pitch `gap`
  stack,     ///< columns side by side, each of four parts on top of each other: see Stack
};

/// The edges that a triangle shares with the next ones of the same polygon: drawn without softening, so that
/// no line shows between them. A sum of these, in `Shape::gap`.
enum Seams : std::uint8_t { no_seam = 0, seam_ab = 1, seam_ca = 2 };

/// The strokes of boxes and segments, in logical pixels. A box stretches the period to close without a seam.
inline constexpr float dash_length = 4, dash_period = 8;    ///< dashed: flat ends
inline constexpr float dot_length = 1.5f, dot_period = 4.5f;  ///< dotted: round ends, added to the length

struct Shape {
  ShapeKind kind = ShapeKind::box;
  Line line = Line::solid;
  std::uint16_t clip = 0;    ///< index into Scene::clips()
  std::uint32_t group = 0;   ///< index into Scene::groups(); 0: not a moving thing
  Rect rect;                 ///< box, hatch, stack
  Point a, b, c;             ///< segment, arc (a), triangle, dots; a stack's columns
  float radius = 0;          ///< box, hatch, arc, dots, triangle
  float from = 0, to = 1;    ///< arc
  float stroke_width = 1;
  float gap = 0;             ///< hatch, dots, triangle
  Color fill, stroke;        ///< segments, arcs, hatch and dots use `stroke`; triangles `fill`
  std::uint32_t spare = 0;   ///< stack; makes it five times 16 bytes, as the shader reads it
};

/// A column of a stack: the heights of its parts from the bottom up, in 126ths of the rectangle's; 126 together at most
/// (so that no four of them are a float that is no number).
inline constexpr std::uint8_t stack_height = 126;
using StackColumn = std::array<std::uint8_t, 4>;
inline constexpr std::size_t stack_columns = 8;   ///< of one shape

/// How the parts are painted: two are plain, one is lined, one is dotted, both on a paler ground.
struct StackStyle { Color plain, second, lined, dotted; };
inline constexpr float stack_ground = 0.3f;       ///< opacity of that ground, of the colour's own
inline constexpr float stack_pitch = 4, stack_dot = 1.1f, stack_line = 1;  ///< logical pixels, from the canvas' corner

/// What a stack holds: its columns lie in the words of a .. from, and `to` is their number.
struct Stack {
  StackStyle style;
  std::array<StackColumn, stack_columns> columns = {};
  std::size_t count = 0;
};
constexpr Stack stack_of(const Shape& shape) {
  Stack stack{.style = {shape.fill, {std::bit_cast<std::uint32_t>(shape.gap)}, {shape.spare}, shape.stroke}, .count = static_cast<std::size_t>(shape.to)};
  const std::array words{shape.a.x, shape.a.y, shape.b.x, shape.b.y, shape.c.x, shape.c.y, shape.radius, shape.from};
  for (std::size_t i = 0; i < stack_columns; ++i) stack.columns[i] = std::bit_cast<StackColumn>(words[i]);
  return stack;
}

/// The same shape elsewhere.
constexpr Shape moved(Shape shape, Point by) {
  if (shape.kind != ShapeKind::stack) for (Point* p : {&shape.a, &shape.b, &shape.c}) *p = {p->x + by.x, p->y + by.y};
  shape.rect.x += by.x;
  shape.rect.y += by.y;
  return shape;
}

enum class Align : std::uint8_t { left, centre, right };

struct Text {
  Point at;                  ///< x by `align`; y is the middle of the capital letters
  std::string words;
  Face face = Face::regular;
  Align align = Align::left;
  float size = 14;
  Color color;
  std::uint16_t clip = 0;
  std::uint32_t group = 0;
};

/// What can be pointed at. `what` and `which` are the caller's own codes (a panel's enum and an id).
struct HitArea {
  Rect rect;
  std::uint16_t what = 0;
  std::uint64_t which = 0;
};

/// Things with the same key in two scenes are one thing that moved (a task's chip).
struct Group {
  std::uint64_t key = 0;
  Point anchor;              ///< what a transition moves
};

struct BoxStyle {
  Color fill = {};
  Color stroke = {};
  float stroke_width = 1;
  float radius = 0;
  Line line = Line::solid;
};

struct TextStyle {
  Face face = Face::regular;
  float size = 14;
  Color color = {};
  Align align = Align::left;
  float max_width = 0;       ///< over 0: cut with … to fit
};

class Scene {
 public:
  struct Layer { std::size_t first_shape = 0, first_text = 0; };

  explicit Scene(Size size = {});
  /// Empty again, with the memory kept for the next frame.
  void reset(Size);

  void box(Rect, const BoxStyle&);
  /// The stroke lies inside the radius.
  void circle(Point centre, float radius, const BoxStyle&);
  void segment(Point a, Point b, float width, Color, Line = Line::solid);
  void polyline(std::span<const Point>, float width, Color);
  void arc(Point centre, float radius, float from_turn, float to_turn, float width, Color);
  void triangle(Point, Point, Point, Color, float rounding = 0);
  /// Convex, filled: as triangles.
  void polygon(std::span<const Point>, Color);
  void hatch(Rect, float radius, float gap, float width, Color);
  void dots(Point from, float to_x, float radius, float pitch, Color);
  /// Columns of equal width that fill the rectangle: as many shapes as they need, one for eight.
  void stack(Rect, std::span<const StackColumn>, const StackStyle&);
  /// Returns the width drawn.
  float text(Point at, std::string_view, const TextStyle&);
  /// Wrapped at spaces and at '\n', never at a no-break space; `at.y` is the middle of the first line's
  /// capitals, the result that of the line below the last. Runs keep their own styles; the first one's
  /// alignment places every line about `at.x`.
  struct Run { std::string words; TextStyle style; };
  float paragraph(Point at, float width, float line_height, std::span<const Run>);

  /// Cut to the clip in force.
  void hit(Rect, std::uint16_t what, std::uint64_t which = 0);
  void next_layer();
  void push_clip(Rect);      ///< intersected with the clip in force
  void pop_clip();
  /// Groups don't nest: within one, an inner group's shapes belong to the outer one.
  void begin_group(std::uint64_t key, Point anchor);
  void end_group();
  /// Another scene, moved by `at` and clipped to its own size.
  void add(const Scene&, Point at);

  Size size() const { return size_; }
  std::span<const Shape> shapes() const { return shapes_; }
  std::span<const Text> texts() const { return texts_; }
  std::span<const HitArea> hits() const { return hits_; }
  std::span<const Rect> clips() const { return clips_; }      ///< [0] is the whole scene
  std::span<const Group> groups() const { return groups_; }   ///< [0] is "no group"
  std::span<const Layer> layers() const { return layers_; }
  /// The topmost hit area under a point, or null.
  const HitArea* at(Point) const;

 private:
  Size size_;
  std::vector<Shape> shapes_;
  std::vector<Text> texts_;
  std::vector<HitArea> hits_;
  std::vector<Rect> clips_;
  std::vector<Group> groups_;
  std::vector<Layer> layers_;
  std::vector<std::uint16_t> clip_stack_;
  std::uint32_t group_ = 0;
  int group_depth_ = 0;

  Shape& push(ShapeKind, Color);
  std::uint16_t intern_clip(Rect);
  friend class Transition;
};

}  // namespace comptoir::draw
