#include "draw/icons.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <span>

namespace comptoir::draw {
namespace {

using Points = std::initializer_list<Point>;
constexpr float tau = 2 * std::numbers::pi_v<float>;

/// The 16 px grid, placed on a scene.
class Pen {
 public:
  Pen(Scene& scene, Point centre, float size, Color color, const IconStyle& style)
      : scene_(scene), centre_(centre), k_(size / 16), color_(color), style_(style) {}

  /// The same with another style, which must outlive the pen.
  Pen with(const IconStyle& style) const { return Pen(scene_, centre_, 16 * k_, color_, style); }

  Point at(Point p) const { return {centre_.x + (p.x - 8) * k_, centre_.y + (p.y - 8) * k_}; }

  void line(Points points) const {
    const Point* previous = nullptr;
    for (const Point& p : points) {
      if (previous) scene_.segment(at(*previous), at(p), style_.stroke, color_);
      previous = &p;
    }
  }
  void outline(Points points) const {
    line(points);
    line({*(points.end() - 1), *points.begin()});
  }
  void filled(Points points, Color color) const {
    std::array<Point, 8> placed;
    std::size_t count = 0;
    for (const Point& p : points) placed.at(count++) = at(p);
    scene_.polygon(std::span(placed).first(count), color);
  }
  void solid(Points points) const { filled(points, color_); }
  /// Filled, with corners rounded by a stroke `width` wide.
  void arrow_head(Point a, Point b, Point c, float width) const {
    scene_.triangle(at(a), at(b), at(c), color_, width / 2);
  }
  void arrow_head(Point a, Point b, Point c) const { arrow_head(a, b, c, style_.stroke * 0.8f); }

  void bar(float x, float y, float w, float h, float radius, Color color) const {
    scene_.box(placed(x, y, w, h), {.fill = color, .radius = radius});
  }
  void bar(float x, float y, float w, float h, float radius) const { bar(x, y, w, h, radius, color_); }
  void frame(float x, float y, float w, float h, float radius) const {
    // A small frame keeps its inside.
    scene_.box(placed(x, y, w, h), {.stroke = color_, .stroke_width = std::min(style_.stroke, w * k_ / 3), .radius = radius * k_});
  }
  void dot(Point p, float radius, Color color) const { scene_.circle(at(p), radius * k_, {.fill = color}); }
  void dot(Point p, float radius) const { dot(p, radius, color_); }
  /// The stroke's middle lies on the radius.
  void ring(Point p, float radius, float from = 0, float to = 1) const {
    scene_.arc(at(p), radius * k_, from, to, style_.stroke, color_);
  }
  /// The part of a circle from a to b, clockwise; the greater part when `large`.
  void bow(Point a, Point b, float radius, bool large = false) const {
    const float dx = (b.x - a.x) / 2, dy = (b.y - a.y) / 2, half = std::hypot(dx, dy);
    const float away = std::sqrt(std::max(0.0f, radius * radius - half * half)) / half * (large ? 1.0f : -1.0f);
    const Point c{a.x + dx + dy * away, a.y + dy - dx * away};
    const auto turn = [c](Point p) { return std::atan2(p.x - c.x, c.y - p.y) / tau; };
    const float from = turn(a), to = turn(b);
    ring(c, radius, from, to > from ? to : to + 1);
  }
  /// The upper half of an ellipse, closed by its diameter.
  template <std::size_t corners = 13>
  std::array<Point, corners> dome(Point c, float rx, float ry) const {
    std::array<Point, corners> points;
    for (std::size_t i = 0; i < corners; ++i) {
      const float angle = tau / 2 * static_cast<float>(i) / static_cast<float>(corners - 1);
      points[i] = at({c.x - rx * std::cos(angle), c.y - ry * std::sin(angle)});
    }
    return points;
  }
  /// An arc of the round arrows, with a head at its end, or at its start when `backwards`.
  void arrow(float from, float to, bool backwards) const {
    constexpr float radius = 5.2f;
    ring({8, 8}, radius, from, to);
    const float angle = (backwards ? from : to) * tau;
    const Point out{std::sin(angle), -std::cos(angle)};
    const float way = backwards ? -1.0f : 1.0f;
    const Point along{-out.y * way, out.x * way};
    const Point tip{8 + radius * out.x, 8 + radius * out.y};
    const auto from_tip = [&](float forward, float outward) {
      return Point{tip.x + along.x * forward + out.x * outward, tip.y + along.y * forward + out.y * outward};
    };
    arrow_head(from_tip(2.8f, 0), from_tip(-0.6f, 2.3f), from_tip(-0.6f, -2.3f), 0.6f);
  }

  Scene& scene() const { return scene_; }
  float unit() const { return k_; }
  Color color() const { return color_; }
  const IconStyle& style() const { return style_; }

 private:
  Rect placed(float x, float y, float w, float h) const {
    const Point corner = at({x, y});
    return {corner.x, corner.y, w * k_, h * k_};
  }

  Scene& scene_;
  Point centre_;
  float k_;
  Color color_;
  const IconStyle& style_;
};

void draw_burger(const Pen& wanted) {
  // Its lines are close: thinner in small sizes, so that they stay apart.
  IconStyle style = wanted.style();
  style.stroke = std::min(style.stroke, 1.44f * wanted.unit());
  const Pen pen = wanted.with(style);
  const auto bun = pen.dome({8, 6.8f}, 5.4f, 4.6f);
  pen.scene().polygon(bun, pen.style().fill);
  pen.scene().polyline(bun, pen.style().stroke, pen.color());
  pen.line({{13.4f, 6.8f}, {2.6f, 6.8f}});
  pen.line({{2.2f, 9.4f}, {13.8f, 9.4f}});
  pen.filled({{2.8f, 11.8f}, {13.2f, 11.8f}, {13.2f, 12.4f}, {12.7f, 13.5f}, {11.6f, 14}, {4.4f, 14}, {3.3f, 13.5f}, {2.8f, 12.4f}},
             pen.style().fill);
  pen.line({{2.8f, 12.4f}, {2.8f, 11.8f}, {13.2f, 11.8f}, {13.2f, 12.4f}});
  pen.bow({13.2f, 12.4f}, {11.6f, 14}, 1.6f);
  pen.line({{11.6f, 14}, {4.4f, 14}});
  pen.bow({4.4f, 14}, {2.8f, 12.4f}, 1.6f);
}

void draw_hat(const Pen& pen) {
  const Color fill = pen.style().fill;
  if (fill.visible()) {
    pen.dot({4.9f, 6.6f}, 2.6f, fill);
    pen.dot({11.1f, 6.6f}, 2.6f, fill);
    pen.dot({8, 5.4f}, 3.5f, fill);
    pen.bar(4.2f, 6, 7.6f, 7.4f, 0, fill);
  }
  pen.line({{4.2f, 9.2f}, {4.2f, 13.4f}, {11.8f, 13.4f}, {11.8f, 9.2f}});
  pen.bow({4.2f, 9.2f}, {4.6f, 3.9f}, 2.9f);
  pen.bow({4.6f, 3.9f}, {11.4f, 3.9f}, 3.7f);
  pen.bow({11.4f, 3.9f}, {11.8f, 9.2f}, 2.9f);
  pen.line({{4.2f, 11.2f}, {11.8f, 11.2f}});
}

void draw_sun(const Pen& pen) {
  pen.ring({8, 8}, 2.8f);
  for (int ray = 0; ray < 8; ++ray) {
    const float c = std::cos(tau / 8 * static_cast<float>(ray)), s = std::sin(tau / 8 * static_cast<float>(ray));
    pen.line({{8 + 5 * c, 8 + 5 * s}, {8 + 6.3f * c, 8 + 6.3f * s}});
  }
}

/// An arrow that turns back: to the left (way -1) or to the right (1).
void draw_undo(const Pen& pen, float way) {
  const auto x = [way](float off) { return 8 - way * off; };   // `off`: away from the tip's side
  pen.arrow_head({x(-5.8f), 5.8f}, {x(-2.4f), 3}, {x(-2.4f), 8.6f}, 0.6f);
  pen.line({{x(-3), 5.8f}, {x(1.6f), 5.8f}});
  pen.ring({x(1.6f), 9}, 3.2f, way < 0 ? 0 : 0.5f, way < 0 ? 0.5f : 1);
  pen.line({{x(1.6f), 12.2f}, {x(-2), 12.2f}});
}

void draw_transport(const Pen& pen, Icon name) {
  switch (name) {
    case Icon::play: pen.arrow_head({5, 3.5f}, {12.5f, 8}, {5, 12.5f}); break;
    case Icon::pause: pen.bar(4, 3.5f, 2.8f, 9, 1), pen.bar(9.2f, 3.5f, 2.8f, 9, 1); break;
    case Icon::step: pen.arrow_head({3.5f, 4}, {9.5f, 8}, {3.5f, 12}), pen.bar(11.2f, 3.5f, 1.8f, 9, 0.8f); break;
    case Icon::back: pen.arrow_head({12.5f, 4}, {6.5f, 8}, {12.5f, 12}), pen.bar(3, 3.5f, 1.8f, 9, 0.8f); break;
    case Icon::start:
      pen.arrow_head({8.2f, 4.5f}, {4.2f, 8}, {8.2f, 11.5f});
      pen.arrow_head({13, 4.5f}, {9, 8}, {13, 11.5f});
      pen.bar(2, 4, 1.6f, 8, 0.8f);
      break;
    case Icon::end:
      pen.arrow_head({7.8f, 4.5f}, {11.8f, 8}, {7.8f, 11.5f});
      pen.arrow_head({3, 4.5f}, {7, 8}, {3, 11.5f});
      pen.bar(12.4f, 4, 1.6f, 8, 0.8f);
      break;
    case Icon::right: pen.line({{6, 3.8f}, {10.2f, 8}, {6, 12.2f}}); break;
    case Icon::left: pen.line({{10, 3.8f}, {5.8f, 8}, {10, 12.2f}}); break;
    case Icon::down: pen.line({{3.8f, 6}, {8, 10.2f}, {12.2f, 6}}); break;
    case Icon::up: pen.line({{3.8f, 10}, {8, 5.8f}, {12.2f, 10}}); break;
    default: break;
  }
}

void draw_state(const Pen& pen, Icon name) {
  const Color on = pen.style().on;
  switch (name) {
    case Icon::lock:
      pen.bar(3.2f, 7, 9.6f, 6.6f, 1.6f * pen.unit());
      pen.line({{5.2f, 7}, {5.2f, 5.2f}});
      pen.bow({5.2f, 5.2f}, {10.8f, 5.2f}, 2.8f);
      pen.line({{10.8f, 5.2f}, {10.8f, 7}});
      break;
    case Icon::clock: pen.ring({8, 8}, 5.8f), pen.line({{8, 4.8f}, {8, 8}, {10.4f, 9.4f}}); break;
    case Icon::gather:
      for (const float y : {3.2f, 8.0f, 12.8f}) pen.line({{2.6f, y}, {11, 8}});
      pen.dot({12.2f, 8}, 1.9f);
      break;
    case Icon::check: pen.line({{3.2f, 8.6f}, {6.6f, 12}, {12.8f, 4.6f}}); break;
    case Icon::cross: pen.line({{4, 4}, {12, 12}}), pen.line({{12, 4}, {4, 12}}); break;
    case Icon::late:
      pen.arrow_head({8, 1.8f}, {14.8f, 13.6f}, {1.2f, 13.6f}, 1);
      pen.scene().segment(pen.at({8, 6.2f}), pen.at({8, 9.4f}), 1.7f * pen.unit(), on);
      pen.dot({8, 11.7f}, 1, on);
      break;
    case Icon::stop:
      pen.solid({{5.4f, 2}, {10.6f, 2}, {14, 5.4f}, {14, 10.6f}, {10.6f, 14}, {5.4f, 14}, {2, 10.6f}, {2, 5.4f}});
      pen.bar(5, 7, 6, 2, 0.5f, on);
      break;
    default: break;
  }
}

void draw_restaurant(const Pen& pen, Icon name) {
  const Color fill = pen.style().fill;
  switch (name) {
    case Icon::soda:
      pen.filled({{4, 5.4f}, {12, 5.4f}, {11, 14}, {5, 14}}, fill);
      pen.outline({{4, 5.4f}, {12, 5.4f}, {11, 14}, {5, 14}});
      pen.line({{3.2f, 5.2f}, {12.8f, 5.2f}});
      pen.line({{8, 5}, {9.2f, 1.6f}, {11.6f, 1.6f}});
      break;
    case Icon::burger: draw_burger(pen); break;
    case Icon::fries:
      pen.filled({{3.4f, 7}, {12.6f, 7}, {11.4f, 14}, {4.6f, 14}}, fill);
      pen.outline({{3.4f, 7}, {12.6f, 7}, {11.4f, 14}, {4.6f, 14}});
      pen.line({{5.2f, 6.6f}, {4.8f, 3}});
      pen.line({{8, 6.6f}, {8, 1.8f}});
      pen.line({{10.8f, 6.6f}, {11.2f, 3}});
      break;
    case Icon::client: pen.ring({8, 5.2f}, 2.7f), pen.ring({8, 13.8f}, 5.2f, -0.25f, 0.25f); break;
    case Icon::door: pen.frame(3.6f, 2, 8.8f, 12, 1.4f), pen.dot({9.8f, 8.2f}, 1); break;
    case Icon::hat: draw_hat(pen); break;
    case Icon::bell:
      pen.scene().polygon(pen.dome<25>({8, 11.2f}, 5.4f, 5.4f), pen.color());
      pen.bar(1.4f, 12.2f, 13.2f, 1.9f, 0.9f * pen.unit());
      pen.dot({8, 4.4f}, 1.4f);
      break;
    case Icon::shop:
      pen.outline({{2.2f, 6}, {3.4f, 2.4f}, {12.6f, 2.4f}, {13.8f, 6}});
      pen.line({{3.4f, 6.4f}, {3.4f, 13.4f}, {12.6f, 13.4f}, {12.6f, 6.4f}});
      pen.line({{6.6f, 13.2f}, {6.6f, 9.4f}, {9.4f, 9.4f}, {9.4f, 13.2f}});
      break;
    default: break;
  }
}

void draw_tool(const Pen& pen, Icon name) {
  switch (name) {
    case Icon::share:
      for (const Point p : {Point{4, 8}, Point{12, 3.8f}, Point{12, 12.2f}}) pen.ring(p, 2);
      pen.line({{5.8f, 7}, {10.2f, 4.8f}});
      pen.line({{5.8f, 9}, {10.2f, 11.2f}});
      break;
    case Icon::export_:
      pen.line({{8, 2.4f}, {8, 9.8f}});
      pen.line({{4.8f, 6.8f}, {8, 10}, {11.2f, 6.8f}});
      pen.line({{2.8f, 10.6f}, {2.8f, 13.4f}, {13.2f, 13.4f}, {13.2f, 10.6f}});
      break;
    case Icon::open:
      pen.line({{9.4f, 2.8f}, {13.2f, 2.8f}, {13.2f, 6.6f}});
      pen.line({{13, 3}, {7.6f, 8.4f}});
      pen.line({{6.4f, 3.6f}, {2.9f, 3.6f}, {2.9f, 13.1f}, {12.4f, 13.1f}, {12.4f, 9.6f}});
      break;
    case Icon::moon: pen.bow({13, 9.6f}, {6.4f, 3}, 5.6f, true), pen.bow({13, 9.6f}, {6.4f, 3}, 4.6f); break;
    case Icon::sun: draw_sun(pen); break;
    case Icon::compare: pen.frame(2.2f, 3, 4.8f, 10, 1.4f), pen.frame(9, 3, 4.8f, 10, 1.4f); break;
    case Icon::reset: pen.arrow(0.12f, 0.9f, true); break;
    case Icon::undo: draw_undo(pen, -1); break;
    case Icon::redo: draw_undo(pen, 1); break;
    case Icon::loop: pen.arrow(0.06f, 0.42f, false), pen.arrow(0.56f, 0.92f, false); break;
    case Icon::plus: pen.line({{8, 3.6f}, {8, 12.4f}}), pen.line({{3.6f, 8}, {12.4f, 8}}); break;
    case Icon::minus: pen.line({{3.6f, 8}, {12.4f, 8}}); break;
    case Icon::fit:
      pen.line({{2.8f, 5.6f}, {2.8f, 2.8f}, {5.6f, 2.8f}});
      pen.line({{10.4f, 2.8f}, {13.2f, 2.8f}, {13.2f, 5.6f}});
      pen.line({{13.2f, 10.4f}, {13.2f, 13.2f}, {10.4f, 13.2f}});
      pen.line({{5.6f, 13.2f}, {2.8f, 13.2f}, {2.8f, 10.4f}});
      break;
    case Icon::info: pen.ring({8, 8}, 5.8f), pen.line({{8, 7.4f}, {8, 11}}), pen.dot({8, 5}, 1); break;
    case Icon::gantt:
      pen.line({{2.4f, 3.8f}, {8, 3.8f}});
      pen.line({{5, 8}, {13.4f, 8}});
      pen.line({{3.6f, 12.2f}, {10, 12.2f}});
      break;
    case Icon::code:
      pen.line({{5.4f, 4.4f}, {2, 8}, {5.4f, 11.6f}});
      pen.line({{10.6f, 4.4f}, {14, 8}, {10.6f, 11.6f}});
      break;
    case Icon::tune:
      pen.line({{2.4f, 5}, {8.4f, 5}}), pen.line({{12.6f, 5}, {13.6f, 5}}), pen.ring({10.5f, 5}, 1.9f);
      pen.line({{2.4f, 11}, {3.4f, 11}}), pen.line({{7.6f, 11}, {13.6f, 11}}), pen.ring({5.5f, 11}, 1.9f);
      break;
    case Icon::more:
      for (const float x : {3.4f, 8.0f, 12.6f}) pen.dot({x, 8}, 1.4f);
      break;
    case Icon::target: pen.ring({8, 8}, 5.8f), pen.dot({8, 8}, 2); break;
    case Icon::focus:   // a stretch between two brackets
      pen.line({{5, 3}, {2.6f, 3}, {2.6f, 13}, {5, 13}});
      pen.line({{11, 3}, {13.4f, 3}, {13.4f, 13}, {11, 13}});
      pen.bar(5.6f, 6.2f, 4.8f, 3.6f, pen.unit());
      break;
    case Icon::past:    // a clock that goes back
      pen.arrow(0.12f, 0.9f, true);
      pen.line({{8, 5.4f}, {8, 8.2f}, {10, 9.4f}});
      break;
    default: break;
  }
}

}  // namespace

void icon(Scene& scene, Icon name, Point centre, float size, Color color, const IconStyle& style) {
  const Pen pen(scene, centre, size, color, style);
  if (name <= Icon::up) draw_transport(pen, name);
  else if (name <= Icon::stop) draw_state(pen, name);
  else if (name <= Icon::bell || name == Icon::shop) draw_restaurant(pen, name);
  else draw_tool(pen, name);
}

}  // namespace comptoir::draw
