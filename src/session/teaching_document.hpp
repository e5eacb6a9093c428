/// What a teacher's link asks of the page, as members of the document.
#pragma once

#include "session/json.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {

/// {"panels":["loop",...],"answer":"shown"|"hidden","locks":["edit",...,"cooks"],"present","play":"on"|"off"|null,
/// "expect":{"expected","found"}|null}: the panels shown, and the hashes when they differ.
[[gnu::noinline]] void write_teaching(JsonWriter&, const Workbench&);

/// The goal of a link: {"ask":"","met","known","conditions":[{"kind","limit","name","met","figure","client","total","missing"}]}.
/// Of conditions whose run isn't over, or whose answer is hidden, only what is asked.
[[gnu::noinline]] void write_goal(JsonWriter&, const Workbench&);

}  // namespace comptoir::session
