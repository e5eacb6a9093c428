/// `comptoir plan`: the manager's search without a screen, on all cores, whole or in parts that are joined afterwards.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan_search.hpp"
#include "session/settings.hpp"

namespace comptoir::cli {

/// What is known of a search: the restaurants from which its answer is told.
struct PlanFound {
  session::Settings settings;
  model::Plan plan;
  model::Part part;
  std::int64_t restaurants = 0, runs = 0;
  std::vector<model::Candidate> candidates;   ///< all of a search; of one that was joined, those that matter
};

/// Searches that part on so many threads. Throws std::length_error when there are too many for one.
PlanFound search_plan(const session::Settings&, model::Part, unsigned threads);

/// One object: {"v","settings","restaurants","runs","part","best","today","frontier","near_misses","join"}; "join" is for join_plans.
std::string plan_json(const PlanFound&);
/// The same for a person.
std::string plan_summary(const PlanFound&, text::Language);

/// What the JSON texts of all parts of one search come to. The restaurants that they name are run once more, so nothing in a file has to be
/// trusted. What is wrong goes to `problem`: the file's place in the list, and why.
struct JoinProblem {
  std::size_t file = 0;
  enum class Kind : std::uint8_t { no_part, other_search, twice, missing } kind = Kind::no_part;
  std::string value;    ///< the part, or the link
};
std::optional<PlanFound> join_plans(std::span<const std::string> texts, JoinProblem& problem);

}  // namespace comptoir::cli
