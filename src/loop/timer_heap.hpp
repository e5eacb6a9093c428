/// The timer heap: the array that CPython's heapq holds, move for move, ordered by (deadline, serial).
/// Templates over any entry with `deadline` and `serial`, because a recording replays the same array.
/// Knows nothing of what a timer does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "loop/time.hpp"

namespace comptoir::loop {

/// A timer as a value. `slot` is where the loop keeps what it does.
struct TimerEntry {
  Time deadline;
  std::uint32_t serial;
  std::uint32_t slot;
};

__extension__ using Wide = __int128;

/// asyncio differs: CPython compares deadlines only, and its unstable heap orders equal ones by chance. On a real clock
/// they differ by microseconds, so that timers of "the same" deadline fire in order of creation, as they do here.
/// One comparison of both as a single number: a branch between them would be mispredicted half of the time.
template <class Entry>
constexpr bool fires_before(const Entry& a, const Entry& b) {
  const auto moment = [](const Entry& entry) { return static_cast<Wide>(entry.deadline.ns) << 64 | entry.serial; };
  return moment(a) < moment(b);
}

/// heapq's _siftdown: the entry at `place` climbs towards `top` while it fires before its parent.
template <class Entry>
void heap_climb(std::vector<Entry>& heap, std::size_t top, std::size_t place) {
  Entry entry = std::move(heap[place]);
  while (place > top) {
    const std::size_t parent = (place - 1) / 2;
    if (!fires_before(entry, heap[parent])) break;
    heap[place] = std::move(heap[parent]);
    place = parent;
  }
  heap[place] = std::move(entry);
}

/// heapq's _siftup: the smaller child moves up until a leaf is reached, then the entry climbs back from there.
template <class Entry>
void heap_sink(std::vector<Entry>& heap, std::size_t place) {
  const std::size_t top = place;
  const std::size_t size = heap.size();
  Entry entry = std::move(heap[place]);
  Entry* const entries = heap.data();
  std::size_t child = 2 * place + 1;
  for (; child + 1 < size; child = 2 * place + 1) {
    // In a large heap each level is a miss: its grandchildren's children are asked for while this one is compared.
    __builtin_prefetch(entries + 4 * child + 3);
    __builtin_prefetch(entries + 4 * child + 7);
    child += !fires_before(entries[child], entries[child + 1]);
    entries[place] = std::move(entries[child]);
    place = child;
  }
  if (child < size) {  // an only child
    entries[place] = std::move(entries[child]);
    place = child;
  }
  heap[place] = std::move(entry);
  heap_climb(heap, top, place);
}

template <class Entry>
void heap_push(std::vector<Entry>& heap, Entry entry) {
  heap.push_back(std::move(entry));
  heap_climb(heap, 0, heap.size() - 1);
}

/// The heap must not be empty.
template <class Entry>
Entry heap_pop(std::vector<Entry>& heap) {
  Entry last = std::move(heap.back());
  heap.pop_back();
  if (heap.empty()) return last;
  std::swap(last, heap.front());
  heap_sink(heap, 0);
  return last;
}

template <class Entry>
void heapify(std::vector<Entry>& heap) {
  for (std::size_t place = heap.size() / 2; place-- > 0;) heap_sink(heap, place);
}

}  // namespace comptoir::loop
