/// The whole state of a loop at one position, packed: where a cursor starts from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "trace/moment.hpp"
#include "trace/offset.hpp"

namespace comptoir::trace {

/// `words` is the state packed by state_pack.cpp; a loop with nothing in it is a dozen words.
struct Keyframe {
  Position position = 0;
  Offset offset = 0;
  std::uint32_t size = 0;
  std::unique_ptr<std::uint32_t[]> words;
  std::size_t bytes() const { return sizeof(Keyframe) + size * sizeof(std::uint32_t); }
};

}  // namespace comptoir::trace
