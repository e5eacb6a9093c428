#include "picture/controls.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "model/restaurant_parameters.hpp"
#include "picture/settings_panel.hpp"
#include "picture/transport_bar.hpp"

namespace comptoir::picture {
namespace {

constexpr model::RestaurantRows rows = model::restaurant_rows({});
const model::Parameter& row(std::string_view key) { return *std::ranges::find(rows, key, &model::Parameter::key); }

TEST(Slider, ItsHitAreaGivesTheFractionBack) {
  const Slider slider{.start = {50, 20}, .width = 100, .fraction = 0.3f};
  for (const bool touch : {false, true}) {
    const draw::Rect area = slider_area(slider, touch);
    EXPECT_FLOAT_EQ(slider_fraction(area, 80), 0.3f);
    EXPECT_FLOAT_EQ(slider_fraction(area, 0), 0);
    EXPECT_FLOAT_EQ(slider_fraction(area, 500), 1);
    EXPECT_GE(area.h, touch ? 44 : 24);
  }
}

TEST(ParameterSlider, GivesLegalValuesOfItsStep) {
  for (const model::Parameter& p : rows) {
    for (int i = 0; i <= 100; ++i) {
      const std::int64_t value = value_at(p, static_cast<float>(i) / 100);
      EXPECT_GE(value, p.minimum);
      EXPECT_LE(value, p.slider_maximum);
      EXPECT_EQ((value - p.minimum) % p.step, 0) << p.key;
    }
    EXPECT_EQ(value_at(p, 0), p.minimum);
    EXPECT_EQ(value_at(p, 1), p.slider_maximum);
  }
}

TEST(ParameterSlider, EveryValueStandsWhereItIsTaken) {
  const model::Parameter& cooks = row("cooks");
  for (std::int64_t n = cooks.minimum; n <= cooks.slider_maximum; ++n) EXPECT_EQ(value_at(cooks, fraction_of(cooks, n)), n);
  EXPECT_FLOAT_EQ(fraction_of(cooks, 100), 1) << "a typed value past the slider's end";
}

TEST(ParameterValue, IsWrittenAsItsLanguageDoes) {
  const model::Parameter& period = row("period");
  EXPECT_EQ(value_words(text::Language::fr, period, 500'000'000), "0,5");
  EXPECT_EQ(value_words(text::Language::fr, period, 5'000'000'000), "5,0");
  EXPECT_EQ(value_words(text::Language::en, period, 125'000'000), "0.125");
  EXPECT_EQ(value_words(text::Language::en, row("clients"), 100'000), "100,000");
}

TEST(SpeedSlider, SnapsToOneWithinSixPixelsAndToItsStops) {
  constexpr float track = 128;
  EXPECT_EQ(speed_at(0.5f + 5.9f / track, track), 1);
  EXPECT_NE(speed_at(0.5f + 6.5f / track, track), 1);
  for (const double speed : {0.25, 0.5, 1.0, 2.0, 4.0}) EXPECT_EQ(speed_at(fraction_of_speed(speed), track), speed);
  EXPECT_EQ(speed_at(-3, track), 0.25);
  EXPECT_EQ(speed_at(7, track), 4);
}

TEST(SpeedWords, AreShort) {
  EXPECT_EQ(speed_words(text::Language::fr, 1), "1×");
  EXPECT_EQ(speed_words(text::Language::fr, 0.25), "¼×");
  EXPECT_EQ(speed_words(text::Language::en, 1.5), "1.5×");
  EXPECT_EQ(speed_words(text::Language::fr, 2.83), "2,8×");
}

}  // namespace
}  // namespace comptoir::picture
