#include "model/restaurant_parameters.hpp"

namespace comptoir::model {

RestaurantSetup restaurant_setup(const Values& values) {
  const auto at = [&](RestaurantRow row) { return values.at(static_cast<std::size_t>(row)); };
  return {
      .clients = at(RestaurantRow::clients),
      .period = {at(RestaurantRow::period)},
      .patience = {at(RestaurantRow::patience)},
      .sodas = at(RestaurantRow::sodas),
      .cooks = at(RestaurantRow::cooks),
      .batch = at(RestaurantRow::batch),
      .t_soda = {at(RestaurantRow::t_soda)},
      .t_burger = {at(RestaurantRow::t_burger)},
      .t_fries = {at(RestaurantRow::t_fries)},
  };
}

}  // namespace comptoir::model
