/// The keys of links that are no parameters, explained: from this and from the parameter table the documentation is made.
#pragma once

#include "session/json.hpp"

namespace comptoir::cli {

/// "keys":[{"key","values","default","help":{"fr","en"}}]: in the order of the link, then the page's own.
void write_keys(session::JsonWriter&);

}  // namespace comptoir::cli
