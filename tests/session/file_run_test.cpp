/// A run from a file in the workbench: it is shown as any run is, and there is nothing to edit in it.
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "session/console.hpp"
#include "session/document.hpp"
#include "session/file_run.hpp"
#include "session/python_program.hpp"
#include "session/run_words.hpp"
#include "session/workbench.hpp"
#include "trace/hash.hpp"

namespace comptoir::session {
namespace {

/// A task that sleeps a second and prints, in a program whose comments look like a lesson's marks.
constexpr const char* small_file = R"json({"version":1,"title":"Mine","made_by":"me","program":{"file":"mine.py","source":"import asyncio\n# if variant=x\nasync def main():\n\tawait asyncio.sleep(1)  # @7\n    print('<b>hello</b>')\n"},"events":[
{"event":"task_created","task":1,"name":"main"},
{"event":"scheduled","handle":1,"kind":"step","task":1},
{"event":"iteration","t":0},
{"event":"run","handle":1},
{"event":"timer_scheduled","handle":2,"kind":"set_result","task":1,"future":"sleep","number":1000000000},
{"event":"line","task":1,"number":4},
{"event":"waits","task":1,"kind":"sleep"},
{"event":"done","handle":1},
{"event":"iteration","t":1000000000},
{"event":"timer_due","handle":2},
{"event":"run","handle":2},
{"event":"scheduled","handle":3,"kind":"wake","task":1},
{"event":"done","handle":2},
{"event":"iteration","t":1000000000},
{"event":"run","handle":3},
{"event":"line","task":1,"number":5},
{"event":"print","task":1,"text":"<b>hello</b>"},
{"event":"finished","task":1,"kind":"result"},
{"event":"done","handle":3}],"reports":[{"k":3,"t":1000000000,"message":"Task exception was never retrieved","task":1,"error":"ValueError('x')"}]}
)json";

std::shared_ptr<const FileRun> open(std::string_view text) {
  FileReader reader;
  EXPECT_TRUE(reader.read(text)) << reader.problem_json();
  auto file = reader.finish("x.json");
  EXPECT_TRUE(file) << reader.problem_json();
  return file;
}

TEST(FileRun, ShowsAsAnyRunDoes) {
  Workbench bench;
  bench.open_file(open(small_file));
  EXPECT_EQ(bench.run().recording().task_count(), 1u);
  EXPECT_TRUE(bench.run().finished());
  EXPECT_EQ(bench.lesson().stage, model::Stage::none);
  EXPECT_TRUE(bench.at_start());
  bench.step_task(1);
  EXPECT_EQ(bench.cursor_after().task(loop::TaskId{1}).state, trace::TaskState::waiting);
  EXPECT_EQ(bench.cursor_after().task(loop::TaskId{1}).place, 4);
  bench.to_end();
  const auto lines = console_lines(bench, 10);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].text, "<b>hello</b>");
  EXPECT_EQ(lines[1].text, "Task exception was never retrieved: ValueError('x')");
  EXPECT_TRUE(lines[1].report);
  EXPECT_TRUE(bench.seek_line(4, -1));
  EXPECT_EQ(bench.time().ns, 0);
  const std::string document = document_json(bench);
  EXPECT_NE(document.find("\"title\":\"Mine\""), std::string::npos);
  EXPECT_NE(document.find(trace::hash_text(bench.run().recording().hash())), std::string::npos);
}

TEST(FileRun, ItsProgramIsShownAsItIsWhateverItsCommentsSay) {
  const auto file = open(small_file);
  ASSERT_EQ(file->lesson.listing.size(), 5u);
  EXPECT_EQ(file->lesson.listing[1].words, "# if variant=x");
  EXPECT_EQ(file->lesson.listing[3].words, "        await asyncio.sleep(1)  # @7");
  EXPECT_EQ(file->lesson.listing[3].place, 4);
  EXPECT_EQ(python_script(settings_of(file)), file->run.source);
}

TEST(FileRun, HasNothingToEdit) {
  Workbench bench;
  bench.open_file(open(small_file));
  EXPECT_FALSE(bench.intervene({.moment = {}, .deed = Deed::block, .time = loop::seconds(1)}));
  bench.keep();
  EXPECT_FALSE(bench.keeping());
  bench.set_comparing(true);
  EXPECT_EQ(bench.run_count(), 1u);
  EXPECT_TRUE(bench.settings().values.empty());
}

TEST(FileRun, ALinkOfItSaysThatItIsInAFile) {
  Workbench bench;
  bench.open_file(open(small_file));
  bench.to_end();
  const std::string link = bench.link();
  EXPECT_EQ(link.substr(0, 22), "lesson=a-run-in-a-file");
  bench.open_link(link);
  ASSERT_FALSE(bench.problems().empty());
  EXPECT_EQ(bench.problems()[0].value, "a-run-in-a-file");
  EXPECT_EQ(bench.lesson().id, "rush-2-per-second");
  EXPECT_FALSE(bench.settings().file);
}

TEST(FileRun, AnotherOneTakesItsPlaceAndALessonToo) {
  Workbench bench;
  bench.open_file(open(small_file));
  bench.select_task(loop::TaskId{1});
  bench.open_file(open(R"({"version":1,"events":[],"complete":false})"));
  EXPECT_EQ(bench.selected_task(), loop::TaskId::none);
  EXPECT_EQ(bench.run().recording().handle_count(), 0u);
  EXPECT_TRUE(bench.run().truncated());
  EXPECT_TRUE(bench.notices().empty());
  EXPECT_FALSE(bench.choose_lesson("tic-tac"));
  EXPECT_EQ(bench.lesson().id, "tic-tac");
  EXPECT_FALSE(bench.settings().file);
}

TEST(FileRun, AProblemIsToldAsData) {
  FileReader reader;
  EXPECT_FALSE(reader.read("{\"version\":1,\n\"events\":[{\"event\":\"<img src=x onerror=1>\"}]}"));
  EXPECT_EQ(reader.problem_json().substr(0, 96),
            R"({"kind":"unknown_word","path":"events[0].event","value":"\"<img src=x onerror=1>\"","allowed":"i)");
}

}  // namespace
}  // namespace comptoir::session
