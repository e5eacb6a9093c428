/// What the console shows: the lines that the program has printed, and what asyncio has logged, in the order of their moments.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "session/workbench.hpp"

namespace comptoir::session {

struct ConsoleLine {
  trace::Position position = 0;
  loop::Time time;
  loop::TaskId task = loop::TaskId::none;
  std::string text;
  bool report = false;    ///< asyncio logged it: nobody could be told
  std::size_t printed = 0;   ///< which of the printed lines it is, unless it is a report
};

/// The last `most` lines up to the playhead.
std::vector<ConsoleLine> console_lines(const Workbench&, std::size_t most);

}  // namespace comptoir::session
