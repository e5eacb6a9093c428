// Every lesson's Python program, as CPython 3.11 ran it under the virtual clock, against the lesson's run: prints with their
// times, and where the program is asyncio each iteration: handles, ready queue, timers, states, and the line of each
// suspended task. The table below lists what is not compared.
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "session/link.hpp"
#include "tests/lessons/lesson_trace.hpp"

namespace comptoir::session {
namespace {

using Json = nlohmann::json;

const Json& recorded() {
  static const Json runs = [] {
    std::ifstream file(std::string(COMPTOIR_BUILD_FOLDER) + "/oracle/lessons.json");
    return file ? Json::parse(file) : Json::object();
  }();
  return runs;
}

TEST(LessonRecordings, every_lesson_was_recorded) {
  ASSERT_FALSE(recorded().empty()) << "tests/oracle/lesson_traces.py makes build/oracle/lessons.json";
  if (std::getenv("COMPTOIR_SOME_LESSONS")) GTEST_SKIP() << "./run lessons ID... records some";
  for (const model::Lesson& lesson : model::lessons()) {
    if (lesson.modelled == "*" || lesson.stage == model::Stage::drawing) continue;
    const std::string start = "lesson=" + std::string(lesson.id);
    const auto has_run = [&](const auto& item) { return item.key() == start || item.key().starts_with(start + "&"); };
    const auto runs = recorded().items();
    EXPECT_TRUE(std::any_of(runs.begin(), runs.end(), has_run)) << lesson.id;
  }
}

/// Stops at the first difference: prints are many.
void expect_same_lines(const Json& actual, const Json& expected) {
  for (std::size_t i = 0; i < actual.size() && i < expected.size(); ++i) ASSERT_EQ(actual[i], expected[i]) << "printed line " << i;
  ASSERT_EQ(actual.size(), expected.size()) << (actual.size() < expected.size() ? expected : actual).back();
}

class LessonPython : public testing::TestWithParam<std::string> {};

TEST_P(LessonPython, runs_as_CPython_does) {
  const Json& expected = recorded().at(GetParam());
  ASSERT_FALSE(expected.contains("error")) << expected["error"];
  const ParsedLink link = parse_link(GetParam());
  ASSERT_TRUE(link.problems.empty()) << describe(text::Language::en, link.problems.front());
  const Json actual = lesson_trace(link.settings);
  expect_same_lines(actual["prints"], expected["prints"]);
  EXPECT_EQ(actual["end"], expected["end"]);
  if (!expected.contains("ticks")) return;   // not asyncio
  const Json& ticks = actual["ticks"];
  for (std::size_t i = 0; i < expected["ticks"].size() && i < ticks.size(); ++i) {
    Json tick = expected["ticks"][i];
    tick["ev"] = Json::array();
    tick.erase("log");
    ASSERT_TRUE(ticks[i] == tick) << "iteration " << i << ": what leads from CPython's to ours is\n" << Json::diff(tick, ticks[i]).dump();
  }
  EXPECT_EQ(ticks.size(), expected["ticks"].size());
}

std::vector<std::string> links() {
  std::vector<std::string> all;
  for (const auto& [link, run] : recorded().items()) all.push_back(link);
  return all;
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param.substr(std::string_view("lesson=").size());
  for (char& c : name) {
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  }
  return name;
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(LessonPython);
INSTANTIATE_TEST_SUITE_P(Lessons, LessonPython, testing::ValuesIn(links()), test_name);

}  // namespace
}  // namespace comptoir::session
