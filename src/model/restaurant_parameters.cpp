#include "model/restaurant_parameters.hpp"

#include <algorithm>
#include <array>

namespace comptoir::model {
namespace {

constexpr std::int64_t ms = 1'000'000;
/// A lunch rush: it swells, and ebbs away.
constexpr std::array<std::int64_t, 10> own_arrivals = {0, 400 * ms, 700 * ms, 900 * ms, 1'100 * ms, 1'300 * ms, 1'600 * ms, 2'000 * ms, 2'900 * ms, 4'200 * ms};

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
  const bool listed = !setup.arrivals.empty();   // the list says how many clients come, and when
  if (key == "clients" && !listed) setup.clients = value;
  if (key == "period" && !listed) setup.period = {value};
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

bool has_arrivals(std::span<const Parameter> rows) {
  return std::ranges::any_of(rows, [](const Parameter& row) { return row.key == "arrivals" && std::ranges::contains(row.options, "list"); });
}

std::span<const std::int64_t> arrivals_of(std::span<const Parameter> rows, const Values& values) {
  if (values.size() <= rows.size()) return own_arrivals;
  return std::span(values).subspan(rows.size());
}

void put_arrivals(std::span<const Parameter> rows, Values& values, std::span<const std::int64_t> arrivals) {
  values.resize(rows.size());
  if (!std::ranges::equal(arrivals, own_arrivals)) values.insert(values.end(), arrivals.begin(), arrivals.end());
}

namespace {

void come_as_listed(RestaurantSetup& setup, std::span<const std::int64_t> arrivals) {
  for (const std::int64_t ns : arrivals) setup.arrivals.push_back({ns});
  setup.clients = std::ssize(setup.arrivals);
  if (setup.clients > 1) setup.period = {(arrivals.back() - arrivals.front()) / (setup.clients - 1)};
}

}  // namespace

RestaurantSetup restaurant_setup(std::span<const Parameter> rows, const Values& values) {
  RestaurantSetup setup;
  bool listed = false;
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
    if (key == "arrivals") {
      setup.poisson = option == "poisson";
      listed = option == "list";
    }
    if (key == "times") setup.times = static_cast<Spread>(value);
  }
  if (listed) come_as_listed(setup, arrivals_of(rows, values));
  return setup;
}

}  // namespace comptoir::model
