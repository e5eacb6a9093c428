/// A queue in one array: pushed at the back, popped at the front, and now and then taken from the middle.
/// An empty one takes no memory beyond itself.
#pragma once

#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace comptoir::trace {

template <class T>
class Ring {
 public:
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T& operator[](std::size_t i) const { return slots_[(head_ + i) & (slots_.size() - 1)]; }
  T& operator[](std::size_t i) { return slots_[(head_ + i) & (slots_.size() - 1)]; }
  const T& front() const { return (*this)[0]; }

  void push_back(const T& value) {
    if (size_ == slots_.size()) grow();
    ++size_;
    (*this)[size_ - 1] = value;
  }
  void pop_front() {
    assert(size_ > 0);
    head_ = (head_ + 1) & static_cast<std::uint32_t>(slots_.size() - 1);
    --size_;
  }
  /// Moves the shorter side.
  void erase(std::size_t i) {
    if (i < size_ / 2) {
      for (; i > 0; --i) (*this)[i] = (*this)[i - 1];
      pop_front();
    } else {
      for (; i + 1 < size_; ++i) (*this)[i] = (*this)[i + 1];
      --size_;
    }
  }
  void clear() { head_ = size_ = 0; }
  /// Of an empty one: room for so many, so that they are not moved as they come.
  void reserve(std::size_t count) {
    assert(size_ == 0);
    if (count > slots_.size()) slots_ = std::vector<T>(std::bit_ceil(count < 4 ? std::size_t{4} : count));
    head_ = 0;
  }

  /// Index of the first entry that fits, from the front (as asyncio's deque.remove looks); size() when there is none.
  template <class Fits>
  std::size_t find(Fits fits) const {
    std::size_t i = 0;
    while (i < size_ && !fits((*this)[i])) ++i;
    return i;
  }

 private:
  void grow() {
    std::vector<T> larger(slots_.empty() ? 4 : slots_.size() * 2);
    for (std::size_t i = 0; i < size_; ++i) larger[i] = (*this)[i];
    slots_ = std::move(larger);
    head_ = 0;
  }

  std::vector<T> slots_;  ///< a power of two of them
  std::uint32_t head_ = 0;
  std::uint32_t size_ = 0;
};

}  // namespace comptoir::trace
