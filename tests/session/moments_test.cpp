// What goes on within a handle that takes time, and moments found by what happened there.
#include <gtest/gtest.h>

#include "model/listing.hpp"
#include "model/sheet.hpp"
#include "session/console.hpp"
#include "session/narration.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {
namespace {

loop::Time at(int seconds) { return loop::Time{} + loop::seconds(seconds); }

/// The listing's line of a place, in the variant shown.
std::uint32_t line_of(const Workbench& bench, std::uint16_t place) {
  const model::Sheet* sheet = model::find_sheet(bench.lesson().id);
  for (const model::ListingLine& line : model::read_listing(sheet->plain("python"), bench.lesson().parameters, bench.run().settings().values))
    if (line.place == place) return line.number;
  return 0;
}

TEST(Moments, SynchronousWorkHoldsTheThreadBetweenTwoPositions) {
  Workbench bench;
  bench.open_link("lesson=order-sync-async&variant=sync&t=30");
  ASSERT_TRUE(bench.blocked());
  EXPECT_EQ(bench.blocked()->to, at(60));
  EXPECT_EQ(bench.printed_count(), 1u);   // burger started
  EXPECT_EQ(console_lines(bench, 10).size(), 1u);
  bench.seek(at(100));
  EXPECT_EQ(bench.blocked()->from, at(60));
  EXPECT_EQ(bench.printed_count(), 3u);
  bench.to_end();
  EXPECT_FALSE(bench.blocked());
  bench.to_start();
  EXPECT_FALSE(bench.blocked());
  EXPECT_EQ(bench.printed_count(), 0u);
}

TEST(Moments, PlayingGoesThroughTheTimeOfAFirstHandle) {
  Workbench bench;
  bench.open_link("lesson=order-sync-async&variant=sync");
  bench.play();
  bench.tick(1);
  EXPECT_EQ(bench.time(), at(30));   // the lesson's pace
  EXPECT_TRUE(bench.blocked());
  EXPECT_EQ(sentence(bench), "main blocks the thread: nothing else can move.");
}

TEST(Moments, ALoopThatSleepsIsNotBlocked) {
  Workbench bench;
  bench.open_link("lesson=order-sync-async&variant=async&t=30.5");
  EXPECT_FALSE(bench.blocked());
  EXPECT_EQ(bench.time(), loop::Time{} + loop::milliseconds(30'500));
}

TEST(Moments, ALineOfTheProgramIsFoundWhereItRunsNext) {
  Workbench bench;
  bench.open_link("lesson=order-sync-async&variant=async");
  const std::uint32_t ready = line_of(bench, 3);   // print(f"{dish} ready")
  ASSERT_GT(ready, 0u);
  for (const int seconds : {30, 60, 120}) {
    ASSERT_TRUE(bench.seek_line(ready, 1));
    EXPECT_EQ(bench.time(), at(seconds));
    EXPECT_TRUE(bench.playhead().slot_held);
    EXPECT_EQ(bench.selected_task(), bench.cursor().running_task());
  }
  EXPECT_FALSE(bench.seek_line(ready, 1));
  EXPECT_EQ(bench.time(), at(120));
  ASSERT_TRUE(bench.seek_line(ready, -1));
  EXPECT_EQ(bench.time(), at(60));
  EXPECT_FALSE(bench.seek_line(1, 1));   // no marked place
}

TEST(Moments, ALineThatRanInTheMiddleOfAHandleIsShownWhileItGoesOn) {
  Workbench bench;
  bench.open_link("lesson=order-sync-async&variant=sync");
  const std::uint32_t waits = line_of(bench, 2);   // time.sleep(seconds)
  for (const int seconds : {0, 60, 180}) {
    ASSERT_TRUE(bench.seek_line(waits, 1));
    EXPECT_EQ(bench.time(), at(seconds) + loop::nanoseconds(1));
    EXPECT_TRUE(bench.blocked());
  }
  EXPECT_FALSE(bench.seek_line(waits, 1));
}

TEST(Moments, ALineOfTheConsoleIsFound) {
  Workbench bench;
  bench.open_link("lesson=order-sync-async&variant=async&t=120");
  const std::size_t last = bench.printed_count() - 1;
  bench.to_start();
  ASSERT_TRUE(bench.seek_printed(last));
  EXPECT_EQ(bench.time(), at(120));
  EXPECT_EQ(bench.printed_count(), last + 1);
  EXPECT_EQ(bench.run().recording().task(bench.selected_task()).name, "fries");
  EXPECT_FALSE(bench.seek_printed(100));
}

}  // namespace
}  // namespace comptoir::session
