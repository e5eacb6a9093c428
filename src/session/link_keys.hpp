/// The keys of links that are no parameters: what each reads and what it writes. For the link codec alone.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "session/arrivals.hpp"
#include "session/problem.hpp"
#include "session/settings.hpp"

namespace comptoir::session {

inline constexpr std::size_t most_problems = 20;

/// What is gathered while a link is read.
struct Reading {
  Settings settings;
  std::vector<Problem> problems;
  std::size_t unlisted = 0;
  std::optional<std::int64_t> time;
  std::optional<std::uint32_t> nth;
  std::optional<std::string> kept;   ///< read when all else is
  std::optional<Arrivals> kept_arrivals;   ///< empty: the lesson's own; none: those of the edited run
  std::optional<std::vector<Intervention>> kept_interventions;   ///< none: those of the edited run

  std::size_t problem_count() const { return problems.size() + unlisted; }
  void complain(Problem problem) {
    if (problems.size() < most_problems) problems.push_back(std::move(problem));
    else ++unlisted;
  }
  void complain(Problem::Kind kind, std::string_view key, std::string_view value, std::string allowed, std::string used) {
    complain({kind, safe_excerpt(key), safe_excerpt(value), std::move(allowed), std::move(used), nullptr, std::nullopt});
  }
};

using Written = std::optional<std::string>;   // what follows the '='; none: nothing to say

struct LinkKey {
  std::string_view key;
  void (*read)(Reading&, std::string_view value);
  Written (*write)(const Settings&);
  bool list = false;       ///< its value is read part by part, each decoded by itself
  bool arrivals = false;   ///< only of lessons whose clients may come by a list
};

/// Those of version 1, in the order in which they follow the parameters. The keys of teaching come after them.
std::span<const LinkKey> link_keys();

/// The scenario's interventions, and its list of arrivals; nothing when there are none, or no others than the lesson's own.
Written write_interventions(const Settings&);
Written write_arrivals(const Settings&);

}  // namespace comptoir::session
