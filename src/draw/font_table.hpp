#pragma once

#include <cstdint>
#include <span>

#include "draw/face.hpp"

namespace comptoir::draw {

struct GlyphAdvance {
  char16_t codepoint;
  std::uint16_t advance;
};

// Measures of a subset font, in font units; the glyphs are sorted by code point.
struct FaceTable {
  std::uint16_t units_per_em;
  std::int16_t ascent;
  std::int16_t descent;  // below the base line: negative
  std::int16_t cap_height;
  std::span<const GlyphAdvance> glyphs;
};

// Defined in the build tree, from the very fonts that the page loads.
const FaceTable& face_table(Face face);

}  // namespace comptoir::draw
