/// The commands of the manager's plan that take words; command.hpp says what each does.
#pragma once

#include <string_view>

#include "session/command_words.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {

Result plan(Workbench&, std::string_view name, std::string_view rest);
Result plan_open(Workbench&, std::string_view name, std::string_view rest);
Result plan_pick(Workbench&, std::string_view name, std::string_view rest);
Result plan_propose(Workbench&, std::string_view name, std::string_view rest);

}  // namespace comptoir::session
