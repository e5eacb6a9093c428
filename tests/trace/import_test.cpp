/// A run's file gives the recording that it was written of, and a file that no run could give is refused, with the place of what
/// is wrong first.
#include <gtest/gtest.h>

#include <string>

#include "mirror.hpp"
#include "programs.hpp"
#include "round_trip.hpp"
#include "script.hpp"
#include "trace/cursor.hpp"

namespace comptoir::trace::testing {
namespace {

/// Everything that a recording tells, at every position.
void expect_same(const Recording& a, const Recording& b) {
  ASSERT_EQ(a.handle_count(), b.handle_count());
  EXPECT_EQ(a.event_count(), b.event_count());
  EXPECT_EQ(hash_text(a.hash()), hash_text(b.hash()));
  EXPECT_EQ(a.end_time().ns, b.end_time().ns);
  EXPECT_EQ(a.iteration_count(), b.iteration_count());
  EXPECT_EQ(a.printed_count(), b.printed_count());
  Cursor at_a(a), at_b(b);
  for (Position k = 0; k <= a.handle_count(); ++k) {
    for (const bool held : {true, false}) {
      at_a.seek(k, held);
      at_b.seek(k, held);
      ASSERT_EQ(describe(at_a), describe(at_b)) << "at " << k;
    }
  }
}

template <class Program>
void expect_round_trip(Program program) {
  Recording recording;
  Recorder recorder(recording);
  program(recorder);
  recorder.finish();
  const std::string text = file_of(recording);
  const Read read = read_file(text);
  ASSERT_FALSE(read.problem) << line_of(read.problem);
  expect_same(recording, read.run->recording);
  EXPECT_EQ(file_of(read.run->recording), text);
}

TEST(Import, GivesTheRecordingOfTheRunThatWasWritten) {
  expect_round_trip([](loop::Observer& observer) { run_restaurant(observer); });
  expect_round_trip([](loop::Observer& observer) { run_sleepers(observer, 40, 5); });
  for (std::uint32_t seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE(seed);
    expect_round_trip([&](loop::Observer& observer) { run_muddle(observer, seed); });
  }
}

TEST(Import, AFileInSmallPiecesIsTheSameFile) {
  Recording recording;
  Recorder recorder(recording);
  run_muddle(recorder, 7);
  recorder.finish();
  const std::string text = file_of(recording);
  for (const std::size_t piece : {1, 2, 7, 1000}) {
    const Read read = read_file(text, piece);
    ASSERT_FALSE(read.problem) << line_of(read.problem);
    EXPECT_EQ(read.run->recording.hash(), recording.hash());
  }
}

TEST(Import, KeepsTheWordsOfTheRun) {
  Recording recording;
  Recorder recorder(recording);
  run_restaurant(recorder, {.clients = 2});
  recorder.finish();
  RunWords words;
  words.title = "Zwölf «clients» \x01 \"\\ 🍟";
  words.file = "mine.py";
  words.source = "import asyncio\n\nasync def main():\n\tpass\n";
  words.places = {3, 4};
  words.printed = [](std::size_t i) { return "line " + std::to_string(i); };
  words.reports = {{2, {}, loop::TaskId{1}, "Task exception was never retrieved", "ValueError('x')"}};
  words.complete = false;
  const Read read = read_file(file_of(recording, words));
  ASSERT_FALSE(read.problem) << line_of(read.problem);
  const ImportedRun& run = *read.run;
  EXPECT_EQ(run.title, words.title);
  EXPECT_EQ(run.file, words.file);
  EXPECT_EQ(run.source, words.source);
  EXPECT_EQ(run.places, words.places);
  EXPECT_FALSE(run.complete);
  ASSERT_EQ(run.printed.size(), recording.printed_count());
  ASSERT_GT(run.printed.size(), 1u);
  EXPECT_EQ(run.printed[1], "line 1");
  ASSERT_EQ(run.reports.size(), 1u);
  EXPECT_EQ(run.reports[0].error, "ValueError('x')");
}

/// The problem of a file whose events are these, after a task and its first step were made.
std::string after_start(const std::string& events) {
  const std::string start =
      R"({"version":1,"events":[
{"event":"task_created","task":1,"name":"main"},
{"event":"scheduled","handle":1,"kind":"step","task":1},
{"event":"iteration","t":5},
{"event":"run","handle":1},
)";
  return line_of(read_file(start + events + "]}").problem);
}

TEST(Import, NamesWhatNoLoopDoes) {
  EXPECT_EQ(after_start(R"({"event":"scheduled","handle":3,"kind":"call"})"), R"(6:31 events[4].handle next_number [3] allowed [2])");
  EXPECT_EQ(after_start(R"({"event":"task_created","task":1,"name":"x"})"), R"(6:32 events[4].task next_number [1] allowed [2])");
  EXPECT_EQ(after_start(R"({"event":"iteration","t":6})"), R"(6:10 events[4].event handle_runs ["iteration"] allowed [1])");
  EXPECT_EQ(after_start(R"({"event":"block","t":4})"), R"(6:22 events[4].t time_back [4] allowed [5])");
  EXPECT_EQ(after_start(R"({"event":"run","handle":1})"), R"(6:10 events[4].event handle_runs ["run"] allowed [1])");
  EXPECT_EQ(after_start(R"({"event":"done","handle":9})"), R"(6:26 events[4].handle no_such_handle [9] allowed [1 … 1])");
  EXPECT_EQ(after_start(R"({"event":"waits","task":2,"kind":"sleep"})"), R"(6:25 events[4].task no_such_task [2] allowed [1 … 1])");
  EXPECT_EQ(after_start(R"({"event":"waits","task":1,"kind":"sleep"},{"event":"waits","task":1,"kind":"sleep"})"),
            R"(6:67 events[5].task not_running [1] allowed [])");
  EXPECT_EQ(after_start(R"({"event":"finished","task":1,"kind":"result"},{"event":"cancel_pending","task":1})"),
            R"(6:80 events[5].task task_over [1] allowed [])");
  EXPECT_EQ(after_start(R"({"event":"acquired","task":1,"resource":1})"), R"(6:41 events[4].resource no_such_resource [1] allowed [1 … 0])");
  EXPECT_EQ(after_start(R"({"event":"timer_scheduled","handle":2,"kind":"wake","task":1,"number":9})"),
            R"(6:10 events[4].event no_timer_kind ["timer_scheduled"] allowed [])");
  EXPECT_EQ(after_start(R"({"event":"timer_scheduled","handle":2,"kind":"set_result","task":1,"number":9},{"event":"done","handle":1},{"event":"timer_due","handle":2})"),
            R"(6:138 events[6].handle not_due [2] allowed [9])");
  EXPECT_EQ(after_start(R"({"event":"done","handle":1},{"event":"run","handle":1})"), R"(6:53 events[5].handle not_first [1] allowed [])");
}

TEST(Import, NamesWhatIsNoMemberOfARun) {
  EXPECT_EQ(after_start(R"({"event":"run","handel":1})"), "6:16 events[4].handel unknown_member [\"handel\"] allowed [event, k, t, handle, task, other, resource, kind, future, name, number, a, b, text]");
  EXPECT_EQ(after_start(R"({"event":"run","handle":1,"handle":1})"), R"(6:27 events[4].handle twice ["handle"] allowed [])");
  EXPECT_EQ(after_start(R"({"event":"run"})"), R"(6:1 events[4] missing [] allowed [handle])");
  EXPECT_EQ(after_start(R"({"event":"run","handle":1,"task":1})"), R"(6:34 events[4].task not_here [1] allowed [handle])");
  EXPECT_EQ(after_start(R"({"event":"ran","handle":1})").substr(0, 44), R"(6:10 events[4].event unknown_word ["ran"] al)");
  EXPECT_EQ(after_start(R"({"event":"finished","task":1,"kind":"well"})"), R"(6:37 events[4].kind unknown_word ["well"] allowed [result, cancelled, error])");
  EXPECT_EQ(after_start(R"({"event":"run","handle":"1"})"), R"(6:25 events[4].handle wrong_type ["1"] allowed [number])");
  EXPECT_EQ(after_start(R"({"event":"run","handle":0})"), R"(6:25 events[4].handle out_of_range [0] allowed [1 … 16777215])");
  EXPECT_EQ(after_start(R"({"event":"run","handle":1.5})"), R"(6:26 events[4].handle not_whole [1.…] allowed [])");
  EXPECT_EQ(after_start(R"({"event":"run","handle":99999999999999999999999})").substr(0, 36), R"(6:25 events[4].handle out_of_range [)");
  EXPECT_EQ(after_start(R"({"k":7,"event":"block","t":7})"), R"(6:6 events[4].k place [7] allowed [1])");
  EXPECT_EQ(after_start(R"(7)"), R"(6:1 events[4] wrong_type [7] allowed [{…}])");
  EXPECT_EQ(line_of(read_file(R"({"version":2,"events":[]})").problem), R"(1:12 version version [2] allowed [1])");
  EXPECT_EQ(line_of(read_file(R"({"version":1})").problem), R"(1:1  missing [] allowed [events])");
  EXPECT_EQ(line_of(read_file(R"({"version":1,"events":[],"hash":"0123456789abcdef"})").problem).substr(0, 40), R"(1:33 hash hash ["0123456789abcdef"] allo)");
  EXPECT_EQ(line_of(read_file(R"({"version":1,"events":[],"reports":[{"k":3,"t":0,"message":"m"}]})").problem), "1:1 reports[0].k place [] allowed [0 … 0]");
}

TEST(Import, NamesWhatIsNoJson) {
  const auto problem = [](std::string_view text) { return line_of(read_file(text).problem); };
  EXPECT_EQ(problem(""), R"(1:1  cut [] allowed [])");
  EXPECT_EQ(problem("PK\x03\x04"), "1:1  not_json [] allowed [\"…\"  0  {  []");
  EXPECT_EQ(problem("{\n \"version\" 1}"), R"(2:12 version not_json [] allowed [:])");
  EXPECT_EQ(problem("{\"version\":1,}"), R"(1:14 version not_json [] allowed ["…"])");
  EXPECT_EQ(problem("{\"version\":01}"), R"(1:13 version not_json [] allowed ["…"  0  {  [])");
  EXPECT_EQ(problem("{\"title\":\"\xff\"}"), R"(1:11 title not_utf8 [] allowed [])");
  EXPECT_EQ(problem("{\"title\":\"\xc0\xaf\"}"), R"(1:11 title not_utf8 [] allowed [])");
  EXPECT_EQ(problem("{\"title\":\"\\ud800\"}"), R"(1:17 title bad_escape [] allowed [])");
  EXPECT_EQ(problem("{\"title\":\"\\x\"}"), R"(1:12 title bad_escape [] allowed [])");
  EXPECT_EQ(problem("{\"title\":nil}"), R"(1:11 title not_json [] allowed ["…"  0  {  [])");
  EXPECT_EQ(problem("{\"events\":[" + std::string(20, '[')), R"(1:12 events[0] wrong_type [] allowed [{…}])");
  EXPECT_EQ(problem("[]"), R"(1:1  wrong_type [] allowed [{…}])");
  EXPECT_EQ(problem(R"({"version":1,"events":[]} x)"), R"(1:27  not_json [] allowed [])");
  EXPECT_EQ(problem("{\"title\":\"" + std::string(4'001, 'x') + "\"}"), R"(1:4011 title too_long [] allowed [4000])");
}

/// Every file that ends too early is refused as such: none is taken for a whole one, and nothing crashes.
TEST(Import, AFileThatIsCutIsRefused) {
  Recording recording;
  Recorder recorder(recording);
  run_muddle(recorder, 2, 4);
  recorder.finish();
  std::string text = file_of(recording);
  text.resize(text.find_last_of('}') + 1);
  for (std::size_t length = 0; length < text.size(); ++length) {
    const Read read = read_file(std::string_view(text).substr(0, length));
    ASSERT_EQ(read.problem.kind, ImportProblem::Kind::cut) << length << ": " << line_of(read.problem);
  }
}

}  // namespace
}  // namespace comptoir::trace::testing
