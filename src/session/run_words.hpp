/// A whole run as a file that can be opened again: its recording with the words that a recording doesn't hold.
#pragma once

#include <functional>
#include <string_view>

#include "session/run.hpp"
#include "text/keys.hpp"
#include "trace/export_json.hpp"

namespace comptoir::session {

/// Title, Python program, printed lines and reports, in that language. The run must outlive them.
trace::RunWords words_of(const Run&, text::Language);

/// The file, piece by piece: docs/run-format.en.md.
void write_run(const Run&, text::Language, const std::function<void(std::string_view)>& write);

}  // namespace comptoir::session
