#include "trace/hash.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace comptoir::trace {

namespace {

constexpr std::uint64_t prime1 = 11400714785074694791ull;
constexpr std::uint64_t prime2 = 14029467366897019727ull;
constexpr std::uint64_t prime3 = 1609587929392839161ull;
constexpr std::uint64_t prime4 = 9650029242287828579ull;
constexpr std::uint64_t prime5 = 2870177450012600261ull;
constexpr std::size_t stripe = 32;

std::uint64_t word(const std::uint8_t* p) {
  std::uint64_t w = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&w, p, 8);
    return w;
  }
  for (unsigned i = 0; i < 8; ++i) w |= std::uint64_t{p[i]} << (8 * i);
  return w;
}
std::uint32_t half_word(const std::uint8_t* p) {
  return p[0] | std::uint32_t{p[1]} << 8 | std::uint32_t{p[2]} << 16 | std::uint32_t{p[3]} << 24;
}
constexpr std::uint64_t turn(std::uint64_t lane, std::uint64_t input) {
  return std::rotl(lane + input * prime2, 31) * prime1;
}
constexpr std::uint64_t merge(std::uint64_t h, std::uint64_t lane) { return (h ^ turn(0, lane)) * prime1 + prime4; }

}  // namespace

Xxh64::Xxh64(std::uint64_t seed)
    : seed_(seed), lanes_{seed + prime1 + prime2, seed + prime2, seed, seed - prime1} {}

void Xxh64::update(std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const std::size_t taken = std::min(bytes.size(), block_size - held_);
    std::memcpy(buffer_.data() + held_, bytes.data(), taken);
    held_ += taken;
    bytes = bytes.subspan(taken);
    if (held_ >= block_size) consume();
  }
}

void Xxh64::consume() {
  std::size_t done = 0;
  auto lanes = lanes_;
  for (; done + stripe <= held_; done += stripe)
    for (std::size_t i = 0; i < 4; ++i) lanes[i] = turn(lanes[i], word(buffer_.data() + done + 8 * i));
  lanes_ = lanes;
  total_ += done;
  std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(done), buffer_.begin() + static_cast<std::ptrdiff_t>(held_),
            buffer_.begin());
  held_ -= done;
}

std::uint64_t Xxh64::digest() const {
  Xxh64 rest = *this;
  rest.consume();
  std::uint64_t h = seed_ + prime5;
  if (rest.total_ != 0) {
    const auto& l = rest.lanes_;
    h = std::rotl(l[0], 1) + std::rotl(l[1], 7) + std::rotl(l[2], 12) + std::rotl(l[3], 18);
    for (const std::uint64_t lane : l) h = merge(h, lane);
  }
  h += rest.total_ + rest.held_;

  const std::uint8_t* p = rest.buffer_.data();
  const std::uint8_t* const end = p + rest.held_;
  for (; end - p >= 8; p += 8) h = std::rotl(h ^ turn(0, word(p)), 27) * prime1 + prime4;
  for (; end - p >= 4; p += 4) h = std::rotl(h ^ half_word(p) * prime1, 23) * prime2 + prime3;
  for (; p < end; ++p) h = std::rotl(h ^ *p * prime5, 11) * prime1;
  h = (h ^ h >> 33) * prime2;
  h = (h ^ h >> 29) * prime3;
  return h ^ h >> 32;
}

std::string hash_text(std::uint64_t hash) {
  std::string text(16, '0');
  for (std::size_t i = 16; i-- > 0; hash >>= 4) text[i] = "0123456789abcdef"[hash & 15];
  return text;
}

}  // namespace comptoir::trace
