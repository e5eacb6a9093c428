/// Telling UTF-8 from other bytes, and making what comes from outside fit to show.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir::session {

/// Bytes of the character that begins at i, 1 to 4; 0 when what stands there is no UTF-8 (too long an encoding,
/// a surrogate, beyond U+10FFFF or cut off).
std::size_t utf8_length(std::string_view text, std::size_t i);

/// A control, or a mark that hides text or turns its direction for what follows.
bool is_control(std::string_view character);

/// One line that a person wrote: without spaces around it, controls made spaces, cut after so many characters. None when it is
/// no UTF-8. What joins emoji or letters stays.
std::optional<std::string> clean_line(std::string_view text, std::size_t most);

}  // namespace comptoir::session
