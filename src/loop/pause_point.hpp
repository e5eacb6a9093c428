/// pause_point: for a program that makes very many tasks in one step, so that whoever runs the loop in slices isn't kept waiting.
/// Not a part of asyncio: the step is one handle still, the task is not suspended, and nobody else runs.
#pragma once

#include <coroutine>
#include <cstddef>
#include <vector>

#include "loop/loop.hpp"

namespace comptoir::loop {

/// `co_await pause_point()`: where Loop::run_handles may stop, after so many of these as Loop::pause_within_handles says, to go
/// on here when it is called again. Cancellation can't come in between. One that stands for more says how much.
struct PausePoint {
  std::size_t pieces;

  bool await_ready() const {
    Loop& loop = Loop::running();
    return loop.observer() == nullptr || !loop.pause_is_due(pieces);
  }
  void await_suspend(std::coroutine_handle<> coroutine) const { Loop::running().pause(coroutine); }
  void await_resume() const {}
};

inline PausePoint pause_point(std::size_t pieces = 1) { return {pieces}; }

/// What was kept of very many tasks goes, the last one first.
template <class Ref>
Coro<> let_go(std::vector<Ref>& tasks) {
  for (; !tasks.empty(); tasks.pop_back()) co_await pause_point();
}

}  // namespace comptoir::loop
