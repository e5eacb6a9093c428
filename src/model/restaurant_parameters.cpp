#include "model/restaurant_parameters.hpp"

namespace comptoir::model {

RestaurantSetup restaurant_setup(std::span<const Parameter> rows, const Values& values) {
  RestaurantSetup setup;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string_view key = rows[i].key;
    const std::int64_t value = values.at(i);
    if (key == "clients") setup.clients = value;
    if (key == "period") setup.period = {value};
    if (key == "patience") setup.patience = {value};
    if (key == "sodas") setup.sodas = value;
    if (key == "cooks") setup.cooks = value;
    if (key == "batch") setup.batch = value;
    if (key == "t_soda") setup.t_soda = {value};
    if (key == "t_burger") setup.t_burger = {value};
    if (key == "t_fries") setup.t_fries = {value};
    if (rows[i].kind != ParameterKind::choice) continue;
    const std::string_view option = rows[i].options[static_cast<std::size_t>(value)];
    if (key == "variant") setup.one_by_one = option == "sync";
    if (key == "order") setup.document_order = option == "document";
    if (key == "satisfied") setup.whole_seconds = option == "whole";
    if (key == "fryer") setup.fryer_slip = option == "slip";
  }
  return setup;
}

}  // namespace comptoir::model
