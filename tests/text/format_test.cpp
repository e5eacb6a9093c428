#include "text/format.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace comptoir::text {
namespace {

constexpr std::int64_t second = 1'000'000'000;

TEST(Decimal, HasTheWantedDecimalsAndIsCutNotRounded) {
  EXPECT_EQ(decimal(Language::fr, 3'500'000'000, 3), "3,500");
  EXPECT_EQ(decimal(Language::en, 3'500'000'000, 3), "3.500");
  EXPECT_EQ(decimal(Language::fr, 3'999'999'999, 1), "3,9");
  EXPECT_EQ(decimal(Language::fr, 3'999'999'999, 0), "3");
  EXPECT_EQ(decimal(Language::en, 1, 9), "0.000000001");
}

TEST(Seconds, AreExactAndShort) {
  EXPECT_EQ(seconds(Language::fr, 4 * second), "4");
  EXPECT_EQ(seconds(Language::fr, 3'250'000'000), "3,25");
  EXPECT_EQ(seconds(Language::en, 1), "0.000000001");
  EXPECT_EQ(seconds(Language::fr, 3'600 * second), "3\u202f600");
  EXPECT_EQ(seconds(Language::en, 12'345'500'000'000), "12,345.5");
  EXPECT_EQ(plain_seconds(12'345'500'000'000), "12345.5");
  EXPECT_EQ(plain_seconds(-500'000'000), "-0.5");
  EXPECT_EQ(plain_seconds(std::numeric_limits<std::int64_t>::min()), "-9223372036.854775808");
}

TEST(Whole, PartsThousandsAsTheLanguageDoes) {
  EXPECT_EQ(whole(Language::fr, 999), "999");
  EXPECT_EQ(whole(Language::fr, 100'000), "100\u202f000");
  EXPECT_EQ(whole(Language::en, 1'234'567), "1,234,567");
  EXPECT_EQ(whole(Language::fr, -4), "\u22124");
}

TEST(Singular, ReachesTwoInFrenchAndIsOneInEnglish) {
  EXPECT_TRUE(singular(Language::fr, 0));
  EXPECT_TRUE(singular(Language::fr, 1));
  EXPECT_FALSE(singular(Language::fr, 2));
  EXPECT_FALSE(singular(Language::en, 0));
  EXPECT_TRUE(singular(Language::en, 1));
}

TEST(Fill, PutsArgumentsInTheirPlacesAndDropsPlacesWithout) {
  EXPECT_EQ(fill(Language::en, Key::problem_used, {"4"}), "Value used: 4.");
  EXPECT_EQ(fill(Language::en, Key::problem_used, {}), "Value used: .");
  EXPECT_EQ(fill(Language::en, Key::problem_used, {"{0}"}), "Value used: {0}.");
}

TEST(Counted, ChoosesTheFormByTheNumber) {
  EXPECT_EQ(counted(Language::en, Key::narration_score_one, Key::narration_score_many, 1, {"3"}),
            "All orders are served: 1 client of 3 is satisfied.");
  EXPECT_EQ(counted(Language::en, Key::narration_score_one, Key::narration_score_many, 0, {"3"}),
            "All orders are served: 0 clients of 3 are satisfied.");
}

}  // namespace
}  // namespace comptoir::text
