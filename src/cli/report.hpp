/// A run as text: the one JSON object, the console's lines, a summary for a person.
#pragma once

#include <string>

#include "session/run.hpp"

namespace comptoir::cli {

/// {"v":1,"settings":...,"end_time":...,"clients":[...],"satisfied":...,"total":...,"events":...,"trace_hash":...}, and "goal" where the
/// link sets one.
std::string run_json(const session::Run&);
/// One line of the console each, with its virtual time.
std::string run_log(const session::Run&, text::Language);
std::string run_summary(const session::Run&, text::Language);

/// {"lessons":[...],"parameters":[...],"keys":[...]}, texts in both languages.
std::string list_json();
std::string list_text(text::Language);

}  // namespace comptoir::cli
