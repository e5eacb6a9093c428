/// One restaurant with one of its numbers at each of some values: what it satisfies, and its longest wait. Run on the loop, in slices.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "model/parameter.hpp"
#include "model/plan_search.hpp"

namespace comptoir::model {

inline constexpr std::size_t most_sweep_values = 60;

/// Those that the row's slider has, thinned evenly when they are more, and today's. In order.
std::vector<std::int64_t> sweep_values(const Parameter& row, std::int64_t today);

class Sweep {
 public:
  /// Of that restaurant of the plan. `key`: a number of the restaurant's table (set_number).
  Sweep(const Plan& plan, const Equipment& equipment, std::string_view key, std::vector<std::int64_t> values);

  /// Runs at most about that many handles more. False when every value is known.
  bool advance(std::size_t handles);

  std::string_view key() const { return key_; }
  std::span<const std::int64_t> values() const { return values_; }
  /// One for each value; those that are not known yet have no clients.
  std::span<const Candidate> points() const { return points_; }
  std::size_t known() const { return known_; }

 private:
  Plan plan_;
  std::string_view key_;
  std::vector<std::int64_t> values_;
  std::vector<Candidate> points_;
  std::size_t known_ = 0;
  std::unique_ptr<PlanSearch> search_;   ///< of the value that is run
};

}  // namespace comptoir::model
