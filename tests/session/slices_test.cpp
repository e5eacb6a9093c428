/// Slices that somebody's clock ends: none is longer than a few handles beyond it, and the run is the same.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "session/link.hpp"
#include "session/run.hpp"
#include "session/workbench.hpp"
#include "tests/session/random.hpp"

namespace comptoir::session {
namespace {

/// Is over when it was asked so many times.
class Asked final : public SliceLimit {
 public:
  explicit Asked(std::size_t most) : most_(most) {}
  void begin(std::size_t parts) override {
    begun.push_back(parts);
    asked_ = 0;
  }
  bool over() override { return ++asked_ >= most_; }

  std::vector<std::size_t> begun;

 private:
  std::size_t most_, asked_ = 0;
};

class AtRandom final : public SliceLimit {
 public:
  void begin(std::size_t) override {}
  bool over() override { return random_.chance(4); }

 private:
  Random random_{7};
};

constexpr std::size_t every = static_cast<std::size_t>(-1);
constexpr const char* long_rush = "lesson=rush-2-per-second&clients=400&cooks=2";

Settings settings(const char* link) { return parse_link(link).settings; }

TEST(Slices, EndWhenTheLimitIsOver) {
  session::Run run(settings(long_rush));
  Asked limit(1);
  ASSERT_TRUE(run.advance(every, &limit));
  const trace::Position first = run.recording().handle_count();
  EXPECT_GT(first, 0u);
  EXPECT_LE(first, 200u);
  ASSERT_TRUE(run.advance(every, &limit));
  EXPECT_GT(run.recording().handle_count(), first);
  EXPECT_LE(run.recording().handle_count(), 2 * first + 200);
  EXPECT_EQ(run.advance(50, &limit), true) << "the number of handles counts, too";
}

TEST(Slices, GiveTheSameRunWhateverEndsThem) {
  for (const char* link : {long_rush, "lesson=cancel&variant=group", "lesson=deque-loop", "lesson=tcp-server&clients=7",
                           "lesson=scale&variant=coroutines&coroutines=3000", "lesson=rush-10&clients=900&do=0-1:client,4:cancel:burger:6,4-2:client"}) {
    SCOPED_TRACE(link);
    session::Run whole(settings(link)), sliced(settings(link));
    while (whole.advance(every)) {
    }
    AtRandom limit;
    while (sliced.advance(every, &limit)) {
      // What is made of the recording has come as far as it.
      const std::uint32_t served = sliced.clients().served_count();
      ASSERT_LE(served, whole.clients().served_count());
    }
    EXPECT_EQ(sliced.recording().hash(), whole.recording().hash());
    EXPECT_EQ(sliced.recording().handle_count(), whole.recording().handle_count());
    EXPECT_EQ(sliced.clients().score(), whole.clients().score());
    for (std::uint32_t r = 1; r <= whole.lanes().resource_count(); ++r) {
      const auto id = static_cast<loop::ResourceId>(r);
      ASSERT_EQ(sliced.lanes().waitings(id).size(), whole.lanes().waitings(id).size());
      for (std::size_t i = 0; i < whole.lanes().waitings(id).size(); ++i)
        ASSERT_EQ(sliced.lanes().waitings(id)[i].to_at, whole.lanes().waitings(id)[i].to_at);
    }
  }
}

TEST(Slices, EndWithinAHandleThatMakesManyTasksAndWhileTimersAreMoved) {
  session::Run run(settings("lesson=scale&variant=coroutines&coroutines=5000"));
  Asked limit(1);
  std::size_t within_first = 0, between_wakes = 0;
  for (bool more = true; more;) {
    const trace::Position before = run.recording().handle_count();
    const std::uint64_t told = run.recording().event_count();
    more = run.advance(every, &limit);
    ASSERT_LT(run.recording().event_count() - told, 25'000u) << "after handle " << before;
    if (run.recording().handle_count() != before) continue;
    (before == 0 ? within_first : between_wakes) += 1;
  }
  EXPECT_GE(within_first, 20u);
  EXPECT_GE(between_wakes, 20u);
}

TEST(Slices, CanBeTheLastWherever) {
  // Made, awaited, woken and let go in pieces: what is in the middle of any of these goes without a trace.
  for (const char* link : {"lesson=scale&variant=coroutines&coroutines=2000", "lesson=rush-10&clients=500&cooks=100&sodas=100"}) {
    for (std::size_t last = 1;; ++last) {
      session::Run run(settings(link));
      Asked limit(1);
      std::size_t slices = 0;
      while (slices < last && run.advance(every, &limit)) ++slices;
      if (slices < last) break;
      run.cancel();
      ASSERT_TRUE(run.complete());
      ASSERT_TRUE(run.truncated());
    }
  }
}

TEST(Slices, OfAnEditAndOfEachTickAreLimited) {
  Workbench bench;
  Asked limit(1);
  bench.set_limit(limit);
  bench.open_link(long_rush);
  EXPECT_EQ(limit.begun, std::vector<std::size_t>{1});
  EXPECT_LE(bench.run().recording().handle_count(), 200u);
  bench.tick(0);
  EXPECT_EQ(limit.begun.size(), 2u);
  while (bench.progress()) bench.tick(0);
  bench.to_end();
  EXPECT_TRUE(bench.at_end());

  limit.begun.clear();
  EXPECT_FALSE(bench.set_parameter("cooks", "3"));
  EXPECT_EQ(limit.begun.size(), 1u);
  EXPECT_TRUE(bench.pending());   // the moment is the end: the old run is still shown
  while (bench.progress()) bench.tick(0);
  EXPECT_FALSE(bench.pending());
}

TEST(Slices, TwoRunsShareAFrame) {
  Workbench bench;
  Asked limit(1);
  bench.set_limit(limit);
  bench.open_link(long_rush);
  bench.compare_with(settings("lesson=rush-2-per-second&clients=400&cooks=3"));
  limit.begun.clear();
  bench.tick(0);
  EXPECT_EQ(limit.begun, (std::vector<std::size_t>{2, 2}));
  EXPECT_GT(bench.run(1).recording().handle_count(), 0u);
}

}  // namespace
}  // namespace comptoir::session
