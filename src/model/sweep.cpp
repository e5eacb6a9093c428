#include "model/sweep.hpp"

#include <algorithm>
#include <utility>

namespace comptoir::model {

std::vector<std::int64_t> sweep_values(const Parameter& row, std::int64_t today) {
  const std::int64_t steps = (row.slider_maximum - row.minimum) / row.slider_step;
  const auto most = static_cast<std::int64_t>(most_sweep_values) - 1;   // today's may come besides
  const std::int64_t stride = steps / most + 1;
  std::vector<std::int64_t> values;
  for (std::int64_t step = 0; step <= steps; step += stride) values.push_back(row.minimum + step * row.slider_step);
  const auto place = std::ranges::lower_bound(values, today);
  if (place == values.end() || *place != today) values.insert(place, today);
  return values;
}

Sweep::Sweep(const Plan& plan, const Equipment& equipment, std::string_view key, std::vector<std::int64_t> values)
    : plan_(plan), key_(key), values_(std::move(values)), points_(values_.size()) {
  plan_.restaurant.sodas = equipment.sodas;
  plan_.restaurant.cooks = equipment.cooks;
  plan_.restaurant.batch = equipment.batch;
  plan_.parts = false;   // of a single restaurant nothing is run twice
}

bool Sweep::advance(std::size_t handles) {
  if (known_ == values_.size()) return false;
  if (!search_) {
    Plan varied = plan_;
    set_number(varied.restaurant, key_, values_[known_]);
    search_ = std::make_unique<PlanSearch>(only(varied, varied.today()));
  }
  if (!search_->advance(handles)) {
    points_[known_++] = search_->candidates().front();
    search_.reset();
  }
  return known_ < values_.size();
}

}  // namespace comptoir::model
