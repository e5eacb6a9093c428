/// The whole state of a loop at one position, packed: where a cursor starts from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "trace/moment.hpp"
#include "trace/offset.hpp"

namespace comptoir::trace {

/// `packed` is what keyframe.cpp writes; a loop with nothing in it is two dozen bytes.
struct Keyframe {
  Position position = 0;
  Offset offset = 0;
  std::uint32_t size = 0;
  std::unique_ptr<std::uint8_t[]> packed;
  std::size_t bytes() const { return sizeof(Keyframe) + size; }
};

}  // namespace comptoir::trace
