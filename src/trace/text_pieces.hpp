/// Text written piece by piece: numbers and escaped strings into a buffer that is given away when it is full.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace comptoir::trace {

class TextPieces {
 public:
  explicit TextPieces(const std::function<void(std::string_view)>& write) : write_(write) { buffer_.reserve(piece + 1024); }
  ~TextPieces() {
    if (!buffer_.empty()) write_(buffer_);
  }
  TextPieces(const TextPieces&) = delete;
  TextPieces& operator=(const TextPieces&) = delete;

  TextPieces& operator<<(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() >= piece) {
      write_(buffer_);
      buffer_.clear();
    }
    return *this;
  }
  TextPieces& operator<<(char c) { return *this << std::string_view(&c, 1); }
  TextPieces& operator<<(std::int64_t n) { return *this << std::string_view(std::to_string(n)); }
  TextPieces& operator<<(std::uint32_t n) { return *this << std::int64_t{n}; }

  /// A JSON string with its quotes.
  TextPieces& json(std::string_view text) {
    constexpr const char* hex = "0123456789abcdef";
    *this << '"';
    for (const char c : text) {
      if (c == '"' || c == '\\') *this << '\\' << c;
      else if (static_cast<unsigned char>(c) < 0x20) *this << "\\u00" << hex[c >> 4] << hex[c & 15];
      else *this << c;
    }
    return *this << '"';
  }
  /// A CSV field, quoted where it must be.
  TextPieces& csv(std::string_view text) {
    if (text.find_first_of("\",\r\n") == std::string_view::npos) return *this << text;
    *this << '"';
    for (const char c : text) {
      if (c == '"') *this << '"';
      *this << c;
    }
    return *this << '"';
  }

 private:
  static constexpr std::size_t piece = 32'768;
  const std::function<void(std::string_view)>& write_;
  std::string buffer_;
};

}  // namespace comptoir::trace
