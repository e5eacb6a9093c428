/// Names that come from outside: a loop::Name refers to a literal, and these are kept here in its place.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "loop/name.hpp"

namespace comptoir::trace {

class OwnNames {
 public:
  /// A recording numbers them with 16 bits, and looks through them one by one.
  static constexpr std::size_t most = 4'000;

  /// "burger:6" is the prefix "burger:" and the number 6, so that tasks named alike share one; "door.lock" is the lock of "door".
  /// None when there are `most` prefixes already.
  std::optional<loop::Name> name(std::string_view text);

 private:
  std::deque<std::string> texts_;   ///< which stay where they are
  std::set<std::string_view> known_;
};

}  // namespace comptoir::trace
