/// What the words of a command line ask for. Knows nothing of runs.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exports/request.hpp"

namespace comptoir::cli {

enum class Command : std::uint8_t { help, run, open, list, plan };
enum class Output : std::uint8_t { summary, json, log, trace, csv, svg, python };

struct Options {
  Command command = Command::help;
  std::string settings;                 ///< the `key=value` words, joined by '&'; the path of a file that is opened
  Output output = Output::summary;
  std::string_view what;                ///< the trace's format, the table, or the form of the Python program
  std::string file;                     ///< the picture's; empty: standard output
  exports::Request request;             ///< how the picture is
  std::int64_t part = 1, parts = 1;     ///< of a plan's search: --part 3/16
  unsigned jobs = 0;                    ///< threads of that search; 0: one for each core
  bool join = false;                    ///< `files` are outputs of parts, to be joined
  std::vector<std::string> files;
  std::optional<text::Language> language;
  std::vector<std::string> problems;    ///< one line each, in the language asked for
  text::Language words() const { return language.value_or(text::Language::en); }
};

Options read_options(std::span<const std::string_view> words);

}  // namespace comptoir::cli
