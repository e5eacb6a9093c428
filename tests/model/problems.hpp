/// Plans to search in tests, those at random the same on every platform.
#pragma once

#include <ostream>
#include <random>
#include <vector>

#include "model/plan_search.hpp"

namespace comptoir::model {

using Random = std::mt19937_64;

/// From `least` to `most`, both included.
std::int64_t number(Random&, std::int64_t least, std::int64_t most);
bool chance(Random&, int percent);

/// Ranges of up to four sizes a station, 30 clients at most; without chance, in eighths of a second, often just keeping up.
Plan random_plan(Random&);
/// The same with durations and arrivals by chance.
Plan random_plan_by_chance(Random&);

/// The same with clients who come by a list, never for ever.
Plan random_plan_by_list(Random&);

/// So many handles a slice.
std::vector<Candidate> search(const Plan&, std::size_t slice = 100'000, Part = {});

std::ostream& operator<<(std::ostream&, const Equipment&);
std::ostream& operator<<(std::ostream&, const Candidate&);

}  // namespace comptoir::model
