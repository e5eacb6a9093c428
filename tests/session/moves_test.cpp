// Moves along a recording: each is compared with what a plain reading of all events says.
#include "session/moves.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "model/lesson.hpp"
#include "session/command.hpp"
#include "session/workbench.hpp"
#include "trace/event_rows.hpp"

namespace comptoir::session {
namespace {

using trace::Position;

const char* const programs[] = {"lesson=rush-2-per-second", "lesson=cancel", "lesson=shared-counter", "lesson=tray-gather",
                                "lesson=order-sync-async&variant=sync", "lesson=switches", "lesson=zombie", "lesson=deque-loop"};

std::vector<trace::EventRow> rows_of(const trace::Recording& recording) {
  std::vector<trace::EventRow> rows;
  trace::EventRows reader([&](const trace::EventRow& row) { rows.push_back(row); });
  recording.replay(reader, recording.handle_count());
  return rows;
}

bool is(const trace::EventRow& row, std::initializer_list<const char*> events) {
  return std::ranges::any_of(events, [&](const char* event) { return std::string_view(row.event) == event; });
}

/// Moves forwards and backwards from every position find the nearest of `places`.
template <class Find>
void expect_nearest(const trace::Recording& recording, const std::set<Position>& places, Find find, const std::string& what) {
  for (Position k = 0; k <= recording.handle_count(); ++k) {
    const auto after = places.upper_bound(k);
    const auto before = places.lower_bound(k);
    ASSERT_EQ(find(k, 1), after == places.end() ? Found() : Found(*after)) << what << " after " << k;
    ASSERT_EQ(find(k, -1), before == places.begin() ? Found() : Found(*std::prev(before))) << what << " before " << k;
  }
}

TEST(Moves, GoToTheFirstHandleOfATurn) {
  for (const char* program : programs) {
    Workbench bench;
    bench.open_link(program);
    const trace::Recording& recording = bench.run().recording();
    std::set<Position> places;
    for (Position k = 1; k <= recording.handle_count(); ++k)
      if (recording.iteration_at(k) != 0 && (k == 1 || recording.iteration_at(k) != recording.iteration_at(k - 1))) places.insert(k);
    expect_nearest(recording, places, [&](Position k, int direction) { return find_turn(recording, k, direction); }, program);
  }
}

TEST(Moves, GoToWhatHappenedToATask) {
  for (const char* program : programs) {
    Workbench bench;
    bench.open_link(program);
    const trace::Recording& recording = bench.run().recording();
    const auto rows = rows_of(recording);
    for (std::uint32_t id = 1; id <= std::min(recording.task_count(), 12u); ++id) {
      std::set<Position> places;
      for (const trace::EventRow& row : rows) {
        const bool told = row.task == id && is(row, {"task_created", "waits", "cancel_requested", "cancel_pending", "finished", "queued", "granted", "acquired", "left"});
        const bool woken = row.task == id && is(row, {"scheduled"}) && (std::string_view(row.kind) == "step" || std::string_view(row.kind) == "wake");
        if (told || woken) places.insert(row.position);
      }
      for (Position k = 1; k <= recording.handle_count(); ++k)
        if (recording.is_task_step(k) && recording.handle(recording.handle_at(k)).info.task == loop::TaskId{id}) places.insert(k);
      expect_nearest(recording, places, [&](Position k, int direction) { return find_task_event(recording, loop::TaskId{id}, k, direction); },
                     std::string(program) + " task " + std::to_string(id));
    }
  }
}

TEST(Moves, GoToTheFirstHandleAfterATimerWasDue) {
  for (const char* program : programs) {
    Workbench bench;
    bench.open_link(program);
    const trace::Recording& recording = bench.run().recording();
    std::set<Position> places;
    bool due = false;
    for (const trace::EventRow& row : rows_of(recording)) {
      if (is(row, {"iteration"})) due = false;
      if (is(row, {"timer_due"})) due = true;
      if (is(row, {"run"}) && due) places.insert(row.position), due = false;
    }
    expect_nearest(recording, places, [&](Position k, int direction) { return find_wake_up(recording, k, direction); }, program);
  }
}

TEST(Moves, StopPlayingWhereTheyGoSomewhere) {
  Workbench bench;
  bench.play();
  bench.tick(1);
  EXPECT_TRUE(bench.move_turn(1));
  EXPECT_FALSE(bench.playing());
  bench.to_end();
  EXPECT_FALSE(bench.move_wake(1));
  bench.to_start();
  EXPECT_FALSE(bench.move_turn(-1));
}

TEST(Moves, FromBetweenTwoInstantsTheLastHandleIsThePreviousOne) {
  Workbench bench;
  bench.seek(loop::Time{3'700'000'000});
  const Position before = bench.playhead().position;
  ASSERT_FALSE(bench.playhead().slot_held);
  bench.select_task(bench.run().recording().handle(bench.run().recording().handle_at(before)).info.task);
  ASSERT_NE(bench.selected_task(), loop::TaskId::none);
  EXPECT_TRUE(bench.move_event(-1));
  EXPECT_EQ(bench.playhead().position, before);
  EXPECT_TRUE(bench.playhead().slot_held);
}

TEST(Moves, FollowTheSelectedTaskOverItsWholeLife) {
  Workbench bench;
  bench.select_client(6);
  const Client client = bench.run().clients().client(6);
  bench.select_task(client.burger);
  std::vector<Position> there;
  while (bench.move_event(1)) there.push_back(bench.playhead().position);
  const trace::Recording& recording = bench.run().recording();
  EXPECT_EQ(there.front(), recording.task(client.burger).created_at);
  EXPECT_EQ(there.back(), recording.ending(client.burger)->position);
  std::vector<Position> back;
  while (bench.move_event(-1)) back.push_back(bench.playhead().position);
  back.insert(back.begin(), there.back());
  EXPECT_TRUE(std::ranges::equal(there, std::vector(back.rbegin(), back.rend())));
  bench.select_none();
  EXPECT_FALSE(bench.move_event(1)) << "nothing happens to nobody";
}

TEST(Moves, MainWasMadeBeforeTheFirstHandle) {
  Workbench bench;
  bench.select_task(loop::TaskId{1});
  ASSERT_TRUE(bench.move_event(1));
  EXPECT_EQ(bench.playhead().position, 1u);
  EXPECT_TRUE(bench.move_event(-1));
  EXPECT_TRUE(bench.at_start());
  EXPECT_FALSE(bench.move_event(-1));
}

TEST(Moves, GoToWhereAClientIsServed) {
  Workbench bench;
  EXPECT_FALSE(bench.go_served(0)) << "nobody is selected";
  EXPECT_TRUE(bench.go_served(4));
  const Client fourth = bench.run().clients().client(4);
  EXPECT_EQ(bench.playhead().position, fourth.served_at);
  EXPECT_EQ(bench.time(), *fourth.served);
  bench.select_client(2);
  EXPECT_TRUE(bench.go_served(0));
  EXPECT_EQ(bench.playhead().position, bench.run().clients().client(2).served_at);
  EXPECT_FALSE(bench.go_served(11));
}

TEST(Moves, OnlyWhatIsRecordedCounts) {
  Workbench bench;
  bench.set_slice(300);
  bench.open_link("lesson=rush-2-per-second&clients=500");
  ASSERT_TRUE(bench.progress());
  bench.to_end();
  EXPECT_FALSE(bench.move_turn(1));
  EXPECT_FALSE(bench.move_wake(1));
  bench.tick(0);
  EXPECT_TRUE(bench.move_turn(1));
}

TEST(Moves, CommandsMove) {
  Workbench bench(text::Language::en);
  EXPECT_EQ(execute(bench, "wake 1"), "");
  EXPECT_EQ(bench.time(), loop::Time{500'000'000});
  EXPECT_EQ(execute(bench, "iteration"), "");
  EXPECT_EQ(execute(bench, "iteration -1"), "");
  EXPECT_EQ(bench.time(), loop::Time{500'000'000});
  EXPECT_EQ(execute(bench, "select client 3"), "");
  EXPECT_EQ(execute(bench, "served"), "");
  EXPECT_EQ(execute(bench, "event -1"), "");
  for (const char* line : {"iteration 2", "event x", "wake --1", "served -1", "served 11", "served x"})
    EXPECT_NE(execute(bench, line), "") << line;
}

}  // namespace
}  // namespace comptoir::session
