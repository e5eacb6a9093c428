/// The Python program of a run, as a person takes it away. Empty as long as the lesson's sheet has not come.
#pragma once

#include <string>
#include <string_view>

#include "session/settings.hpp"

namespace comptoir::session {

/// As the page shows it: these values, these choices, no marks.
std::string python_program(const Settings&);

/// The program as a file: `python3 FILE 10` runs it ten times faster, any waiting and computing of it included.
std::string python_script(const Settings&);

/// The program as a Jupyter notebook, where the loop runs already: `await main()` in place of `asyncio.run(main())`.
std::string python_notebook(const Settings&);

/// The three by name: "program", "script", "notebook".
std::string python_in_form(const Settings&, std::string_view form);

}  // namespace comptoir::session
