/// The name of a task or a primitive: a literal and, where it has one, a number. Costs no allocation.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace comptoir::loop {

/// {"serve:", 8} reads "serve:8"; {"main"} reads "main". `prefix` must outlive the loop and every recording
/// of it: in practice it is a string literal.
struct Name {
  static constexpr std::uint32_t no_number = 0xffff'ffff;
  const char* prefix = "";
  std::uint32_t number = no_number;

  constexpr Name() = default;
  constexpr Name(const char* literal) : prefix(literal) {}  // NOLINT: a literal is a name
  constexpr Name(const char* literal, std::uint32_t n) : prefix(literal), number(n) {}

  constexpr bool empty() const { return *prefix == '\0'; }
  constexpr bool numbered() const { return number != no_number; }
  std::string str() const {
    return numbered() ? std::string(prefix) + std::to_string(number) : std::string(prefix);
  }
  friend bool operator==(const Name& a, const Name& b) {
    return a.number == b.number && std::string_view(a.prefix) == std::string_view(b.prefix);
  }
};

}  // namespace comptoir::loop
