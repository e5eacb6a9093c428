#pragma once

#include <cstdint>

namespace comptoir::draw {

// The three faces that the page loads.
enum class Face : std::uint8_t { regular, semibold, mono };

}  // namespace comptoir::draw
