// The registry: every lesson, one line each, in the order of the course. A lesson's own files are lessons/ID.*.
#include <algorithm>
#include <array>

#include "model/lesson.hpp"

#define COMPTOIR_LESSONS(X) \
  X(order_sync_async)

namespace comptoir::model {

#define COMPTOIR_DECLARE(name) extern const Lesson name;
COMPTOIR_LESSONS(COMPTOIR_DECLARE)

namespace {
#define COMPTOIR_ADDRESS(name) &name,
constexpr std::array all{COMPTOIR_LESSONS(COMPTOIR_ADDRESS)};
}  // namespace

std::span<const Lesson* const> registered_lessons() { return all; }

const Lesson* find_lesson(std::string_view id) {
  const auto found = std::ranges::find(all, id, [](const Lesson* lesson) { return lesson->id; });
  return found == all.end() ? nullptr : *found;
}

}  // namespace comptoir::model
