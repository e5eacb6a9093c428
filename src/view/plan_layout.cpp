#include "view/plan_layout.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace comptoir::view {
namespace {

using draw::Rect;

constexpr float gap = 8, left_width = 280, right_width = 336;
constexpr float three_from = 1'240, two_from = 820;
constexpr float least_scatter = 300, least_study = 250, most_study = 300, one_column_study = 400;

struct Row {
  Panel panel;
  float height;
};

/// One below the other, each as high as it is; the last one takes what is left.
void column(Layout& made, Rect view, std::initializer_list<Row> rows) {
  Region region{.view = view, .content_height = 0, .panels = {}};
  float y = view.y;
  for (const Row& row : rows) {
    region.panels.push_back({row.panel, {view.x, y, view.w, std::ceil(row.height)}});
    y += std::ceil(row.height) + gap;
  }
  Rect& last = region.panels.back().rect;
  last.h = std::max(last.h, view.y + view.h - last.y);
  region.content_height = last.y + last.h - view.y;
  made.regions.push_back(std::move(region));
}

/// The points above, what is found out about a restaurant below them.
void points(Layout& made, Rect area) {
  const float study = std::clamp(area.h * 0.36f, least_study, most_study);
  column(made, area, {{Panel::plan_scatter, std::max(least_scatter, area.h - study - gap)}, {Panel::plan_study, study}});
}

}  // namespace

float plan_goal_width(draw::Size window) { return window.w >= three_from ? left_width : plan_card_width(window); }
float plan_card_width(draw::Size window) { return window.w >= two_from ? right_width : window.w - 2 * gap; }

void place_plan(Layout& made, const LayoutInput& in, Rect area) {
  const LayoutInput::Plan& plan = *in.plan;
  made.form = Form::board;
  if (in.window.w >= three_from) {
    column(made, {area.x, area.y, left_width, area.h}, {{Panel::plan_goal, plan.goal}, {Panel::plan_key, plan.key}});
    column(made, {area.x + area.w - right_width, area.y, right_width, area.h}, {{Panel::plan_card, plan.card}, {Panel::plan_near, plan.near}});
    return points(made, {area.x + left_width + gap, area.y, area.w - left_width - right_width - 2 * gap, area.h});
  }
  if (in.window.w >= two_from) {
    column(made, {area.x + area.w - right_width, area.y, right_width, area.h},
           {{Panel::plan_card, plan.card}, {Panel::plan_near, plan.near}, {Panel::plan_goal, plan.goal}, {Panel::plan_key, plan.key}});
    return points(made, {area.x, area.y, area.w - right_width - gap, area.h});
  }
  const float scatter = std::clamp(area.h * 0.62f, least_scatter, 460.0f);
  column(made, area, {{Panel::plan_scatter, scatter}, {Panel::plan_card, plan.card}, {Panel::plan_near, plan.near}, {Panel::plan_study, one_column_study},
                      {Panel::plan_goal, plan.goal}, {Panel::plan_key, plan.key}});
}

}  // namespace comptoir::view
