/// The settings in which every lesson is compared with CPython: its own values with every combination of its choices, and with
/// other numbers.
#pragma once

#include <string>
#include <vector>

#include "model/lesson.hpp"

namespace comptoir::session {

/// Links, without those that are modelled.
std::vector<std::string> compared_links(const model::Lesson&);

}  // namespace comptoir::session
