/// A set of small numbers, read in ascending order: bits, and bits that say where there are bits.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace comptoir::trace {

class IdSet {
 public:
  static constexpr std::uint32_t end = 0xffff'ffff;

  std::uint32_t size() const { return size_; }
  bool contains(std::uint32_t id) const { return id / 64 < words_.size() && (words_[id / 64] >> (id % 64) & 1); }
  void insert(std::uint32_t id) {
    if (contains(id)) return;
    const std::size_t word = id / 64;
    if (word >= words_.size()) {
      words_.resize(word + 1 + word / 2);
      summary_.resize(words_.size() / 64 + 1);
    }
    words_[word] |= std::uint64_t{1} << (id % 64);
    summary_[word / 64] |= std::uint64_t{1} << (word % 64);
    ++size_;
  }
  void erase(std::uint32_t id) {
    if (!contains(id)) return;
    const std::size_t word = id / 64;
    words_[word] &= ~(std::uint64_t{1} << (id % 64));
    if (words_[word] == 0) summary_[word / 64] &= ~(std::uint64_t{1} << (word % 64));
    --size_;
  }
  void clear() {
    for (std::uint32_t id = next(0); id != end; id = next(id)) {
      words_[id / 64] = 0;
      summary_[id / 4096] &= ~(std::uint64_t{1} << (id / 64 % 64));
    }
    size_ = 0;
  }
  /// The smallest one from `id` on, or `end`.
  std::uint32_t next(std::uint32_t id) const {
    std::size_t word = id / 64;
    if (word >= words_.size()) return end;
    const std::uint64_t rest = words_[word] >> (id % 64);
    if (rest != 0) return id + static_cast<std::uint32_t>(std::countr_zero(rest));
    ++word;
    for (std::size_t s = word / 64; s < summary_.size(); ++s, word = s * 64) {
      const std::uint64_t some = summary_[s] >> (word % 64);
      if (some == 0) continue;
      word += static_cast<std::size_t>(std::countr_zero(some));
      return static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(words_[word])));
    }
    return end;
  }

 private:
  std::vector<std::uint64_t> words_;
  std::vector<std::uint64_t> summary_;
  std::uint32_t size_ = 0;
};

}  // namespace comptoir::trace
