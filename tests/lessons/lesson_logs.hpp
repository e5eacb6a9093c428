/// Whole logs of a lesson, as text: what its file in tests/lessons/logs holds.
#pragma once

#include <string>

#include "model/lesson.hpp"

namespace comptoir::session {

/// For every variant, its link and each line of its console with its time, in English; a long one is told by its ends.
std::string lesson_logs(const model::Lesson&);

}  // namespace comptoir::session
