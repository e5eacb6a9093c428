/// The rows of the parameter table that restaurant lessons choose from, in the order in which links write them.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "loop/time.hpp"
#include "model/chance.hpp"
#include "model/parameter.hpp"

namespace comptoir::model {

inline constexpr std::size_t restaurant_row_count = 9;
using RestaurantRows = std::array<Parameter, restaurant_row_count>;

/// A restaurant as plain numbers, by name.
struct RestaurantSetup {
  std::int64_t clients = 10;            ///< of a list: as many as it has
  loop::Duration period = loop::milliseconds(500);   ///< of a list: the mean time between its clients
  loop::Duration patience = loop::seconds(5);
  std::int64_t sodas = 1;
  std::int64_t cooks = 3;
  std::int64_t batch = 5;
  loop::Duration t_soda = loop::seconds(1);
  loop::Duration t_burger = loop::seconds(3);
  loop::Duration t_fries = loop::seconds(4);
  // Choices that a lesson may offer besides; false is the first option.
  bool one_by_one = false;      ///< variant=sync: nothing overlaps
  bool document_order = false;  ///< order=document: clients at once, in the order of document 004's listing
  bool whole_seconds = false;   ///< satisfied=whole: the patience is compared with whole seconds, as document 004 does
  bool fryer_slip = false;      ///< fryer=slip: only who cooks takes a portion off
  // Chance, where a lesson offers it. The durations and the period above are means then.
  Spread times = Spread::fixed;       ///< times: of the three dishes
  std::int64_t deviation = 50;        ///< percent of the mean, see duration_at
  bool poisson = false;               ///< arrivals=poisson: the time to the next client is exponential
  std::uint64_t seed = 1;
  std::uint64_t repetition = 0;       ///< another day of the same seed
  std::vector<loop::Time> arrivals = {};   ///< arrivals=list: when each client comes, in order; empty otherwise

  friend bool operator==(const RestaurantSetup&, const RestaurantSetup&) = default;
  /// Durations that don't deviate are the fixed ones.
  bool by_chance() const { return poisson || times == Spread::exponential || (times != Spread::fixed && deviation > 0); }
};

/// How long that client's dish takes, or the time to the client after it; the client whose fries are put to cook says how long the batch takes.
loop::Duration soda_time(const RestaurantSetup&, std::uint32_t client);
loop::Duration burger_time(const RestaurantSetup&, std::uint32_t client);
loop::Duration fries_time(const RestaurantSetup&, std::uint32_t client);
loop::Duration time_to_next(const RestaurantSetup&, std::uint32_t client);

/// Sets the number of that row; what is no number of the table is left alone.
void set_number(RestaurantSetup&, std::string_view key, std::int64_t value);

/// The list of arrivals=list. Values have it behind those of the rows, so that whatever takes or compares a lesson's values (programs,
/// listings, runs kept, the history) has the list with them. Where nothing stands there, it is the lesson's own.
inline constexpr Parameter arrive_row = {.key = "arrive", .kind = ParameterKind::duration, .maximum = 3'600'000'000'000, .step = 1'000'000};
inline constexpr std::size_t most_arrivals = 1'000;
bool has_arrivals(std::span<const Parameter> rows);
/// In nanoseconds, ascending, at least one.
std::span<const std::int64_t> arrivals_of(std::span<const Parameter> rows, const Values& values);
/// Of an empty list, the lesson's own.
void put_arrivals(std::span<const Parameter> rows, Values& values, std::span<const std::int64_t> arrivals);

/// The setup that a lesson's values say; what the lesson has no row for keeps the number above.
RestaurantSetup restaurant_setup(std::span<const Parameter> rows, const Values& values);

/// The table's rows with this lesson's own values.
constexpr RestaurantRows restaurant_rows(const RestaurantSetup& initial) {
  constexpr std::int64_t ms = 1'000'000;
  constexpr std::int64_t s = 1'000 * ms;
  constexpr auto count = ParameterKind::count;
  constexpr auto duration = ParameterKind::duration;
  // key, kind, minimum, maximum, step, initial, slider maximum, slider step, label, help, group
  return {{
      {"clients", count, 1, 100'000, 1, initial.clients, 60, 1, "param.clients", "param.clients.help", "param.group.clients"},
      {"period", duration, 0, 3'600 * s, ms, initial.period.ns, 2 * s, 50 * ms, "param.period", "param.period.help", "param.group.clients"},
      {"patience", duration, 0, 3'600 * s, ms, initial.patience.ns, 12 * s, 500 * ms, "param.patience", "param.patience.help", "param.group.clients"},
      {"sodas", count, 1, 100, 1, initial.sodas, 8, 1, "param.sodas", "param.sodas.help", "param.group.equipment"},
      {"cooks", count, 1, 100, 1, initial.cooks, 12, 1, "param.cooks", "param.cooks.help", "param.group.equipment"},
      {"batch", count, 1, 1'000, 1, initial.batch, 12, 1, "param.batch", "param.batch.help", "param.group.equipment"},
      {"t_soda", duration, 0, 3'600 * s, ms, initial.t_soda.ns, 8 * s, 250 * ms, "param.t_soda", "param.t_soda.help", "param.group.times"},
      {"t_burger", duration, 0, 3'600 * s, ms, initial.t_burger.ns, 8 * s, 250 * ms, "param.t_burger", "param.t_burger.help", "param.group.times"},
      {"t_fries", duration, 0, 3'600 * s, ms, initial.t_fries.ns, 8 * s, 250 * ms, "param.t_fries", "param.t_fries.help", "param.group.times"},
  }};
}

inline constexpr std::array<std::string_view, 3> arrival_options = {"regular", "poisson", "list"};
inline constexpr std::array<std::string_view, 4> times_options = {"fixed", "uniform", "exponential", "lognormal"};   // as Spread

/// Rows of chance: they follow those of the table. Their words are in the lesson's sheet.
inline constexpr std::array<Parameter, 4> chance_rows = {{
    {.key = "arrivals", .kind = ParameterKind::choice, .minimum = 0, .maximum = 2, .slider_maximum = 2, .group = "param.group.chance",
     .options = arrival_options, .of_the_world = true},
    {.key = "times", .kind = ParameterKind::choice, .minimum = 0, .maximum = 3, .slider_maximum = 3, .group = "param.group.chance",
     .options = times_options, .of_the_world = true},
    {"deviation", ParameterKind::count, 0, 200, 1, 50, 100, 5, "", "", "param.group.chance"},
    {"seed", ParameterKind::count, 1, 1'000'000'000, 1, 1, 100, 1, "", "", "param.group.chance"},
}};

/// The rows of these keys, in the order of the table.
template <std::size_t n>
constexpr std::array<Parameter, n> chosen(const RestaurantRows& rows, const std::array<std::string_view, n>& keys) {
  std::array<Parameter, n> result{};
  std::size_t count = 0;
  for (const Parameter& row : rows) {
    if (std::ranges::find(keys, row.key) != keys.end()) result.at(count++) = row;
  }
  return result;
}

template <std::size_t n, std::size_t more>
constexpr std::array<Parameter, n + more> followed_by(const std::array<Parameter, n>& rows, const std::array<Parameter, more>& last) {
  std::array<Parameter, n + more> result{};
  std::ranges::copy(last, std::ranges::copy(rows, result.begin()).out);
  return result;
}

/// A lesson's own rows after those of the table.
template <std::size_t n, class... Rows>
constexpr std::array<Parameter, n + sizeof...(Rows)> followed_by(const std::array<Parameter, n>& rows, const Rows&... more) {
  std::array<Parameter, n + sizeof...(Rows)> result{};
  std::size_t at = 0;
  for (const Parameter& row : rows) result.at(at++) = row;
  ((result.at(at++) = more), ...);
  return result;
}

}  // namespace comptoir::model
