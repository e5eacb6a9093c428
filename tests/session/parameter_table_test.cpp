#include "session/parameter_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "session/settings.hpp"

namespace comptoir::session {
namespace {

using Kind = Problem::Kind;

const model::Parameter& row(std::string_view key) {
  const model::Lesson& rush = *default_settings().lesson;
  return rush.parameters[*find_parameter(rush, key)];
}

std::int64_t value(std::string_view key, std::string_view text, Source source = Source::link) {
  const auto read = parse_value(row(key), text, source);
  EXPECT_TRUE(read) << key << "=" << text;
  return read.value_or(-1);
}

Kind refused(std::string_view key, std::string_view text, Source source = Source::link) {
  const auto read = parse_value(row(key), text, source);
  EXPECT_FALSE(read) << key << "=" << text;
  return read ? Kind::unknown_key : read.error().kind;
}

TEST(ParameterTable, HasTheNineOfTheRestaurantInLinkOrder) {
  std::vector<std::string_view> keys;
  for (const model::Parameter& each : model::find_lesson("rush-2-per-second")->parameters) keys.push_back(each.key);
  const std::vector<std::string_view> restaurant = {"clients", "period", "patience", "sodas", "cooks", "batch", "t_soda", "t_burger", "t_fries"};
  ASSERT_GE(keys.size(), restaurant.size());
  keys.resize(restaurant.size());
  EXPECT_EQ(keys, restaurant);
}

TEST(ParameterTable, ReadsLinkNumbersExactly) {
  EXPECT_EQ(value("cooks", "4"), 4);
  EXPECT_EQ(value("cooks", "004"), 4);
  EXPECT_EQ(value("cooks", "4.000"), 4);
  EXPECT_EQ(value("period", "0.5"), 500'000'000);
  EXPECT_EQ(value("period", ".125"), 125'000'000);
  EXPECT_EQ(value("period", "3600"), 3'600'000'000'000);
  EXPECT_EQ(value("period", "0.0010000000000"), 1'000'000);
}

TEST(ParameterTable, LinksRefuseWhatOnlyAFieldTakes) {
  for (const char* text : {"0,5", " 0.5", "0.5 ", "0.5s", "1 000", "\u22121", "", ".", "-", "1.2.3", "1e3", "0x10", "inf", "nan", "٣"}) {
    EXPECT_EQ(refused("period", text), Kind::not_a_number) << text;
  }
}

TEST(ParameterTable, FieldsTakeWhatPeopleType) {
  EXPECT_EQ(value("period", "0,5", Source::typed), 500'000'000);
  EXPECT_EQ(value("period", " 0.5 s ", Source::typed), 500'000'000);
  EXPECT_EQ(value("period", "3\u202f600\u00a0s", Source::typed), 3'600'000'000'000);
  EXPECT_EQ(value("period", "3,600.0", Source::typed), 3'600'000'000'000);
  EXPECT_EQ(value("clients", "10\u202f000", Source::typed), 10'000);
  EXPECT_EQ(value("clients", "10,000", Source::typed), 10'000);
  EXPECT_EQ(value("clients", "100,000", Source::typed), 100'000);
  EXPECT_EQ(refused("clients", "10,01", Source::typed), Kind::off_step);
}

TEST(ParameterTable, RefusesWhatIsOutOfRangeOrOffTheStep) {
  EXPECT_EQ(refused("cooks", "0"), Kind::out_of_range);
  EXPECT_EQ(refused("cooks", "101"), Kind::out_of_range);
  EXPECT_EQ(refused("cooks", "100.5"), Kind::out_of_range);
  EXPECT_EQ(refused("cooks", "-3"), Kind::out_of_range);
  EXPECT_EQ(refused("cooks", "2.5"), Kind::off_step);
  EXPECT_EQ(refused("clients", "100001"), Kind::out_of_range);
  EXPECT_EQ(refused("clients", "99999999999999999999999999"), Kind::out_of_range);
  EXPECT_EQ(refused("batch", "1001"), Kind::out_of_range);
  EXPECT_EQ(refused("period", "3600.001"), Kind::out_of_range);
  EXPECT_EQ(refused("period", "-0.001"), Kind::out_of_range);
  EXPECT_EQ(refused("period", "-0.0000000000001"), Kind::off_step);
  EXPECT_EQ(refused("period", "0.0005"), Kind::off_step);
  EXPECT_EQ(refused("period", "0.0010000000001"), Kind::off_step);
  EXPECT_EQ(refused("period", "\u22121", Source::typed), Kind::out_of_range);
}

TEST(ParameterTable, SaysTheAllowedRangeInTheWordsOfTheLanguage) {
  EXPECT_EQ(range_text(text::Language::fr, row("cooks")), "un nombre entier de 1 à 100");
  EXPECT_EQ(range_text(text::Language::en, row("clients")), "a whole number from 1 to 100,000");
  EXPECT_EQ(range_text(text::Language::fr, row("period")), "une durée de 0 à 3\u202f600\u00a0s, par pas de 0,001\u00a0s");
  const auto problem = parse_value(row("cooks"), "200", Source::typed);
  ASSERT_FALSE(problem);
  EXPECT_EQ(describe(text::Language::fr, problem.error()),
            "cooks (Cuisiniers)\u00a0: «\u00a0200\u00a0» est hors limites. Il faut un nombre entier de 1 à 100.");
}

TEST(ParameterTable, WritesWhatItReads) {
  for (const model::Lesson& lesson : model::lessons()) {
    for (const model::Parameter& each : lesson.parameters) {
      for (const std::int64_t v : {each.minimum, each.maximum, each.initial, each.minimum + each.step}) {
        EXPECT_EQ(parse_value(each, format_value(each, v), Source::link), v) << each.key;
        for (const text::Language language : {text::Language::fr, text::Language::en}) {
          EXPECT_EQ(parse_value(each, display_value(language, each, v), Source::typed), v) << lesson.id << " " << each.key;
        }
      }
    }
  }
}

TEST(ParameterTable, PutsSlidersOnTheirSteps) {
  EXPECT_EQ(nearest_value(row("cooks"), 3.4), 3);
  EXPECT_EQ(nearest_value(row("cooks"), -50), 1);
  EXPECT_EQ(nearest_value(row("cooks"), 1e18), 100);
  EXPECT_EQ(nearest_value(row("cooks"), std::nan("")), 1);
  EXPECT_EQ(nearest_value(row("period"), 0.51e9), 500'000'000);
}

}  // namespace
}  // namespace comptoir::session
