/// What a link asks of the page besides the scenario, for a class or a course: which panels, what is locked or hidden, how it opens,
/// what is to be reached. None of it changes a run.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "session/goal.hpp"
#include "session/lock.hpp"
#include "session/panel_set.hpp"
#include "session/problem.hpp"

namespace comptoir::session {

struct Teaching {
  std::optional<PanelSet> panels;              ///< none: all, or those of a projected lesson
  Locks locks;
  PanelSet hidden;                             ///< of code, why and console
  bool answer_hidden = false;                  ///< results, what is to come, and whether an answer is right
  std::optional<bool> play;                    ///< how it opens; none: as the page thinks fit
  bool present = false;                        ///< projected: large, few panels, a clicker's keys
  std::vector<Condition> goal;                 ///< each kind once, each parameter once
  std::optional<std::uint64_t> expected;       ///< the trace hash of the run that the author wrote about

  /// The panels shown. A projected lesson without a floor shows its program instead.
  PanelSet shown(const model::Lesson&) const;
  /// Nothing is asked.
  bool none() const;
  friend bool operator==(const Teaching&, const Teaching&) = default;
};

/// The keys of links, in their order.
inline constexpr std::array<std::string_view, 7> teaching_keys = {"panels", "lock", "hide", "play", "present", "goal", "expect"};

/// Reads the value of one of these keys. What is wrong is added to the problems, and the rest counts.
void read_teaching(Teaching&, const model::Lesson&, std::string_view key, std::string_view value, std::vector<Problem>&);

/// "&panels=loop,timeline&lock=edit": what differs from nothing asked.
std::string format_teaching(const Teaching&, const model::Lesson&);

}  // namespace comptoir::session
