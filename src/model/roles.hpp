/// What a task or a resource is in the restaurant, told from its name: the only place that knows those names.
#pragma once

#include <cstdint>
#include <optional>

#include "loop/name.hpp"

namespace comptoir::model {

enum class Role : std::uint8_t { other, main, serve, soda, burger, fries };
enum class Station : std::uint8_t { soda, cook, fryer };

/// serve:8 -> serve, soda:8 -> soda ...; the client is the name's number.
Role role_of(const loop::Name& task);
/// The station a resource named soda, cook or fryer stands for.
std::optional<Station> station_of(const loop::Name& resource);
/// Number of the client a task works for; 0 for main and others.
std::uint32_t client_of(const loop::Name& task);

/// Keys of Observer::on_print in the restaurant, and of their texts. Part of the trace hash: never renumber.
enum class PrintKey : std::uint16_t {
  order = 1,         ///< a client orders
  served = 2,        ///< a = waiting time in ns
  soda_start = 3, soda_ready = 4,
  burger_order = 5, burger_ready = 6,
  fries_take = 7, fries_ready = 8,
  batch_start = 9, batch_ready = 10,
  satisfied = 11,    ///< a of b clients
  fries_start = 12,  ///< without limits: fries cooked for one client
};

}  // namespace comptoir::model
