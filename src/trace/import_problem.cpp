#include "trace/import_problem.hpp"

#include <cstddef>

namespace comptoir::trace {

const char* word(ImportProblem::Kind kind) {
  constexpr const char* words[] = {
      "",           "not_json",     "cut",          "not_utf8",  "bad_escape",    "too_long",         "too_deep",         "not_whole",
      "wrong_type", "unknown_member", "twice",      "missing",   "not_here",      "out_of_range",     "unknown_word",     "version",
      "hash",       "end_time",     "next_number",  "time_back", "place",         "too_many",         "no_such_task",     "no_such_resource",
      "no_such_handle", "task_over", "not_running", "ready_twice", "not_first",   "handle_runs",      "no_handle_runs",   "cancelled",
      "not_cancelled", "not_due",   "not_pending",  "no_timer_kind", "in_line_twice", "not_in_line",  "not_failed"};
  static_assert(sizeof words / sizeof *words == static_cast<std::size_t>(ImportProblem::Kind::not_failed) + 1);
  return words[static_cast<std::size_t>(kind)];
}

}  // namespace comptoir::trace
