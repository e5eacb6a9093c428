/// What asyncio logs is shown with the handle during which it came, not with the one before.
#include <gtest/gtest.h>

#include "session/link.hpp"
#include "session/run.hpp"

namespace comptoir::session {
namespace {

TEST(Reports, BelongToTheHandleDuringWhichTheyCome) {
  // The coroutine that nobody awaits goes with the step of main that made it, which prints before and after.
  session::Run run(parse_link("lesson=coroutine-object&variant=call").settings);
  while (run.advance(1'000)) {
  }
  ASSERT_EQ(run.reports().size(), 1u);
  const session::Run::Report& report = run.reports().front();
  const trace::Recording& recording = run.recording();
  ASSERT_GT(recording.printed_count(), 0u);
  EXPECT_EQ(report.position, recording.printed(0).position) << report.message;
  EXPECT_EQ(recording.handle(recording.handle_at(report.position)).info.task, loop::TaskId{1});
}

}  // namespace
}  // namespace comptoir::session
