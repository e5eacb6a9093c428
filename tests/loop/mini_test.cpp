// The loop that document 004 builds: every step of the recorded runs comes out the same.
#include "loop/mini/mini_loop.hpp"

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "loop/errors.hpp"
#include "tests/loop/mini_trace.hpp"

namespace comptoir::mini {
namespace {

using Json = nlohmann::json;

struct World {
  loop::MiniTrace trace;
  Loop loop{&trace};
  std::map<loop::TaskId, std::function<Json()>> ends;

  World() {
    trace.describe_end = [this](loop::TaskId id) { return ends.at(id)(); };
  }
  void emit(const std::string& event) { trace.emit(event); }

  template <class T>
  std::shared_ptr<TaskOf<T>> task(Generator<T> generator, loop::Name name) {
    auto made = loop.task(std::move(generator), name);
    ends[made->id()] = [task = made.get()]() -> Json {
      if (task->error_value()) return loop::describe(task->error_value());
      if constexpr (std::is_void_v<T>) {
        return nullptr;
      } else {
        return task->return_value();
      }
    };
    return made;
  }
  template <class T>
  auto schedule(Generator<T> generator, loop::Name name) {
    return loop.schedule(task(std::move(generator), name));
  }
  template <class T>
  auto run_until_complete(Generator<T> generator, loop::Name name) {
    return loop.run_until_complete(task(std::move(generator), name));
  }
};

// ---- the article's generators ----------------------------------------------------------------------------------------

Generator<std::string> tic_tac(World& w) {
  w.emit("Tic");
  co_yield {};
  w.emit("Tac");
  co_yield {};
  co_return "Boum!";
}
Generator<std::string> spam(World& w) {
  for (const char* word : {"Spam", "Eggs", "Bacon"}) {
    w.emit(word);
    co_yield {};
  }
  co_return "SPAM!";
}
Generator<> subtask(World& w, int n) {
  w.emit("sub start");
  for (int i = 0; i < n; ++i) {
    w.emit("sub");
    co_yield {};
  }
}
Generator<> cancel(std::shared_ptr<Task> task) {
  task->cancel();
  co_yield {};
}

enum class How { yield_from, schedule, cancel };
Generator<> example(World& w, How how, int n) {
  w.emit("ex start");
  w.emit("ex launch");
  std::shared_ptr<Task> sub;
  if (how == How::yield_from) {
    co_await subtask(w, n);
  } else {
    sub = w.schedule(subtask(w, n), "subtask");
  }
  w.emit("ex back");
  for (int i = 0; i < 3; ++i) {
    w.emit("ex");
    co_yield {};
  }
  if (how == How::cancel) co_await cancel(sub);
}

Generator<> boom(World& w) {
  w.emit("boom start");
  co_yield {};
  throw loop::ValueError("boom");
}
Generator<> victim(World& w) {
  w.emit("victim");
  co_yield {};
  w.emit("never");
}
Generator<> killer(World& w, Task& task) {
  w.emit("kill");
  task.cancel();
  co_yield {};
}

// ---- the recorded runs -----------------------------------------------------------------------------------------------

using Program = void (*)(World&);
const std::map<std::string, Program> programs = {
    {"next",
     [](World& w) {
       const auto task = w.task(tic_tac(w), "tic_tac");
       while (!task->is_done()) {
         w.loop.run_by_hand(*task);
         if (!task->is_done()) w.emit("print tic_tac RUNNING");
       }
     }},
    {"two_tictac",
     [](World& w) {
       w.schedule(tic_tac(w), "tic_tac");
       w.schedule(tic_tac(w), "tic_tac");
       w.loop.run_until_empty();
     }},
    {"tictac_spam",
     [](World& w) {
       w.schedule(tic_tac(w), "tic_tac");
       w.schedule(spam(w), "spam");
       w.loop.run_until_empty();
     }},
    {"run_until_complete", [](World& w) { w.run_until_complete(tic_tac(w), "tic_tac"); }},
    {"yield_from", [](World& w) { w.run_until_complete(example(w, How::yield_from, 2), "example"); }},
    {"ensure_future", [](World& w) { w.run_until_complete(example(w, How::schedule, 2), "example"); }},
    {"zombie",
     [](World& w) {
       w.run_until_complete(example(w, How::schedule, 5), "example");
       w.emit("loop stopped");
       w.loop.run_until_empty();
     }},
    {"cancel", [](World& w) { w.run_until_complete(example(w, How::cancel, 5), "example"); }},
    {"error",
     [](World& w) {
       w.schedule(boom(w), "boom");
       w.schedule(tic_tac(w), "tic_tac");
       w.loop.run_until_empty();
     }},
    {"cancel_main",
     [](World& w) {
       const auto task = w.task(victim(w), "victim");
       w.schedule(killer(w, *task), "killer");
       try {
         w.loop.run_until_complete(task);
       } catch (const loop::IndexError&) {
         w.emit("IndexError: queue empty");
       }
     }},
};

class MiniRun : public testing::TestWithParam<std::string> {};

TEST_P(MiniRun, ComesOutTheSameInEveryStep) {
  std::ifstream file(std::string(COMPTOIR_TEST_DATA) + "/mini_traces/s004_mini_" + GetParam() + ".json");
  const Json expected = Json::parse(file);
  World w;
  programs.at(GetParam())(w);
  const Json actual = w.trace.trace();
  for (std::size_t i = 0; i < expected["ticks"].size() && i < actual["ticks"].size(); ++i) {
    ASSERT_EQ(actual["ticks"][i], expected["ticks"][i]) << "step " << i;
  }
  for (const char* part : {"ticks", "tasks", "final", "n_ticks"}) EXPECT_EQ(actual[part], expected[part]) << part;
}

std::vector<std::string> names() {
  std::vector<std::string> names;
  for (const auto& [name, program] : programs) names.push_back(name);
  return names;
}
INSTANTIATE_TEST_SUITE_P(Oracle, MiniRun, testing::ValuesIn(names()), [](const auto& info) { return info.param; });

// ---- what no run records ---------------------------------------------------------------------------------------------

Generator<int> deep(int depth) {
  if (depth == 0) {
    co_yield {};
    co_return 0;
  }
  co_return 1 + co_await deep(depth - 1);
}
Generator<int> deep_error(int depth) {
  if (depth == 0) throw loop::ValueError("bottom");
  co_return co_await deep_error(depth - 1);
}

TEST(Generator, YieldsFromAHundredThousandDeepOnAFlatStack) {
  Generator<int> generator = deep(100'000);
  EXPECT_TRUE(generator.next());
  EXPECT_FALSE(generator.next());
  EXPECT_EQ(generator.value(), 100'000);
  EXPECT_FALSE(generator.next());
}

TEST(Generator, GoesWhileDeeplySuspended) {
  Generator<int> generator = deep(100'000);
  EXPECT_TRUE(generator.next());
}

TEST(Generator, LetsAnErrorThroughEveryYieldFrom) {
  Generator<int> generator = deep_error(1'000);
  EXPECT_THROW(generator.next(), loop::ValueError);
}

TEST(Generator, YieldsFromOneThatWasBegunByHand) {
  Generator<int> begun = deep(3);
  EXPECT_TRUE(begun.next());
  const auto caller = [](Generator<int> called) -> Generator<int> {
    co_yield {};
    co_return 10 * co_await std::move(called);
  };
  Generator<int> generator = caller(std::move(begun));
  EXPECT_TRUE(generator.next());
  EXPECT_FALSE(generator.next());
  EXPECT_EQ(generator.value(), 30);

  Generator<int> ended = deep(0);
  EXPECT_TRUE(ended.next());
  EXPECT_FALSE(ended.next());
  Generator<int> other = caller(std::move(ended));
  EXPECT_TRUE(other.next());
  EXPECT_FALSE(other.next());
  EXPECT_EQ(other.value(), 0);
}

TEST(MiniLoop, GoesWithTasksThatAreNotDone) {
  std::shared_ptr<Task> kept;
  {
    Loop loop;
    kept = loop.schedule(deep(100), "kept");
    loop.schedule(deep(100), "new");
    loop.schedule(deep(100), "cancelled")->cancel();
    loop.step();
    EXPECT_EQ(loop.size(), 3u);
  }
  EXPECT_EQ(kept->status(), Status::RUNNING);
  kept->run();
  EXPECT_EQ(kept->status(), Status::FINISHED);
}

/// What is said, with the task that says it: "1:7" task 1 prints message 7, "1@7" it is at place 7.
struct Said : loop::Observer {
  std::vector<std::string> all;
  void on_print(loop::TaskId id, const loop::Print& message) override {
    all.push_back(std::to_string(loop::number(id)) + ":" + std::to_string(message.key));
  }
  void on_line(loop::TaskId id, std::uint16_t place) override {
    all.push_back(std::to_string(loop::number(id)) + "@" + std::to_string(place));
  }
  void on_handle_run(loop::HandleId id) override { all.push_back("run " + std::to_string(loop::number(id))); }
  void on_handle_skipped(loop::HandleId id) override { all.push_back("skip " + std::to_string(loop::number(id))); }
  void on_handle_done(loop::HandleId) override { all.push_back("done"); }
};
void print_task(Loop& loop, const Task& task) {
  loop.line(9);
  loop.print({static_cast<std::uint16_t>(100 + static_cast<int>(task.status())), 0, 0});
}
Generator<> speaker(Loop& loop) {
  loop.line(1);
  loop.print({1, 0, 0});
  loop.line(2);
  co_yield {};
}
using Words = std::vector<std::string>;

TEST(MiniLoop, SaysWhoPrintsAndWhere) {
  Said said;
  Loop loop(&said);
  loop.set_print_task(print_task);
  loop.schedule(speaker(loop), "kept");
  loop.schedule(speaker(loop), "dropped")->cancel();
  loop.print({2, 0, 0});
  loop.line(3);  // of no task
  loop.run_until_empty();
  // The loop itself prints a task that is over; a dropped one has no step that could be at a place.
  EXPECT_EQ(said.all, (Words{"0:2", "run 1", "1@1", "1:1", "1@2", "done", "skip 2", "0:104", "run 3", "1@9", "0:102", "done"}));
}

TEST(MiniLoop, PrintsATaskAfterEveryStepByHand) {
  Said said;
  Loop loop(&said);
  loop.set_print_task(print_task);
  const auto task = loop.task(speaker(loop), "task");
  while (!task->is_done()) loop.run_by_hand(*task);
  EXPECT_EQ(said.all, (Words{"run 1", "1@1", "1:1", "1@2", "0:101", "done", "run 2", "1@9", "0:102", "done"}));
  EXPECT_EQ(loop.size(), 0u);
}

}  // namespace
}  // namespace comptoir::mini
