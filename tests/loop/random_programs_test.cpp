// Thousands of random programs come out as in CPython, iteration by iteration. Their traces are made by
// tests/oracle/program_traces.py; a program of which CPython and the loop once differed is kept in random_regressions/.
#include <fstream>

#include <gtest/gtest.h>

#include "random_program.hpp"

namespace comptoir::loop {
namespace {

/// The programs of a file one after the other: a line with the program, the lines of its trace, an empty line.
template <class Check>
int for_each_program(std::istream& file, const Check& check) {
  int programs = 0;
  for (std::string text, line; std::getline(file, text); ++programs) {
    std::vector<std::string> expected;
    while (std::getline(file, line) && !line.empty()) expected.push_back(line);
    check(nlohmann::json::parse(text), expected);
  }
  return programs;
}

TEST(RandomPrograms, ComeOutTheSameInEveryIteration) {
  std::ifstream file(std::string(COMPTOIR_BUILD_FOLDER) + "/oracle/random_programs.txt");
  ASSERT_TRUE(file) << "./run test makes this file with tests/oracle/program_traces.py";
  const int programs = for_each_program(file, [](const nlohmann::json& program, const std::vector<std::string>& expected) {
    EXPECT_EQ(difference(trace_of(program), expected), "") << "./run fuzz --show " << program["seed"] << " writes it in Python";
    EXPECT_EQ(difference(trace_of(program, 1), expected), "") << "in pieces, " << program["seed"];
  });
  EXPECT_GE(programs, 2000);
}

TEST(RandomPrograms, ThoseThatOnceDifferedComeOutTheSame) {
  int programs = 0;
  for (;; ++programs) {  // 001.json and so on: folders can't be listed under node
    const std::string digits = std::to_string(1001 + programs).substr(1);
    std::ifstream file(std::string(COMPTOIR_TEST_DATA) + "/random_regressions/" + digits + ".json");
    if (!file) break;
    const auto kept = nlohmann::json::parse(file);
    EXPECT_EQ(difference(trace_of(kept["program"]), kept["trace"]), "") << digits << ": " << kept["why"];
    EXPECT_EQ(difference(trace_of(kept["program"], 1), kept["trace"]), "") << "in pieces, " << digits;
  }
  EXPECT_GE(programs, 13);
}

}  // namespace
}  // namespace comptoir::loop
