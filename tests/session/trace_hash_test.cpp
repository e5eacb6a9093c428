// The same settings give the same trace everywhere: the hashes of tests/session/trace_hashes.json hold natively and
// as WebAssembly. A hash changes only with the loop, a program or the encoding; then all are written anew:
// COMPTOIR_WRITE_HASHES=<the file> has this test write them.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "session/link.hpp"
#include "session/run.hpp"

namespace comptoir::session {
namespace {

std::string hash_of(const std::string& link, std::size_t slice) {
  const ParsedLink parsed = parse_link(link);
  EXPECT_TRUE(parsed.problems.empty()) << link;
  Run run(parsed.settings);
  while (run.advance(slice)) {
  }
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(run.recording().hash()));
  return digits;
}

TEST(TraceHash, IsTheRecordedOneForEverySetting) {
  const std::string file = COMPTOIR_TEST_DATA "/../session/trace_hashes.json";
  std::ifstream in(file);
  const nlohmann::json recorded = nlohmann::json::parse(in, nullptr, false);
  ASSERT_TRUE(recorded.is_object()) << file;
  ASSERT_GE(recorded.size(), 10u);
  nlohmann::ordered_json now;
  for (const auto& [link, hash] : recorded.items()) {
    const std::string made = hash_of(link, 1'000'000);
    now[link] = made;
    EXPECT_EQ(made, hash.get<std::string>()) << link;
  }
  if (const char* target = std::getenv("COMPTOIR_WRITE_HASHES")) std::ofstream(target) << now.dump(2) << "\n";
}

TEST(TraceHash, DoesNotDependOnTheSlices) {
  for (const char* link : {"lesson=rush-2-per-second", "lesson=rush-2-per-second&clients=300&period=0.1&sodas=3"}) {
    const std::string whole = hash_of(link, 1'000'000);
    for (const std::size_t slice : {1u, 7u, 999u, 1'000u, 1'001u}) EXPECT_EQ(hash_of(link, slice), whole) << slice;
  }
}

TEST(TraceHash, DiffersBetweenScenariosAndNotWithTheLooks) {
  const std::string rush = hash_of("lesson=rush-2-per-second", 1'000);
  EXPECT_NE(hash_of("cooks=4", 1'000), rush);
  EXPECT_EQ(hash_of("patience=3.5&t=2&n=1&lang=fr&theme=light&level=expert&future=hidden", 1'000), rush);
}

}  // namespace
}  // namespace comptoir::session
