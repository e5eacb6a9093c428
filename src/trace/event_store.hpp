/// The store of events: 32-bit words in chunks. An event lies whole in one chunk, so that it is read through one pointer.
/// Knows nothing of what the words say, but that a word 0 means "go on in the next chunk".
#pragma once

#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "trace/offset.hpp"

namespace comptoir::trace {

class EventStore {
 public:
  /// Words of the longest event.
  static constexpr std::uint32_t longest = 8;

  Offset size() const { return size_; }
  std::size_t bytes() const { return std::size_t{capacity_} * sizeof(std::uint32_t); }

  /// Room for the longest event, at offset size(); `commit` says how many words were written.
  std::uint32_t* open() {
    if (capacity_ - size_ < longest) grow();
    return next_;
  }
  Offset commit(std::uint32_t words) {
    const Offset at = size_;
    next_ += words;
    size_ += words;
    return at;
  }

  const std::uint32_t* at(Offset offset) const {
    assert(offset < size_);
    const Place place = locate(offset);
    return &chunks_[place.chunk][offset - place.start];
  }
  /// The words from `from` to the end of its chunk or to `to`.
  std::span<const std::uint32_t> run(Offset from, Offset to) const {
    const Place place = locate(from);
    const Offset chunk_end = place.start + place.words;
    return {&chunks_[place.chunk][from - place.start], (to < chunk_end ? to : chunk_end) - from};
  }

 private:
  static constexpr unsigned first_bits = 8, full_bits = 16;
  static constexpr Offset first = Offset{1} << first_bits, full = Offset{1} << full_bits;
  struct Place { std::size_t chunk; Offset start; Offset words; };

  static Place locate(Offset offset) {
    if (offset >= full) return {full_bits - first_bits + (offset >> full_bits), offset & ~(full - 1), full};
    const auto chunk = static_cast<std::size_t>(std::bit_width(offset >> first_bits));
    if (chunk == 0) return {0, 0, first};
    return {chunk, first << (chunk - 1), first << (chunk - 1)};
  }
  void grow() {
    if (size_ < capacity_) *next_ = 0;
    const Offset words = capacity_ == 0 ? first : capacity_ < full ? capacity_ : full;
    chunks_.push_back(std::make_unique_for_overwrite<std::uint32_t[]>(words));
    size_ = capacity_;
    capacity_ += words;
    next_ = chunks_.back().get();
  }

  std::vector<std::unique_ptr<std::uint32_t[]>> chunks_;
  std::uint32_t* next_ = nullptr;
  Offset size_ = 0;
  Offset capacity_ = 0;
};

}  // namespace comptoir::trace
