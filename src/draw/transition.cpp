#include "draw/transition.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace comptoir::draw {
namespace {

constexpr std::uint32_t none = 0xffff'ffff;
constexpr float ring_width = 2, ring_gap = 1;

float ease_out_cubic(float progress) {
  const float left = 1 - std::clamp(progress, 0.0f, 1.0f);
  return 1 - left * left * left;
}

Rect around(Rect a, Rect b) {
  const float x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.x + a.w, b.x + b.w) - x, std::max(a.y + a.h, b.y + b.h) - y};
}

/// By group: the rectangle that its shapes are cut to.
std::vector<Rect> clips_of_groups(const Scene& scene) {
  std::vector<Rect> clips(scene.groups().size(), scene.clips()[0]);
  for (const Shape& shape : scene.shapes()) clips[shape.group] = scene.clips()[shape.clip];
  return clips;
}

}  // namespace

void Transition::start(const Scene& from, const Scene& to, Motion motion, Color ring) {
  find_moves(from, to);
  shapes_.clear();
  texts_.clear();
  if (!active()) return;
  if (motion == Motion::full) lift(from, to);
  else add_rings(to, ring);
}

void Transition::find_moves(const Scene& from, const Scene& to) {
  moves_.clear();
  move_of_group_.assign(to.groups().size(), none);
  if (from.groups().size() > most_groups || to.groups().size() > most_groups) return;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> before;
  before.reserve(from.groups().size());
  for (std::uint32_t g = 1; g < from.groups().size(); ++g) before.emplace_back(from.groups()[g].key, g);
  std::ranges::partial_sort(before, before.end());   // less code than sort
  for (std::uint32_t g = 1; g < to.groups().size(); ++g) {
    const Group& now = to.groups()[g];
    const auto old = std::ranges::lower_bound(before, now.key, {}, &std::pair<std::uint64_t, std::uint32_t>::first);
    if (old == before.end() || old->first != now.key) continue;
    const Point was = from.groups()[old->second].anchor;
    const Point delta{was.x - now.anchor.x, was.y - now.anchor.y};
    if (std::abs(delta.x) < 0.5f && std::abs(delta.y) < 0.5f) continue;
    move_of_group_[g] = static_cast<std::uint32_t>(moves_.size());
    moves_.push_back({g, old->second, now.anchor, delta});
  }
}

void Transition::lift(const Scene& from, const Scene& to) {
  const std::vector<Rect> old_clips = clips_of_groups(from), new_clips = clips_of_groups(to);
  Scene next(to.size());
  next.clips_ = to.clips_;
  next.groups_ = to.groups_;
  next.hits_ = to.hits_;
  next.layers_.clear();
  next.shapes_.reserve(to.shapes_.size());
  next.texts_.reserve(to.texts_.size());
  const auto stays = [&](const auto& item) { return move_of_group_[item.group] == none; };
  for (std::size_t l = 0; l < to.layers_.size(); ++l) {
    const bool last = l + 1 == to.layers_.size();
    const std::size_t shapes_end = last ? to.shapes_.size() : to.layers_[l + 1].first_shape;
    const std::size_t texts_end = last ? to.texts_.size() : to.layers_[l + 1].first_text;
    next.next_layer();
    for (std::size_t s = to.layers_[l].first_shape; s < shapes_end; ++s)
      if (stays(to.shapes_[s])) next.shapes_.push_back(to.shapes_[s]);
    for (std::size_t t = to.layers_[l].first_text; t < texts_end; ++t)
      if (stays(to.texts_[t])) next.texts_.push_back(to.texts_[t]);
  }
  next.next_layer();

  std::vector<std::uint16_t> clip_of_move;
  for (const Move& move : moves_)
    clip_of_move.push_back(next.intern_clip(around(old_clips[move.group_before], new_clips[move.group])));
  for (const Shape& shape : to.shapes_) {
    if (stays(shape)) continue;
    const std::uint32_t move = move_of_group_[shape.group];
    Shape& lifted = next.shapes_.emplace_back(shape);
    lifted.clip = clip_of_move[move];
    shapes_.push_back({next.shapes_.size() - 1, lifted, move});
  }
  for (const Text& text : to.texts_) {
    if (stays(text)) continue;
    const std::uint32_t move = move_of_group_[text.group];
    next.texts_.push_back(text);
    next.texts_.back().clip = clip_of_move[move];
    texts_.push_back({next.texts_.size() - 1, text.at, move});
  }
  frame_ = std::move(next);  // only now: `from` may be the frame
}

void Transition::add_rings(const Scene& to, Color ring) {
  struct Extent { Rect rect; float radius; std::uint16_t clip; };
  std::vector<std::optional<Extent>> extents(moves_.size());
  for (const Shape& shape : to.shapes_) {
    const std::uint32_t move = move_of_group_[shape.group];
    if (move == none || shape.kind != ShapeKind::box) continue;
    auto& extent = extents[move];
    if (!extent) extent = Extent{shape.rect, shape.radius, shape.clip};
    else extent->rect = around(extent->rect, shape.rect);
  }
  Scene next = to;
  next.next_layer();
  for (const auto& extent : extents) {
    if (!extent || !ring.visible()) continue;
    const float out = ring_gap + ring_width;
    next.box(extent->rect.inset(-out), {.stroke = ring, .stroke_width = ring_width, .radius = extent->radius + out});
    next.shapes_.back().clip = extent->clip;
  }
  frame_ = std::move(next);
}

const Scene& Transition::at(float progress) {
  const float left = 1 - ease_out_cubic(progress);
  const auto offset = [&](std::uint32_t move) { return Point{moves_[move].delta.x * left, moves_[move].delta.y * left}; };
  for (const MovingShape& m : shapes_) frame_.shapes_[m.index] = moved(m.rest, offset(m.move));
  for (const MovingText& m : texts_) {
    const Point by = offset(m.move);
    frame_.texts_[m.index].at = {m.rest.x + by.x, m.rest.y + by.y};
  }
  // So that a transition that starts now begins where things are seen.
  if (!shapes_.empty() || !texts_.empty())
    for (std::size_t m = 0; m < moves_.size(); ++m) {
      const Point by = offset(static_cast<std::uint32_t>(m));
      frame_.groups_[moves_[m].group].anchor = {moves_[m].to.x + by.x, moves_[m].to.y + by.y};
    }
  return frame_;
}

}  // namespace comptoir::draw
