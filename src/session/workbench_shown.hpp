/// What a workbench holds of a run that it shows. For the files of Workbench alone.
#pragma once

#include "session/workbench.hpp"

namespace comptoir::session {

/// A run and the cursors that look at it. A kept run and the edited one are one run until the first edit.
struct Workbench::Shown {
  explicit Shown(std::shared_ptr<Run> made) : run(std::move(made)), cursor(run->recording()), after(run->recording()) {}
  std::shared_ptr<Run> run;
  trace::Cursor cursor;
  trace::Cursor after;   ///< sought when asked for
  RunFigures figures;    ///< of the moment asked for last
  bool counted = false;  ///< they are there
};

}  // namespace comptoir::session
