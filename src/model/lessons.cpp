// The registry: every lesson, one line each, in the order of the course. A lesson's own files are lessons/ID.*.
#include <algorithm>
#include <array>

#include "model/lesson.hpp"

#define COMPTOIR_LESSONS(X) \
  X(order_sync_async) \
  X(coroutine_object) \
  X(run_or_await) \
  X(names) \
  X(counters) \
  X(tray_gather) \
  X(awaitables) \
  X(summaries)

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
