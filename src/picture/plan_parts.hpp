/// What the panels of the manager's plan share: which restaurants are shown, what they are called, how a point looks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "draw/scene.hpp"
#include "picture/context.hpp"
#include "session/plan_words.hpp"

namespace comptoir::picture {

/// How a restaurant stands among the others: each has a shape of its own.
enum class PointKind : std::uint8_t { other, enough, frontier, today, best };

struct PlanPoint {
  const model::Candidate* candidate;
  std::uint64_t number;      ///< as Hit::plan_point has it
  PointKind kind = PointKind::other;
};

/// Those that matter have a control of their own on the page; there may be a hundred thousand others.
inline Pointed plan_hit(const PlanPoint& point) { return {point.kind >= PointKind::frontier ? Hit::plan_choice : Hit::plan_point, point.number}; }

/// In a challenge that isn't revealed: those alone that were proposed.
bool plan_hidden(const Context&);
/// Known ones, those on top last; in the end today's.
std::vector<PlanPoint> plan_points(const Context&);
/// By its number; null when there is none.
const model::Candidate* plan_candidate(const Context&, std::uint64_t number);
/// The one whose card is shown: the one picked, else the best; in a challenge the one proposed last. Null: none yet.
const model::Candidate* plan_card_candidate(const Context&);
/// What a learner proposes: the equipment that the lesson's own controls say.
model::Equipment proposal(const Context&);

void plan_point(draw::Scene&, const Theme&, draw::Point, PointKind);

/// As session/plan_words.hpp has them, of the board's plan.
std::string cost_words(const Context&, std::int64_t cost);
bool in_percent(const Context&);
std::string satisfied_words(const Context&, const model::Candidate&);
/// The demand in clients a second; infinite when all come at once.
double plan_demand(const Context&);

/// Three chips: what the restaurant has, the one at `marked` (soda, cook, fryer; 3: none) in the colour of what is too late.
void equipment_chips(draw::Scene&, const Context&, draw::Point, const model::Equipment&, std::size_t marked);

/// A number about as large or larger, of 1, 2 or 5 times a power of ten: the distance of an axis' ticks.
double tick_step(double span, int most);

}  // namespace comptoir::picture
