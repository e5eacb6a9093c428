/// The loop that document 004 builds is recorded as the real one: its queue can be looked at after every step.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "loop/mini/mini_loop.hpp"
#include "trace/cursor.hpp"
#include "trace/recorder.hpp"

namespace comptoir::trace::testing {
namespace {

using Names = std::vector<std::string>;

mini::Generator<> subtask(int n) {
  for (int i = 0; i < n; ++i) co_yield {};
}
mini::Generator<> example(mini::Loop& loop) {
  const auto sub = loop.schedule(subtask(5), "subtask");
  co_yield {};
  sub->cancel();
  co_yield {};
}

Names ready(const Cursor& cursor) {
  Names names;
  for (const HandleView& handle : cursor.ready()) names.push_back(cursor.recording().task(handle.info.task).name.str());
  return names;
}

TEST(MiniRecording, TellsTheQueueAfterEveryStep) {
  Recording recording;
  Recorder recorder(recording);
  mini::Loop loop(&recorder);
  loop.run_until_complete(example(loop), "example");
  recorder.finish();

  ASSERT_EQ(recording.handle_count(), 4u);  // what is dropped does not run
  Cursor cursor(recording);
  const std::vector<Names> queues = {
      {"example"}, {"subtask", "example"}, {"example", "subtask"}, {"subtask", "example"}, {}};
  const Names running = {"", "example", "subtask", "example", "example"};
  for (Position k = 0; k <= 4; ++k) {
    cursor.seek(k, false);
    EXPECT_EQ(ready(cursor), queues[k]) << "after step " << k;
    cursor.seek(k);
    EXPECT_EQ(k == 0 ? "" : recording.task(cursor.running_task()).name.str(), running[k]) << "in step " << k;
  }
}

}  // namespace
}  // namespace comptoir::trace::testing
