// wait_for, timeout, shield, as_completed, TaskGroup and run beside the recorded programs: what they leave behind, what an
// observer is told, what Python can't say. Their behaviour is in oracle_test.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "task_probes.hpp"

namespace comptoir::loop {
namespace {

// ---- memory ------------------------------------------------------------------------------------------------------

Programs probes() {
  Programs programs;
  add_wait_for_probes(programs);
  add_timeout_probes(programs);
  add_task_group_probes(programs);
  add_as_completed_programs(programs);
  add_completion_probes(programs);
  return programs;
}

/// Gives false if the run was over before. The loop's memory lives with its last block, which is the main task.
bool end_the_loop_after(std::size_t handles, const std::string& id, Main program) {
  auto world = std::make_unique<World>();
  const Task<Json> main = world->loop.create_task(program(*world), "main");
  const FramePool* pool = FramePool::of(main.core());
  world->loop.begin(main);
  const bool more = world->loop.run_handles(handles);
  world.reset();
  EXPECT_EQ(pool->live(), 1u) << id << " after " << handles << " handles";
  return more;
}

class Ending : public testing::TestWithParam<std::string> {};

TEST_P(Ending, LeavesNothingWhenTheLoopGoesAtAnyHandle) {
  const Main program = probes().at(GetParam()).main;
  for (std::size_t handles = 0; end_the_loop_after(handles, GetParam(), program); ++handles) {
  }
}

std::vector<std::string> ids() {
  std::vector<std::string> ids;
  for (const auto& [id, program] : probes()) ids.push_back(id);
  return ids;
}
INSTANTIATE_TEST_SUITE_P(Tasks, Ending, testing::ValuesIn(ids()), [](const auto& param) { return param.param; });

Coro<> nap() { co_await sleep(seconds(1)); }
Coro<> forever() { co_await Loop::running().create_future(); }

/// A server's group lives long: its memory is that of the tasks that are not done.
TEST(TaskGroup, ForgetsTheTasksThatAreDone) {
  const auto main = [](Loop& loop) -> Coro<std::pair<std::size_t, std::size_t>> {
    std::size_t after_ten = 0;
    std::size_t after_thousand = 0;
    co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coro<> {
      for (int i = 0; i < 1000; ++i) {
        co_await group.create_task(nap());
        if (i == 9) after_ten = loop.live_blocks();
      }
      after_thousand = loop.live_blocks();
    });
    co_return std::pair(after_ten, after_thousand);
  };
  Loop loop;
  const auto [after_ten, after_thousand] = loop.run_until_complete(main(loop));
  EXPECT_EQ(after_ten, after_thousand);
  EXPECT_EQ(loop.live_blocks(), 0u);
}

TEST(Timeout, LeftWithoutAexitDoesNotFire) {
  const auto main = []() -> Coro<bool> {
    {
      Timeout limit = timeout(seconds(1));
      co_await limit.aenter();
    }
    co_await sleep(seconds(2));
    co_return current_task().cancelling() > 0;
  };
  EXPECT_FALSE(run(main()));
}

// ---- what Python can't say ---------------------------------------------------------------------------------------

TEST(Results, ThatCanOnlyMoveComeThrough) {
  using Box = std::unique_ptr<int>;
  const auto boxed = [](int n) -> Coro<Box> {
    co_await sleep(seconds(1));
    co_return std::make_unique<int>(n);
  };
  const auto main = [](auto make) -> Coro<int> {
    const Box one = co_await wait_for(make(1), seconds(5));
    const Box two = co_await shield(make(2));
    int sum = *one + *two;
    std::vector<Task<Box>> tasks;
    for (int n : {10, 20}) tasks.push_back(create_task(make(n)));
    for (auto next : as_completed(tasks)) {
      const Box box = co_await std::move(next);
      sum += *box;
    }
    co_return sum;
  };
  EXPECT_EQ(run(main(boxed)), 33);
}

TEST(AnyFuture, HoldsFuturesOfDifferentKinds) {
  const auto plus = [](int n) -> Coro<int> { co_return n + 1; };
  const auto main = [](auto make) -> Coro<int> {
    const auto future = Loop::running().create_future<int>();
    Loop::running().call_soon([=] { future.set_result(100); });
    std::vector<AnyFuture<int>> all{create_task(make(1)), future, shield(make(10))};
    int sum = 0;
    for (auto next : as_completed(all)) sum += co_await std::move(next);
    for (const auto& one : all) sum += one.result();
    co_return sum;
  };
  EXPECT_EQ(run(main(plus)), 2 * (2 + 100 + 11));
}

TEST(TaskGroup, ThatRefusesACoroutineLeavesItToTheCaller) {
  Loop loop;
  TaskGroup group;
  const auto main = [](TaskGroup& late) -> Coro<> {
    late.create_task(nap());
    co_return;
  };
  EXPECT_THROW(loop.run_until_complete(main(group)), RuntimeError);
  ASSERT_EQ(loop.reports().size(), 1u);
  EXPECT_STREQ(loop.reports()[0].message, "coroutine was never awaited");
}

TEST(BadYield, GivesWayToACancellation) {
  const auto odd = []() -> Coro<> { co_yield "text"; };
  Loop loop;
  const Task<> task = loop.create_task(odd());
  EXPECT_THROW(loop.run_until_complete(task), RuntimeError);
  EXPECT_EQ(describe(task.exception()), "RuntimeError(Task got bad yield: 'text')");
  const Task<> cancelled = loop.create_task(odd());
  loop.run_once();
  cancelled.cancel();
  EXPECT_THROW(loop.run_until_complete(cancelled), CancelledError);
}

TEST(BadYield, IsAForeignAwaitableToo) {
  const auto foreign = []() -> Coro<int> {
    const auto box = std::make_unique<int>(1);
    co_await std::suspend_always();
    co_return *box;
  };
  const auto main = [](auto odd) -> Coro<int> {
    co_await nap();
    co_return co_await odd();
  };
  Loop loop;
  const Task<int> task = loop.create_task(main(foreign));
  EXPECT_THROW(loop.run_until_complete(task), RuntimeError);
  EXPECT_EQ(describe(task.exception()), "RuntimeError(Task got bad yield: an awaitable that is not the loop's)");
  EXPECT_EQ(loop.live_blocks(), 1u) << "the task";
}

TEST(ExceptionGroup, NeedsAnError) { EXPECT_THROW(ExceptionGroup("none", {}), ValueError); }

TEST(ExceptionGroup, SplitsByBaseClassesToo) {
  const ExceptionGroup group("g", {error<TimeoutError>("t"), error<ConnectionRefusedError>("c"), value_error("v")});
  const auto [matched, rest] = group.split<OSError>();
  EXPECT_EQ(shown(std::make_exception_ptr(*matched)), "ExceptionGroup[TimeoutError(t), ConnectionRefusedError(c)]");
  EXPECT_EQ(shown(std::make_exception_ptr(*rest)), "ExceptionGroup[ValueError(v)]");
  EXPECT_STREQ(group.what(), "g (3 sub-exceptions)");
  EXPECT_EQ(group.message(), "g");
  EXPECT_FALSE(group.subgroup<QueueEmpty>());
}

TEST(Holds, IsFalseForNoError) {
  EXPECT_FALSE(holds<Exception>(nullptr));
  EXPECT_TRUE((holds<IndexError, ValueError>(value_error("v"))));
  EXPECT_FALSE(holds<Exception>(std::make_exception_ptr(CancelledError())));
}

// ---- run -----------------------------------------------------------------------------------------------------------

TEST(Run, GivesTheResultOrTheError) {
  const auto result = []() -> Coro<int> { co_return 7; };
  const auto fails = []() -> Coro<> {
    create_task(forever());
    co_await sleep(seconds(1));
    throw IndexError("main");
  };
  EXPECT_EQ(run(result()), 7);
  EXPECT_THROW(run(fails()), IndexError);
}

TEST(Run, IsRefusedInARunningLoop) {
  const auto main = []() -> Coro<> {
    run(nap());
    co_return;
  };
  EXPECT_THROW(run(main()), RuntimeError);
}

TEST(Run, EndsEvenIfALeftoverWaitsForNothing) {
  const auto stubborn = []() -> Coro<> {
    try {
      co_await forever();
    } catch (const CancelledError&) {
    }
    co_await forever();
  };
  const auto main = [](auto make) -> Coro<> {
    create_task(make());
    co_await nap();
  };
  run(main(stubborn));
  std::vector<std::string> reports;
  {
    Runner runner;
    runner.get_loop().set_exception_handler([&](const ExceptionContext& context) { reports.emplace_back(context.message); });
    runner.run(main(stubborn));
    EXPECT_TRUE(reports.empty());
    EXPECT_THROW(runner.close(), Deadlock);
    runner.close();
  }
  EXPECT_EQ(reports, std::vector<std::string>{"Task was destroyed but it is pending!"});
}

TEST(Runner, RunsOneProgramAfterTheOther) {
  Runner runner;
  runner.run(nap());
  runner.run(nap(), "second");
  EXPECT_EQ(runner.get_loop().time(), Time{} + seconds(2));
}

// ---- what an observer is told --------------------------------------------------------------------------------------

struct Children : Observer {
  std::vector<std::string> lines;
  void on_awaits_child(TaskId waiter, TaskId child) override {
    lines.push_back(std::to_string(number(waiter)) + " awaits " + std::to_string(number(child)));
  }
  void on_task_waits(TaskId task, const WaitOn&) override { lines.push_back(std::to_string(number(task)) + " waits"); }
  void on_task_renamed(TaskId task, Name name) override { lines.push_back(std::to_string(number(task)) + " is " + name.str()); }
};

template <class Program>
std::vector<std::string> told(Program program) {
  Children children;
  {
    Loop loop(&children);
    const auto main = loop.create_task(program());
    loop.run_once();
  }
  return children.lines;
}
using Lines = std::vector<std::string>;

TEST(Observer, IsToldWhoseEndIsAwaited) {
  EXPECT_EQ(told([]() -> Coro<> { co_await wait_for(nap(), seconds(5)); }), (Lines{"1 awaits 2", "1 waits"}));
  EXPECT_EQ(told([]() -> Coro<> { co_await shield(nap()); }), (Lines{"1 awaits 2", "1 waits"}));
  EXPECT_EQ(told([]() -> Coro<> {
              for (auto next : as_completed(std::vector{create_task(nap()), create_task(nap())})) co_await std::move(next);
            }),
            (Lines{"1 awaits 2", "1 awaits 3", "1 waits"}));
  EXPECT_EQ(told([]() -> Coro<> {
              co_await async_with(TaskGroup(), [](TaskGroup& group) -> Coro<> {
                group.create_task(nap());
                group.create_task(nap());
                co_return;
              });
            }),
            (Lines{"1 awaits 2", "1 awaits 3", "1 waits"}));
  EXPECT_EQ(told([]() -> Coro<> {
              const auto one = create_task(nap());
              co_await wait_for(gather(one, shield(create_task(nap()))), seconds(5));
            }),
            (Lines{"1 awaits 2", "1 awaits 3", "1 waits"}));
  EXPECT_EQ(told([]() -> Coro<> {
              current_task().set_name("other");
              co_return;
            }),
            (Lines{"1 is other"}));
}

}  // namespace
}  // namespace comptoir::loop
