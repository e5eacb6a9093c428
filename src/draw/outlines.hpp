/// The outlines of a font's letters, read from its file: TrueType, as the page loads it. For pictures that must look the same
/// where the font isn't. Knows no kerning and no hints, as the canvas.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "draw/face.hpp"

namespace comptoir::draw {

/// The files of the three faces, by Face. They must outlive who reads them.
using FontFile = std::span<const std::uint8_t>;
using FontFiles = std::array<FontFile, 3>;

/// For programs that have the fonts inside: those that link the target embedded_fonts.
const FontFiles& embedded_fonts();

class Outlines {
 public:
  /// None when it is no such file.
  static std::optional<Outlines> read(FontFile);

  std::uint16_t units_per_em() const { return units_per_em_; }
  /// 0: the font lacks it.
  std::uint16_t glyph(char32_t) const;
  /// How far the next letter is, in font units.
  std::uint16_t advance(std::uint16_t glyph) const;
  /// The `d` of an SVG path, in font units, y downwards. Empty: nothing to see.
  std::string path(std::uint16_t glyph) const;

 private:
  explicit Outlines(FontFile file) : file_(file) {}
  std::uint32_t table(std::uint32_t tag) const;   ///< where it begins; 0: there is none
  // Big-endian numbers; 0 beyond the file's end.
  std::uint8_t byte(std::uint32_t at) const { return at < file_.size() ? file_[at] : std::uint8_t{0}; }
  std::uint16_t word(std::uint32_t at) const { return static_cast<std::uint16_t>(byte(at) << 8 | byte(at + 1)); }
  std::int16_t signed_word(std::uint32_t at) const { return static_cast<std::int16_t>(word(at)); }
  std::uint32_t number(std::uint32_t at) const { return static_cast<std::uint32_t>(word(at)) << 16 | word(at + 2); }

  struct Shift { int x = 0, y = 0; };
  void add(std::string& path, std::uint16_t glyph, Shift, int depth) const;
  void add_contours(std::string& path, std::uint32_t at, int count, Shift) const;
  void add_parts(std::string& path, std::uint32_t at, Shift, int depth) const;

  FontFile file_;
  std::uint32_t characters_ = 0, places_ = 0, shapes_ = 0, widths_ = 0;   ///< tables: cmap of Unicode, loca, glyf, hmtx
  std::uint16_t units_per_em_ = 0, glyphs_ = 0, wide_ = 0;
  bool long_places_ = false;
};

}  // namespace comptoir::draw
