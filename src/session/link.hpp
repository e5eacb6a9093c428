/// The link codec: settings as `lesson=rush-2-per-second&cooks=4&t=3.5&lang=fr`, and any text whatever as settings.
/// Grammar version 1. A link without `v` is version 1; versions once published are read for ever.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "session/problem.hpp"
#include "session/settings.hpp"

namespace comptoir::session {

/// The longest text that is read, in bytes; the rest is dropped, with a problem. The longest that is written has room:
/// 100 stops and 50 captions of 120 characters, and twice 100 interventions, take up to 260 kB.
inline constexpr std::size_t longest_link = 300'000;

struct ParsedLink {
  Settings settings;                ///< always complete and legal
  std::vector<Problem> problems;    ///< at most 20, then one that counts the others
};

/// Reads a fragment, a query, a whole address or `key=value` words joined by '&'. Never throws.
/// Bad values are replaced by the lesson's own; of a key given twice the first counts.
ParsedLink parse_link(std::string_view text);

/// Without '#'. The lesson always, then only what differs from it, in a fixed order: the parameters in the order of
/// their table, do, then t, n and the others of the README's table, those of teaching last.
std::string format_link(const Settings&);

/// Every key that is no parameter of a lesson: the lesson, then the others in the order in which they are written.
std::vector<std::string_view> keys_of_links();

/// The scenario alone: the lesson, its changed parameters, the interventions. What decides the run, and nothing else.
std::string format_scenario(const Settings&);

}  // namespace comptoir::session
