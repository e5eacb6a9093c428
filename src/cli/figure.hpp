/// A panel of the screen as an SVG picture, for printed courses.
#pragma once

#include <string>

#include "cli/options.hpp"

namespace comptoir::cli {

/// The picture named by `options.what` at the settings' moment (without one: at the end).
std::string figure(const session::Settings&, const Options&);

}  // namespace comptoir::cli
