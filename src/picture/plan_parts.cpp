#include "picture/plan_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "picture/parts.hpp"

namespace comptoir::picture {
namespace {

using draw::Icon;
using draw::Scene;
using model::Candidate;

std::vector<PlanPoint> proposed_points(const session::PlanBoard& board) {
  std::vector<PlanPoint> points;
  for (const Candidate& candidate : board.proposed()) {
    const auto number = static_cast<std::uint64_t>(&candidate - board.proposed().data());
    points.push_back({&candidate, number, candidate.holds ? PointKind::enough : PointKind::other});
  }
  return points;
}

}  // namespace

bool plan_hidden(const Context& context) { return context.bench.answer_hidden(); }

std::vector<PlanPoint> plan_points(const Context& context) {
  const session::PlanBoard& board = *context.bench.board();
  std::vector<PlanPoint> points;
  if (plan_hidden(context)) {
    points = proposed_points(board);
  } else {
    const auto candidates = board.candidates();
    const model::Answer& answer = board.answer();
    std::vector<PointKind> kinds(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) kinds[i] = candidates[i].holds ? PointKind::enough : PointKind::other;
    for (const std::size_t i : answer.frontier) kinds[i] = PointKind::frontier;
    if (answer.best) kinds[*answer.best] = PointKind::best;
    for (const PointKind kind : {PointKind::other, PointKind::enough, PointKind::frontier, PointKind::best}) {
      for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (candidates[i].known() && kinds[i] == kind) points.push_back({&candidates[i], i, kind});
      }
    }
  }
  const bool best_is_todays = !points.empty() && points.back().kind == PointKind::best && points.back().candidate->equipment == board.plan().today();
  if (board.today() && !best_is_todays) points.push_back({board.today(), session::todays_number, PointKind::today});
  return points;
}

const Candidate* plan_candidate(const Context& context, std::uint64_t number) {
  const session::PlanBoard* board = context.bench.board();
  if (!board) return nullptr;
  if (number == session::todays_number) return board->today();
  const auto all = plan_hidden(context) ? std::span<const Candidate>(board->proposed()) : board->candidates();
  return number < all.size() && all[number].known() ? &all[number] : nullptr;
}

const Candidate* plan_card_candidate(const Context& context) { return context.bench.on_card(); }

model::Equipment proposal(const Context& context) {
  const session::Settings& settings = context.bench.settings();
  return {session::value_of(settings, "sodas").value_or(1), session::value_of(settings, "cooks").value_or(1), session::value_of(settings, "batch").value_or(1)};
}

void plan_point(Scene& scene, const Theme& theme, draw::Point at, PointKind kind) {
  switch (kind) {
    case PointKind::other: return scene.circle(at, 3.5f, {.fill = theme.bg1, .stroke = theme.text3, .stroke_width = 1.25f});
    case PointKind::enough: return scene.circle(at, 4, {.fill = theme.ok.text});
    case PointKind::frontier: {
      const std::array<draw::Point, 4> outer{{{at.x, at.y - 7.5f}, {at.x + 7.5f, at.y}, {at.x, at.y + 7.5f}, {at.x - 7.5f, at.y}}};
      const std::array<draw::Point, 4> inner{{{at.x, at.y - 6}, {at.x + 6, at.y}, {at.x, at.y + 6}, {at.x - 6, at.y}}};
      scene.polygon(outer, theme.bg1);
      return scene.polygon(inner, theme.sleep.fill);
    }
    case PointKind::today: return scene.box({at.x - 6, at.y - 6, 12, 12}, {.fill = theme.run.fill, .stroke = theme.bg1, .stroke_width = 1.5f, .radius = 3});
    case PointKind::best:
      scene.circle(at, 9, {.fill = theme.ok.fill, .stroke = theme.bg1, .stroke_width = 1.5f});
      return draw::icon(scene, Icon::check, at, 12, draw::rgb(0xFFFFFF), {.stroke = 2.2f});
  }
}

std::string cost_words(const Context& context, std::int64_t cost) { return session::cost_words(context.language, context.bench.board()->plan(), cost); }

bool in_percent(const Context& context) { return session::in_percent(context.bench.board()->plan()); }

std::string satisfied_words(const Context& context, const Candidate& candidate) {
  return session::satisfied_words(context.language, context.bench.board()->plan(), candidate);
}

double plan_demand(const Context& context) { return session::a_second(1, context.bench.board()->plan().restaurant.period); }

void equipment_chips(Scene& scene, const Context& context, draw::Point at, const model::Equipment& has, std::size_t marked) {
  const Theme& theme = context.theme;
  const std::array<std::pair<Icon, std::int64_t>, 3> parts{{{Icon::soda, has.sodas}, {Icon::hat, has.cooks}, {Icon::fries, has.batch}}};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string number = text::whole(context.language, parts[i].second);
    const float width = 36 + width_of(number, type::body, draw::Face::semibold);
    const bool bad = i == marked;
    scene.box({at.x, at.y - 12, width, 24}, bad ? draw::BoxStyle{.fill = theme.late.tint, .stroke = theme.late.edge, .radius = 6} : draw::BoxStyle{.fill = theme.bg3, .radius = 6});
    draw::icon(scene, parts[i].first, {at.x + 15, at.y}, 15, bad ? theme.late.text : theme.text2, {.stroke = 1.4f});
    words_at(scene, {at.x + 28, at.y}, number, {.color = bad ? theme.late.text : theme.text, .size = type::body, .face = draw::Face::semibold});
    at.x += width + 8;
  }
}

double tick_step(double span, int most) {
  if (!(span > 0)) return 1;
  const double least = span / most, power = std::pow(10, std::floor(std::log10(least)));
  for (const double times : {1.0, 2.0, 5.0}) {
    if (times * power >= least) return times * power;
  }
  return 10 * power;
}

}  // namespace comptoir::picture
