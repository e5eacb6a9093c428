/// The rows of the manager's plan: what is wanted, what things cost, what is tried. They tell no program anything, so that an edit of
/// one changes no run. Their words are the texts "plan.KEY", "plan.KEY.help" and, of options, "plan.KEY.WORD".
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "model/lesson.hpp"
#include "model/plan.hpp"

namespace comptoir::model {

inline constexpr std::array<std::string_view, 2> horizon_options = {"clients", "steady"};
inline constexpr std::array<std::string_view, 2> price_options = {"document", "money"};
inline constexpr std::array<std::string_view, 2> shop_options = {"any", "document"};
inline constexpr std::array<std::string_view, 2> search_options = {"every", "parts"};

/// The rows of a restaurant lesson that say what the manager buys: soda machines, cooks, the fryer.
inline constexpr std::array<std::string_view, 3> equipment_keys = {"sodas", "cooks", "batch"};

/// What the board tells of the restaurant on its card, and of which row its sweep is: by its key.
inline constexpr std::array<std::string_view, 4> study_options = {"rates", "queues", "clients", "sweep"};
inline constexpr std::array<std::string_view, 9> sweep_options = {"clients", "period", "patience", "sodas", "cooks", "batch", "t_soda", "t_burger", "t_fries"};

inline constexpr std::size_t plan_row_count = 26;
using PlanValues = std::array<std::int64_t, plan_row_count>;

/// Rows of this group say how things are looked at: none of them changes a plan.
inline constexpr std::string_view study_group = "plan.group.study";

namespace plan {
constexpr Parameter number(std::string_view key, std::string_view group, std::int64_t initial, std::int64_t minimum, std::int64_t maximum,
                           std::int64_t slider_maximum) {
  return {.key = key, .kind = ParameterKind::count, .minimum = minimum, .maximum = maximum, .initial = initial,
          .slider_maximum = slider_maximum, .group = group};
}
/// In parts_of_one.
constexpr Parameter price(std::string_view key, std::int64_t initial, std::int64_t slider_maximum) {
  return {.key = key, .kind = ParameterKind::price, .minimum = 0, .maximum = 1'000'000 * parts_of_one, .initial = initial,
          .slider_maximum = slider_maximum, .slider_step = parts_of_one / 20, .group = "plan.group.prices"};
}
constexpr Parameter choice(std::string_view key, std::string_view group, std::span<const std::string_view> options) {
  return {.key = key, .kind = ParameterKind::choice, .minimum = 0, .maximum = static_cast<std::int64_t>(options.size()) - 1,
          .slider_maximum = static_cast<std::int64_t>(options.size()) - 1, .group = group, .options = options};
}
}  // namespace plan

/// In the order in which links write them.
inline constexpr std::array<Parameter, plan_row_count> plan_rows = {{
    plan::number("share", "plan.group.goal", 100, 1, 100, 100),
    plan::choice("horizon", "plan.group.goal", horizon_options),
    plan::number("runs", "plan.group.goal", 20, 2, 10'000, 100),
    plan::choice("prices", "plan.group.prices", price_options),
    plan::price("soda_cpu", parts_of_one, 3 * parts_of_one),
    plan::price("soda_ram", parts_of_one, 3 * parts_of_one),
    plan::price("cook_cpu", parts_of_one / 3, 3 * parts_of_one),
    plan::price("cook_ram", parts_of_one / 3, 3 * parts_of_one),
    plan::price("portion_cpu", 0, 3 * parts_of_one),
    plan::price("portion_ram", parts_of_one / 5, 3 * parts_of_one),
    plan::price("soda_price", 4 * parts_of_one, 40 * parts_of_one),
    plan::price("cook_price", 15 * parts_of_one, 40 * parts_of_one),
    plan::price("portion_price", parts_of_one, 40 * parts_of_one),
    plan::choice("shop", "plan.group.choices", shop_options),
    plan::number("sodas_from", "plan.group.choices", 1, 1, 100, 8),
    plan::number("sodas_to", "plan.group.choices", 3, 1, 100, 8),
    plan::number("cooks_from", "plan.group.choices", 3, 1, 100, 12),
    plan::number("cooks_to", "plan.group.choices", 8, 1, 100, 12),
    plan::number("batch_from", "plan.group.choices", 5, 1, 1'000, 16),
    plan::number("batch_to", "plan.group.choices", 10, 1, 1'000, 16),
    plan::number("today_sodas", "plan.group.today", document_equipment.sodas, 1, 100, 8),
    plan::number("today_cooks", "plan.group.today", document_equipment.cooks, 1, 100, 12),
    plan::number("today_batch", "plan.group.today", document_equipment.batch, 1, 1'000, 16),
    plan::choice("search", "plan.group.choices", search_options),
    plan::choice("study", study_group, study_options),
    plan::choice("sweep", study_group, sweep_options),
}};

/// Each row's own value.
constexpr PlanValues own_plan_values() {
  PlanValues values{};
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = plan_rows[i].initial;
  return values;
}

/// Place of a key among the rows; throws at compile time for one that isn't there.
consteval std::size_t plan_row(std::string_view key) {
  for (std::size_t i = 0; i < plan_rows.size(); ++i) {
    if (plan_rows[i].key == key) return i;
  }
  throw "no such row";
}

/// Whether there is something to plan: clients come one after the other, and machines, cooks and a fryer are what they wait for.
bool has_plan(const Lesson&);

/// The plan that a restaurant lesson's values and these say. A range may be told from either end.
Plan plan_of(const RestaurantSetup&, const PlanValues&);

}  // namespace comptoir::model
