/// A recording written as a file and read back.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "trace/export_json.hpp"
#include "trace/import_json.hpp"

namespace comptoir::trace::testing {

inline std::string file_of(const Recording& recording, const RunWords& words = {}) {
  std::string text;
  export_json(recording, words, [&](std::string_view piece) { text += piece; });
  return text;
}

struct Read {
  std::unique_ptr<ImportedRun> run = std::make_unique<ImportedRun>();
  ImportProblem problem;
};

/// In pieces of that many bytes.
inline Read read_file(std::string_view text, std::size_t piece = 65'536) {
  Read read;
  JsonImport import(*read.run);
  bool good = true;
  for (std::size_t at = 0; good && at < text.size(); at += piece) good = import.read(text.substr(at, piece));
  if (good) import.finish();
  read.problem = import.problem();
  return read;
}

/// As one line, for messages of tests and for comparing.
inline std::string line_of(const ImportProblem& problem) {
  return std::to_string(problem.line) + ':' + std::to_string(problem.column) + ' ' + problem.path + ' ' + word(problem.kind) + " [" + problem.value +
         "] allowed [" + problem.allowed + ']';
}

}  // namespace comptoir::trace::testing
