#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
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
  EXPECT_EQ(json["events"].size(), 66u);
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
    slept |= e["pid"] == 2 && e["tid"] == 2 && e["name"] == "sleep" && e["dur"] == 1'000'000.0;
    held |= e["pid"] == 3 && e["name"] == "serve:1" && e["dur"] == 1'500'000.0;
  }
  EXPECT_TRUE(blocked);
  EXPECT_TRUE(slept);
  EXPECT_TRUE(held);
  EXPECT_TRUE(nlohmann::json::accept(text_of(export_chrome, restaurant)));
}

}  // namespace
}  // namespace comptoir::trace::testing
