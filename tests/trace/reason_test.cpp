#include "trace/reason.hpp"

#include <gtest/gtest.h>

#include "loop/asyncio.hpp"
#include "programs.hpp"
#include "script.hpp"
#include "trace/recorder.hpp"

namespace comptoir::trace::testing {
namespace {

using loop::TaskId;

TEST(Reason, OfAScriptedWaitFollowsTheHolderToItsTimer) {
  Recording recording;
  Recorder recorder(recording);
  tell_script(recorder);
  Cursor cursor(recording);
  cursor.seek(3, false);
  const Reason b = why(cursor, TaskId{3});
  EXPECT_EQ(b.state, TaskState::waiting);
  EXPECT_EQ(b.place_in_line, 1u);
  ASSERT_EQ(b.chain.size(), 3u);
  EXPECT_EQ(b.chain[0].kind, LinkKind::resource);
  EXPECT_EQ(b.chain[1].kind, LinkKind::task);
  EXPECT_EQ(b.chain[1].task, TaskId{2});
  EXPECT_EQ(b.chain[2].kind, LinkKind::timer);
  EXPECT_EQ(b.when, loop::Time{1'000'000'000});

  const Reason main = why(cursor, TaskId{1});
  EXPECT_EQ(main.children, 2u);
  EXPECT_EQ(main.children_pending, 2u);
  EXPECT_EQ(main.chain.back().kind, LinkKind::timer);

  const Reason a = why(cursor, TaskId{2});
  ASSERT_EQ(a.chain.size(), 1u);
  EXPECT_EQ(a.chain[0].kind, LinkKind::timer);
  EXPECT_EQ(a.waker, a.chain[0]);
}

TEST(Reason, AGrantedTaskIsReadyAndWaitsForNobody) {
  Recording recording;
  Recorder recorder(recording);
  tell_script(recorder);
  Cursor cursor(recording);
  cursor.seek(5);
  const Reason b = why(cursor, TaskId{3});
  EXPECT_EQ(b.state, TaskState::ready);
  EXPECT_TRUE(b.granted);
  EXPECT_TRUE(b.chain.empty());
}

TEST(Reason, ForAnItemDoesNotFollowTheOneWhoGetsTheItemBefore) {
  using namespace loop;
  Recording recording;
  Recorder recorder(recording);
  Loop loop(&recorder);
  Queue<int> queue(0, "orders");
  loop.create_task(queue.get());
  loop.create_task(queue.get());
  const auto put_one = [](Queue<int>& it) -> Coro<> {
    co_await sleep(seconds(1));
    it.put_nowait(1);
    co_await sleep(seconds(1));
  };
  loop.run_until_complete(put_one(queue));
  Cursor cursor(recording);
  cursor.seek(5, false);  // the three first steps, the timer, the step that puts
  EXPECT_TRUE(why(cursor, TaskId{1}).granted);
  const Reason second = why(cursor, TaskId{2});
  EXPECT_EQ(second.state, TaskState::waiting);
  EXPECT_EQ(second.place_in_line, 2u);
  ASSERT_EQ(second.chain.size(), 2u);
  EXPECT_EQ(second.chain[0].resource, queue.id());
  EXPECT_EQ(second.chain[1].kind, LinkKind::future);
  EXPECT_FALSE(second.when);
}

TEST(Reason, OfManyCooksFollowsTheOneThatIsDoneFirst) {
  Recording recording;
  Recorder recorder(recording);
  run_restaurant(recorder);
  Cursor cursor(recording);
  cursor.seek(recording.position_of({loop::Time{2'250'000'000}, 0}), false);
  const ResourceView cook = cursor.resource(loop::ResourceId{2});
  ASSERT_EQ(cook.holders.size(), 3u);
  ASSERT_GE(cook.waiters.size(), 2u);
  const Reason second = why(cursor, cook.waiters[1].task);
  EXPECT_EQ(second.place_in_line, 2u);
  EXPECT_EQ(second.chain[1].task, cook.holders[0].task);
  EXPECT_EQ(second.when, loop::Time{3'000'000'000});
}

TEST(Reason, TwoTasksThatWaitForEachOtherAreACycle) {
  Recording recording;
  Recorder o(recording);
  const auto lock_in_hand = [&](std::uint32_t task, std::uint32_t own, std::uint32_t wanted) {
    o.on_handle_run(loop::HandleId{task});
    o.on_acquired(loop::ResourceId{own}, TaskId{task});
    o.on_queued(loop::ResourceId{wanted}, TaskId{task});
    o.on_task_waits(TaskId{task}, {loop::FutureKind::lock, loop::ResourceId{wanted}, TaskId::none});
    o.on_handle_done(loop::HandleId{task});
  };
  for (std::uint32_t i = 1; i <= 2; ++i) {
    o.on_task_created(TaskId{i}, {"task:", i}, TaskId::none);
    o.on_handle_scheduled(loop::HandleId{i}, {loop::HandleKind::step, loop::FutureKind::none, TaskId{i}, {}});
    o.on_resource_created(loop::ResourceId{i}, loop::ResourceKind::lock, {"lock:", i}, 1);
  }
  o.on_iteration(loop::Time{});
  lock_in_hand(1, 1, 2);
  lock_in_hand(2, 2, 1);
  Cursor cursor(recording);
  cursor.seek(2, false);
  const Reason reason = why(cursor, TaskId{1});
  ASSERT_FALSE(reason.chain.empty());
  EXPECT_EQ(reason.chain.back().kind, LinkKind::cycle);
  EXPECT_FALSE(reason.waker);
  EXPECT_FALSE(reason.when);
}

TEST(Cursor, SaysInShortWhetherATaskIsOver) {
  Recording recording;
  Recorder recorder(recording);
  run_muddle(recorder, 22, 40);
  Cursor cursor(recording);
  for (Position k = 0; k <= recording.handle_count(); ++k) {
    for (const bool held : {true, false}) {
      cursor.seek(k, held);
      for (std::uint32_t id = 0; id <= recording.task_count() + 1; ++id)
        ASSERT_EQ(cursor.is_over(TaskId{id}), cursor.task(TaskId{id}).state >= TaskState::done) << k << ' ' << id;
    }
  }
}

TEST(Reason, EveryWaitOfAMuddleHasAnEnd) {
  Recording recording;
  Recorder recorder(recording);
  run_muddle(recorder, 21, 80);
  Cursor cursor(recording);
  for (Position k = 0; k <= recording.handle_count(); k += 3) {
    cursor.seek(k);
    for (const TaskId id : cursor.living()) {
      const Reason reason = why(cursor, id);
      if (reason.state != TaskState::waiting) continue;
      ASSERT_FALSE(reason.chain.empty());
      EXPECT_GE(reason.when.value_or(cursor.time()), cursor.time());
      EXPECT_NE(reason.chain.back().kind, LinkKind::resource);
    }
  }
}

}  // namespace
}  // namespace comptoir::trace::testing
