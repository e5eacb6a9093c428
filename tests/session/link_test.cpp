#include "session/link.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "model/restaurant_parameters.hpp"
#include "session/arrivals.hpp"
#include "session/parameter_table.hpp"
#include "session/run.hpp"
#include "tests/session/random.hpp"

namespace comptoir::session {
namespace {

using Kind = Problem::Kind;

std::int64_t value(const Settings& settings, std::string_view key) { return value_of(settings, key).value_or(-1); }

std::vector<Kind> kinds(const ParsedLink& link) {
  std::vector<Kind> kinds;
  for (const Problem& problem : link.problems) kinds.push_back(problem.kind);
  return kinds;
}

bool is_legal_list(const model::Lesson& lesson, const model::Values& values) {
  if (values.size() < lesson.parameters.size()) return false;
  const auto list = std::span(values).subspan(lesson.parameters.size());
  if (list.empty()) return true;
  return model::has_arrivals(lesson.parameters) && list.size() <= model::most_arrivals && std::ranges::is_sorted(list) && list.front() >= 0 &&
         list.back() <= model::arrive_row.maximum && std::ranges::all_of(list, [](std::int64_t time) { return time % model::arrive_row.step == 0; });
}

void put_random_list(const model::Lesson& lesson, model::Values& values, Random& random) {
  if (!model::has_arrivals(lesson.parameters)) return;
  Arrivals list(1 + random.below(random.chance(8) ? model::most_arrivals : 30));
  for (std::int64_t& time : list) time = static_cast<std::int64_t>(random.below(random.chance(2) ? 3'600'001 : 9'000)) * 1'000'000;
  std::ranges::sort(list);
  model::put_arrivals(lesson.parameters, values, list);
}

bool is_legal(const Settings& settings) {
  if (!settings.lesson || !is_legal_list(*settings.lesson, settings.values) || (settings.kept && !is_legal_list(*settings.lesson, settings.kept->values))) return false;
  for (std::size_t i = 0; i < settings.lesson->parameters.size(); ++i) {
    const model::Parameter& row = settings.lesson->parameters[i];
    const std::int64_t v = settings.values[i];
    if (v < row.minimum || v > row.maximum || (v - row.minimum) % row.step != 0) return false;
    const std::int64_t a = settings.kept ? settings.kept->values.at(i) : v;
    if (a < row.minimum || a > row.maximum || (a - row.minimum) % row.step != 0) return false;
  }
  return !settings.moment || settings.moment->time >= loop::Time{};
}

Settings random_settings(Random& random) {
  const auto lessons = model::lessons();
  Settings settings = settings_of(lessons[random.below(lessons.size())]);
  for (std::size_t i = 0; i < settings.values.size(); ++i) {
    const model::Parameter& row = settings.lesson->parameters[i];
    const auto steps = static_cast<std::uint64_t>((row.maximum - row.minimum) / row.step);
    if (!random.chance(3)) settings.values[i] = row.minimum + row.step * static_cast<std::int64_t>(random.below(steps + 1));
  }
  if (random.chance(2)) put_random_list(*settings.lesson, settings.values, random);
  if (random.chance(2)) settings.moment = trace::Moment{{static_cast<std::int64_t>(random.below(1'000'000'000'000))}, static_cast<std::uint32_t>(random.below(5))};
  if (random.chance(2)) settings.language = random.chance(2) ? text::Language::fr : text::Language::en;
  if (random.chance(2)) settings.theme = random.chance(2) ? Theme::dark : Theme::light;
  settings.level = static_cast<model::Level>(random.below(3));
  settings.future_shown = random.chance(2);
  if (random.chance(3)) {
    settings.kept = kept_of(settings);
    for (std::size_t i = 0; i < settings.values.size(); ++i)
      if (i < settings.lesson->parameters.size() && random.chance(3)) settings.kept->values[i] = settings.lesson->parameters[i].maximum;
    if (random.chance(3)) put_random_list(*settings.lesson, settings.kept->values, random);
    else if (random.chance(3)) model::put_arrivals(settings.lesson->parameters, settings.kept->values, {});
  }
  return settings;
}

TEST(Link, OfTheDesignReadsAsItSays) {
  const ParsedLink link = parse_link("#lesson=rush-2-per-second&clients=10&period=0.5&cooks=3&t=3.5&lang=fr");
  EXPECT_TRUE(link.problems.empty());
  EXPECT_EQ(link.settings.lesson->id, "rush-2-per-second");
  EXPECT_EQ(value(link.settings, "period"), 500'000'000);
  EXPECT_EQ(link.settings.moment, (trace::Moment{{3'500'000'000}, 0}));
  EXPECT_EQ(link.settings.language, text::Language::fr);
  EXPECT_EQ(format_link(link.settings), "lesson=rush-2-per-second&t=3.5&lang=fr");
}

TEST(Link, EmptyOpensTheRush) {
  for (const char* text : {"", "#", "?", "&", "#&&&", "https://example.org/", "https://example.org/#"}) {
    const ParsedLink link = parse_link(text);
    EXPECT_TRUE(link.problems.empty()) << text;
    EXPECT_EQ(link.settings, default_settings()) << text;
  }
  EXPECT_EQ(default_settings().level, model::Level::loop);
  EXPECT_TRUE(default_settings().future_shown);
}

TEST(Link, IsReadFromAWholeAddress) {
  const ParsedLink link = parse_link("https://example.org/a/?cooks=4#lesson=rush-2-per-second&sodas=2");
  EXPECT_TRUE(link.problems.empty());
  EXPECT_EQ(value(link.settings, "cooks"), 4);
  EXPECT_EQ(value(link.settings, "sodas"), 2);
}

TEST(Link, WritesOnlyWhatDiffersInAFixedOrder) {
  const ParsedLink link = parse_link("theme=light&n=7&t=3.5&fries=&future=hidden&level=expert&t_soda=0.125&cooks=4&clients=10&lesson=rush-2-per-second&lang=en");
  EXPECT_EQ(kinds(link), std::vector{Kind::unknown_key});
  EXPECT_EQ(format_link(link.settings), "lesson=rush-2-per-second&cooks=4&t_soda=0.125&t=3.5&n=7&level=expert&future=hidden&lang=en&theme=light");
  EXPECT_EQ(format_scenario(link.settings), "lesson=rush-2-per-second&cooks=4&t_soda=0.125");
}

TEST(Link, NamesEachBadKeyItsValueWhatIsAllowedAndWhatIsUsed) {
  const ParsedLink link = parse_link("lesson=nope&cooks=200&period=0,5&batch=2.5&sodas=2&sodas=3&colour=red&lang=de&theme=&v=9&n=4");
  ASSERT_EQ(kinds(link), (std::vector{Kind::unknown_value, Kind::out_of_range, Kind::not_a_number, Kind::off_step, Kind::duplicate,
                                      Kind::unknown_key, Kind::unknown_value, Kind::unknown_value, Kind::unsupported_version, Kind::alone}));
  EXPECT_EQ(value(link.settings, "cooks"), 3);
  EXPECT_EQ(value(link.settings, "period"), 500'000'000);
  EXPECT_EQ(value(link.settings, "batch"), 5);
  EXPECT_EQ(value(link.settings, "sodas"), 2);
  std::vector<std::string> said;
  for (const Problem& problem : link.problems) said.push_back(describe(text::Language::en, problem));
  EXPECT_TRUE(said[0].starts_with("lesson: “nope” is not possible. Possible values: ")) << said[0];
  EXPECT_TRUE(said[0].ends_with(" Value used: rush-2-per-second.")) << said[0];
  EXPECT_EQ(said[1], "cooks (Cooks): “200” is out of range. It takes a whole number from 1 to 100. Value used: 3.");
  EXPECT_EQ(said[2], "period (Interval): “0,5” is not a number. It takes a time from 0 to 3,600\u00a0s, in steps of 0.001\u00a0s. Value used: 0.5\u00a0s.");
  EXPECT_EQ(said[4], "sodas is given more than once: “3” is ignored. Value used: 2.");
  EXPECT_EQ(said[6], "lang: “de” is not possible. Possible values: fr, en. Value used: the browser’s own.");
  EXPECT_EQ(said[8], "v: version “9” is not known. Possible versions: 1. Value used: 1.");
  for (const Problem& problem : link.problems) EXPECT_FALSE(describe(text::Language::fr, problem).empty());
}

/// What is written first and refused is not what is used.
TEST(Link, OfAKeyGivenTwiceSaysWhatIsReallyUsed) {
  const ParsedLink link = parse_link("lesson=nope&cooks=0&cooks=4&period=x&period=1&theme=blue&theme=dark&lang=fr&lang=en&lesson=rush-10");
  ASSERT_EQ(kinds(link), (std::vector{Kind::unknown_value, Kind::out_of_range, Kind::duplicate, Kind::not_a_number, Kind::duplicate,
                                      Kind::unknown_value, Kind::duplicate, Kind::duplicate, Kind::duplicate}));
  const auto said = [&](std::size_t i) { return describe(text::Language::en, link.problems[i]); };
  EXPECT_EQ(said(2), "cooks is given more than once: “4” is ignored. Value used: 3.");
  EXPECT_EQ(said(4), "period is given more than once: “1” is ignored. Value used: 0.5\u00a0s.");
  EXPECT_EQ(said(6), "theme is given more than once: “dark” is ignored.");
  EXPECT_EQ(said(7), "lang is given more than once: “en” is ignored. Value used: fr.");
  EXPECT_EQ(said(8), "lesson is given more than once: “rush-10” is ignored. Value used: rush-2-per-second.");
  EXPECT_EQ(value(link.settings, "cooks"), 3);
  EXPECT_EQ(link.settings.theme, std::nullopt);
}

TEST(Link, SaysItsRangesAsNumbers) {
  EXPECT_EQ(describe(text::Language::en, parse_link("t=x").problems.front()), "t: “x” is not possible. Possible values: 0 – 1000000000\u00a0s. Value used: the start.");
  EXPECT_EQ(describe(text::Language::en, parse_link("t=1&n=0").problems.front()), "n: “0” is not possible. Possible values: 1 – 1000000000. Value used: the last one of that instant.");
}

TEST(Link, DecodesPercentsAndNamesThoseThatAreBroken) {
  EXPECT_EQ(value(parse_link("%63ooks=%34").settings, "cooks"), 4);
  for (const char* text : {"cooks=%", "cooks=%4", "cooks=%zz", "cooks=%ff", "%c3%28=1", "cooks=\xff"}) {
    const ParsedLink link = parse_link(text);
    EXPECT_EQ(kinds(link), std::vector{Kind::bad_encoding}) << text;
    EXPECT_EQ(link.settings, default_settings()) << text;
  }
}

TEST(Link, TimesAreMultiplesOfANanosecondWithinReach) {
  EXPECT_EQ(parse_link("t=0.000000001").settings.moment, (trace::Moment{{1}, 0}));
  EXPECT_EQ(parse_link("t=1000000000&n=3").settings.moment, (trace::Moment{{1'000'000'000'000'000'000}, 3}));
  for (const char* text : {"t=-1", "t=0.0000000001", "t=1000000001", "t=x", "t=1e9", "t=", "t=1&n=0", "t=1&n=1.5", "t=1&n=-1", "t=1&n=99999999999"}) {
    const ParsedLink link = parse_link(text);
    EXPECT_EQ(kinds(link), std::vector{Kind::unknown_value}) << text;
  }
}

TEST(Link, ThatIsTooLongIsCutAndSaysSo) {
  std::string text = "cooks=4";
  while (text.size() < 10'000'000) text += text.size() < 100'000 ? "&x=1" : text;
  const ParsedLink link = parse_link(text);
  EXPECT_EQ(value(link.settings, "cooks"), 4);
  ASSERT_EQ(link.problems.size(), 21u);
  EXPECT_EQ(link.problems.front().kind, Kind::too_long);
  EXPECT_EQ(link.problems.back().kind, Kind::too_many);
}

/// "cooks=50" cut to "cooks=5" would be another kitchen.
TEST(Link, ThatIsCutWithinAValueLeavesThatValueOut) {
  const std::string start = "sodas=2" + std::string(longest_link - 15, '&');
  for (const auto& [end, cooks] : {std::pair{"&cooks=50", 3}, {"&cooks=5&x=1", 5}, {"&cooks=5#x=1", 5}, {"&cooks=%350", 3}}) {
    const ParsedLink link = parse_link(start + end);
    EXPECT_EQ(kinds(link), std::vector{Kind::too_long}) << end;
    EXPECT_EQ(value(link.settings, "sodas"), 2) << end;
    EXPECT_EQ(value(link.settings, "cooks"), cooks) << end;
  }
  EXPECT_EQ(parse_link(std::string(longest_link + 1, '9')).settings, default_settings());
}

/// Each list with as many parts as it may have, the longest ones.
TEST(Link, TheLongestHasRoomForAllThatSettingsHold) {
  const auto of = [](std::size_t n, std::string_view part) {
    std::string all;
    while (n-- > 0) all += part;
    return all;
  };
  constexpr std::int64_t last = 999'999'999'999'999'999;
  Settings settings = default_settings();
  for (std::size_t i = 0; i < most_interventions; ++i)
    ASSERT_TRUE(insert(settings.interventions, {.moment = {{last}, 1'000'000'000}, .deed = Deed::cancel, .name = of(longest_name / 4, "🍟")}));
  for (std::uint32_t i = 0; i < most_marks; ++i) ASSERT_TRUE(put_mark(settings.marks, {{{last}, 900'000'000 + i}, of(longest_caption, "🍟")}));
  for (std::size_t i = 0; i < most_stops; ++i)
    settings.stops.push_back({.kind = Stop::Kind::task, .name = of(117, "🍟") + std::to_string(100 + i)});
  settings.kept = kept_of(settings);
  settings.kept->interventions.back().moment.n = 999'999'999;
  std::ranges::rotate(settings.kept->interventions, settings.kept->interventions.end() - 1);
  settings.moment = trace::Moment{{last}, 1'000'000'000};
  const std::string text = format_link(settings);
  EXPECT_GT(text.size(), 250'000u);
  const ParsedLink link = parse_link("https://example.org/comptoir/v1/#" + text);
  EXPECT_TRUE(link.problems.empty());
  EXPECT_EQ(link.settings, settings);
}

TEST(Link, ShowsNothingThatCouldHideOrTurnText) {
  EXPECT_EQ(safe_excerpt("a\x01" "b\u202e" "c\x7f"), "a\uFFFDb\uFFFDc\uFFFD");
  EXPECT_EQ(safe_excerpt("\xff"), "\uFFFD");
  EXPECT_EQ(safe_excerpt(std::string(100, 'x')), std::string(40, 'x') + "…");
  EXPECT_EQ(safe_excerpt("<b>é</b>"), "<b>é</b>");
}

TEST(Link, GivesBackAnySettings) {
  Random random(2024);
  for (int i = 0; i < 2'000; ++i) {
    const Settings settings = random_settings(random);
    const std::string text = format_link(settings);
    const ParsedLink link = parse_link(text);
    ASSERT_TRUE(link.problems.empty()) << text;
    ASSERT_EQ(link.settings, settings) << text;
    ASSERT_EQ(format_link(link.settings), text);
  }
}

TEST(Link, TakesRandomBytes) {
  Random random(7);
  for (int i = 0; i < 6'000; ++i) {
    std::string text;
    for (std::uint64_t n = random.below(120); n > 0; --n) text += static_cast<char>(random.chance(4) ? "&=%#?t.,-"[random.below(9)] : random.below(256));
    const ParsedLink link = parse_link(text);
    ASSERT_TRUE(is_legal(link.settings));
    for (const Problem& problem : link.problems) ASSERT_FALSE(describe(text::Language::fr, problem).empty());
  }
}

TEST(Link, TakesMutatedLinks) {
  Random random(11);
  for (int i = 0; i < 6'000; ++i) {
    std::string text = format_link(random_settings(random));
    for (std::uint64_t n = 1 + random.below(4); n > 0; --n) {
      const auto at = random.below(text.size() + 1);
      if (random.chance(3)) text.insert(at, 1, "&=%0159.,-+nt\xc3\n"[random.below(15)]);
      else if (random.chance(2)) text = text.substr(0, at) + text.substr(std::min<std::size_t>(at + random.below(6), text.size()));
      else text += "&" + text.substr(at);
      if (text.empty()) break;
    }
    const ParsedLink link = parse_link(text);
    ASSERT_TRUE(is_legal(link.settings)) << text;
    const ParsedLink again = parse_link(format_link(link.settings));
    ASSERT_TRUE(again.problems.empty()) << text;
    ASSERT_EQ(again.settings, link.settings) << text;
  }
}

}  // namespace
}  // namespace comptoir::session
