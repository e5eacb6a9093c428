#include "draw/text_metrics.hpp"

#include <algorithm>
#include <cstdint>

#include "draw/font_table.hpp"

namespace comptoir::draw {
namespace {

constexpr std::string_view ellipsis = "\u2026";

const GlyphAdvance* find_glyph(const FaceTable& table, char32_t code) {
  const auto glyphs = table.glyphs;
  // The tables begin with the printable ASCII characters in a row, which are nearly all of what is measured.
  if (code >= U' ' && code - U' ' < glyphs.size() && glyphs[code - U' '].codepoint == code)
    return &glyphs[code - U' '];
  const auto found = std::ranges::lower_bound(glyphs, code, {}, &GlyphAdvance::codepoint);
  return found != glyphs.end() && found->codepoint == code ? &*found : nullptr;
}

std::uint16_t advance_of(const FaceTable& table, char32_t code) {
  // A table may give .notdef as code point 0; without it, the canvas draws one of the others.
  for (const char32_t candidate : {code, U'\0', U'\uFFFD', U'?'})
    if (const GlyphAdvance* glyph = find_glyph(table, candidate)) return glyph->advance;
  return static_cast<std::uint16_t>(table.units_per_em / 2);
}

float in_ems(const FaceTable& table, std::int64_t units, float size) {
  return static_cast<float>(units) * size / static_cast<float>(table.units_per_em);
}

}  // namespace

char32_t next_code_point(std::string_view utf8, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return i < utf8.size() ? static_cast<unsigned char>(utf8[i]) : 0u; };
  const unsigned first = byte(at++);
  if (first < 0x80) return first;
  const int more = first >= 0xf0 && first < 0xf5 ? 3 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xc2 && first < 0xe0 ? 1 : 0;
  if (more == 0) return U'\uFFFD';
  char32_t code = first & (0x3fu >> more);
  for (int i = 0; i < more; ++i) {
    const unsigned next = byte(at + static_cast<std::size_t>(i));
    if ((next & 0xc0) != 0x80) return U'\uFFFD';
    code = code << 6 | (next & 0x3f);
  }
  const bool overlong = (more == 2 && code < 0x800) || (more == 3 && code < 0x10000);
  if (overlong || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return U'\uFFFD';
  at += static_cast<std::size_t>(more);
  return code;
}

float text_width(std::string_view utf8, Face face, float size) {
  const FaceTable& table = face_table(face);
  std::int64_t units = 0;
  for (std::size_t at = 0; at < utf8.size();) units += advance_of(table, next_code_point(utf8, at));
  return in_ems(table, units, size);
}

float cap_height(Face face, float size) { return in_ems(face_table(face), face_table(face).cap_height, size); }
float ascent(Face face, float size) { return in_ems(face_table(face), face_table(face).ascent, size); }
float descent(Face face, float size) { return in_ems(face_table(face), -face_table(face).descent, size); }

std::string fit_text(std::string_view utf8, Face face, float size, float max_width) {
  if (text_width(utf8, face, size) <= max_width) return std::string(utf8);
  const FaceTable& table = face_table(face);
  const float room = max_width - text_width(ellipsis, face, size);
  if (room < 0) return {};
  std::size_t kept = 0;
  std::int64_t units = 0;
  for (std::size_t at = 0; at < utf8.size(); kept = at) {
    std::size_t after = at;
    units += advance_of(table, next_code_point(utf8, after));
    if (in_ems(table, units, size) > room) break;
    at = after;
  }
  while (kept > 0 && utf8[kept - 1] == ' ') --kept;
  return std::string(utf8.substr(0, kept)).append(ellipsis);
}

}  // namespace comptoir::draw
