/// The run kept as A, beside which the edited one, B, is seen: a scenario of the same lesson.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/lesson.hpp"
#include "session/intervention.hpp"
#include "session/problem.hpp"
#include "text/keys.hpp"

namespace comptoir::session {

struct Settings;

/// All that decides a run of the lesson. What Settings gains of that kind is copied here, in kept_of, with_kept and
/// same_scenario, and named in scenario_words.
struct Kept {
  model::Values values;   ///< one for each of the lesson's parameters, all legal; and the list of arrivals behind them
  std::vector<Intervention> interventions = {};

  friend bool operator==(const Kept&, const Kept&) = default;
};

/// The scenario of these settings.
Kept kept_of(const Settings&);
/// These settings with the scenario kept, and nothing kept beside it.
Settings with_kept(const Settings&, const Kept&);
/// Both give the same run.
bool same_scenario(const Settings&, const Settings&);

/// What tells a run from the other one: "Cuisiniers 4, Patience 3 s". At most so many; empty when nothing does.
[[gnu::noinline]] std::string scenario_words(text::Language, const Settings&, const Settings& other, std::size_t most = 3);

/// As links write it: only where A differs from B, "cooks:3,clients:10"; "same" where it doesn't.
[[gnu::noinline]] std::optional<std::string> write_kept(const Settings&);
/// The reverse, for settings that are read already. A part that is wrong is B's, and a problem is added.
[[gnu::noinline]] Kept read_kept(const Settings&, std::string_view text, std::vector<Problem>&);

}  // namespace comptoir::session
