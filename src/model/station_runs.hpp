/// Each size of each station run once: from these runs the visits to any restaurant of a plan are put together.
///
/// Exact, because the stations of this restaurant share nothing but their clients: when a client's soda is ready depends on the
/// clients before and the soda machines, and on no cook and no fryer; the client has waited as long as for the last dish. Tests prove it
/// against running every restaurant.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "model/plan.hpp"
#include "model/trial.hpp"

namespace comptoir::model {

class StationRuns {
 public:
  /// Runs of so many clients.
  StationRuns(const Plan& plan, std::int64_t clients);

  /// Numbers of 8 bytes that it would hold.
  static std::int64_t numbers(const Plan& plan, std::int64_t clients);

  /// Runs at most that many handles more. False when all that are needed have been run.
  bool advance(std::size_t handles);
  std::int64_t runs() const { return static_cast<std::int64_t>(turn_); }

  /// What that restaurant of the plan would show, which has no more clients. When all have been run.
  void put_together(const RestaurantSetup&, std::vector<Visit>& visits) const;

 private:
  using Column = std::vector<loop::Duration>;
  /// One size: a column for each repetition.
  using Size = std::vector<Column>;

  /// The next size of all three at once; a station that has fewer sizes stays at its last.
  Equipment sizes_at(std::size_t size) const;
  void keep(const std::vector<Visit>&);

  const Plan plan_;
  std::int64_t clients_;
  std::vector<std::int64_t> fryers_;
  std::size_t sizes_ = 0;       ///< runs for each repetition
  std::size_t turn_ = 0;        ///< runs that are over
  std::unique_ptr<Trial> trial_;
  std::vector<std::vector<loop::Time>> arrived_;   ///< by repetition
  std::vector<Size> soda_, burger_, fries_;        ///< by size
};

}  // namespace comptoir::model
