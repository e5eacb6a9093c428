// Every iteration of the recorded CPython runs comes out the same: handles run, ready queue, timer heap, task states,
// events, what is reported as never seen, status, times and results.
// Not compared: the names of coroutine functions and of error types, which the loop does not know; the exit log, which is
// CPython's garbage collection at the end of a process.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "programs.hpp"

namespace comptoir::loop {
namespace {

Programs all_programs() {
  Programs programs;
  add_restaurant_programs(programs);
  add_course_programs(programs);
  add_lock_programs(programs);
  add_cancel_programs(programs);
  add_gather_programs(programs);
  add_loop_programs(programs);
  return programs;
}

Json recorded(const std::string& id) {
  std::ifstream file(std::string(COMPTOIR_TEST_DATA) + "/traces/" + id + ".json");
  return Json::parse(file);
}

Json without_error_type(Json state) {
  const std::string text = state;
  return text.starts_with("error:") ? Json("error") : state;
}

Json comparable_tick(Json tick) {
  for (auto& state : tick["tasks"]) state = without_error_type(state);
  if (tick.contains("log")) {
    for (auto& record : tick["log"]) record.erase("exc");
  }
  return tick;
}

enum class Drive { at_once, handle_by_handle };

struct Ended {
  std::string status = "ok";
  Json result;
  Json trace;
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
  }
  ended.trace = world.trace.trace();
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
    ASSERT_EQ(ticks[i], comparable_tick(expected["ticks"][i])) << "iteration " << i;
  }
  EXPECT_EQ(ticks.size(), expected["ticks"].size());
  EXPECT_EQ(actual.status, expected["status"].get<std::string>());
  EXPECT_EQ(actual.result, expected["result"]);
  EXPECT_EQ(actual.trace["t_end"], expected["t_end"]);
  EXPECT_EQ(actual.trace["n_ticks"], expected["n_ticks"]);

  Json tasks = Json::array();
  for (const Json& task : expected["tasks"]) tasks.push_back({task[0], task[2], task[3], task[4]});
  EXPECT_EQ(actual.trace["tasks"], tasks);
  for (const auto& [name, end] : expected["final"].items()) {
    EXPECT_EQ(actual.trace["final"][name], without_error_type(end[0])) << name;
  }
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
