#include "picture/icons.hpp"

#include <array>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <vector>

namespace comptoir::picture {
namespace {
using draw::Point;

/// Draws in grid units around the icon's centre.
class Pen {
 public:
  Pen(draw::Scene& scene, Point centre, float size, draw::Color color, const IconStyle& style)
      : color(color), style(style), scene_(scene), centre_(centre), unit_(size / 16) {}

  Point at(Point p) const { return {centre_.x + (p.x - 8) * unit_, centre_.y + (p.y - 8) * unit_}; }
  void line(std::initializer_list<Point> points) { stroke(points, style.stroke); }
  void outline(std::initializer_list<Point> points) {
    std::vector<Point> closed(points);
    if (style.fill.visible()) polygon(closed, style.fill);
    closed.push_back(closed.front());
    stroke(closed, style.stroke);
  }
  void triangle(Point a, Point b, Point c, float rounding) { scene_.triangle(at(a), at(b), at(c), color, rounding); }
  void box(draw::Rect r, float radius, bool filled) {
    const Point corner = at({r.x, r.y});
    draw::BoxStyle box{.radius = radius * unit_};
    if (filled) box.fill = color;
    else box.stroke = color, box.stroke_width = style.stroke;
    scene_.box({corner.x, corner.y, r.w * unit_, r.h * unit_}, box);
  }
  void disc(Point c, float r, draw::Color fill) { scene_.circle(at(c), r * unit_, {.fill = fill}); }
  void ring(Point c, float r) {
    scene_.circle(at(c), r * unit_ + style.stroke / 2, {.stroke = color, .stroke_width = style.stroke});
  }
  void arc(Point c, float r, float from, float to) { scene_.arc(at(c), r * unit_, from, to, style.stroke, color); }
  /// Points of an ellipse, `from` and `to` in turns clockwise from the top.
  std::vector<Point> curve(Point c, float rx, float ry, float from, float to) const {
    std::vector<Point> points;
    constexpr int pieces = 10;
    for (int i = 0; i <= pieces; ++i) {
      const float turn = (from + (to - from) * static_cast<float>(i) / pieces) * 2 * std::numbers::pi_v<float>;
      points.push_back({c.x + rx * std::sin(turn), c.y - ry * std::cos(turn)});
    }
    return points;
  }
  void closed_curve(Point c, float rx, float ry, float from, float to, bool solid = false) {
    std::vector<Point> points = curve(c, rx, ry, from, to);
    if (solid) polygon(points, color);
    else if (style.fill.visible()) polygon(points, style.fill);
    if (solid) return;
    points.push_back(points.front());
    stroke(points, style.stroke);
  }
  void open_curve(Point c, float rx, float ry, float from, float to) { stroke(curve(c, rx, ry, from, to), style.stroke); }
  void polygon(std::vector<Point> points, draw::Color fill) {
    for (Point& p : points) p = at(p);
    scene_.polygon(points, fill);
  }
  void polygon(std::initializer_list<Point> points) { polygon(std::vector<Point>(points), color); }
  void stroke(std::vector<Point> points, float width) {
    for (Point& p : points) p = at(p);
    scene_.polyline(points, width, color);
  }
  /// An arc around the middle with an arrow head at `to` (or at `from`).
  void arrow_arc(float from, float to, bool head_at_start) {
    constexpr float r = 5.2f;
    arc({8, 8}, r, from, to);
    const float turn = (head_at_start ? from : to) * 2 * std::numbers::pi_v<float>;
    const float way = head_at_start ? -1.0f : 1.0f;
    const Point out{std::sin(turn), -std::cos(turn)}, along{std::cos(turn) * way, std::sin(turn) * way};
    const Point end{8 + r * out.x, 8 + r * out.y};
    triangle({end.x + along.x * 2.8f, end.y + along.y * 2.8f},
             {end.x + out.x * 2.3f - along.x * .6f, end.y + out.y * 2.3f - along.y * .6f},
             {end.x - out.x * 2.3f - along.x * .6f, end.y - out.y * 2.3f - along.y * .6f}, .3f);
  }

  const draw::Color color;
  const IconStyle style;

 private:
  draw::Scene& scene_;
  Point centre_;
  float unit_;
};

void transport(Pen& pen, Icon name) {
  const float round = pen.style.stroke * .4f;
  switch (name) {
    case Icon::play: pen.triangle({5, 3.5f}, {12.5f, 8}, {5, 12.5f}, round); break;
    case Icon::pause: pen.box({4, 3.5f, 2.8f, 9}, 1, true); pen.box({9.2f, 3.5f, 2.8f, 9}, 1, true); break;
    case Icon::step: pen.triangle({3.5f, 4}, {9.5f, 8}, {3.5f, 12}, round); pen.box({11.2f, 3.5f, 1.8f, 9}, .8f, true); break;
    case Icon::back: pen.triangle({12.5f, 4}, {6.5f, 8}, {12.5f, 12}, round); pen.box({3, 3.5f, 1.8f, 9}, .8f, true); break;
    case Icon::start:
      pen.triangle({8.2f, 4.5f}, {4.2f, 8}, {8.2f, 11.5f}, round);
      pen.triangle({13, 4.5f}, {9, 8}, {13, 11.5f}, round);
      pen.box({2, 4, 1.6f, 8}, .8f, true);
      break;
    case Icon::end:
      pen.triangle({7.8f, 4.5f}, {11.8f, 8}, {7.8f, 11.5f}, round);
      pen.triangle({3, 4.5f}, {7, 8}, {3, 11.5f}, round);
      pen.box({12.4f, 4, 1.6f, 8}, .8f, true);
      break;
    default: break;
  }
}

void state_mark(Pen& pen, Icon name) {
  switch (name) {
    case Icon::lock:
      pen.box({3.2f, 7, 9.6f, 6.6f}, 1.6f, true);
      pen.line({{5.2f, 7}, {5.2f, 5.2f}});
      pen.line({{10.8f, 7}, {10.8f, 5.2f}});
      pen.arc({8, 5.2f}, 2.8f, -.25f, .25f);
      break;
    case Icon::clock: pen.ring({8, 8}, 5.8f); pen.line({{8, 4.8f}, {8, 8}, {10.4f, 9.4f}}); break;
    case Icon::gather:
      for (const float y : {3.2f, 8.0f, 12.8f}) pen.line({{2.6f, y}, {11, 8}});
      pen.disc({12.2f, 8}, 1.9f, pen.color);
      break;
    case Icon::check: pen.line({{3.2f, 8.6f}, {6.6f, 12}, {12.8f, 4.6f}}); break;
    case Icon::cross: pen.line({{4, 4}, {12, 12}}); pen.line({{12, 4}, {4, 12}}); break;
    case Icon::late:
      pen.triangle({8, 1.8f}, {14.8f, 13.6f}, {1.2f, 13.6f}, .5f);
      pen.polygon({{7.2f, 6}, {8.8f, 6}, {8.8f, 9.6f}, {7.2f, 9.6f}}, pen.style.on);
      pen.disc({8, 11.7f}, 1, pen.style.on);
      break;
    case Icon::stop:
      pen.polygon({{5.4f, 2}, {10.6f, 2}, {14, 5.4f}, {14, 10.6f}, {10.6f, 14}, {5.4f, 14}, {2, 10.6f}, {2, 5.4f}});
      pen.polygon({{5, 7}, {11, 7}, {11, 9}, {5, 9}}, pen.style.on);
      break;
    default: break;
  }
}

void restaurant_thing(Pen& pen, Icon name) {
  switch (name) {
    case Icon::soda:
      pen.outline({{4, 5.4f}, {12, 5.4f}, {11, 14}, {5, 14}});
      pen.line({{3.2f, 5.2f}, {12.8f, 5.2f}});
      pen.line({{8, 5}, {9.2f, 1.6f}, {11.6f, 1.6f}});
      break;
    case Icon::burger:
      pen.closed_curve({8, 6.8f}, 5.4f, 4.6f, -.25f, .25f);
      pen.line({{2.2f, 9.4f}, {13.8f, 9.4f}});
      pen.outline({{2.8f, 11.8f}, {13.2f, 11.8f}, {13.1f, 12.9f}, {11.6f, 14}, {4.4f, 14}, {2.9f, 12.9f}});
      break;
    case Icon::fries:
      pen.outline({{3.4f, 7}, {12.6f, 7}, {11.4f, 14}, {4.6f, 14}});
      pen.line({{5.2f, 6.6f}, {4.8f, 3}});
      pen.line({{8, 6.6f}, {8, 1.8f}});
      pen.line({{10.8f, 6.6f}, {11.2f, 3}});
      break;
    case Icon::client: pen.ring({8, 5.2f}, 2.7f); pen.arc({8, 13.8f}, 5.2f, -.25f, .25f); break;
    case Icon::door: pen.box({3.6f, 2, 8.8f, 12}, 1.4f, false); pen.disc({9.8f, 8.2f}, 1, pen.color); break;
    case Icon::hat:
      pen.line({{4.2f, 13.4f}, {4.2f, 9.2f}});
      pen.arc({5, 6.6f}, 2.8f, .55f, .95f);
      pen.arc({8, 4.9f}, 3.5f, -.2f, .2f);
      pen.arc({11, 6.6f}, 2.8f, .05f, .45f);
      pen.line({{11.8f, 9.2f}, {11.8f, 13.4f}, {4.2f, 13.4f}});
      pen.line({{4.2f, 11.2f}, {11.8f, 11.2f}});
      break;
    case Icon::bell:
      pen.closed_curve({8, 11.2f}, 5.4f, 5.4f, -.25f, .25f, true);
      pen.box({1.4f, 12.2f, 13.2f, 1.9f}, .9f, true);
      pen.disc({8, 4.4f}, 1.4f, pen.color);
      break;
    case Icon::shop:
      pen.outline({{2.2f, 6}, {3.4f, 2.4f}, {12.6f, 2.4f}, {13.8f, 6}});
      pen.line({{3.4f, 6.4f}, {3.4f, 13.4f}, {12.6f, 13.4f}, {12.6f, 6.4f}});
      pen.line({{6.6f, 13.2f}, {6.6f, 9.4f}, {9.4f, 9.4f}, {9.4f, 13.2f}});
      break;
    default: break;
  }
}

void page_mark(Pen& pen, Icon name) {
  switch (name) {
    case Icon::right: pen.line({{6, 3.8f}, {10.2f, 8}, {6, 12.2f}}); break;
    case Icon::left: pen.line({{10, 3.8f}, {5.8f, 8}, {10, 12.2f}}); break;
    case Icon::down: pen.line({{3.8f, 6}, {8, 10.2f}, {12.2f, 6}}); break;
    case Icon::up: pen.line({{3.8f, 10}, {8, 5.8f}, {12.2f, 10}}); break;
    case Icon::share:
      pen.ring({4, 8}, 2); pen.ring({12, 3.8f}, 2); pen.ring({12, 12.2f}, 2);
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
    case Icon::moon: {
      // The disc's edge, and the edge of the disc that hides a part of it.
      std::vector<Point> edge = pen.curve({7.6f, 8.4f}, 5.6f, 5.6f, .285f, .965f);
      const std::vector<Point> inner = pen.curve({10.2f, 5.8f}, 4.7f, 4.7f, .89f, .36f);
      edge.insert(edge.end(), inner.begin(), inner.end());
      edge.push_back(edge.front());
      pen.stroke(edge, pen.style.stroke);
      break;
    }
    case Icon::sun:
      pen.ring({8, 8}, 2.8f);
      for (int i = 0; i < 8; ++i) {
        const float a = static_cast<float>(i) * std::numbers::pi_v<float> / 4, x = std::cos(a), y = std::sin(a);
        pen.line({{8 + 5 * x, 8 + 5 * y}, {8 + 6.3f * x, 8 + 6.3f * y}});
      }
      break;
    case Icon::compare: pen.box({2.2f, 3, 4.8f, 10}, 1.4f, false); pen.box({9, 3, 4.8f, 10}, 1.4f, false); break;
    case Icon::reset: pen.arrow_arc(.12f, .9f, true); break;
    case Icon::plus: pen.line({{8, 3.6f}, {8, 12.4f}}); pen.line({{3.6f, 8}, {12.4f, 8}}); break;
    case Icon::minus: pen.line({{3.6f, 8}, {12.4f, 8}}); break;
    case Icon::fit:
      pen.line({{2.8f, 5.6f}, {2.8f, 2.8f}, {5.6f, 2.8f}});
      pen.line({{10.4f, 2.8f}, {13.2f, 2.8f}, {13.2f, 5.6f}});
      pen.line({{13.2f, 10.4f}, {13.2f, 13.2f}, {10.4f, 13.2f}});
      pen.line({{5.6f, 13.2f}, {2.8f, 13.2f}, {2.8f, 10.4f}});
      break;
    case Icon::info: pen.ring({8, 8}, 5.8f); pen.line({{8, 7.4f}, {8, 11}}); pen.disc({8, 5}, 1, pen.color); break;
    case Icon::loop: pen.arrow_arc(.06f, .42f, false); pen.arrow_arc(.56f, .92f, false); break;
    case Icon::gantt:
      pen.line({{2.4f, 3.8f}, {8, 3.8f}});
      pen.line({{5, 8}, {13.4f, 8}});
      pen.line({{3.6f, 12.2f}, {10, 12.2f}});
      break;
    case Icon::code: pen.line({{5.4f, 4.4f}, {2, 8}, {5.4f, 11.6f}}); pen.line({{10.6f, 4.4f}, {14, 8}, {10.6f, 11.6f}}); break;
    case Icon::tune:
      pen.line({{2.4f, 5}, {8.4f, 5}}); pen.line({{12.6f, 5}, {13.6f, 5}}); pen.ring({10.5f, 5}, 1.9f);
      pen.line({{2.4f, 11}, {3.4f, 11}}); pen.line({{7.6f, 11}, {13.6f, 11}}); pen.ring({5.5f, 11}, 1.9f);
      break;
    case Icon::more: for (const float x : {3.4f, 8.0f, 12.6f}) pen.disc({x, 8}, 1.4f, pen.color); break;
    case Icon::target: pen.ring({8, 8}, 5.8f); pen.disc({8, 8}, 2, pen.color); break;
    default: break;
  }
}

}  // namespace

void icon(draw::Scene& scene, Icon name, Point centre, float size, draw::Color color, IconStyle style) {
  Pen pen(scene, centre, size, color, style);
  switch (name) {
    case Icon::none: break;
    case Icon::play: case Icon::pause: case Icon::step: case Icon::back: case Icon::start: case Icon::end:
      transport(pen, name);
      break;
    case Icon::lock: case Icon::clock: case Icon::gather: case Icon::check: case Icon::cross: case Icon::late: case Icon::stop:
      state_mark(pen, name);
      break;
    case Icon::soda: case Icon::burger: case Icon::fries: case Icon::client: case Icon::door: case Icon::hat:
    case Icon::bell: case Icon::shop:
      restaurant_thing(pen, name);
      break;
    default: page_mark(pen, name);
  }
}

Icon icon_of(model::Role role) {
  switch (role) {
    case model::Role::soda: return Icon::soda;
    case model::Role::burger: return Icon::burger;
    case model::Role::fries: return Icon::fries;
    case model::Role::serve: return Icon::client;
    case model::Role::main: return Icon::door;
    case model::Role::other: break;
  }
  return Icon::none;
}

Icon icon_of(model::Station station) {
  switch (station) {
    case model::Station::soda: return Icon::soda;
    case model::Station::cook: return Icon::burger;
    case model::Station::fryer: break;
  }
  return Icon::fries;
}

}  // namespace comptoir::picture
