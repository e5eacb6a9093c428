// Every iteration of the recorded CPython runs comes out the same: handles run, ready queue, timer heap, task states,
// events, log, status, times, results of every task, and the exit log. What can't be compared is in the table below.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "programs.hpp"

namespace comptoir::loop {
namespace {

Programs all_programs() {
  Programs programs;
  add_restaurant_programs(programs);
  add_course_000_programs(programs);
  add_course_001_programs(programs);
  add_course_002_programs(programs);
  add_course_003_programs(programs);
  add_course_004_programs(programs);
  add_lock_programs(programs);
  add_cancel_programs(programs);
  add_gather_programs(programs);
  add_loop_programs(programs);
  add_primitive_programs(programs);
  add_mixed_probes(programs);
  add_condition_probes(programs);
  add_barrier_probes(programs);
  add_queue_probes(programs);
  add_network_programs(programs);
  add_connection_programs(programs);
  add_stream_programs(programs);
  add_wait_for_programs(programs);
  add_task_group_programs(programs);
  add_as_completed_programs(programs);
  add_wait_for_probes(programs);
  add_timeout_probes(programs);
  add_task_group_probes(programs);
  add_completion_probes(programs);
  add_state_probes(programs);
  add_run_probes(programs);
  return programs;
}

Json recorded(const std::string& id) {
  std::ifstream file(std::string(COMPTOIR_TEST_DATA) + "/traces/" + id + ".json");
  return Json::parse(file);
}

/// What of a recorded trace is not compared, and why. Program "*": of all.
struct Excluded {
  std::string_view program;
  std::string_view part;
  std::string_view reason;
};
constexpr Excluded excluded[] = {
    {"*", "tasks[1]", "the name of the coroutine function: a C++ program can't ask for it"},
};
bool is_excluded(std::string_view program, std::string_view part) {
  return std::ranges::any_of(excluded, [&](const Excluded& row) {
    return (row.program == "*" || row.program == program) && row.part == part && !row.reason.empty();
  });
}

enum class Drive { at_once, handle_by_handle };

struct Ended {
  std::string status = "ok";
  Json result;
  Json trace;
  Json exit_log;
};

Ended run(const Program& program, Drive drive) {
  Ended ended;
  World world;
  try {
    if (program.driver) {
      ended.result = program.driver(world);
    } else {
      const auto main = world.loop.create_task(program.main(world), "main");
      if (drive == Drive::at_once) {
        ended.result = world.loop.run_until_complete(main);
      } else {
        world.loop.begin(main);
        while (world.loop.run_handles(1)) {
        }
        if (world.loop.deadlocked()) throw Deadlock();
        ended.result = main.result();
      }
    }
  } catch (const Deadlock&) {
    ended.status = "deadlock";
  } catch (const CancelledError&) {
    ended.status = "raised:CancelledError";
  } catch (...) {
    ended.status = "raised:" + type_name(std::current_exception());
    ended.result = shown(std::current_exception());
  }
  ended.trace = world.trace.trace();
  world.end();
  ended.exit_log = world.exit_log;
  return ended;
}

using Case = std::tuple<std::string, Drive>;
class RecordedRun : public testing::TestWithParam<Case> {};

TEST_P(RecordedRun, ComesOutTheSameInEveryIteration) {
  const auto& [id, drive] = GetParam();
  const Json expected = recorded(id);
  const Ended actual = run(all_programs().at(id), drive);
  const Json& ticks = actual.trace["ticks"];

  for (std::size_t i = 0; i < expected["ticks"].size() && i < ticks.size(); ++i) {
    ASSERT_EQ(ticks[i], expected["ticks"][i]) << "iteration " << i;
  }
  EXPECT_EQ(ticks.size(), expected["ticks"].size());
  EXPECT_EQ(actual.status, expected["status"].get<std::string>());
  EXPECT_EQ(actual.result, expected["result"]);
  EXPECT_EQ(actual.trace["t_end"], expected["t_end"]);
  EXPECT_EQ(actual.trace["n_ticks"], expected["n_ticks"]);

  Json tasks = expected["tasks"];
  if (is_excluded(id, "tasks[1]")) {
    for (Json& task : tasks) task.erase(1);
  }
  EXPECT_EQ(actual.trace["tasks"], tasks);
  EXPECT_EQ(actual.trace["final"], expected["final"]);
  EXPECT_EQ(actual.exit_log, expected["exit_log"]);
}

std::vector<std::string> ids() {
  std::vector<std::string> ids;
  for (const auto& [id, program] : all_programs()) ids.push_back(id);
  return ids;
}
std::string case_name(const testing::TestParamInfo<Case>& info) {
  return std::get<0>(info.param) + (std::get<1>(info.param) == Drive::at_once ? "" : "_handle_by_handle");
}

INSTANTIATE_TEST_SUITE_P(Oracle, RecordedRun,
                         testing::Combine(testing::ValuesIn(ids()), testing::Values(Drive::at_once, Drive::handle_by_handle)),
                         case_name);

TEST(Oracle, EveryRecordedTraceHasItsProgram) {
#ifdef __EMSCRIPTEN__
  GTEST_SKIP() << "folders can't be listed here; the native run does";
#endif
  const Programs programs = all_programs();
  for (const auto& file : std::filesystem::directory_iterator(std::string(COMPTOIR_TEST_DATA) + "/traces")) {
    EXPECT_TRUE(programs.contains(file.path().stem().string())) << file.path().stem();
  }
}

}  // namespace
}  // namespace comptoir::loop
