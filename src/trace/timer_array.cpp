#include "trace/timer_array.hpp"

#include <algorithm>

namespace comptoir::trace {

/// Moves the base so that this deadline fits, with room for some that are earlier; or keeps all in full from here on.
void TimerArray::make_room(loop::Time deadline) {
  constexpr std::int64_t room = std::int64_t{1} << (deadline_bits - 2);
  std::int64_t first = deadline.ns, last = deadline.ns;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::int64_t at = (*this)[i].deadline.ns;
    first = std::min(first, at);
    last = std::max(last, at);
  }
  const std::uint64_t span = static_cast<std::uint64_t>(last) - static_cast<std::uint64_t>(first) + room;
  if (first >= std::int64_t{-1} << 62 && span >> deadline_bits == 0) {
    const std::int64_t base = first - room;
    const std::uint64_t moved = static_cast<std::uint64_t>(base_) - static_cast<std::uint64_t>(base);
    for (Word& word : words_) word.value += moved << serial_bits;
    base_ = base;
    return;
  }
  full_.reserve(words_.size() + 1);
  for (std::size_t i = 0; i < words_.size(); ++i) full_.push_back((*this)[i]);
  words_.clear();
  wide_ = true;
}

}  // namespace comptoir::trace
