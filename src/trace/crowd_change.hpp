/// How the crowd's changes are written; for its two files only.
#pragma once

#include <cstdint>

#include "trace/crowd.hpp"

namespace comptoir::trace::crowd {

/// What a task does as a change has it: 0 when it isn't living.
inline constexpr unsigned gone = 0, awake = 1 + static_cast<unsigned>(Doing::awake), sleeping = 1 + static_cast<unsigned>(Doing::sleeping);

constexpr unsigned member_of(std::uint16_t what) { return what >> 6; }
constexpr unsigned before_of(std::uint16_t what) { return what & 7; }
constexpr unsigned after_of(std::uint16_t what) { return what >> 3 & 7; }

/// Tasks up to which a group has one, and 8; those after have as many as `large`.
inline constexpr std::uint32_t singles = 512, small_groups_end = 4'096, small = 8, large = 1'024;

}  // namespace comptoir::trace::crowd
