/// What a link says of the manager's plan: whether it is looked at, and the values of its rows. None of it changes a run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan_parameters.hpp"
#include "session/problem.hpp"

namespace comptoir::session {

enum class PlanShown : std::uint8_t {
  off,        ///< the restaurant of the settings at work
  on,         ///< every restaurant of the range
  challenge,  ///< those alone that the learner has proposed, until the answer is asked for
};

struct PlanSettings {
  PlanShown shown = PlanShown::off;
  model::PlanValues values = model::own_plan_values();   ///< one for each of model::plan_rows, all legal
  std::optional<model::Equipment> pick = {};             ///< of a link alone: whose card is shown, instead of the best one's

  friend bool operator==(const PlanSettings&, const PlanSettings&) = default;
};

enum class StudyShown : std::uint8_t { rates, queues, clients, sweep };   ///< as model::study_options
StudyShown study_of(const PlanSettings&);
/// The key of the row that the sweep varies.
std::string_view sweep_of(const PlanSettings&);
/// What is looked at is taken from others; the plan itself stays.
void look_as(PlanSettings&, const PlanSettings& others);

/// "plan" and "pick", then the keys of the rows, in the order in which links write them.
std::vector<std::string_view> plan_keys();
bool is_plan_key(std::string_view key);
/// Reads the value of one of these keys; what it can't be leaves the row's own.
std::optional<Problem> read_plan(PlanSettings&, std::string_view key, std::string_view value);
/// "&plan=on&share=95": what differs from a plan that nobody has touched.
std::string format_plan(const PlanSettings&);

}  // namespace comptoir::session
