/// run_in_executor and to_thread: work that asyncio hands to threads. There is no thread here: a job has a virtual duration,
/// and its function is called at the end of it. A pool has as many workers as there are jobs.
/// Knows nothing of what the jobs do.
#pragma once

#include <type_traits>
#include <utility>

#include "loop/library_future.hpp"

namespace comptoir::loop {

/// The result of a job; may be awaited, gathered, cancelled.
template <class T>
class ExecutorFuture : public TypedRef<T, LibraryFuture, FutureRef> {
 public:
  using TypedRef<T, LibraryFuture, FutureRef>::TypedRef;
};

/// loop.run_in_executor(None, job): starts at once, whether or not somebody awaits it, and `job()` is called after `cost`.
/// Its error becomes the future's; a CancelledError, as in asyncio, does not, and is reported as a callback's.
/// A job that was cancelled before its end is not called: its thread would go on, and nobody would learn of it.
template <class Job>
auto run_in_executor(Duration cost, Job job) {
  using T = std::invoke_result_t<Job&>;
  Loop& loop = Loop::running();
  const ExecutorFuture<T> future(loop.make_future<Holding<T, LibraryFuture>>(FutureKind::executor));
  const auto done = [future, job = std::move(job)]() mutable {
    if (future.cancelled()) return;
    auto* const core = static_cast<Holding<T, LibraryFuture>*>(future.core());
    try {
      if constexpr (std::is_void_v<T>) {
        job();
      } else {
        core->result.emplace(job());
      }
    } catch (const CancelledError&) {
      throw;
    } catch (...) {
      return core->set_exception(std::current_exception());
    }
    if (core->done()) throw InvalidStateError("invalid state");  // it has failed meanwhile
    core->finish(FutureState::finished);
  };
  loop.call_later(cost, done, "executor_done");
  return future;
}

/// asyncio.to_thread: a coroutine, so nothing starts before it is awaited.
template <class Job>
Coro<std::invoke_result_t<Job&>> to_thread(Duration cost, Job job) {
  co_return co_await run_in_executor(cost, std::move(job));
}

}  // namespace comptoir::loop
