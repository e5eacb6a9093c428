/// How the words of a command line are read. For the commands alone.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "session/parameter_table.hpp"
#include "session/problem.hpp"

namespace comptoir::session {

inline constexpr std::int64_t ns_per_second = 1'000'000'000;
inline constexpr std::int64_t longest_time = 1'000'000'000 * ns_per_second;

/// Takes the next word, parted by spaces, off the front of a line.
inline std::string_view take_word(std::string_view& line) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  const std::string_view word = line.substr(0, line.find(' '));
  line.remove_prefix(std::min(word.size() + 1, line.size()));
  return word;
}

inline std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

inline Problem bad(Problem::Kind kind, std::string_view key, std::string_view value, std::string allowed = {}) {
  Problem problem;
  problem.kind = kind;
  problem.key = safe_excerpt(key);
  problem.value = safe_excerpt(value);
  problem.allowed = std::move(allowed);
  return problem;
}

using Result = std::optional<Problem>;

inline std::optional<std::int64_t> read_count(std::string_view text) {
  const auto read = parse_seconds(text, longest_time);
  if (!read || *read % ns_per_second != 0) return std::nullopt;
  return *read / ns_per_second;
}

/// "1" or "-1" into `direction`; nothing is 1.
inline Result read_direction(std::string_view name, std::string_view rest, int& direction) {
  const std::string_view word = take_word(rest);
  if (word != "1" && word != "-1" && !word.empty()) return bad(Problem::Kind::unknown_value, name, word, "1, -1");
  direction = word == "-1" ? -1 : 1;
  return std::nullopt;
}

/// Index of a list of so many.
inline std::optional<std::size_t> read_index(std::string_view text, std::size_t size) {
  const auto index = read_count(text);
  return index && *index >= 0 && static_cast<std::uint64_t>(*index) < size ? std::optional(static_cast<std::size_t>(*index)) : std::nullopt;
}

inline Problem no_index(std::string_view name, std::string_view which, std::size_t size) {
  return bad(Problem::Kind::out_of_range, name, which, size == 0 ? "–" : "0 – " + std::to_string(size - 1));
}

}  // namespace comptoir::session
