/// What a finished run is asked: the figures by which questions and goals of lessons are decided.
#pragma once

#include <string_view>

#include "session/run.hpp"

namespace comptoir::session {

/// Whether the run measures so. `measure`, and what `is` says:
///   end_time    seconds at the end, "3.5"
///   blocked     seconds in which synchronous work held the thread
///   prints      the lines printed from the start, in English, joined by " | "; the run's lines begin so
///   next_print  the line printed right after the first one that reads `after`; empty when it is the last
///   last_print  the last line
///   printed     how many lines
///   satisfied   how many clients
///   tasks       how many tasks were made, main included
/// Any other measure is never so.
bool measures(const Run&, std::string_view measure, std::string_view is, std::string_view after = {});

}  // namespace comptoir::session
