/// What the words of a command line ask for. Knows nothing of runs.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "session/settings.hpp"

namespace comptoir::cli {

enum class Command : std::uint8_t { help, run, list };
enum class Output : std::uint8_t { summary, json, log, trace, svg, python };

struct Size {
  int width = 0, height = 0;   ///< 0: the picture's own
};

struct Options {
  Command command = Command::help;
  std::string settings;                 ///< the `key=value` words, joined by '&'
  Output output = Output::summary;
  std::string_view what;                ///< the trace's format, the picture, or the form of the Python program
  std::optional<text::Language> language;
  std::optional<session::Theme> theme;
  Size size;
  std::vector<std::string> problems;    ///< one line each, in the language asked for
  text::Language words() const { return language.value_or(text::Language::en); }
};

Options read_options(std::span<const std::string_view> words);

/// Formats of --trace and pictures of --svg.
std::span<const std::string_view> trace_formats();
std::span<const std::string_view> pictures();
/// Forms of --python.
std::span<const std::string_view> program_forms();

}  // namespace comptoir::cli
