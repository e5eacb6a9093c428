#include "model/roles.hpp"

#include <string_view>

namespace comptoir::model {

Role role_of(const loop::Name& task) {
  const std::string_view prefix = task.prefix;
  if (prefix == "serve:") return Role::serve;
  if (prefix == "soda:") return Role::soda;
  if (prefix == "burger:") return Role::burger;
  if (prefix == "fries:") return Role::fries;
  if (prefix == "main") return Role::main;
  return Role::other;
}

std::optional<Station> station_of(const loop::Name& resource) {
  const std::string_view prefix = resource.prefix;
  if (prefix == "soda") return Station::soda;
  if (prefix == "cook") return Station::cook;
  if (prefix == "fryer") return Station::fryer;
  return std::nullopt;
}

std::uint32_t client_of(const loop::Name& task) {
  const Role role = role_of(task);
  return role == Role::other || role == Role::main || !task.numbered() ? 0 : task.number;
}

}  // namespace comptoir::model
