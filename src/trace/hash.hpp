/// The trace hash: XXH64 over an explicit little-endian encoding of a run's events, version 1.
/// The same natively, as WebAssembly and with every compiler. Knows nothing of how a recording stores events.
///
/// An event is two or three 64-bit words: code | kind << 8 | second kind or print key << 16 | first id << 32, then its time
/// (iteration, block) or its other ids (second | third << 32), and for a timer the deadline and its serial number.
/// Names, texts, arguments of prints and marked lines are left out: a translation or a new mark changes no hash.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>

namespace comptoir::trace {

/// XXH64 (Yann Collet's xxHash, 64 bits), fed piece by piece.
class Xxh64 {
 public:
  explicit Xxh64(std::uint64_t seed = 0);
  void update(std::span<const std::uint8_t>);
  /// Eight bytes, the lowest first.
  void update_word(std::uint64_t word) {
    if constexpr (std::endian::native == std::endian::little) {
      std::memcpy(buffer_.data() + held_, &word, 8);
    } else {
      for (unsigned i = 0; i < 8; ++i) buffer_[held_ + i] = static_cast<std::uint8_t>(word >> (8 * i));
    }
    held_ += 8;
    if (held_ >= block_size) consume();
  }
  /// Of everything so far; more may follow.
  std::uint64_t digest() const;

 private:
  static constexpr std::size_t block_size = 512;
  void consume();  ///< all whole stripes of the buffer

  std::array<std::uint8_t, block_size + 32> buffer_;
  std::size_t held_ = 0;
  std::uint64_t total_ = 0;  ///< bytes consumed
  std::uint64_t seed_;
  std::array<std::uint64_t, 4> lanes_;
};

/// Sixteen hexadecimal digits.
std::string hash_text(std::uint64_t hash);

/// Encodes events for the hash.
class TraceHash {
 public:
  static constexpr std::uint64_t version = 1;
  TraceHash() { xxh_.update_word(version); }

  void add(std::uint8_t code, std::uint8_t kind, std::uint16_t second, std::uint32_t id, std::uint64_t rest) {
    xxh_.update_word(code | std::uint64_t{kind} << 8 | std::uint64_t{second} << 16 | std::uint64_t{id} << 32);
    xxh_.update_word(rest);
  }
  void add_word(std::uint64_t word) { xxh_.update_word(word); }
  std::uint64_t digest() const { return xxh_.digest(); }

 private:
  Xxh64 xxh_;
};

}  // namespace comptoir::trace
