/// The command line as a function: the same runs and pictures as the page's, without a screen.
#pragma once

#include <functional>
#include <span>
#include <string_view>

namespace comptoir::cli {

/// Takes text as it comes, whole lines in the end.
using Write = std::function<void(std::string_view)>;

/// Does what the words after the program's name say. 0, or 2 with one line per bad key or word given to `error`
/// and nothing to `out`.
int run_program(std::span<const std::string_view> words, const Write& out, const Write& error);

}  // namespace comptoir::cli
