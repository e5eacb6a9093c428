/// What was found out about a restaurant, in words: for the board and the page's document alike.
#pragma once

#include <string>

#include "session/workbench.hpp"

namespace comptoir::session {

/// Why nothing is shown in this view, as far as is known now; empty where it is shown.
std::string study_note(const Workbench&);
/// Which restaurant it is, and of what its run was recorded, where that isn't all: "2 machines, 6 cooks, 8 portions · the first day of 20 ·
/// the first 2,000 clients of 10,000".
std::string whose_words(text::Language, const Study&, StudyShown);
/// "in use 87%".
std::string use_words(text::Language, const StationFlow&, loop::Duration span);
/// "at most 3, 0.8 on average".
std::string queue_words(text::Language, const StationFlow&, loop::Duration span);
/// "L = λ × W: 3.2 = 2.0 × 1.6".
std::string little_words(text::Language, const Little&);
/// "client-seconds inside: 52.5 counted instant by instant, 52.5 client by client": the same number, found twice.
std::string check_words(text::Language, const Little&);
/// Why the swept number changes nothing; empty where it may.
std::string sweep_note(const Workbench&);
/// A value of the swept row, with its unit.
std::string swept_words(const Workbench&, std::int64_t value);
/// "Open at 4.0 s": what a press on that part does.
std::string opens_words(text::Language, const PathPart&);

}  // namespace comptoir::session
