#include "picture/plan_scatter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
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

constexpr float padding = 16, least_height = 150;

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

Axes axes_of(const Context& context, draw::Size size, const std::vector<PlanPoint>& points) {
  const bool narrow = size.w < 480;
  Axes axes{.left = narrow ? 48.f : 60.f, .right = size.w - padding - 14, .top = narrow ? 128.f : 108.f, .bottom = size.h - 54};
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

void title(Scene& scene, const Context& context, draw::Size size) {
  const model::Plan& plan = context.bench.board()->plan();
  heading(scene, context.theme, {padding, 24}, context.words(Key::plan_title), size.w - 2 * padding - searching(scene, context, size));
  const std::string rate = session::rate_text(context.language, plan_demand(context)), patience = text::seconds(context.language, plan.restaurant.patience.ns);
  const std::string words = plan.steady ? context.words(Key::plan_subtitle_steady, {{}, rate, patience})
                                        : context.words(Key::plan_subtitle, {text::whole(context.language, plan.restaurant.clients), rate, patience});
  words_at(scene, {padding, 46}, words, {.color = context.theme.text3, .max_width = size.w - 2 * padding});
}

/// Ticks, rules and what the axes are.
void ground(Scene& scene, const Context& context, const Axes& axes, draw::Size size) {
  const Theme& theme = context.theme;
  const bool percent = in_percent(context);
  const model::Plan& plan = context.bench.board()->plan();
  const double total = percent ? 100 : static_cast<double>(std::max<std::int64_t>(1, plan.restaurant.clients));
  words_at(scene, {padding, 78}, percent ? std::string(context.words(Key::plan_axis_percent)) : context.words(Key::plan_axis_satisfied, {text::whole(context.language, plan.restaurant.clients)}),
           {.color = theme.text2, .max_width = size.w - 2 * padding});
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
  words_at(scene, {size.w - padding, size.h - 16}, context.words(plan.prices.everything ? Key::plan_axis_cost_money : Key::plan_axis_cost_document),
           {.color = theme.text2, .align = draw::Align::right, .max_width = size.w - 2 * padding});
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

/// The cost of a point beside it, where there is room.
void label(Scene& scene, const Context& context, const Axes& axes, const Candidate& candidate, const std::string& words, bool below) {
  const draw::Point at = axes.at(candidate);
  const float width = width_of(words, type::caption, draw::Face::semibold);
  if (below) {
    const float x = std::clamp(at.x - width / 2, axes.left, std::max(axes.left, axes.right - width));
    words_at(scene, {x, at.y + 28 < axes.bottom ? at.y + 20 : at.y - 20}, words, {.color = context.theme.text, .face = draw::Face::semibold});
  } else if (at.x - 14 - width > axes.left) {
    scene.box({at.x - 18 - width, at.y - 9, width + 8, 18}, {.fill = context.theme.bg1, .radius = 4});   // over whatever points lie there
    words_at(scene, {at.x - 14, at.y}, words, {.color = context.theme.text, .face = draw::Face::semibold, .align = draw::Align::right});
  }
}

/// What the card is about: a ring, its cost and how many are satisfied above it.
void callout(Scene& scene, const Context& context, const Axes& axes, const Candidate& candidate) {
  const Theme& theme = context.theme;
  const draw::Point at = axes.at(candidate);
  const std::string cost = cost_words(context, candidate.cost), satisfied = satisfied_words(context, candidate);
  const float width = 36 + width_of(cost, type::body, draw::Face::semibold) + width_of(satisfied, type::caption, draw::Face::mono);
  const float x = std::clamp(at.x - width / 2, padding, std::max(padding, axes.right + 14 - width)), y = at.y - 64;
  scene.circle(at, 15, {.stroke = theme.text, .stroke_width = 2});
  scene.segment({at.x, y + 38}, {at.x, at.y - 16}, 1.5f, theme.line2);
  scene.box({x, y, width, 38}, {.fill = theme.bg3, .stroke = theme.line2, .radius = 8});
  const float drawn = words_at(scene, {x + 12, y + 19}, cost, {.color = theme.text, .size = type::body, .face = draw::Face::semibold});
  words_at(scene, {x + 24 + drawn, y + 19.5f}, satisfied, {.color = candidate.holds ? theme.ok.text : theme.late.text, .face = draw::Face::mono});
}

void label_near_misses(Scene& scene, const Context& context, const Axes& axes, const Candidate* shown) {
  if (plan_hidden(context)) return;
  for (const std::size_t i : context.bench.board()->answer().near_misses) {
    const Candidate& near = context.bench.board()->candidates()[i];
    if (&near != shown) label(scene, context, axes, near, cost_words(context, near.cost), false);
  }
}

void points_of(Scene& scene, const Context& context, const Axes& axes, const std::vector<PlanPoint>& points) {
  const Theme& theme = context.theme;
  const Candidate* shown = plan_card_candidate(context);
  bool labelled = false;
  for (const PlanPoint& point : points) {
    const draw::Point at = axes.at(*point.candidate);
    if (point.kind >= PointKind::frontier && !std::exchange(labelled, true)) label_near_misses(scene, context, axes, shown);   // under those that matter
    if (point.kind >= PointKind::frontier || plan_hidden(context)) interval(scene, theme, axes, *point.candidate);
    const Pointed what = plan_hit(point);
    if (context.hovered == what) scene.circle(at, 11, {.stroke = theme.text2, .stroke_width = 1.5f});
    plan_point(scene, theme, at, point.kind);
    const float side = context.touch ? 30.f : point.kind >= PointKind::frontier ? 20.f : 11.f;
    scene.hit({at.x - side / 2, at.y - side / 2, side, side}, static_cast<std::uint16_t>(what.what), what.which);
    if (context.focused == what) focus_ring(scene, theme, {at.x - 9, at.y - 9, 18, 18}, 9);
    if (point.kind == PointKind::today) label(scene, context, axes, *point.candidate, std::string(context.words(Key::plan_group_today)) + " · " + cost_words(context, point.candidate->cost), true);
  }
  if (shown) {
    scene.next_layer();
    callout(scene, context, axes, *shown);
  }
}

/// "Only one soda machine: never more than 8 of 24", along the highest of them.
void few_sodas(Scene& scene, const Context& context, const Axes& axes) {
  const session::PlanBoard& board = *context.bench.board();
  if (plan_hidden(context) || in_percent(context) || !board.complete() || board.stopped() || board.plan().sodas.first != 1 || board.plan().sodas.last == 1) return;
  const Candidate* most = nullptr;
  for (const Candidate& candidate : board.candidates()) {
    if (candidate.equipment.sodas == 1 && (!most || candidate.satisfied > most->satisfied)) most = &candidate;
  }
  if (!most || most->satisfied == most->clients) return;
  const std::string words = context.words(Key::plan_few_sodas_one, {text::whole(context.language, most->satisfied), text::whole(context.language, most->clients)});
  if (width_of(words) > (axes.right - axes.left) * 0.6f) return;
  words_at(scene, {axes.right, axes.y(most->share()) - 16}, words, {.color = context.theme.text2, .align = draw::Align::right});
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
  const Axes axes = axes_of(context, size, points);
  ground(scene, context, axes, size);
  few_sodas(scene, context, axes);
  frontier(scene, context, axes);
  points_of(scene, context, axes, thinned(axes, points));
  return scene;
}

}  // namespace comptoir::picture
