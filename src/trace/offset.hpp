/// Where an event lies in the store of events.
#pragma once

#include <cstdint>

namespace comptoir::trace {

/// In 32-bit words. Events are at most 2^24 of a few words each, so it fits 32 bits everywhere.
using Offset = std::uint32_t;
inline constexpr Offset no_offset = 0xffff'ffff;

}  // namespace comptoir::trace
