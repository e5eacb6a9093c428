/// The array of timers is that of a plain heap, entry for entry, wherever their deadlines lie.
#include <vector>

#include <gtest/gtest.h>

#include "trace/timer_array.hpp"

namespace comptoir::trace::testing {
namespace {

using Timer = TimerArray::Timer;

struct Random {
  std::uint64_t state;
  std::uint64_t below(std::uint64_t n) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (state >> 33) % n;
  }
};

void expect_same(const TimerArray& array, const std::vector<Timer>& plain) {
  ASSERT_EQ(array.size(), plain.size());
  ASSERT_EQ(array.empty(), plain.empty());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    ASSERT_EQ(array[i].deadline.ns, plain[i].deadline.ns) << i;
    ASSERT_EQ(array[i].serial, plain[i].serial) << i;
    ASSERT_EQ(array.fires_before(i, plain.size() / 2), loop::fires_before(plain[i], plain[plain.size() / 2]));
  }
}

/// Deadlines around a time that goes on, up to `far` later or earlier; some of them equal.
void compare(std::uint64_t seed, std::int64_t start, std::int64_t far) {
  SCOPED_TRACE(far);
  Random random{seed};
  TimerArray array;
  std::vector<Timer> plain;
  std::int64_t now = start;
  for (std::uint32_t serial = 1; serial < 600; ++serial) {
    const auto some = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(far))) - far / 4;
    const Timer timer{{now + (random.below(4) == 0 ? 0 : some)}, serial};
    array.push(timer);
    loop::heap_push(plain, timer);
    if (random.below(3) != 0 && serial % 100 > 20) {
      now = std::max(now, plain.front().deadline.ns);
      array.pop();
      loop::heap_pop(plain);
    }
    if (serial % 150 == 0) {
      const auto gone = [](std::uint32_t handle) { return handle % 3 == 0; };
      array.rebuild_without(gone);
      std::erase_if(plain, [&](const Timer& entry) { return gone(entry.serial); });
      loop::heapify(plain);
    }
    expect_same(array, plain);
    if (::testing::Test::HasFatalFailure()) return;
  }
  while (!plain.empty()) {
    array.pop();
    loop::heap_pop(plain);
    expect_same(array, plain);
  }
}

TEST(TimerArray, IsThatOfAPlainHeap) {
  constexpr std::int64_t second = 1'000'000'000;
  std::uint64_t seed = 1;
  for (const std::int64_t far : {std::int64_t{4}, second, 500 * second, 2'000 * second, 100'000 * second, std::int64_t{1} << 61})
    compare(seed++, 0, far);
  compare(seed++, 50'000'000 * second, 600 * second);
  compare(seed++, -(std::int64_t{1} << 62), second);
}

TEST(TimerArray, KeepsTheLargestHandle) {
  TimerArray array;
  array.push({{5}, (1u << 24) - 1});
  array.push({{5}, 1});
  EXPECT_EQ(array.front().serial, 1u);
  EXPECT_EQ(array[1].serial, (1u << 24) - 1);
  EXPECT_EQ(array[1].deadline.ns, 5);
  array.clear();
  EXPECT_TRUE(array.empty());
}

}  // namespace
}  // namespace comptoir::trace::testing
