/// wait_for: waits for one future or coroutine, but not for ever.
#pragma once

#include <optional>
#include <utility>

#include "loop/ensure_future.hpp"
#include "loop/release.hpp"

namespace comptoir::loop {

/// Cancels the future and waits until it is done, whatever becomes of it.
Coro<> cancel_and_wait(FutureRef future);

namespace waiting_for {

/// The value of a done future; one that was cancelled has run out of time.
template <class Future, class T>
Coro<T> result_or_timeout(Future future) {
  try {
    co_return co_await future;
  } catch (const CancelledError&) {
    throw TimeoutError();
  }
}

template <class T, class Awaitable>
Coro<T> wait_for(Awaitable awaitable, std::optional<Duration> timeout) {
  if (!timeout) co_return co_await std::move(awaitable);

  if (*timeout <= Duration{}) {
    const auto future = ensure_future(std::move(awaitable));
    if (future.done()) co_return co_await future;
    co_await cancel_and_wait(future);
    co_return co_await result_or_timeout<decltype(future), T>(future);
  }

  Release waiter(FutureKind::wait_for);
  waiter->start_timer(*timeout);  // before the task: at a tie the time is up
  const auto future = ensure_future(std::move(awaitable));
  waiter->watch(future);
  std::exception_ptr cancelled;
  try {
    co_await waiter;
  } catch (const CancelledError&) {
    cancelled = std::current_exception();
  }
  if (future.done()) co_return co_await future;  // even if this task was cancelled: as in CPython 3.11, that is lost
  waiter->unwatch();
  co_await cancel_and_wait(future);  // nothing may run on behind the back of the caller
  if (cancelled) std::rethrow_exception(cancelled);
  co_return co_await result_or_timeout<decltype(future), T>(future);
}

}  // namespace waiting_for

/// Gives the result of `coroutine`, which becomes a task, or throws its error. After `timeout` the task is cancelled and
/// waited for, then TimeoutError is thrown; if the task swallows the cancellation, its result counts. A timeout of zero or
/// less cancels a task before its first step; none waits for ever, in the current task. Cancelling the caller cancels the
/// task and waits for it, too.
template <class T>
Coro<T> wait_for(Coro<T> coroutine, std::optional<Duration> timeout) {
  return waiting_for::wait_for<T>(std::move(coroutine), timeout);
}
/// The same for a task or any other future, which is cancelled when time is up. Put it in shield() to spare it.
template <class T, class Core, class Ref>
Coro<T> wait_for(const TypedRef<T, Core, Ref>& future, std::optional<Duration> timeout) {
  return waiting_for::wait_for<T>(future, timeout);
}

}  // namespace comptoir::loop
