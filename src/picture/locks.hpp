/// Which controls a link's locks keep from acting. The one table of it: pictures draw them locked, the screen asks before it acts.
#pragma once

#include "picture/hits.hpp"
#include "session/workbench.hpp"

namespace comptoir::picture {

bool is_locked(const session::Workbench&, Pointed);

}  // namespace comptoir::picture
