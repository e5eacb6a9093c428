/// The heap of timers as an array, entry for entry as the loop holds it, in half of the memory: deadline and number are one
/// word, so that a comparison is one, too, and a hundred thousand of them stay in a cache. Where deadlines lie too far apart for
/// that (18 minutes and more), they are kept in full.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "loop/timer_heap.hpp"

namespace comptoir::trace {

class TimerArray {
 public:
  struct Timer {
    loop::Time deadline;
    std::uint32_t serial = 0;  ///< the handle's number, below 2^24: handles and timers are counted in the same order
  };

  std::size_t size() const { return wide_ ? full_.size() : words_.size(); }
  bool empty() const { return size() == 0; }
  Timer operator[](std::size_t i) const {
    if (wide_) return full_[i];
    return {{base_ + static_cast<std::int64_t>(words_[i].value >> serial_bits)}, static_cast<std::uint32_t>(words_[i].value) & serial_mask};
  }
  Timer front() const { return (*this)[0]; }
  bool fires_before(std::size_t a, std::size_t b) const {
    return wide_ ? loop::fires_before(full_[a], full_[b]) : words_[a].value < words_[b].value;
  }

  void push(const Timer& timer) {
    append(timer);
    if (wide_) loop::heap_climb(full_, 0, full_.size() - 1);
    else loop::heap_climb(words_, 0, words_.size() - 1);
  }
  /// It must not be empty.
  void pop() {
    if (wide_) loop::heap_pop(full_);
    else loop::heap_pop(words_);
  }
  /// At the end, without moving it: for an array that was a heap already.
  void append(const Timer& timer) {
    if (!wide_ && !fits(timer.deadline)) [[unlikely]] make_room(timer.deadline);
    if (wide_) full_.push_back(timer);
    else words_.push_back({offset(timer.deadline) << serial_bits | timer.serial});
  }
  void reserve(std::size_t count) { wide_ ? full_.reserve(count) : words_.reserve(count); }
  void clear() {
    words_.clear();
    full_.clear();
    wide_ = false;
  }
  /// As Python's list comprehension and heapify do.
  template <class Gone>
  void rebuild_without(Gone gone) {
    if (wide_) {
      std::erase_if(full_, [&](const Timer& timer) { return gone(timer.serial); });
      loop::heapify(full_);
    } else {
      std::erase_if(words_, [&](Word word) { return gone(static_cast<std::uint32_t>(word.value) & serial_mask); });
      loop::heapify(words_);
    }
  }

 private:
  static constexpr unsigned serial_bits = 24, deadline_bits = 40;
  static constexpr std::uint32_t serial_mask = (1u << serial_bits) - 1;
  struct Word {
    std::uint64_t value;
    friend constexpr bool fires_before(const Word& a, const Word& b) { return a.value < b.value; }
  };

  std::uint64_t offset(loop::Time deadline) const { return static_cast<std::uint64_t>(deadline.ns) - static_cast<std::uint64_t>(base_); }
  bool fits(loop::Time deadline) const { return offset(deadline) >> deadline_bits == 0 && !words_.empty(); }
  void make_room(loop::Time deadline);

  std::vector<Word> words_;
  std::vector<Timer> full_;
  std::int64_t base_ = 0;  ///< what the words' deadlines are counted from
  bool wide_ = false;
};

}  // namespace comptoir::trace
