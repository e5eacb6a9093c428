/// Telling UTF-8 from other bytes.
#pragma once

#include <cstddef>
#include <string_view>

namespace comptoir::session {

/// Bytes of the character that begins at i, 1 to 4; 0 when what stands there is no UTF-8 (too long an encoding,
/// a surrogate, beyond U+10FFFF or cut off).
std::size_t utf8_length(std::string_view text, std::size_t i);

}  // namespace comptoir::session
