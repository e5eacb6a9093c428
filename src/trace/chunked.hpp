/// An append-only sequence that never moves what it holds: chunks that double in size up to a limit.
/// Growing costs no copy, so that memory never peaks at three times what is used.
#pragma once

#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace comptoir::trace {

/// T is a plain value. The first two chunks hold 2^FirstBits entries, the next ones twice as many each, up to 2^FullBits.
template <class T, unsigned FirstBits = 5, unsigned FullBits = 14>
class Chunked {
 public:
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  /// Memory taken, whole chunks.
  std::size_t bytes() const { return capacity_ * sizeof(T); }

  void push_back(const T& value) {
    if (next_ == end_) grow();
    *next_++ = value;
    ++size_;
  }
  const T& operator[](std::size_t i) const {
    assert(i < size_);
    return *slot(i);
  }
  T& operator[](std::size_t i) {
    assert(i < size_);
    return *slot(i);
  }
  const T& back() const { return next_[-1]; }
  T& back() { return next_[-1]; }

 private:
  static constexpr std::size_t first = std::size_t{1} << FirstBits;
  static constexpr std::size_t full = std::size_t{1} << FullBits;

  T* slot(std::size_t i) const {
    if (i >= full) return &chunks_[FullBits - FirstBits + (i >> FullBits)][i & (full - 1)];
    const auto chunk = static_cast<std::size_t>(std::bit_width(i >> FirstBits));
    return &chunks_[chunk][chunk == 0 ? i : i - (first << (chunk - 1))];
  }
  void grow() {
    const std::size_t count = capacity_ == 0 ? first : capacity_ < full ? capacity_ : full;
    chunks_.push_back(std::make_unique_for_overwrite<T[]>(count));
    capacity_ += count;
    next_ = chunks_.back().get();
    end_ = next_ + count;
  }

  std::vector<std::unique_ptr<T[]>> chunks_;
  T* next_ = nullptr;
  T* end_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

/// Number of entries of a sorted sequence that are not after `value`: `before(value, entry)` says that an entry is.
template <class Sequence, class Value, class Before>
std::size_t count_until(const Sequence& sequence, const Value& value, Before before) {
  std::size_t low = 0, high = sequence.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (before(value, sequence[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

}  // namespace comptoir::trace
