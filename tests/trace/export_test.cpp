#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>

#include "programs.hpp"
#include "script.hpp"
#include "trace/export_chrome.hpp"
#include "trace/export_csv.hpp"
#include "trace/export_json.hpp"
#include "trace/recorder.hpp"

namespace comptoir::trace::testing {
namespace {

using Export = void (*)(const Recording&, const std::function<void(std::string_view)>&);

std::string text_of(Export exporter, void (*run)(loop::Observer&)) {
  Recording recording;
  Recorder recorder(recording);
  run(recorder);
  recorder.finish();
  std::string text;
  exporter(recording, [&](std::string_view piece) { text += piece; });
  return text;
}
void restaurant(loop::Observer& observer) { run_restaurant(observer, {.clients = 50}); }

TEST(Export, JsonHoldsEveryEventWithItsPositionAndTime) {
  const auto json = nlohmann::json::parse(text_of(export_json, tell_script));
  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["hash"].get<std::string>().size(), 16u);
  EXPECT_EQ(json["tasks"][2]["name"], "serve:2");
  EXPECT_EQ(json["resources"][0]["kind"], "lock");
  EXPECT_EQ(json["events"].size(), 68u) << "with those after the last handle";
  EXPECT_EQ(json["events"][2], (nlohmann::json{{"k", 1}, {"t", 0}, {"event", "iteration"}}));
  EXPECT_TRUE(nlohmann::json::accept(text_of(export_json, restaurant)));
}

TEST(Export, CsvHasOneRowAnEvent) {
  const std::string csv = text_of(export_csv, tell_script);
  EXPECT_EQ(std::ranges::count(csv, '\n'), 67);
  EXPECT_NE(csv.find("\r\n2,0,timer_scheduled,5,set_result,2,,,1000000000\r\n"), std::string::npos);
  EXPECT_NE(csv.find("\r\n5,1000000000,print,,,2,,,513 5 -1\r\n"), std::string::npos);
}

TEST(Export, ChromeHasLanesForTheThreadTheTasksAndTheResources) {
  const auto json = nlohmann::json::parse(text_of(export_chrome, tell_script));
  bool blocked = false, held = false, slept = false;
  for (const auto& e : json["traceEvents"]) {
    if (e["ph"] != "X") continue;
    blocked |= e["pid"] == 1 && e["ts"] == 1'000'000.0 && e["dur"] == 500'000.0 && e["name"] == "wake(serve:1)";
    slept |= e["pid"] == 3 && e["tid"] == 2 && e["name"] == "sleep" && e["dur"] == 1'000'000.0;
    held |= e["pid"] == 2 && e["name"] == "serve:1" && e["dur"] == 1'500'000.0;
  }
  EXPECT_TRUE(blocked);
  EXPECT_TRUE(slept);
  EXPECT_TRUE(held);
  EXPECT_TRUE(nlohmann::json::accept(text_of(export_chrome, restaurant)));
}

/// A number with three decimals of a microsecond, as whole nanoseconds.
std::int64_t nanoseconds(const nlohmann::json& microseconds) { return std::llround(microseconds.get<double>() * 1000); }

TEST(Export, ChromeIsAsItsFormatWantsIt) {
  for (const auto& run : {+[](loop::Observer& o) { tell_script(o); }, +restaurant, +[](loop::Observer& o) { run_muddle(o, 7); }}) {
    const auto json = nlohmann::json::parse(text_of(export_chrome, run));
    using Lane = std::pair<int, int>;
    std::set<int> groups;
    std::map<Lane, std::string> names;
    std::map<Lane, std::int64_t> until;
    for (const auto& e : json["traceEvents"]) {
      const Lane lane{e["pid"], e["tid"]};
      if (e["ph"] == "M") {
        if (e["name"] == "process_name") groups.insert(lane.first);
        if (e["name"] == "thread_name") names[lane] = e["args"]["name"];
        continue;
      }
      ASSERT_EQ(e["ph"], "X") << e;
      ASSERT_TRUE(groups.contains(lane.first)) << e;
      ASSERT_TRUE(names.contains(lane)) << "a lane is named before its first slice: " << e;
      ASSERT_FALSE(e["name"].get<std::string>().empty()) << e;
      ASSERT_GE(nanoseconds(e["dur"]), 0) << e;
      ASSERT_GE(nanoseconds(e["ts"]), until[lane]) << "slices of a lane don't overlap: " << e;
      until[lane] = nanoseconds(e["ts"]) + nanoseconds(e["dur"]);
    }
    EXPECT_EQ(groups, (std::set{1, 2, 3}));
    EXPECT_EQ((names[{1, 1}]), "thread");
  }
  const auto json = nlohmann::json::parse(text_of(export_chrome, restaurant));
  const auto named = [&json](int group, std::string_view name) {
    return std::ranges::any_of(json["traceEvents"], [&](const auto& e) { return e["pid"] == group && e["name"] == "thread_name" && e["args"]["name"] == name; });
  };
  for (const char* service : {"soda 1", "cook 1", "cook 2", "cook 3", "fries 1"}) EXPECT_TRUE(named(2, service)) << service;
  for (const char* task : {"main", "serve:1", "burger:50"}) EXPECT_TRUE(named(3, task)) << task;
}

}  // namespace
}  // namespace comptoir::trace::testing
