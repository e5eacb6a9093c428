/// What the faithful minimum is made of: a pool of frames, a buffer of handles, a heap of timers.
/// Knows nothing of coroutines.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <utility>
#include <vector>

namespace comptoir::bench::minimum {

/// Coroutine frames, from free lists by size.
class Pool {
 public:
  Pool() = default;
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() {
    for (void* chunk : chunks_) ::operator delete(chunk);
  }
  void* allocate(std::size_t bytes) {
    const std::size_t index = (bytes + 15) / 16;
    if (index >= free_.size()) return ::operator new(bytes);
    if (Free* head = free_[index]) {
      free_[index] = head->next;
      return head;
    }
    return carve(index * 16);
  }
  void free(void* block, std::size_t bytes) noexcept {
    const std::size_t index = (bytes + 15) / 16;
    if (index >= free_.size()) return ::operator delete(block);
    free_[index] = new (block) Free{free_[index]};
  }

 private:
  struct Free {
    Free* next;
  };
  void* carve(std::size_t bytes) {
    constexpr std::size_t chunk = 1 << 20;
    if (static_cast<std::size_t>(end_ - at_) < bytes) {
      at_ = static_cast<std::byte*>(chunks_.emplace_back(::operator new(chunk)));
      end_ = at_ + chunk;
    }
    return std::exchange(at_, at_ + bytes);
  }
  std::array<Free*, 65> free_{};
  std::byte* at_ = nullptr;
  std::byte* end_ = nullptr;
  std::vector<void*> chunks_;
};

/// A heap of (deadline, serial, slot) in 16 bytes, four children a node, compared without branches.
class Timers {
 public:
  using Entry = unsigned __int128;
  bool empty() const { return heap_.empty(); }
  std::int64_t first() const { return static_cast<std::int64_t>(heap_.front() >> 64); }

  void push(std::int64_t deadline, void* frame) {
    std::uint32_t slot = free_;
    if (slot == frames_.size()) {
      frames_.push_back(frame);
      free_ = slot + 1;
    } else {
      free_ = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(std::exchange(frames_[slot], frame)));
    }
    const std::uint64_t low = std::uint64_t{++serial_} << 32 | slot;
    const Entry entry = static_cast<Entry>(deadline) << 64 | low;
    heap_.push_back(entry);
    climb(heap_.size() - 1, entry);
  }
  /// The frame of the first one.
  void* pop() {
    const auto slot = static_cast<std::uint32_t>(heap_.front());
    const Entry last = heap_.back();
    heap_.pop_back();
    if (!heap_.empty()) sink(last);
    return std::exchange(frames_[slot], reinterpret_cast<void*>(std::uintptr_t{std::exchange(free_, slot)}));
  }

 private:
  void climb(std::size_t place, Entry entry) {
    while (place > 0) {
      const std::size_t parent = (place - 1) / 4;
      if (!(entry < heap_[parent])) break;
      heap_[place] = heap_[parent];
      place = parent;
    }
    heap_[place] = entry;
  }
  /// The smallest child moves up, level by level; then `entry` climbs from the bottom.
  void sink(Entry entry) {
    Entry* const heap = heap_.data();
    const std::size_t size = heap_.size();
    std::size_t place = 0;
    std::size_t child = 1;
    for (; child + 3 < size; child = 4 * place + 1) {
      const std::size_t a = child + (heap[child + 1] < heap[child]);
      const std::size_t b = child + 2 + (heap[child + 3] < heap[child + 2]);
      const std::size_t least = a ^ ((a ^ b) & (std::size_t{0} - (heap[b] < heap[a])));
      heap[place] = heap[least];
      place = least;
    }
    if (child < size) {
      std::size_t least = child;
      for (std::size_t other = child + 1; other < size; ++other) least = heap[other] < heap[least] ? other : least;
      heap[place] = heap[least];
      place = least;
    }
    climb(place, entry);
  }
  std::vector<Entry> heap_;
  std::vector<void*> frames_;  // by slot; a free slot holds the next free one
  std::uint32_t free_ = 0;
  std::uint32_t serial_ = 0;
};

/// A flat buffer of handles. Growing is out of line and the last thing done, so that what appends saves no registers.
class Handles {
 public:
  Handles() = default;
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;
  ~Handles() { ::operator delete(begin_); }

  void push(std::uintptr_t handle) noexcept {
    if (end_ == limit_) [[unlikely]] return grow_and_push(handle);
    *end_++ = handle;
  }
  void clear() { end_ = begin_; }
  void swap(Handles& other) {
    std::swap(begin_, other.begin_);
    std::swap(end_, other.end_);
    std::swap(limit_, other.limit_);
  }
  bool empty() const { return begin_ == end_; }
  std::size_t size() const { return static_cast<std::size_t>(end_ - begin_); }
  const std::uintptr_t* begin() const { return begin_; }
  const std::uintptr_t* end() const { return end_; }

 private:
  [[gnu::noinline, gnu::cold]] void grow_and_push(std::uintptr_t handle) noexcept {
    const std::size_t used = size(), room = used ? 2 * used : 16;
    auto* const larger = static_cast<std::uintptr_t*>(::operator new(room * sizeof(std::uintptr_t)));
    std::copy(begin_, end_, larger);
    ::operator delete(begin_);
    begin_ = larger;
    end_ = larger + used;
    limit_ = larger + room;
    push(handle);
  }
  std::uintptr_t* begin_ = nullptr;
  std::uintptr_t* limit_ = nullptr;
  std::uintptr_t* end_ = nullptr;  // last: a swap loads the first two as one, and must not wait for a store to this one
};

}  // namespace comptoir::bench::minimum
