// comptoir plan: what it says, on any number of threads, and what the outputs of its parts come to.
#include "cli/plan.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace comptoir::cli {
namespace {

using nlohmann::json;

struct Result {
  int status = 0;
  std::string out, error;
};

Result run(const std::vector<std::string_view>& words) {
  Result result;
  result.status = run_program(words, [&](std::string_view text) { result.out += text; }, [&](std::string_view text) { result.error += text; },
                              [](const std::string&, std::string_view) { return std::string("nothing is written"); });
  return result;
}

constexpr std::string_view mock_up = "clients=24&period=0.5&patience=5";

TEST(Plan, SaysTheMockUpsAnswerAsOneObject) {
  const Result result = run({"plan", mock_up, "--json"});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.error, "");
  EXPECT_EQ(std::ranges::count(result.out, '\n'), 1);
  const json all = json::parse(result.out);
  EXPECT_EQ(all["restaurants"], 108);
  EXPECT_EQ(all["runs"], 108);
  const json& best = all["best"];
  EXPECT_EQ(best["sodas"], 2);
  EXPECT_EQ(best["cooks"], 6);
  EXPECT_EQ(best["batch"], 8);
  EXPECT_EQ(best["cost"], 4.6);
  EXPECT_EQ(best["satisfied"], 24);
  EXPECT_EQ(best["worst"], 4);
  EXPECT_EQ(all["today"]["satisfied"], 5);
  EXPECT_EQ(all["frontier"].size(), 9u);
  ASSERT_EQ(all["near_misses"].size(), 3u);
  EXPECT_EQ(all["near_misses"][0]["reason"], "the fryer is too small: 1.75 portions a second for a demand of 2");
}

TEST(Plan, TakesPricesAndRangesAsKeys) {
  const json all = json::parse(run({"plan", "clients=24&prices=money&sodas_to=2&batch_to=8", "--json"}).out);
  EXPECT_EQ(all["restaurants"], 48);
  EXPECT_EQ(all["best"]["cost"], 106);
  EXPECT_EQ(all["today"]["cost"], 54);
  EXPECT_TRUE(json::parse(run({"plan", "clients=24&cooks_to=5", "--json"}).out)["best"].is_null());
}

TEST(Plan, IsOfTheManagersLessonWhereNoneIsNamed) {
  for (const std::string scenario : {"clients=12", "clients=12&arrivals=poisson&times=exponential&runs=3&share=50"}) {
    const json unnamed = json::parse(run({"plan", scenario, "--json"}).out), named = json::parse(run({"plan", "lesson=manager&" + scenario, "--json"}).out);
    EXPECT_EQ(unnamed, named) << scenario;
  }
  EXPECT_EQ(json::parse(run({"plan", "lesson=rush-2-per-second&clients=12", "--json"}).out)["settings"], "lesson=rush-2-per-second&clients=12");
  EXPECT_EQ(json::parse(run({"plan", "satisfied=whole&clients=12", "--json"}).out)["settings"], "lesson=rush-2-per-second&clients=12&satisfied=whole");
  EXPECT_EQ(run({"run", "satisfied=whole", "--json"}).out, run({"run", "lesson=rush-2-per-second&satisfied=whole", "--json"}).out);   // plan's default alone
}

TEST(Plan, IsTheSameOnAnyNumberOfThreads) {
  const std::vector<std::string> settings = {std::string(mock_up), "search=parts&clients=24", "lesson=manager&clients=30&arrivals=poisson&times=lognormal&runs=3&share=70"};
  for (const std::string& search : settings) {
    const std::string one = run({"plan", search, "--json", "--jobs", "1"}).out;
    for (const std::string_view jobs : {"2", "3", "7"}) EXPECT_EQ(run({"plan", search, "--json", "--jobs", jobs}).out, one) << search << jobs;
  }
}

TEST(Plan, PartsJoinToTheWhole) {
  for (const std::string_view settings : {mock_up, std::string_view("lesson=manager&clients=20&times=exponential&share=60&runs=4"), std::string_view("clients=12&cooks_to=4")}) {
    const json whole = json::parse(run({"plan", settings, "--json"}).out);
    std::vector<std::string> parts;
    for (int part = 1; part <= 5; ++part) parts.push_back(run({"plan", settings, "--json", "--part", std::to_string(part) + "/5"}).out);
    JoinProblem problem;
    const auto joined = join_plans(parts, problem);
    ASSERT_TRUE(joined) << static_cast<int>(problem.kind);
    const json found = json::parse(plan_json(*joined));
    for (const std::string_view key : {"best", "today", "frontier", "near_misses", "restaurants", "runs", "settings"}) EXPECT_EQ(found[std::string(key)], whole[std::string(key)]) << key << settings;
  }
}

TEST(Plan, RefusesToJoinWhatIsNoWhole) {
  const std::string first = run({"plan", mock_up, "--json", "--part", "1/2"}).out, second = run({"plan", mock_up, "--json", "--part", "2/2"}).out;
  const std::string other = run({"plan", "clients=25", "--json", "--part", "2/2"}).out;
  const auto kind = [](std::vector<std::string> texts) {
    JoinProblem problem;
    EXPECT_FALSE(join_plans(texts, problem));
    return problem.kind;
  };
  EXPECT_EQ(kind({first}), JoinProblem::Kind::missing);
  EXPECT_EQ(kind({first, first}), JoinProblem::Kind::twice);
  EXPECT_EQ(kind({first, other}), JoinProblem::Kind::other_search);
  for (const std::string_view broken : {"", "{}", "\"join\":\"", R"("join":"lesson=manager 1/1 1 1 0+0+0")", R"("join":"lesson=nowhere 1/1 1 1 -")", R"("join":"lesson=manager 2/1 1 1 -")", R"("join":"lesson=tic-tac 1/1 1 1 -")"})
    EXPECT_EQ(kind({first, std::string(broken)}), JoinProblem::Kind::no_part) << broken;
}

TEST(Plan, JoinsFilesAndSaysWhichOneIsWrong) {
  const auto folder = std::filesystem::temp_directory_path() / ("comptoir-plan-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()));
  std::filesystem::create_directories(folder);
  const auto write = [&](const char* name, const std::string& text) {
    std::ofstream(folder / name, std::ios::binary) << text;
    return (folder / name).string();
  };
  const std::string a = write("a.json", run({"plan", mock_up, "--json", "--part", "1/2"}).out), b = write("b.json", run({"plan", mock_up, "--json", "--part", "2/2"}).out);
  const std::string no = write("no.json", "nothing");
  const Result joined = run({"plan", "--join", a, b, "--json"});
  EXPECT_EQ(joined.status, 0) << joined.error;
  EXPECT_EQ(json::parse(joined.out)["best"]["cooks"], 6);
  const Result refused = run({"plan", "--join", a, no});
  EXPECT_EQ(refused.status, 2);
  EXPECT_NE(refused.error.find("no.json"), std::string::npos);
  EXPECT_EQ(run({"plan", "--join", (folder / "nowhere.json").string()}).status, 2);
  std::filesystem::remove_all(folder);
}

TEST(Plan, NamesWhatIsWrong) {
  const auto error = [](std::vector<std::string_view> words) {
    words.insert(words.begin(), "plan");
    const Result result = run(words);
    EXPECT_EQ(result.status, 2);
    EXPECT_EQ(result.out, "");
    return result.error;
  };
  EXPECT_NE(error({"clients=x"}).find("clients"), std::string::npos);
  EXPECT_NE(error({"cook_cpu=1/7"}).find("1/3"), std::string::npos);
  EXPECT_NE(error({mock_up, "--part", "3/2"}).find("--part"), std::string::npos);
  EXPECT_NE(error({mock_up, "--jobs", "0"}).find("--jobs"), std::string::npos);
  EXPECT_NE(error({mock_up, "--svg", "-"}).find("--json"), std::string::npos);
  EXPECT_NE(error({"lesson=counters"}).find("manager"), std::string::npos);
  EXPECT_NE(error({"sodas_to=100&cooks_to=100&batch_to=1000"}).find("--part 1/10"), std::string::npos);
  EXPECT_NE(error({"sodas_to=85&cooks_from=1&cooks_to=97&batch_from=1&batch_to=849&clients=1", "--part", "1/7", "--jobs", "1"}).find("--part 1/8"), std::string::npos);
}

}  // namespace
}  // namespace comptoir::cli
