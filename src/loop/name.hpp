/// The name of a task or a primitive: a literal and, where it has one, a number. Costs no allocation.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace comptoir::loop {

/// What a primitive is inside another one, which it is named after.
enum class Part : std::uint8_t { whole, lock, condition, condition_lock, finished };

constexpr const char* suffix(Part part) {
  switch (part) {
    case Part::whole: break;
    case Part::lock: return ".lock";
    case Part::condition: return ".cond";
    case Part::condition_lock: return ".cond.lock";
    case Part::finished: return ".finished";
  }
  return "";
}

/// {"serve:", 8} reads "serve:8"; {"main"} reads "main"; the lock of Condition "door" reads "door.lock". `prefix` must outlive the loop and every recording
/// of it: in practice it is a string literal.
struct Name {
  static constexpr std::uint32_t no_number = 0xffff'ffff;
  const char* prefix = "";
  std::uint32_t number = no_number;
  Part part = Part::whole;

  constexpr Name() = default;
  constexpr Name(const char* literal) : prefix(literal) {}  // NOLINT: a literal is a name
  constexpr Name(const char* literal, std::uint32_t n) : prefix(literal), number(n) {}

  constexpr bool empty() const { return *prefix == '\0'; }
  constexpr bool numbered() const { return number != no_number; }
  /// The name of a part of what has this one. The parts of what has no name have none.
  constexpr Name of(Part inner) const {
    Name name = *this;
    if (!empty()) name.part = part == Part::condition && inner == Part::lock ? Part::condition_lock : inner;
    return name;
  }
  std::string str() const {
    return (numbered() ? std::string(prefix) + std::to_string(number) : std::string(prefix)) + suffix(part);
  }
  friend bool operator==(const Name& a, const Name& b) {
    return a.number == b.number && a.part == b.part && std::string_view(a.prefix) == std::string_view(b.prefix);
  }
};

}  // namespace comptoir::loop
