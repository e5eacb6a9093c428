#include "model/plan_parameters.hpp"

#include <algorithm>

namespace comptoir::model {
namespace {

Range range(std::int64_t a, std::int64_t b) { return {std::min(a, b), std::max(a, b)}; }

}  // namespace

bool has_plan(const Lesson& lesson) {
  constexpr std::array<std::string_view, 6> needed = {"clients", "period", "patience", "sodas", "cooks", "batch"};
  return lesson.stage == Stage::restaurant &&
         std::ranges::all_of(needed, [&](std::string_view key) { return std::ranges::contains(lesson.parameters, key, &Parameter::key); });
}

Plan plan_of(const RestaurantSetup& setup, const PlanValues& values) {
  Plan plan;
  plan.restaurant = setup;
  plan.restaurant.sodas = values[plan_row("today_sodas")];
  plan.restaurant.cooks = values[plan_row("today_cooks")];
  plan.restaurant.batch = values[plan_row("today_batch")];
  if (price_options[static_cast<std::size_t>(values[plan_row("prices")])] == "money") {
    plan.prices = {values[plan_row("soda_price")], values[plan_row("cook_price")], values[plan_row("portion_price")], true};
  } else {
    plan.prices = {values[plan_row("soda_cpu")] + values[plan_row("soda_ram")], values[plan_row("cook_cpu")] + values[plan_row("cook_ram")],
                   values[plan_row("portion_cpu")] + values[plan_row("portion_ram")], false};
  }
  plan.sodas = range(values[plan_row("sodas_from")], values[plan_row("sodas_to")]);
  plan.cooks = range(values[plan_row("cooks_from")], values[plan_row("cooks_to")]);
  plan.batch = range(values[plan_row("batch_from")], values[plan_row("batch_to")]);
  plan.document_shop = shop_options[static_cast<std::size_t>(values[plan_row("shop")])] == "document";
  plan.share = values[plan_row("share")];
  plan.steady = horizon_options[static_cast<std::size_t>(values[plan_row("horizon")])] == "steady" && setup.arrivals.empty();   // a list has an end
  plan.runs = values[plan_row("runs")];
  plan.parts = search_options[static_cast<std::size_t>(values[plan_row("search")])] == "parts";
  return plan;
}

}  // namespace comptoir::model
