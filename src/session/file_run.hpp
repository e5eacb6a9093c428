/// A run that was opened from a file: what was recorded in it, and a lesson that stands for it, which is in no list of lessons and
/// which no link opens. The file is read piece by piece, so that a large one holds nobody up.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/recorded.hpp"
#include "trace/crowd.hpp"
#include "trace/import_json.hpp"
#include "trace/imported_run.hpp"
#include "trace/lanes.hpp"

namespace comptoir::session {

/// Not moved: settings, runs and cursors refer to it.
struct FileRun {
  trace::ImportedRun run;
  trace::Lanes lanes;
  mutable trace::Crowd crowd;   ///< of what is recorded, by the time it is looked at
  model::Recorded lesson;
};

class FileReader {
 public:
  FileReader();
  /// False when there is a problem.
  bool read(std::string_view piece);
  /// The file is over. Null when there is a problem; `name` is the file's, for one without a title.
  std::shared_ptr<const FileRun> finish(std::string_view name);
  const trace::ImportProblem& problem() const { return import_.problem(); }
  /// The problem as one JSON object, for a page that has the words: {"kind":"wrong_type","path":"events[3].task",...}.
  std::string problem_json() const;

 private:
  std::shared_ptr<FileRun> file_;
  trace::JsonImport import_;
};

}  // namespace comptoir::session
