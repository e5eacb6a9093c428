// Every client of every setting that CPython's asyncio was asked about: times, order, end, iterations, score.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "tests/session/rows.hpp"

namespace comptoir::session {
namespace {

std::string random_rows_file() {
  if (const char* named = std::getenv("COMPTOIR_RANDOM_ROWS")) return named;
#ifdef COMPTOIR_RANDOM_ROWS
  return COMPTOIR_RANDOM_ROWS;
#else
  return COMPTOIR_BUILD_FOLDER "/oracle/restaurant_random.json";
#endif
}

TEST(Oracle, AllRowsOfTheSweepComeOutExactly) {
  const nlohmann::json rows = read_rows(COMPTOIR_TEST_DATA "/restaurant_sweep.json");
  ASSERT_TRUE(rows.is_array());
  ASSERT_EQ(rows.size(), 120u);
  for (const nlohmann::json& row : rows) expect_row(row);
}

TEST(Oracle, RandomRowsMadeByCPythonComeOutExactly) {
  const std::string file = random_rows_file();
  const nlohmann::json rows = read_rows(file);
  ASSERT_TRUE(rows.is_array()) << file << " is missing: `./run test` has Python's restaurant make it";
  ASSERT_GE(rows.size(), 20u);
  EXPECT_TRUE(std::ranges::any_of(rows, [](const nlohmann::json& row) { return row.contains("seed"); })) << "none is left to chance";
  for (const nlohmann::json& row : rows) expect_row(row);
}

}  // namespace
}  // namespace comptoir::session
