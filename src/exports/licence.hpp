/// The one licence of what is taken away. docs/LICENCE.md says the same.
#pragma once

#include <string_view>

namespace comptoir::exports {

inline constexpr std::string_view licence = "CC BY 4.0";
inline constexpr std::string_view licence_address = "https://creativecommons.org/licenses/by/4.0/";

}  // namespace comptoir::exports
