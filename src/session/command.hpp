/// One line of text, one typed call: how the page drives the workbench.
#pragma once

#include <string>
#include <string_view>

#include "session/workbench.hpp"

namespace comptoir::session {

/// play | pause | toggle | step ±1 | handle ±1 | start | end | seek T [N] | position K | set KEY VALUE | type KEY VALUE
/// | reset [KEY] | lesson ID | lang fr|en | theme dark|light | level discover|loop|expert | future hidden|shown
/// | line N ±1 (to the next time that line N of the Python program runs) | printed N (to the N-th console line, from 0)
/// | ask on|off | answer N (from 0) | question next|skip | compare on|off
/// | do cancel [TASK] | do fail [TASK] (the selected one) | do client | do add RESOURCE | do remove RESOURCE | do block SECONDS
/// | undone N (removes the N-th intervention, from 0) | undo | redo | edit over (ends a slider's edit)
/// | iteration ±1 | event ±1 (of the selected task) | wake ±1 (timers due) | served [N] (client N, or the selected one)
/// | run ±1 (to a stop) | stop add KIND [VALUE] | stop remove N | stop clear (kinds: stop.hpp; N from 0, of marks too)
/// | mark [CAPTION] | mark.remove N | mark.caption N TEXT | mark.go N | mark.next ±1 | predict | predict task ID|none|show|off
/// | present 0|1 | answer.hidden [on|off] (see teaching.hpp)
/// | plan off|on|challenge | plan.pick S C B | plan.pick none | plan.open S C B [beside] | plan.propose S C B | plan.reveal | plan.reset
/// (S soda machines, C cooks, B portions; the rows of the plan are set as parameters are)
/// | speed X | select client N | select task ID | select none | open LINK | check LINK | dismiss | cancel
/// `set` reads a value as links do, `type` as a person types it. Any text whatever is answered: an empty string, or
/// the problem in the current language. What the link locks is refused.
std::string execute(Workbench&, std::string_view line);

}  // namespace comptoir::session
