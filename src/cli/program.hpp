/// The command line as a function: the same runs and pictures as the page's, without a screen.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace comptoir::cli {

/// Takes text as it comes, whole lines in the end.
using Write = std::function<void(std::string_view)>;
/// Writes a file; what went wrong, in the system's words, or nothing.
using Save = std::function<std::string(const std::string& path, std::string_view text)>;

/// Does what the words after the program's name say. 0, or 2 with one line per bad key or word given to `error`
/// and nothing to `out`; 1 when a file could not be written.
int run_program(std::span<const std::string_view> words, const Write& out, const Write& error, const Save& save);

}  // namespace comptoir::cli
