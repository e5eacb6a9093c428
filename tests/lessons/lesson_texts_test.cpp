// Every lesson's words: there in both languages, of the length that their places allow, with the same places to fill; its
// questions decided by runs; its whole log.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "session/lesson_words.hpp"
#include "session/link.hpp"
#include "session/questions.hpp"
#include "session/utf8.hpp"
#include "tests/lessons/lesson_logs.hpp"

namespace comptoir::session {
namespace {

using model::Lesson;
using text::Language;

std::vector<std::string> ids() {
  std::vector<std::string> all;
  for (const Lesson& lesson : model::lessons()) all.emplace_back(lesson.id);
  return all;
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); i += std::max<std::size_t>(1, utf8_length(text, i))) ++count;
  return count;
}

std::string places(std::string_view text) {
  std::vector<std::string> found;
  for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
    const std::string_view place = text.substr(open, text.find('}', open) - open);
    found.emplace_back(place.substr(0, std::min(place.find('|'), place.size())));
  }
  std::ranges::sort(found);
  std::string all;
  for (const std::string& place : found) all += place + " ";
  return all;
}

/// What French typography forbids: a plain space or none before a high mark, a typewriter's apostrophe, three points.
std::string french_slip(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool before_space = i > 0 && text[i - 1] == ' ';
    if (before_space && (text[i] == ':' || text[i] == ';' || text[i] == '?' || text[i] == '!')) return std::string(text.substr(0, i + 1));
  }
  if (text.find("...") != text.npos || text.find(" %") != text.npos) return std::string(text);
  return {};
}

class LessonWords : public testing::TestWithParam<std::string> {
 protected:
  const Lesson& lesson() const { return *model::find_lesson(GetParam()); }
  const model::Sheet& sheet() const { return *model::find_sheet(GetParam()); }

  void expect_text(std::string_view key, std::size_t most) const {
    for (const Language language : {Language::fr, Language::en}) {
      const std::string_view text = lesson_words(language, lesson(), key);
      EXPECT_FALSE(text.empty()) << key;
      EXPECT_LE(characters(text), most) << key << ": " << text;
    }
    EXPECT_EQ(places(lesson_words(Language::fr, lesson(), key)), places(lesson_words(Language::en, lesson(), key))) << key;
    EXPECT_EQ(french_slip(lesson_words(Language::fr, lesson(), key)), "") << key;
  }
};

TEST_P(LessonWords, are_there_and_fit_their_places) {
  ASSERT_NE(model::find_sheet(GetParam()), nullptr);
  expect_text("title", 44);
  expect_text("short", 20);
  expect_text("objective", 110);
  expect_text("takeaway", 260);
  expect_text("credit", 90);
  for (std::size_t i = 0; i < sheet().count("prints"); ++i) expect_text("prints." + std::to_string(i), 200);
  for (std::size_t i = 0; i < sheet().count("then_now"); ++i) {
    const std::string start = "then_now." + std::to_string(i);
    expect_text(start + ".error", 160);
    expect_text(start + ".why", 240);
  }
  EXPECT_FALSE(sheet().plain("python").empty());
  EXPECT_FALSE(sheet().plain("cpp").empty());
}

TEST_P(LessonWords, name_each_parameter_and_option) {
  for (const model::Parameter& row : lesson().parameters) {
    for (const Language language : {Language::fr, Language::en}) {
      EXPECT_NE(parameter_label(language, lesson(), row), row.key);
      EXPECT_LE(characters(parameter_label(language, lesson(), row)), 26u) << row.key;
      EXPECT_FALSE(parameter_help(language, lesson(), row).empty()) << row.key;
      for (std::size_t i = 0; i < row.options.size(); ++i) {
        EXPECT_LE(characters(option_label(language, lesson(), row, i)), 22u) << row.options[i];
      }
    }
    const std::string start = "parameters." + std::string(row.key) + ".options.";
    for (const std::string_view option : row.options) EXPECT_TRUE(sheet().find(start + std::string(option))) << option;
  }
}

TEST_P(LessonWords, ask_what_a_run_answers) {
  ASSERT_GE(question_count(lesson()), 1u);
  for (std::size_t q = 0; q < question_count(lesson()); ++q) {
    const std::string start = "questions." + std::to_string(q);
    expect_text(start + ".ask", 240);
    const Question asked = question(Language::en, lesson(), q);
    ASSERT_GE(asked.options.size(), 2u);
    const auto right = right_option(settings_of(lesson()), q);
    ASSERT_TRUE(right.has_value()) << asked.ask;
    for (std::size_t i = 0; i < asked.options.size(); ++i) {
      const std::string option = start + ".options." + std::to_string(i);
      expect_text(option + ".text", 90);
      EXPECT_EQ(asked.options[i].wrong.empty(), i == *right) << asked.ask << " / " << asked.options[i].text;
      if (i != *right) expect_text(option + ".wrong", 180);
    }
  }
}

TEST_P(LessonWords, need_earlier_lessons_only) {
  for (std::size_t i = 0; i < sheet().count("needs"); ++i) {
    const std::string_view needed = sheet().plain("needs." + std::to_string(i));
    const auto all = ids();
    EXPECT_LT(std::ranges::find(all, needed), std::ranges::find(all, GetParam())) << needed;
  }
}

/// A goal is not met at first, and some choice of lines or machines meets it.
TEST_P(LessonWords, set_goals_that_are_not_met_yet) {
  if (goal(Language::en, lesson()).empty()) GTEST_SKIP() << "no goal";
  expect_text("goal.ask", 200);
  session::Run run(settings_of(lesson()));
  while (run.advance(1'000'000)) {
  }
  EXPECT_FALSE(goal_met(run));
}

TEST_P(LessonWords, print_the_log_that_is_kept) {
  std::string name = GetParam();
  std::ranges::replace(name, '-', '_');
  std::ifstream file(std::string(COMPTOIR_TEST_DATA) + "/../lessons/logs/" + name + ".txt");
  ASSERT_TRUE(file) << "lesson_programs --logs tests/lessons/logs writes it";
  std::stringstream kept;
  kept << file.rdbuf();
  EXPECT_EQ(lesson_logs(lesson()), kept.str());
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::ranges::replace(name, '-', '_');
  return name;
}
INSTANTIATE_TEST_SUITE_P(Lessons, LessonWords, testing::ValuesIn(ids()), test_name);

}  // namespace
}  // namespace comptoir::session
