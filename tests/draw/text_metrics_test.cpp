#include "draw/text_metrics.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace comptoir::draw;

namespace {
std::vector<char32_t> code_points(std::string_view s) {
  std::vector<char32_t> all;
  for (std::size_t at = 0; at < s.size();) all.push_back(next_code_point(s, at));
  return all;
}
}  // namespace

TEST(Utf8, EveryLengthIsRead) {
  EXPECT_EQ(code_points("aé\u20ac\U0001F354"), (std::vector<char32_t>{U'a', U'é', U'\u20ac', U'\U0001F354'}));
}

TEST(Utf8, WhatIsNotUtf8ReadsAsReplacementsAndEnds) {
  const char32_t bad = U'\uFFFD';
  EXPECT_EQ(code_points("\xff""a"), (std::vector<char32_t>{bad, U'a'}));
  EXPECT_EQ(code_points("\xc3"), (std::vector<char32_t>{bad}));
  EXPECT_EQ(code_points("\xc3(")[1], U'(');
  EXPECT_EQ(code_points("\xe2\x82"), (std::vector<char32_t>{bad, bad}));
  EXPECT_EQ(code_points("\xc0\x80")[0], bad);      // longer than needed
  EXPECT_EQ(code_points("\xed\xa0\x80")[0], bad);  // a surrogate
  EXPECT_EQ(code_points("\xf4\x90\x80\x80")[0], bad);  // beyond Unicode
}

TEST(TextWidth, AddsUpAndGrowsWithTheSize) {
  const float a = text_width("a", Face::regular, 14), b = text_width("b", Face::regular, 14);
  EXPECT_GT(a, 4);
  EXPECT_FLOAT_EQ(text_width("ab", Face::regular, 14), a + b);
  EXPECT_FLOAT_EQ(text_width("ab", Face::regular, 28), 2 * (a + b));
  EXPECT_GT(text_width("mieux", Face::semibold, 14), text_width("mieux", Face::regular, 14));
  EXPECT_EQ(text_width("", Face::regular, 14), 0);
}

TEST(TextWidth, TheMonoFaceHasOneWidth) {
  EXPECT_FLOAT_EQ(text_width("iii", Face::mono, 12), text_width("MWé", Face::mono, 12));
}

TEST(TextWidth, AMissingCharacterTakesRoom) { EXPECT_GT(text_width("\U0001F354", Face::regular, 14), 2); }

TEST(CapHeight, IsLessThanTheAscent) {
  for (const Face face : {Face::regular, Face::semibold, Face::mono}) {
    EXPECT_NEAR(cap_height(face, 14), 14 * 0.73f, 0.15f);
    EXPECT_GT(ascent(face, 14), cap_height(face, 14));
    EXPECT_GT(descent(face, 14), 0);
  }
}

TEST(FitText, KeepsWhatFits) { EXPECT_EQ(fit_text("burger", Face::regular, 14, 200), "burger"); }

TEST(FitText, CutsBetweenCharactersAndNotAfterASpace) {
  const std::string words = "été à la plage";
  for (float width = 0; width < 100; ++width) {
    const std::string cut = fit_text(words, Face::regular, 14, width);
    EXPECT_LE(text_width(cut, Face::regular, 14), width);
    for (const char32_t code : code_points(cut)) EXPECT_NE(code, U'\uFFFD');
    EXPECT_EQ(cut.find(" \u2026"), cut.npos);
  }
  EXPECT_EQ(fit_text(words, Face::regular, 14, 3), "");
}
