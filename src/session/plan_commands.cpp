#include "session/plan_commands.hpp"

#include "session/plan_words.hpp"

namespace comptoir::session {
namespace {

/// "2 6 8": soda machines, cooks, portions.
std::optional<model::Equipment> take_equipment(std::string_view& rest) {
  const std::string_view sodas = take_word(rest), cooks = take_word(rest), batch = take_word(rest);
  return read_equipment(sodas, cooks, batch);
}

}  // namespace

Result plan(Workbench& bench, std::string_view name, std::string_view rest) { return bench.set_parameter(name, take_word(rest)); }

Result plan_open(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view received = trimmed(rest);
  const auto equipment = take_equipment(rest);
  const std::string_view beside = take_word(rest);
  if (!equipment || !(beside.empty() || beside == "beside")) return bad(Problem::Kind::unknown_value, name, received, "2 6 8, 2 6 8 beside");
  bench.open_restaurant(*equipment, !beside.empty());
  return std::nullopt;
}

Result plan_pick(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view received = trimmed(rest);
  const auto equipment = take_equipment(rest);
  if (!equipment && received != "none") return bad(Problem::Kind::unknown_value, name, received, "2 6 8, none");
  bench.pick(equipment);
  return std::nullopt;
}

Result plan_propose(Workbench& bench, std::string_view name, std::string_view rest) {
  const std::string_view received = trimmed(rest);
  const auto equipment = take_equipment(rest);
  if (!equipment) return bad(Problem::Kind::unknown_value, name, received, "2 6 8");
  bench.propose(*equipment);
  return std::nullopt;
}

}  // namespace comptoir::session
