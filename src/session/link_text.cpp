#include "session/link_text.hpp"

#include <algorithm>

#include "session/utf8.hpp"

namespace comptoir::session {
namespace {

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

void encode(std::string& out, std::string_view byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte.front());
  out.append("%").append(1, digits[value >> 4]).append(1, digits[value & 15]);
}

bool plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~:()*'").contains(c);
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const auto high = hex_digit(text[i + 1]);
    const auto low = hex_digit(text[i + 2]);
    if (!high || !low) return std::nullopt;
    out += static_cast<char>(*high * 16 + *low);
    i += 2;
  }
  for (std::size_t i = 0; i < out.size();) {
    const std::size_t length = utf8_length(out, i);
    if (length == 0) return std::nullopt;
    i += length;
  }
  return out;
}

std::string list_part(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (plain(text[i])) {
      out += text[i];
      continue;
    }
    if (text[i] != ',' && text[i] != '%') {
      encode(out, text.substr(i, 1));
      continue;
    }
    out += "%25";   // twice: the second decoding comes after the list is parted
    std::string once;
    encode(once, text.substr(i, 1));
    out += once.substr(1);
  }
  return out;
}

std::string take_list_part(std::string_view& list) {
  const std::size_t end = std::min(list.find(','), list.size());
  const std::string_view part = list.substr(0, end);
  list.remove_prefix(std::min(end + 1, list.size()));
  return percent_decoded(part).value_or(std::string(part));   // written by hand: a percent sign is one
}

}  // namespace comptoir::session
