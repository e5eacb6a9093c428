// The registry: every lesson, one line each, in the order of the course. A lesson's own files are lessons/ID.*.
#include <algorithm>
#include <array>

#include "model/lesson.hpp"

#define COMPTOIR_LESSONS(X) \
  X(order_sync_async)    \
  X(two_orders)          \
  X(crew_first_day)      \
  X(three_tasks)         \
  X(one_request)         \
  X(coroutine_object)    \
  X(run_or_await)        \
  X(names)               \
  X(counters)            \
  X(tray_gather)         \
  X(awaitables)          \
  X(summaries)           \
  X(io_or_cpu)           \
  X(names_and_sums)      \
  X(offload)             \
  X(when_useless)        \
  X(where_they_live)     \
  X(gil)                 \
  X(switches)            \
  X(waiters_in_parallel) \
  X(shared_counter)      \
  X(ping_pong)           \
  X(scale)               \
  X(page_loads)          \
  X(tic_tac)             \
  X(deque_loop)          \
  X(task_error)          \
  X(sequential_call)     \
  X(concurrent_call)     \
  X(wait_or_gather)      \
  X(zombie)              \
  X(cancel)              \
  X(wait_subtask)        \
  X(ten_requests)        \
  X(file_and_http)       \
  X(tcp_server)          \
  X(serve_one)           \
  X(serve_unlimited)     \
  X(serve_constrained)   \
  X(rush_10)             \
  X(rush_steady)         \
  X(rush_2_per_second)   \
  X(manager)

namespace comptoir::model {

#define COMPTOIR_DECLARE(name) extern const Lesson name;
COMPTOIR_LESSONS(COMPTOIR_DECLARE)

namespace {
#define COMPTOIR_ADDRESS(name) &name,
constexpr std::array all{COMPTOIR_LESSONS(COMPTOIR_ADDRESS)};
}  // namespace

std::span<const Lesson* const> registered_lessons() { return all; }

bool is_modelled(const Lesson& lesson, const Values& values) {
  if (lesson.modelled == "*") return true;
  for (std::size_t i = 0; i < lesson.parameters.size(); ++i) {
    const Parameter& row = lesson.parameters[i];
    if (row.key != "variant") continue;
    const std::string_view chosen = row.options[static_cast<std::size_t>(values[i])];
    for (std::string_view rest = lesson.modelled; !rest.empty();) {
      const auto end = std::min(rest.find('|'), rest.size());
      if (rest.substr(0, end) == chosen) return true;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return false;
}

const Lesson* find_lesson(std::string_view id) {
  const auto found = std::ranges::find(all, id, [](const Lesson* lesson) { return lesson->id; });
  return found == all.end() ? nullptr : *found;
}

}  // namespace comptoir::model
