#include "cli/program.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "session/link.hpp"

namespace comptoir::cli {
namespace {

using nlohmann::json;

struct Result {
  int status = 0;
  std::string out, error;
  std::string file, saved;   ///< what was written, and where
};

Result run(const std::vector<std::string_view>& words) {
  Result result;
  result.status = run_program(words, [&](std::string_view text) { result.out += text; }, [&](std::string_view text) { result.error += text; },
                              [&](const std::string& path, std::string_view text) {
                                if (path.starts_with("no/")) return std::string("there is no such folder");
                                result.file = path, result.saved = text;
                                return std::string();
                              });
  return result;
}

std::vector<std::string> keys(const nlohmann::ordered_json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

TEST(Run, TheRushAsJsonIsWhatTheDesignSays) {
  const Result result = run({"run", "lesson=rush-2-per-second", "--json"});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.error, "");
  EXPECT_TRUE(result.out.starts_with(R"({"v":1,"settings":"lesson=rush-2-per-second","end_time":12,"clients":[)"
                                     R"({"name":"client_1","arrived":0,"served":4,"service_time":4,"satisfied":true},)"
                                     R"({"name":"client_2","arrived":0.5,"served":4,"service_time":3.5,"satisfied":true},)")) << result.out;
  EXPECT_EQ(std::ranges::count(result.out, '\n'), 1);
  const json all = json::parse(result.out);
  std::vector<double> times;
  for (const json& client : all["clients"]) times.push_back(client["service_time"]);
  EXPECT_EQ(times, (std::vector<double>{4, 3.5, 3, 4.5, 4.5, 5.5, 6, 6, 6, 7.5}));
  EXPECT_EQ(all["satisfied"], 5);
  EXPECT_EQ(all["total"], 10);
  EXPECT_EQ(keys(nlohmann::ordered_json::parse(result.out)),
            (std::vector<std::string>{"v", "settings", "end_time", "clients", "satisfied", "total", "events", "trace_hash"}));
  EXPECT_EQ(all["trace_hash"].get<std::string>().size(), 16u);
}

TEST(Run, TheUpgradeServesEverybody) {
  const json all = json::parse(run({"run", "lesson=rush-2-per-second", "sodas=2&cooks=6", "batch=8", "clients=240", "--json"}).out);
  EXPECT_EQ(all["satisfied"], 240);
  EXPECT_EQ(all["total"], 240);
  EXPECT_EQ(all["settings"], "lesson=rush-2-per-second&clients=240&sodas=2&cooks=6&batch=8");
}

TEST(Run, ABadKeyRunsNothingAndNamesEach) {
  const Result result = run({"run", "lesson=rush-2-per-second&cooks=500&colour=red", "--json", "--fast"});
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(std::ranges::count(result.error, '\n'), 3);
  EXPECT_NE(result.error.find("cooks (Cooks): “500” is out of range. It takes a whole number from 1 to 100.\n"), std::string::npos) << result.error;
  EXPECT_NE(result.error.find("“colour” does not exist here"), std::string::npos);
  EXPECT_NE(result.error.find("“--fast” is not an option"), std::string::npos);
  EXPECT_EQ(result.error.find("Value used"), std::string::npos);
  EXPECT_TRUE(run({"run", "cooks=500", "--lang", "fr"}).error.starts_with("cooks (Cuisiniers)"));
}

TEST(Run, BadOptionsAreNamed) {
  for (const std::vector<std::string_view>& words :
       {std::vector<std::string_view>{"run", "--lang", "de"}, {"run", "--theme=red"}, {"run", "--size", "10x10"}, {"run", "--size=800"},
        {"run", "--size=99999999999x5"}, {"run", "--svg", "kitchen"}, {"run", "--svg"}, {"run", "--svg", ".svg"}, {"run", "--svg", "fig.png"},
        {"run", "--svg", "loop", "--view", "timeline"}, {"run", "--svg", "-", "--view", "kitchen"}, {"run", "--svg", "-", "--view=loop,loop"},
        {"run", "--svg", "-", "--at", "soon"}, {"run", "--svg", "-", "--site", "example.org"}, {"run", "--svg", "-", "--letters", "big"},
        {"run", "--svg", "-", "--view", "metrics"}, {"run", "--svg", "-", "--select", "ghost"}, {"run", "lesson=names", "--csv", "clients"},
        {"run", "--csv", "xml"}, {"run", "--csv"}, {"run", "--svg", "-", "--json"}, {"list", "--csv", "clients"}, {"run", "--trace", "xml"}, {"run", "--json", "--log"},
        {"fly"}, {"list", "cooks=4"}, {"run", "-x"}, {"run", "--json=1"}, {"run", "--log=x"}, {"list", "--log"}, {"list", "--svg", "loop"},
        {"list", "--trace=json"}}) {
    const Result result = run(words);
    EXPECT_EQ(result.status, 2) << words.back();
    EXPECT_EQ(result.out, "") << words.back();
    EXPECT_EQ(std::ranges::count(result.error, '\n'), 1) << result.error;
  }
}

TEST(Run, TheLogHasTheConsoleWithVirtualTimes) {
  const std::string log = run({"run", "lesson=serve-one", "--log", "--lang", "fr"}).out;
  EXPECT_TRUE(log.starts_with("    0,000  client\u00a0" "1\u00a0: commande\n")) << log;
  EXPECT_NE(log.find("    4,000  client\u00a0" "1\u00a0: servi en 4,0\u00a0s\n"), std::string::npos) << log;
}

TEST(Run, TheSummaryIsForAPerson) {
  const Result result = run({"run", "lesson=rush-2-per-second", "--lang=en"});
  EXPECT_EQ(result.status, 0);
  EXPECT_NE(result.out.find("client 10: came at 4.5\u00a0s, served in 7.5\u00a0s, too late\n"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("5 clients of 10 satisfied"), std::string::npos);
}

TEST(Run, TracesAreWholeAndWellFormed) {
  const json chrome = json::parse(run({"run", "lesson=serve-one", "--trace", "chrome"}).out, nullptr, false);
  EXPECT_FALSE(chrome.is_discarded());
  const json own = json::parse(run({"run", "lesson=serve-one", "--trace=json"}).out, nullptr, false);
  EXPECT_TRUE(own.is_object());
  const std::string csv = run({"run", "lesson=serve-one", "--trace", "csv"}).out;
  EXPECT_GT(std::ranges::count(csv, '\n'), 20);
}

TEST(Run, PicturesAreSvgInBothThemesAndLanguages) {
  for (const char* panel : {"loop", "timeline", "floor", "results", "why", "code", "console"}) {
    for (const char* looks : {"--lang=fr", "--lang=en", "--theme=dark", "--theme=light", "--size=600x320"}) {
      const Result result = run({"run", "lesson=rush-2-per-second&t=3.5", "--svg", panel, looks});
      EXPECT_EQ(result.status, 0);
      EXPECT_TRUE(result.out.starts_with("<svg") || result.out.starts_with("<?xml")) << panel;
      EXPECT_TRUE(result.out.ends_with("</svg>\n")) << panel;
      EXPECT_GT(result.out.size(), 500u) << panel;
    }
  }
  EXPECT_EQ(run({"run", "t=3.5", "--svg", "loop"}).out, run({"run", "t=3.5", "--svg", "loop"}).out);
}

TEST(Run, APictureOfSeveralPanelsGoesToAFile) {
  const Result result = run({"run", "lesson=rush-2-per-second", "--svg", "out/fig.svg", "--view", "timeline,loop", "--theme", "light", "--lang", "fr", "--at", "3.5"});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.error, "");
  EXPECT_EQ(result.file, "out/fig.svg");
  EXPECT_TRUE(result.saved.starts_with("<svg") && result.saved.ends_with("</svg>\n"));
  const auto same = [&result](const std::vector<std::string_view>& words) { EXPECT_EQ(run(words).out, result.saved) << words.back(); };
  same({"run", "lesson=rush-2-per-second", "--at=3.5", "--view=timeline,loop", "--svg=-", "--theme=light", "--lang=fr"});
  same({"run", "lesson=rush-2-per-second&t=3.5", "--view", "timeline,loop", "--lang", "fr", "--svg", "-"});
  same({"run", "lesson=rush-2-per-second&t=1", "--at", "3.5", "--lang", "fr", "--svg", "-", "--view", "timeline,loop"});
  EXPECT_NE(run({"run", "--at", "3.5-2", "--svg", "loop"}).out, run({"run", "--at", "3.5", "--svg", "loop"}).out);
}

TEST(Run, APanelAloneStillGoesToStandardOutput) {
  EXPECT_EQ(run({"run", "t=3.5", "--svg", "loop"}).out, run({"run", "t=3.5", "--svg", "-", "--view", "loop"}).out);
  EXPECT_EQ(run({"run", "t=3.5", "--svg", "-"}).out, run({"run", "t=3.5", "--svg", "timeline"}).out);
}

TEST(Run, AFileThatCannotBeWrittenIsSaid) {
  const Result result = run({"run", "--svg", "no/fig.svg"});
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.error, "no/fig.svg could not be written: there is no such folder.\n");
  EXPECT_EQ(run({"run", "--svg", "no/fig.svg", "--lang=fr"}).error, "no/fig.svg n’a pas pu être écrit\u00a0: there is no such folder.\n");
}

TEST(Run, APictureSaysItsLinkAndCanSelectATask) {
  const std::string picture = run({"run", "lesson=rush-2-per-second", "--at", "3.5", "--svg", "why", "--letters", "words", "--select", "burger:6", "--site", "https://example.org/c/"}).out;
  EXPECT_NE(picture.find(">https://example.org/c/#lesson=rush-2-per-second&amp;t=3.5&amp;lang=en<"), std::string::npos) << picture;
  EXPECT_NE(picture.find("Burger 6"), std::string::npos);
}

TEST(Run, TablesAreTheClientsOrTheTrace) {
  EXPECT_TRUE(run({"run", "lesson=rush-2-per-second", "--csv", "clients"}).out.starts_with("client,arrived,served,service_time,satisfied\r\n1,0,4,4,true\r\n2,0.5,4,3.5,true\r\n"));
  EXPECT_EQ(run({"run", "lesson=serve-one", "--csv", "events"}).out, run({"run", "lesson=serve-one", "--trace", "csv"}).out);
}

TEST(List, HasLessonsAndParametersInBothLanguages) {
  const std::string list = run({"list", "--json"}).out;
  const json all = json::parse(list);
  EXPECT_EQ(keys(nlohmann::ordered_json::parse(list)), (std::vector<std::string>{"lessons", "parameters", "keys"}));
  const auto rush = std::ranges::find(all["lessons"], json("rush-2-per-second"), [](const json& lesson) { return lesson["id"]; });
  ASSERT_NE(rush, all["lessons"].end());
  EXPECT_EQ((*rush)["parameters"]["period"], 0.5);
  EXPECT_FALSE((*rush)["title"]["fr"].get<std::string>().empty());
  EXPECT_GE(all["parameters"].size(), 9u);
  EXPECT_EQ((*rush)["choices"]["fryer"], (json{"right", "slip"}));
  EXPECT_EQ(all["parameters"][0]["maximum"], 100'000);
  EXPECT_NE(run({"list", "--lang", "fr"}).out.find("Machines à soda"), std::string::npos);
}

TEST(List, ExplainsEveryKeyOfALinkInBothLanguages) {
  const json all = json::parse(run({"list", "--json"}).out);
  std::vector<std::string> listed;
  for (const json& key : all["keys"]) {
    listed.push_back(key["key"]);
    EXPECT_FALSE(key["values"].get<std::string>().empty()) << key["key"];
    EXPECT_FALSE(key["help"]["fr"].get<std::string>().empty()) << key["key"];
    EXPECT_NE(key["help"]["fr"], key["help"]["en"]) << key["key"];
  }
  std::vector<std::string> wanted;
  for (const std::string_view key : session::keys_of_links()) wanted.emplace_back(key);
  wanted.emplace_back("embed");   // the page's own
  EXPECT_EQ(listed, wanted);
}

TEST(Run, SaysWhetherTheGoalOfALinkIsMet) {
  const std::string_view link = "lesson=manager&sodas=2&cooks=5&batch=7&goal=served:5,cost:3.5";
  const json goal = json::parse(run({"run", link, "--json"}).out)["goal"];
  EXPECT_EQ(goal, (json{{"met", false}, {"conditions", {{{"condition", "served:5"}, {"met", true}}, {{"condition", "cost:3.5"}, {"met", false}}}}}));
  const std::string out = run({"run", link}).out;
  EXPECT_NE(out.find("Cost: 3.5 or less. Here: 3.73.\nGoal not met.\n"), std::string::npos) << out;
  EXPECT_NE(run({"run", "lesson=manager&sodas=2&cooks=5&batch=7&goal=served:5,cost:5", "--lang", "fr"}).out.find("Objectif atteint.\n"), std::string::npos);
  EXPECT_FALSE(json::parse(run({"run", "lesson=manager", "--json"}).out).contains("goal"));
}

TEST(Run, SaysThatTheLessonGivesAnotherRunThanTheAuthors) {
  const json first = json::parse(run({"run", "lesson=rush-2-per-second", "--json"}).out);
  const std::string hash = first["trace_hash"], expected = "expect=" + hash;
  EXPECT_EQ(run({"run", "lesson=rush-2-per-second", expected}).error, "");
  const Result other = run({"run", "lesson=rush-2-per-second", "expect=0123456789abcdef", "--json"});
  EXPECT_EQ(other.status, 0);
  EXPECT_EQ(other.error, "This lesson no longer gives the run that the author wrote about: its trace hash is " + hash + ", and was 0123456789abcdef.\n");
  EXPECT_EQ(json::parse(other.out)["trace_hash"], hash);
}

TEST(Help, IsGivenWhenAskedForOrWhenNothingIs) {
  for (const std::vector<std::string_view>& words : {std::vector<std::string_view>{}, {"--help"}, {"-h"}, {"help"}, {"run", "--help"}}) {
    const Result result = run(words);
    EXPECT_EQ(result.status, 0);
    EXPECT_NE(result.out.find("comptoir run"), std::string::npos);
  }
}

}  // namespace
}  // namespace comptoir::cli
