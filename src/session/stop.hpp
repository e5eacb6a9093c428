/// Stops, which others call breakpoints: what brings the playhead to rest while it plays, and what one runs to.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "session/problem.hpp"

namespace comptoir::session {

struct Stop {
  enum class Kind : std::uint8_t {
    time,     ///< the playhead reaches `value`, in ns
    task,     ///< a step of the task called `name`
    queue,    ///< a task has to wait for the resource called `name`
    late,     ///< a client's patience passes while it is not served
    error,    ///< a task fails, its error was never looked at, a callback raises, or asyncio reports something
    handles,  ///< the first handle of a turn of more than `value` handles
  };
  Kind kind = Kind::late;
  std::int64_t value = 0;
  std::string name;

  friend bool operator==(const Stop&, const Stop&) = default;
};

inline constexpr std::size_t most_stops = 100;
inline constexpr std::array<std::string_view, 6> stop_words = {"time", "task", "queue", "late", "error", "handles"};

/// A kind's word and its value: "time" and "4", "task" and "burger:6", "late" and "". Or why they are no stop.
std::expected<Stop, Problem> read_stop(std::string_view kind, std::string_view value);

/// As links write it, what a name holds percent-encoded: "time:4", "task:burger:6", "late".
std::string format_stop(const Stop&);

/// What holds, in words: "burger 6 takes a step".
std::string describe(text::Language, const Stop&);
/// A kind's name in a list to choose from: "A step of …".
std::string kind_label(text::Language, Stop::Kind);

}  // namespace comptoir::session
