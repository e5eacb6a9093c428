#include "draw/outlines.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "draw/text_metrics.hpp"

using namespace comptoir::draw;

namespace {

Outlines face(Face which) { return *Outlines::read(embedded_fonts()[static_cast<std::size_t>(which)]); }

std::ptrdiff_t contours(const std::string& path) { return std::ranges::count(path, 'M'); }

}  // namespace

TEST(Outlines, EveryLetterIsAsWideAsPicturesMeasure) {
  for (const Face which : {Face::regular, Face::semibold, Face::mono}) {
    const Outlines font = face(which);
    for (const char32_t c : std::u32string(U"aWi1 .éÉ»’\u00a0\u202f→")) {
      ASSERT_NE(font.glyph(c), 0) << static_cast<std::uint32_t>(c);
      std::string utf8;
      if (c < 0x80) utf8 += static_cast<char>(c);
      else if (c < 0x800) utf8 += static_cast<char>(0xc0 | c >> 6), utf8 += static_cast<char>(0x80 | (c & 0x3f));
      else utf8 += static_cast<char>(0xe0 | c >> 12), utf8 += static_cast<char>(0x80 | (c >> 6 & 0x3f)), utf8 += static_cast<char>(0x80 | (c & 0x3f));
      EXPECT_FLOAT_EQ(static_cast<float>(font.advance(font.glyph(c))), text_width(utf8, which, font.units_per_em()));
    }
  }
}

TEST(Outlines, LettersHaveTheContoursThatTheyHave) {
  const Outlines font = face(Face::regular);
  const auto of = [&font](char32_t c) { return font.path(font.glyph(c)); };
  EXPECT_EQ(contours(of(U'l')), 1);
  EXPECT_EQ(contours(of(U'o')), 2);
  EXPECT_EQ(contours(of(U'B')), 3);
  EXPECT_EQ(contours(of(U'i')), 2);
  EXPECT_EQ(contours(of(U'e')) + 1, contours(of(U'é'))) << "a letter made of two";
  EXPECT_EQ(of(U' '), "");
  // A bar stands on the base line and goes up, which is less in a picture.
  const std::string bar = of(U'l');
  EXPECT_TRUE(bar.ends_with("Z"));
  EXPECT_NE(bar.find(" 0"), std::string::npos) << bar;
  EXPECT_NE(bar.find(" -"), std::string::npos) << bar;
}

TEST(Outlines, ALetterThatTheFontLacksIsNone) {
  const Outlines font = face(Face::regular);
  EXPECT_EQ(font.glyph(U'你'), 0);
  EXPECT_EQ(font.glyph(U'😀'), 0);
  EXPECT_EQ(font.path(60'000), "");
}

TEST(Outlines, AFileThatIsNoFontIsNone) {
  EXPECT_FALSE(Outlines::read({}));
  const std::vector<std::uint8_t> zeros(500, 0), ones(500, 0xff);
  EXPECT_FALSE(Outlines::read(zeros));
  EXPECT_FALSE(Outlines::read(ones));
}

TEST(Outlines, ABrokenFileGivesSomethingOrNothing) {
  const FontFile whole = embedded_fonts()[0];
  std::uint32_t state = 1;
  const auto next = [&state] { return (state = state * 1'664'525u + 1'013'904'223u) >> 8; };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::uint8_t> broken(whole.begin(), whole.end());
    for (int i = 0; i < 40; ++i) broken[next() % broken.size()] = static_cast<std::uint8_t>(next());
    if (round % 3 == 0) broken.resize(next() % broken.size());
    const auto font = Outlines::read(broken);
    if (!font) continue;
    for (char32_t c = U' '; c < 0x180; ++c) font->path(font->glyph(c));
  }
}
