/// heapq: a priority queue in an array, move for move as CPython's heapq module: equal entries come out in the same order
/// as there. `less` is Python's `<`.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace comptoir::loop {

/// The entry at `place` climbs towards `top` while it is less than its parent.
template <class T, class Less>
void heapq_climb(std::vector<T>& heap, std::size_t top, std::size_t place, const Less& less) {
  while (place > top) {
    const std::size_t parent = (place - 1) / 2;
    if (!less(heap[place], heap[parent])) return;
    std::swap(heap[place], heap[parent]);
    place = parent;
  }
}

/// The first entry goes down to a leaf, the lesser child (of equal ones the right) taking its place; it climbs from there.
template <class T, class Less>
void heapq_sink(std::vector<T>& heap, const Less& less) {
  std::size_t place = 0;
  for (std::size_t child; (child = 2 * place + 1) < heap.size(); place = child) {
    const std::size_t right = child + 1;
    if (right < heap.size() && !less(heap[child], heap[right])) child = right;
    std::swap(heap[place], heap[child]);
  }
  heapq_climb(heap, 0, place, less);
}

template <class T, class Less>
void heappush(std::vector<T>& heap, T entry, const Less& less) {
  heap.push_back(std::move(entry));
  heapq_climb(heap, 0, heap.size() - 1, less);
}

/// The heap must not be empty.
template <class T, class Less>
T heappop(std::vector<T>& heap, const Less& less) {
  T last = std::move(heap.back());
  heap.pop_back();
  if (heap.empty()) return last;
  std::swap(last, heap.front());
  heapq_sink(heap, less);
  return last;
}

}  // namespace comptoir::loop
