#include "draw/scene.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "draw/text_metrics.hpp"

namespace comptoir::draw {
namespace {

Rect intersection(Rect a, Rect b) {
  const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::max(0.0f, std::min(a.x + a.w, b.x + b.w) - x), std::max(0.0f, std::min(a.y + a.h, b.y + b.h) - y)};
}

Rect moved(Rect r, Point by) { return {r.x + by.x, r.y + by.y, r.w, r.h}; }
Point moved(Point p, Point by) { return {p.x + by.x, p.y + by.y}; }
bool same(Rect a, Rect b) { return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h; }

}  // namespace

Scene::Scene(Size size)
    : size_(size), clips_{{0, 0, size.w, size.h}}, groups_{Group{}}, layers_{Layer{}}, clip_stack_{0} {}

void Scene::reset(Size size) {
  size_ = size;
  shapes_.clear();
  texts_.clear();
  hits_.clear();
  clips_.assign(1, {0, 0, size.w, size.h});
  groups_.assign(1, {});
  layers_.assign(1, {});
  clip_stack_.assign(1, 0);
  group_ = 0;
  group_depth_ = 0;
}

Shape& Scene::push(ShapeKind kind, Color color) {
  Shape& shape = shapes_.emplace_back();
  shape.kind = kind;
  shape.clip = clip_stack_.back();
  shape.group = group_;
  shape.stroke = color;
  return shape;
}

void Scene::box(Rect rect, const BoxStyle& style) {
  const bool stroked = style.stroke.visible() && style.stroke_width > 0;
  if (!(rect.w > 0 && rect.h > 0) || !(stroked || style.fill.visible())) return;
  Shape& shape = push(ShapeKind::box, stroked ? style.stroke : Color{});
  shape.line = style.line;
  shape.rect = rect;
  shape.radius = std::clamp(style.radius, 0.0f, std::min(rect.w, rect.h) / 2);
  shape.stroke_width = stroked ? style.stroke_width : 0;
  shape.fill = style.fill;
}

void Scene::circle(Point centre, float radius, const BoxStyle& style) {
  BoxStyle round = style;
  round.radius = radius;
  box({centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, round);
}

void Scene::segment(Point a, Point b, float width, Color color, Line line) {
  if (!color.visible() || !(width > 0)) return;
  Shape& shape = push(ShapeKind::segment, color);
  shape.line = line;
  shape.a = a;
  shape.b = b;
  shape.stroke_width = width;
}

void Scene::polyline(std::span<const Point> points, float width, Color color) {
  for (std::size_t i = 1; i < points.size(); ++i) segment(points[i - 1], points[i], width, color);
}

void Scene::arc(Point centre, float radius, float from_turn, float to_turn, float width, Color color) {
  if (!color.visible() || !(radius > 0) || !(width > 0) || !(to_turn - from_turn > 0.001f)) return;
  Shape& shape = push(ShapeKind::arc, color);
  shape.a = centre;
  shape.radius = radius;
  shape.from = from_turn;
  shape.to = std::min(to_turn, from_turn + 1);
  shape.stroke_width = width;
}

void Scene::triangle(Point a, Point b, Point c, Color color, float rounding) {
  if (!color.visible()) return;
  Shape& shape = push(ShapeKind::triangle, {});
  shape.fill = color;
  shape.a = a;
  shape.b = b;
  shape.c = c;
  shape.radius = rounding;
}

void Scene::polygon(std::span<const Point> points, Color color) {
  if (!color.visible()) return;
  for (std::size_t i = 2; i < points.size(); ++i) {
    triangle(points[0], points[i - 1], points[i], color);
    const int seams = (i > 2 ? seam_ab : no_seam) | (i + 1 < points.size() ? seam_ca : no_seam);
    shapes_.back().gap = static_cast<float>(seams);
  }
}

void Scene::hatch(Rect rect, float radius, float gap, float width, Color color) {
  if (!(rect.w > 0 && rect.h > 0) || !color.visible() || !(gap > 0) || !(width > 0)) return;
  Shape& shape = push(ShapeKind::hatch, color);
  shape.rect = rect;
  shape.radius = std::clamp(radius, 0.0f, std::min(rect.w, rect.h) / 2);
  shape.gap = gap;
  shape.stroke_width = width;
}

void Scene::dots(Point from, float to_x, float radius, float pitch, Color color) {
  if (!color.visible() || to_x < from.x || !(radius > 0) || !(pitch > 0)) return;
  Shape& shape = push(ShapeKind::dots, color);
  shape.a = from;
  shape.b = {to_x, from.y};
  shape.radius = radius;
  shape.gap = pitch;
}

void Scene::stack(Rect rect, std::span<const StackColumn> columns, const StackStyle& style) {
  if (!(rect.w > 0 && rect.h > 0)) return;
  const float width = rect.w / static_cast<float>(columns.size());
  for (std::size_t first = 0; first < columns.size(); first += stack_columns) {
    const auto some = columns.subspan(first, std::min(stack_columns, columns.size() - first));
    Shape& shape = push(ShapeKind::stack, style.dotted);
    const float left = rect.x + width * static_cast<float>(first);
    shape.rect = {left, rect.y, rect.x + width * static_cast<float>(first + some.size()) - left, rect.h};
    const std::array words{&shape.a.x, &shape.a.y, &shape.b.x, &shape.b.y, &shape.c.x, &shape.c.y, &shape.radius, &shape.from};
    for (std::size_t i = 0; i < stack_columns; ++i) *words[i] = i < some.size() ? std::bit_cast<float>(some[i]) : 0;
    shape.to = static_cast<float>(some.size());
    shape.stroke_width = 0;
    shape.gap = std::bit_cast<float>(style.second.rgba);
    shape.fill = style.plain;
    shape.spare = style.lined.rgba;
  }
}

float Scene::text(Point at, std::string_view words, const TextStyle& style) {
  float width = text_width(words, style.face, style.size);
  std::string shown(words);
  if (style.max_width > 0 && width > style.max_width) {
    shown = fit_text(words, style.face, style.size, style.max_width);
    width = text_width(shown, style.face, style.size);
  }
  if (!shown.empty() && style.color.visible())
    texts_.push_back({at, std::move(shown), style.face, style.align, style.size, style.color, clip_stack_.back(), group_});
  return width;
}

float Scene::paragraph(Point at, float width, float line_height, std::span<const Run> runs) {
  struct Piece { float x; std::string words; const TextStyle* style; };
  std::vector<Piece> line;
  float end = 0;      // where the next word goes
  float visible = 0;  // where the last word of the line ends
  const Align align = runs.empty() ? Align::left : runs.front().style.align;

  const auto finish_line = [&] {
    const float shift = align == Align::left ? 0 : align == Align::centre ? -visible / 2 : -visible;
    for (Piece& piece : line) {
      TextStyle style = *piece.style;
      style.align = Align::left;
      style.max_width = 0;
      text({at.x + shift + piece.x, at.y}, piece.words, style);
    }
    line.clear();
    end = visible = 0;
    at.y += line_height;
  };
  const auto add_word = [&](std::string_view word, const TextStyle& style) {
    const std::string_view bare = word.substr(0, word.find_last_not_of(' ') + 1);
    const float bare_width = text_width(bare, style.face, style.size);
    if (end + bare_width > width && !line.empty()) finish_line();
    if (line.empty() || line.back().style != &style) line.push_back({end, {}, &style});
    line.back().words += word;
    if (!bare.empty()) visible = end + bare_width;
    end += text_width(word, style.face, style.size);
  };

  for (const Run& run : runs) {
    for (std::string_view rest = run.words; !rest.empty();) {
      if (rest.front() == '\n') {
        finish_line();
        rest.remove_prefix(1);
        continue;
      }
      const std::size_t word_end = rest.find_first_of(" \n");
      const std::size_t spaces_end = word_end == rest.npos ? rest.npos : rest.find_first_not_of(' ', word_end);
      add_word(rest.substr(0, spaces_end), run.style);
      rest = spaces_end == rest.npos ? std::string_view{} : rest.substr(spaces_end);
    }
  }
  if (!line.empty()) finish_line();
  return at.y;
}

void Scene::hit(Rect rect, std::uint16_t what, std::uint64_t which) {
  const Rect seen = intersection(rect, clips_[clip_stack_.back()]);
  if (seen.w > 0 && seen.h > 0) hits_.push_back({seen, what, which});
}

void Scene::next_layer() { layers_.push_back({shapes_.size(), texts_.size()}); }

std::uint16_t Scene::intern_clip(Rect rect) {
  if (same(clips_.back(), rect)) return static_cast<std::uint16_t>(clips_.size() - 1);
  if (same(clips_.front(), rect)) return 0;
  if (clips_.size() > std::numeric_limits<std::uint16_t>::max()) {
    assert(!"too many clips in one scene");
    return clip_stack_.back();
  }
  clips_.push_back(rect);
  return static_cast<std::uint16_t>(clips_.size() - 1);
}

void Scene::push_clip(Rect rect) {
  clip_stack_.push_back(intern_clip(intersection(rect, clips_[clip_stack_.back()])));
}

void Scene::pop_clip() {
  assert(clip_stack_.size() > 1);
  if (clip_stack_.size() > 1) clip_stack_.pop_back();
}

void Scene::begin_group(std::uint64_t key, Point anchor) {
  if (group_depth_++ > 0) return;
  group_ = static_cast<std::uint32_t>(groups_.size());
  groups_.push_back({key, anchor});
}

void Scene::end_group() {
  assert(group_depth_ > 0);
  if (--group_depth_ == 0) group_ = 0;
}

void Scene::add(const Scene& other, Point at) {
  assert(&other != this);
  std::vector<std::uint16_t> clip_of;
  clip_of.reserve(other.clips_.size());
  for (const Rect& clip : other.clips_)
    clip_of.push_back(intern_clip(intersection(moved(clip, at), clips_[clip_stack_.back()])));

  const auto first_group = static_cast<std::uint32_t>(groups_.size());
  const auto group_of = [&](std::uint32_t g) { return group_ != 0 ? group_ : g == 0 ? 0 : first_group + g - 1; };
  if (group_ == 0)
    for (const Group& group : std::span(other.groups_).subspan(1))
      groups_.push_back({group.key, moved(group.anchor, at)});

  const std::size_t shape_base = shapes_.size(), text_base = texts_.size();
  if (shape_base + other.shapes_.size() > shapes_.capacity())
    shapes_.reserve(std::max(2 * shapes_.capacity(), shape_base + other.shapes_.size()));
  for (const Shape& shape : other.shapes_) {
    Shape& copy = shapes_.emplace_back(draw::moved(shape, at));
    copy.clip = clip_of[shape.clip];
    copy.group = group_of(shape.group);
  }
  for (const Text& text : other.texts_) {
    Text& copy = texts_.emplace_back(text);
    copy.at = moved(text.at, at);
    copy.clip = clip_of[text.clip];
    copy.group = group_of(text.group);
  }
  for (const Layer& layer : std::span(other.layers_).subspan(1))
    layers_.push_back({shape_base + layer.first_shape, text_base + layer.first_text});
  for (const HitArea& area : other.hits_) hit(moved(area.rect, at), area.what, area.which);
}

const HitArea* Scene::at(Point p) const {
  const auto found = std::ranges::find_if(hits_.rbegin(), hits_.rend(), [p](const HitArea& h) { return h.rect.contains(p); });
  return found == hits_.rend() ? nullptr : &*found;
}

}  // namespace comptoir::draw
