#include "model/restaurant_parameters.hpp"

namespace comptoir::model {
namespace {

loop::Duration varied(const RestaurantSetup& setup, Spread spread, loop::Duration mean, Stream stream, std::uint32_t client) {
  if (spread == Spread::fixed) return mean;
  return duration_at(spread, mean, setup.deviation, random_fraction(stream_seed(setup.seed, stream, setup.repetition), client));
}

}  // namespace

loop::Duration soda_time(const RestaurantSetup& setup, std::uint32_t client) { return varied(setup, setup.times, setup.t_soda, Stream::soda, client); }
loop::Duration burger_time(const RestaurantSetup& setup, std::uint32_t client) { return varied(setup, setup.times, setup.t_burger, Stream::burger, client); }
loop::Duration fries_time(const RestaurantSetup& setup, std::uint32_t client) { return varied(setup, setup.times, setup.t_fries, Stream::fries, client); }
loop::Duration time_to_next(const RestaurantSetup& setup, std::uint32_t client) {
  return varied(setup, setup.poisson ? Spread::exponential : Spread::fixed, setup.period, Stream::arrivals, client);
}

void set_number(RestaurantSetup& setup, std::string_view key, std::int64_t value) {
  if (key == "clients") setup.clients = value;
  if (key == "period") setup.period = {value};
  if (key == "patience") setup.patience = {value};
  if (key == "sodas") setup.sodas = value;
  if (key == "cooks") setup.cooks = value;
  if (key == "batch") setup.batch = value;
  if (key == "t_soda") setup.t_soda = {value};
  if (key == "t_burger") setup.t_burger = {value};
  if (key == "t_fries") setup.t_fries = {value};
  if (key == "deviation") setup.deviation = value;
  if (key == "seed") setup.seed = static_cast<std::uint64_t>(value);
}

RestaurantSetup restaurant_setup(std::span<const Parameter> rows, const Values& values) {
  RestaurantSetup setup;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string_view key = rows[i].key;
    const std::int64_t value = values.at(i);
    set_number(setup, key, value);
    if (rows[i].kind != ParameterKind::choice) continue;
    const std::string_view option = rows[i].options[static_cast<std::size_t>(value)];
    if (key == "variant") setup.one_by_one = option == "sync";
    if (key == "order") setup.document_order = option == "document";
    if (key == "satisfied") setup.whole_seconds = option == "whole";
    if (key == "fryer") setup.fryer_slip = option == "slip";
    if (key == "arrivals") setup.poisson = option == "poisson";
    if (key == "times") setup.times = static_cast<Spread>(value);
  }
  return setup;
}

}  // namespace comptoir::model
