// Workbench: the list by which clients come, typed or made of a run.
#include "model/restaurant_parameters.hpp"
#include "session/arrivals.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {

/// The clients come by that list: one edit, even where the choice and the list change.
void Workbench::come_by(const Arrivals& arrivals, std::vector<Intervention> interventions) {
  const auto row = find_parameter(lesson(), "arrivals");
  model::Values values = settings_.values;
  values[*row] = *parse_value(lesson().parameters[*row], "list", Source::link);
  model::put_arrivals(lesson().parameters, values, arrivals);
  if (values == settings_.values && interventions == settings_.interventions) return;
  settings_.values = std::move(values);
  settings_.interventions = std::move(interventions);
  history_.edit_over();
  rerun();
  history_.edit_over();
}

/// All or nothing: what a person typed isn't taken in part.
std::optional<Problem> Workbench::set_arrivals(std::string_view text, Source source) {
  std::vector<Problem> problems;
  const Arrivals arrivals = read_arrivals(model::arrive_row.key, text, source, problems);
  if (!problems.empty()) return std::move(problems.front());
  come_by(arrivals, settings_.interventions);
  return std::nullopt;
}

std::optional<Problem> Workbench::keep_arrivals() {
  if (!model::has_arrivals(lesson().parameters)) {
    Problem problem;
    problem.key = model::arrive_row.key;
    return problem;
  }
  auto arrivals = arrivals_of_run(run().clients());
  if (!arrivals) return std::move(arrivals.error());
  std::vector<Intervention> others = settings_.interventions;
  std::erase_if(others, [](const Intervention& one) { return one.deed == Deed::client; });   // they are in the list now
  come_by(*arrivals, std::move(others));
  return std::nullopt;
}

}  // namespace comptoir::session
