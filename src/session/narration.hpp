/// What is happening, in words: one sentence a step, and why a task waits. Cause first, never the future.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/critical_path.hpp"
#include "session/labels.hpp"
#include "session/workbench.hpp"
#include "trace/reason.hpp"

namespace comptoir::session {

/// One plain sentence for the handle at the playhead, or for the sleeping loop. 20 words at most.
std::string sentence(const Workbench&);

/// A piece of text in one weight.
struct Words {
  std::string text;
  bool bold = false;
};

/// Why a task is where it is. `reason.chain` is there to be drawn: task > resource > task that frees it > time.
struct WhyText {
  loop::TaskId task = loop::TaskId::none;
  std::string subject;        ///< "burger 6"
  std::vector<Words> words;   ///< the sentences; spaces included
  trace::Reason reason;
  std::string text() const;   ///< the words, all in one
};

WhyText why(const Workbench&, loop::TaskId);
/// The same where another cursor stands.
WhyText why(text::Language, const trace::Cursor&, loop::TaskId);

/// Where the time of the selected client went, once it is served where the playhead is: it waits for nothing any more.
std::optional<CriticalPath> path_of_selected(const Workbench&);

/// The task that the card speaks of: the selected one; else, of the selected client's, the first that waits in a
/// line, else one that sleeps, else its serve task; else none.
loop::TaskId why_subject(const Workbench&);

}  // namespace comptoir::session
