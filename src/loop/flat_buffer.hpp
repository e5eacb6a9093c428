/// FlatBuffer: a std::vector of plain values whose growth is out of line, so that appending to it costs a comparison and a
/// store where it is inlined. For what the loop appends to at every handle.
#pragma once

#include <cstddef>
#include <cstring>
#include <new>
#include <type_traits>
#include <utility>

namespace comptoir::loop {

template <class T>
class FlatBuffer {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  FlatBuffer() = default;
  FlatBuffer(const FlatBuffer&) = delete;
  FlatBuffer& operator=(const FlatBuffer&) = delete;
  ~FlatBuffer() { ::operator delete(begin_); }

  void push_back(const T& value) {
    if (end_ == limit_) [[unlikely]] grow();
    *end_++ = value;
  }
  void pop_back() { --end_; }
  void clear() { end_ = begin_; }
  void swap(FlatBuffer& other) noexcept {
    std::swap(begin_, other.begin_);
    std::swap(end_, other.end_);
    std::swap(limit_, other.limit_);
  }
  /// Gives the memory back. The buffer must be empty.
  void release() { ::operator delete(std::exchange(begin_, end_ = limit_ = nullptr)); }

  bool empty() const { return begin_ == end_; }
  std::size_t size() const { return static_cast<std::size_t>(end_ - begin_); }
  std::size_t capacity() const { return static_cast<std::size_t>(limit_ - begin_); }
  T& operator[](std::size_t place) { return begin_[place]; }
  const T& operator[](std::size_t place) const { return begin_[place]; }
  T& back() { return end_[-1]; }
  T* begin() { return begin_; }
  T* end() { return end_; }
  const T* begin() const { return begin_; }
  const T* end() const { return end_; }

 private:
  [[gnu::noinline, gnu::cold]] void grow() {
    const std::size_t used = size(), room = used ? 2 * used : 16;
    T* const larger = static_cast<T*>(::operator new(room * sizeof(T)));
    if (used) std::memcpy(larger, begin_, used * sizeof(T));
    ::operator delete(begin_);
    begin_ = larger;
    end_ = larger + used;
    limit_ = larger + room;
  }

  T* begin_ = nullptr;
  T* limit_ = nullptr;
  T* end_ = nullptr;  // last: a swap loads the other two as one, and must not wait for a store to this one
};

}  // namespace comptoir::loop
