#include "loop/timer_heap.hpp"

#include <gtest/gtest.h>

namespace comptoir::loop {
namespace {

std::vector<std::uint32_t> serials(const std::vector<TimerEntry>& heap) {
  std::vector<std::uint32_t> all;
  for (const TimerEntry& entry : heap) all.push_back(entry.serial);
  return all;
}

std::vector<TimerEntry> pushed(const std::vector<std::int64_t>& deadlines) {
  std::vector<TimerEntry> heap;
  std::uint32_t serial = 0;
  for (std::int64_t deadline : deadlines) heap_push(heap, TimerEntry{{deadline}, serial++, 0});
  return heap;
}

// The arrays are those of CPython's heapq for the same pairs.
TEST(TimerHeap, HoldsTheArrayThatHeapqHolds) {
  auto heap = pushed({5, 3, 8, 1, 9, 2, 7, 4});
  EXPECT_EQ(serials(heap), (std::vector<std::uint32_t>{3, 1, 5, 7, 4, 2, 6, 0}));
  EXPECT_EQ(heap_pop(heap).serial, 3u);
  EXPECT_EQ(serials(heap), (std::vector<std::uint32_t>{5, 1, 0, 7, 4, 2, 6}));
}

TEST(TimerHeap, HeapifiesAsHeapqDoes) {
  std::vector<TimerEntry> heap;
  std::uint32_t serial = 0;
  for (std::int64_t deadline : {9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 5, 5, 5}) heap.push_back({{deadline}, serial++, 0});
  heapify(heap);
  EXPECT_EQ(serials(heap), (std::vector<std::uint32_t>{9, 8, 6, 7, 4, 5, 2, 0, 3, 1, 10, 11, 12}));
}

TEST(TimerHeap, FiresEqualDeadlinesInOrderOfCreation) {
  auto heap = pushed({1, 1, 1, 1, 1, 1, 1});
  for (std::uint32_t serial = 0; serial < 7; ++serial) EXPECT_EQ(heap_pop(heap).serial, serial);
  EXPECT_TRUE(heap.empty());
}

}  // namespace
}  // namespace comptoir::loop
