#include "session/utf8.hpp"

#include <cstdint>

namespace comptoir::session {

std::size_t utf8_length(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(text[at]); };
  const std::uint8_t lead = byte(i);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || i + length > text.size()) return 0;
  for (std::size_t k = 1; k < length; ++k) {
    if ((byte(i + k) & 0xc0) != 0x80) return 0;
  }
  const std::uint8_t second = byte(i + 1);
  if (lead == 0xe0 && second < 0xa0) return 0;
  if (lead == 0xed && second > 0x9f) return 0;
  if (lead == 0xf0 && second < 0x90) return 0;
  if (lead == 0xf4 && second > 0x8f) return 0;
  return length;
}

bool is_control(std::string_view character) {
  const auto lead = static_cast<unsigned char>(character.front());
  if (lead < 0x20 || lead == 0x7f) return true;
  if (lead == 0xc2) return static_cast<unsigned char>(character[1]) < 0xa0;
  return character == "\u200b" || character == "\u200e" || character == "\u200f" || (character >= "\u2028" && character <= "\u202e") ||
         (character >= "\u2060" && character <= "\u206f") || character == "\ufeff";
}

std::optional<std::string> clean_line(std::string_view text, std::size_t most) {
  std::string out;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text, i);
    if (length == 0) return std::nullopt;
    const std::string_view character = is_control(text.substr(i, length)) ? std::string_view(" ") : text.substr(i, length);
    i += length;
    if ((out.empty() && character == " ") || characters == most) continue;
    out += character;
    ++characters;
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out;
}

}  // namespace comptoir::session
