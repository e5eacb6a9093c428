// Workbench: what a teacher's link asks of the page besides the scenario.
#include <algorithm>

#include "session/workbench.hpp"

namespace comptoir::session {

bool Workbench::locked(Lock lock) const { return settings_.teaching.locks.holds(lock); }

bool Workbench::locked_parameter(std::size_t index) const {
  const Locks& locks = settings_.teaching.locks;
  return locks.edit || std::ranges::find(locks.parameters, index) != locks.parameters.end();
}

void Workbench::set_answer_hidden(bool hidden) {
  if (settings_.teaching.answer_hidden == hidden) return;
  settings_.teaching.answer_hidden = hidden;
  changed();
}

void Workbench::set_presenting(bool present) {
  if (settings_.teaching.present == present) return;
  settings_.teaching.present = present;
  changed();
}

const std::vector<Finding>& Workbench::findings() const {
  if (findings_.empty() && run().finished()) {
    for (const Condition& condition : settings_.teaching.goal) findings_.push_back(find(run(), condition));
  }
  return findings_;
}

/// What is run is what the link opened.
bool Workbench::is_authors() const { return authors_.lesson == settings_.lesson && same_scenario(authors_, settings_); }

std::optional<std::uint64_t> Workbench::unexpected() const {
  const auto expected = settings_.teaching.expected;
  if (!expected || pending() || !run().finished() || !is_authors()) return std::nullopt;
  const std::uint64_t found = run().recording().hash();
  return found == *expected ? std::nullopt : std::optional(found);
}

}  // namespace comptoir::session
