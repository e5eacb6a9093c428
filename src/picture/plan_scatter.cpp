#include "picture/plan_scatter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <optional>
#include <set>
#include <utility>

#include "picture/controls.hpp"
#include "picture/parts.hpp"
#include "picture/plan_parts.hpp"

namespace comptoir::picture {
namespace {

using draw::Scene;
using model::Candidate;
using text::Key;

constexpr float padding = 16, least_height = 150, least_plot = 60, foot_line = 20, key_mark = 18, key_gap = 16;

/// Where costs and shares fall.
struct Axes {
  float left = 0, right = 0, top = 0, bottom = 0;
  double first_cost = 0, last_cost = 1;   ///< in ones
  double top_share = 1;

  float x(double cost) const { return left + static_cast<float>((cost - first_cost) / (last_cost - first_cost)) * (right - left); }
  float y(double share) const { return bottom - static_cast<float>(share / top_share) * (bottom - top); }
  draw::Point at(const Candidate& candidate) const { return {x(in_ones(candidate.cost)), y(candidate.share())}; }
  static double in_ones(std::int64_t cost) { return static_cast<double>(cost) / model::parts_of_one; }
};

/// A shape and what it means, `line` lines above the foot.
struct KeyItem {
  PointKind kind;
  std::string_view words;
  float x = 0;
  int line = 0;
};

std::string_view cost_axis(const Context& context) {
  return context.words(context.bench.board()->plan().prices.everything ? Key::plan_axis_cost_money : Key::plan_axis_cost_document);
}

/// Beside the name of the axis where all have room there, else above it.
std::vector<KeyItem> key_of(const Context& context, draw::Size size) {
  const bool all = context.bench.board()->plan().share == 100;
  std::vector<KeyItem> items;
  const auto add = [&](PointKind kind, Key key) { items.push_back({kind, context.words(key)}); };
  if (!plan_hidden(context)) add(PointKind::best, Key::plan_key_best);
  add(PointKind::enough, all ? Key::plan_key_full : Key::plan_key_enough);
  if (!plan_hidden(context)) add(PointKind::frontier, Key::plan_key_front);
  add(PointKind::other, Key::plan_key_other);
  const auto wrapped = [&](float room) {   // how many lines
    float x = 0;
    int line = 0;
    for (KeyItem& item : items) {
      const float width = key_mark + width_of(item.words) + key_gap;
      if (x > 0 && x + width - key_gap > room) x = 0, ++line;
      item.x = padding + x;
      item.line = -line;
      x += width;
    }
    return line + 1;
  };
  const float whole = size.w - 2 * padding;
  if (wrapped(whole - width_of(cost_axis(context)) - key_gap) == 1) return items;
  const int lines = wrapped(whole);
  for (KeyItem& item : items) item.line += lines;
  return items;
}

Axes axes_of(const Context& context, draw::Size size, const std::vector<PlanPoint>& points, int key_lines) {
  const bool narrow = size.w < 480;
  Axes axes{.left = narrow ? 48.f : 60.f, .right = size.w - padding - 14, .top = narrow ? 128.f : 108.f, .bottom = size.h - 54 - foot_line * static_cast<float>(key_lines)};
  double first = std::numeric_limits<double>::infinity(), last = -first;
  const auto add = [&](std::int64_t cost) {
    first = std::min(first, Axes::in_ones(cost));
    last = std::max(last, Axes::in_ones(cost));
  };
  for (const PlanPoint& point : points) add(point.candidate->cost);
  // The whole range has its place before it is searched.
  const model::Plan& plan = context.bench.board()->plan();
  add(cost_of(plan.prices, {plan.sodas.first, plan.cooks.first, plan.batch.first}));
  add(cost_of(plan.prices, {plan.sodas.last, plan.cooks.last, plan.batch.last}));
  const double room = std::max(0.05 * (last - first), 0.001);
  axes.first_cost = first - room;
  axes.last_cost = last + room;
  return axes;
}

/// How far a search is that goes on, and what stops it, on the right of the title; the result is their width.
float searching(Scene& scene, const Context& context, draw::Size size) {
  const session::PlanBoard& board = *context.bench.board();
  if (board.complete()) return 0;
  constexpr float bar = 96;
  const std::string_view stop = context.words(Key::plan_stop);
  const float width = button_width(stop, false), side = button_size(context), x = size.w - 12 - width;
  button(scene, context, {x, 26 - side / 2, width, side}, stop, std::nullopt, {Hit::plan_stop, 0});
  progress_bar(scene, context.theme, {x - 12 - bar, 24, bar, 4}, static_cast<float>(board.progress()));
  return width + bar + 24;
}

std::string axis_words(const Context& context) {
  if (in_percent(context)) return std::string(context.words(Key::plan_axis_percent));
  return context.words(Key::plan_axis_satisfied, {text::whole(context.language, context.bench.board()->plan().restaurant.clients)});
}

std::string goal_words(const Context& context) {
  const model::Plan& plan = context.bench.board()->plan();
  const std::string rate = session::rate_text(context.language, plan_demand(context)), patience = text::seconds(context.language, plan.restaurant.patience.ns);
  return plan.steady ? context.words(Key::plan_subtitle_steady, {{}, rate, patience})
                     : context.words(Key::plan_subtitle, {text::whole(context.language, plan.restaurant.clients), rate, patience});
}

void title(Scene& scene, const Context& context, draw::Size size) {
  const float going = searching(scene, context, size);
  heading(scene, context.theme, {padding, 24}, context.words(Key::plan_title), size.w - 2 * padding - going);
  const float bar = context.touch ? going : 0;   // fingers need a higher button, which reaches down to here
  words_at(scene, {padding, 46}, goal_words(context), {.color = context.theme.text3, .max_width = size.w - 2 * padding - bar});
}

/// Ticks, rules and what the axes are.
void ground(Scene& scene, const Context& context, const Axes& axes, draw::Size size) {
  const Theme& theme = context.theme;
  const bool percent = in_percent(context);
  const model::Plan& plan = context.bench.board()->plan();
  const double total = percent ? 100 : static_cast<double>(std::max<std::int64_t>(1, plan.restaurant.clients));
  words_at(scene, {padding, 78}, axis_words(context), {.color = theme.text2, .max_width = size.w - 2 * padding});
  const double step = std::max(1.0, tick_step(total, std::max(2, static_cast<int>((axes.bottom - axes.top) / 60))));
  std::vector<double> ticks = {total};
  for (double value = 0; value < total - 0.45 * step; value += step) ticks.push_back(value);
  for (const double shown : ticks) {
    const float y = axes.y(shown / total);
    const bool all = shown == total;
    if (all) scene.segment({axes.left, y}, {axes.right + 14, y}, 1, theme.ok.edge, draw::Line::dashed);
    else scene.box({axes.left, y, axes.right + 14 - axes.left, 1}, {.fill = theme.line});
    words_at(scene, {axes.left - 8, y}, text::whole(context.language, static_cast<std::int64_t>(shown)),
             {.color = all ? theme.ok.text : theme.text3, .face = draw::Face::mono, .align = draw::Align::right});
  }
  if (plan.share < 100) {
    const float y = axes.y(static_cast<double>(plan.share) / 100);
    scene.segment({axes.left, y}, {axes.right + 14, y}, 1, theme.ok.edge, draw::Line::dashed);
  }
  const double step_x = tick_step(axes.last_cost - axes.first_cost, std::max(2, static_cast<int>((axes.right - axes.left) / 90)));
  for (double cost = std::ceil(axes.first_cost / step_x) * step_x; cost <= axes.last_cost; cost += step_x) {
    const float x = axes.x(cost);
    scene.box({x, axes.bottom, 1, 5}, {.fill = theme.line2});
    words_at(scene, {x, axes.bottom + 18}, session::cost_text(context.language, std::llround(cost * model::parts_of_one)),
             {.color = theme.text3, .face = draw::Face::mono, .align = draw::Align::centre});
  }
  words_at(scene, {size.w - padding, size.h - 16}, cost_axis(context), {.color = theme.text2, .align = draw::Align::right, .max_width = size.w - 2 * padding});
}

void key(Scene& scene, const Context& context, const std::vector<KeyItem>& items) {
  for (const KeyItem& item : items) {
    const float y = scene.size().h - 16 - foot_line * static_cast<float>(item.line);
    plan_point(scene, context.theme, {item.x + 8, y}, item.kind);
    words_at(scene, {item.x + key_mark + 2, y}, item.words, {.color = context.theme.text2});
  }
}

/// Up to the next best choice, then along to where it is bought.
void frontier(Scene& scene, const Context& context, const Axes& axes) {
  if (plan_hidden(context)) return;
  const session::PlanBoard& board = *context.bench.board();
  std::vector<draw::Point> line;
  for (const std::size_t i : board.answer().frontier) {
    const draw::Point at = axes.at(board.candidates()[i]);
    if (!line.empty()) line.push_back({at.x, line.back().y});
    line.push_back(at);
  }
  if (line.empty()) return;
  line.push_back({axes.right + 6, line.back().y});
  scene.polyline(line, 1.5f, context.theme.text2);
}

/// By chance: the 95 % interval of those that matter.
void interval(Scene& scene, const Theme& theme, const Axes& axes, const Candidate& candidate) {
  if (candidate.low >= candidate.high) return;
  const float x = axes.at(candidate).x, low = axes.y(candidate.low), high = axes.y(candidate.high);
  scene.segment({x, low}, {x, high}, 1.5f, theme.text2);
  for (const float y : {low, high}) scene.segment({x - 4, y}, {x + 4, y}, 1.5f, theme.text2);
}

/// Points that would be painted over each other are one.
std::vector<PlanPoint> thinned(const Axes& axes, std::vector<PlanPoint> points) {
  constexpr std::size_t few = 2'000;
  if (points.size() <= few) return points;
  std::set<std::pair<int, int>> taken;
  std::erase_if(points, [&](const PlanPoint& point) {
    if (point.kind > PointKind::enough) return false;
    const draw::Point at = axes.at(*point.candidate);
    return !taken.emplace(static_cast<int>(at.x / 2), static_cast<int>(at.y / 2)).second;
  });
  return points;
}

/// Words among the points: where they lie, and what lies there already.
class Labels {
 public:
  explicit Labels(draw::Rect ground) : ground_(ground) {}

  void take(draw::Rect rect) { taken_.push_back(rect); }

  /// The first of those places that is free and within the ground; none when there is no such.
  std::optional<draw::Rect> place(std::initializer_list<draw::Rect> places) {
    for (const draw::Rect& rect : places) {
      const bool within = rect.x >= ground_.x && rect.y >= ground_.y && rect.x + rect.w <= ground_.x + ground_.w && rect.y + rect.h <= ground_.y + ground_.h;
      if (!within || std::ranges::any_of(taken_, [&](const draw::Rect& other) { return meet(rect, other); })) continue;
      take(rect);
      return rect;
    }
    return std::nullopt;
  }

 private:
  static bool meet(const draw::Rect& a, const draw::Rect& b) { return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h; }

  draw::Rect ground_;
  std::vector<draw::Rect> taken_;
};

/// Beside a point, over whatever other points lie there.
void label(Scene& scene, const Theme& theme, draw::Point at, const std::string& words, Labels& labels, bool below) {
  const float w = width_of(words, type::caption, draw::Face::semibold) + 8, h = 18, away = 12;
  const draw::Rect left{at.x - away - w, at.y - h / 2, w, h}, right{at.x + away, at.y - h / 2, w, h};
  const draw::Rect over{at.x - w / 2, at.y - away - h, w, h}, under{at.x - w / 2, at.y + away, w, h};
  const draw::Rect under_right{at.x - 10, at.y + away, w, h}, over_right{at.x - 10, at.y - away - h, w, h};
  const auto rect = below ? labels.place({under, under_right, over, over_right, right}) : labels.place({left, over, right, under});
  if (!rect) return;
  scene.box(*rect, {.fill = theme.bg1, .radius = 4});
  words_at(scene, {rect->x + 4, rect->centre().y}, words, {.color = theme.text, .face = draw::Face::semibold});
}

/// What the card is about: a ring, its cost and how many are satisfied above it, or beside it where words stand above.
struct Callout {
  draw::Point at;
  draw::Rect box;
  std::string cost, satisfied;

  Callout(const Context& context, const Axes& axes, const Candidate& candidate)
      : at(axes.at(candidate)), cost(cost_words(context, candidate.cost)), satisfied(satisfied_words(context, candidate)) {
    const float width = 36 + width_of(cost, type::body, draw::Face::semibold) + width_of(satisfied, type::caption, draw::Face::mono);
    const float last = std::max(padding, axes.right + 14 - width);
    box = {std::clamp(at.x - width / 2, padding, last), at.y - 64, width, 38};
    const float words = std::max(box.y < 90 ? width_of(axis_words(context)) : 0, box.y < 56 ? width_of(goal_words(context)) : 0);
    if (words > 0 && box.x < padding + words + 8) box = {std::min(at.x + 24, last), at.y + 20, width, 38};
  }

  void draw(Scene& scene, const Theme& theme, bool holds) const {
    scene.circle(at, 15, {.stroke = theme.text, .stroke_width = 2});
    if (box.y < at.y) scene.segment({at.x, box.y + box.h}, {at.x, at.y - 16}, 1.5f, theme.line2);
    else scene.segment({at.x + 11, at.y + 11}, {box.x + 8, box.y + 2}, 1.5f, theme.line2);
    scene.box(box, {.fill = theme.bg3, .stroke = theme.line2, .radius = 8});
    const float drawn = words_at(scene, {box.x + 12, box.y + 19}, cost, {.color = theme.text, .size = type::body, .face = draw::Face::semibold});
    words_at(scene, {box.x + 24 + drawn, box.y + 19.5f}, satisfied, {.color = holds ? theme.ok.text : theme.late.text, .face = draw::Face::mono});
  }
};

/// Today's, and what near misses cost: under the points that matter, over the others.
void label_points(Scene& scene, const Context& context, const Axes& axes, const std::vector<PlanPoint>& points, Labels& labels) {
  for (const PlanPoint& point : points) {
    const draw::Point at = axes.at(*point.candidate);
    if (point.kind >= PointKind::frontier) labels.take({at.x - 8, at.y - 8, 16, 16});
  }
  if (const Candidate* today = context.bench.board()->today()) {
    label(scene, context.theme, axes.at(*today), std::string(context.words(Key::plan_group_today)) + " · " + cost_words(context, today->cost), labels, true);
  }
  if (plan_hidden(context)) return;
  for (const std::size_t i : context.bench.board()->answer().near_misses) {
    const Candidate& near = context.bench.board()->candidates()[i];
    if (&near != plan_card_candidate(context)) label(scene, context.theme, axes.at(near), cost_words(context, near.cost), labels, false);
  }
}

void points_of(Scene& scene, const Context& context, const Axes& axes, const std::vector<PlanPoint>& points, Labels& labels) {
  const Theme& theme = context.theme;
  const Candidate* shown = plan_card_candidate(context);
  const auto callout = shown ? std::optional(Callout(context, axes, *shown)) : std::nullopt;
  if (callout) {
    labels.take(callout->box);
    labels.take({callout->at.x - 16, callout->at.y - 16, 32, 32});
  }
  bool labelled = false;
  for (const PlanPoint& point : points) {
    const draw::Point at = axes.at(*point.candidate);
    if (point.kind >= PointKind::frontier && !std::exchange(labelled, true)) label_points(scene, context, axes, points, labels);
    if (point.kind >= PointKind::frontier || plan_hidden(context)) interval(scene, theme, axes, *point.candidate);
    const Pointed what = plan_hit(point);
    if (context.hovered == what) scene.circle(at, 11, {.stroke = theme.text2, .stroke_width = 1.5f});
    plan_point(scene, theme, at, point.kind);
    const float side = context.touch ? 30.f : point.kind >= PointKind::frontier ? 20.f : 11.f;
    scene.hit({at.x - side / 2, at.y - side / 2, side, side}, static_cast<std::uint16_t>(what.what), what.which);
    if (context.focused == what) focus_ring(scene, theme, {at.x - 9, at.y - 9, 18, 18}, 9);
  }
  if (callout) {
    scene.next_layer();
    callout->draw(scene, theme, shown->holds);
  }
}

/// "Only one soda machine: never more than 8 of 24", along the highest of them.
void few_sodas(Scene& scene, const Context& context, const Axes& axes, Labels& labels) {
  const session::PlanBoard& board = *context.bench.board();
  if (plan_hidden(context) || in_percent(context) || !board.complete() || board.stopped() || board.plan().sodas.first != 1 || board.plan().sodas.last == 1) return;
  const Candidate* most = nullptr;
  for (const Candidate& candidate : board.candidates()) {
    if (candidate.equipment.sodas == 1 && (!most || candidate.satisfied > most->satisfied)) most = &candidate;
  }
  if (!most || most->satisfied == most->clients) return;
  const std::string words = context.words(Key::plan_few_sodas_one, {text::whole(context.language, most->satisfied), text::whole(context.language, most->clients)});
  const float width = width_of(words), y = axes.y(most->share()) - 16;
  if (width > (axes.right - axes.left) * 0.6f) return;
  words_at(scene, {axes.right, y}, words, {.color = context.theme.text2, .align = draw::Align::right});
  labels.take({axes.right - width - 4, y - 9, width + 4, 18});
}

}  // namespace

Scene plan_scatter(const Context& context, draw::Size size) {
  Scene scene(size);
  panel_frame(scene, context.theme, {0, 0, size.w, size.h});
  title(scene, context, size);
  const session::PlanBoard& board = *context.bench.board();
  if (board.too_many() || board.size() == 0) {
    const std::string words = board.size() == 0 ? std::string(context.words(Key::plan_empty))
                                                : context.words(Key::problem_too_many_restaurants, {text::whole(context.language, board.size()), text::whole(context.language, model::most_candidates)});
    const std::array runs{Scene::Run{words, {.size = type::body, .color = context.theme.late.text}}};
    scene.paragraph({padding, 84}, size.w - 2 * padding, 20, runs);
    return scene;
  }
  if (size.h < least_height) return scene;
  const auto points = plan_points(context);
  std::vector<KeyItem> items = key_of(context, size);
  Axes axes = axes_of(context, size, points, items.front().line);
  if (axes.bottom - axes.top < least_plot && items.front().line > 0) {   // points matter more than their key
    items.clear();
    axes = axes_of(context, size, points, 0);
  }
  if (axes.bottom - axes.top < least_plot / 2) return scene;
  Labels labels({axes.left + 2, axes.top - 24, axes.right + 14 - axes.left, axes.bottom - axes.top + 24});
  ground(scene, context, axes, size);
  key(scene, context, items);
  few_sodas(scene, context, axes, labels);
  frontier(scene, context, axes);
  points_of(scene, context, axes, thinned(axes, points), labels);
  return scene;
}

}  // namespace comptoir::picture
