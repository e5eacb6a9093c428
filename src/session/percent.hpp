/// Characters of links that would part their grammar, as %20 and the like.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::session {

/// None when it is not well encoded or what comes out is no UTF-8.
std::optional<std::string> percent_decoded(std::string_view);

/// Letters, digits and - _ . ~ : stay; every other byte is encoded, so that any page, mail or address bar leaves it as it is.
std::string percent_encoded(std::string_view);

}  // namespace comptoir::session
