/// Of every lesson, in many settings: its run written as a file and opened again is the same recording, with the same state at every
/// position and the same words.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "session/file_run.hpp"
#include "session/labels.hpp"
#include "session/link.hpp"
#include "session/python_program.hpp"
#include "session/run.hpp"
#include "session/run_words.hpp"
#include "tests/lessons/random_settings.hpp"
#include "tests/trace/mirror.hpp"
#include "tests/trace/round_trip.hpp"

namespace comptoir::session {
namespace {

using trace::Cursor;
using trace::Position;
using trace::testing::describe;

/// Positions that are compared of a run, spread over it.
constexpr Position most_compared = 400;
constexpr std::size_t most_handles = 20'000;

std::shared_ptr<const FileRun> opened(const std::string& text, std::string& problem) {
  FileReader reader;
  if (!reader.read(text)) problem = trace::testing::line_of(reader.problem());
  auto file = problem.empty() ? reader.finish("a file") : nullptr;
  if (!file && problem.empty()) problem = trace::testing::line_of(reader.problem());
  return file;
}

void compare(const Settings& settings) {
  Run run(settings);
  const bool more = run.advance(most_handles);
  if (more) run.cancel();   // a run that was cut is a file, too
  std::string text;
  write_run(run, text::Language::en, [&](std::string_view piece) { text += piece; });
  std::string problem;
  const auto file = opened(text, problem);
  ASSERT_TRUE(file) << problem;
  const Run again(settings_of(file));

  const trace::Recording &a = run.recording(), &b = again.recording();
  ASSERT_EQ(a.handle_count(), b.handle_count());
  EXPECT_EQ(a.hash(), b.hash());
  EXPECT_EQ(a.event_count(), b.event_count());
  EXPECT_EQ(a.end_time().ns, b.end_time().ns);
  EXPECT_EQ(run.finished(), again.finished());
  EXPECT_EQ(run.deadlocked(), again.deadlocked());
  EXPECT_EQ(run.reports().size(), again.reports().size());
  EXPECT_EQ(python_program(settings), python_program(again.settings()));
  ASSERT_EQ(a.printed_count(), b.printed_count());
  for (std::size_t i = 0; i < a.printed_count(); ++i) ASSERT_EQ(printed_line(text::Language::en, run, i), printed_line(text::Language::fr, again, i));
  Cursor at_a(a), at_b(b);
  const Position step = std::max<Position>(1, a.handle_count() / most_compared);
  for (Position k = 0; k <= a.handle_count(); k += step) {
    at_a.seek(k);
    at_b.seek(k);
    ASSERT_EQ(describe(at_a), describe(at_b)) << "at " << k;
  }
  std::string rewritten;
  write_run(again, text::Language::en, [&](std::string_view piece) { rewritten += piece; });
  EXPECT_TRUE(rewritten == text) << "the file of the file is another";
}

class EveryLessonAsAFile : public testing::TestWithParam<const model::Lesson*> {};

TEST_P(EveryLessonAsAFile, IsTheSameRun) {
  const model::Lesson& lesson = *GetParam();
  if (!lesson.program && !lesson.article) return;
  Random random(0xf11e + lesson.id.size());
  std::vector<Settings> all = {settings_of(lesson)};
  for (int i = 0; i < 6; ++i) all.push_back(random_settings(lesson, random));
  all.push_back(settings_of(lesson));
  for (const char* text : {"1.5-2:block:1", "2:client", "2.5:cancel:burger:2", "3-1:fail:soda:3", "3:add:cook"})
    ASSERT_TRUE(insert(all.back().interventions, *parse_intervention(text)));
  for (const Settings& settings : all) {
    SCOPED_TRACE(format_scenario(settings));
    compare(settings);
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Lessons, EveryLessonAsAFile, testing::ValuesIn(model::registered_lessons().begin(), model::registered_lessons().end()),
                         [](const auto& each) {
                           std::string name(each.param->id);
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace comptoir::session
