/// What a suspended task waits for: a shared future (future.hpp), or a waiter that lives inside the awaiter.
/// Knows nothing of results.
#pragma once

#include <cstdint>

#include "loop/ids.hpp"
#include "loop/observer.hpp"
#include "loop/time.hpp"

namespace comptoir::loop {

class Loop;
class TaskCore;

/// In this order: a waiter that ends with one of the last two throws.
enum class FutureState : std::uint8_t { pending, finished, cancelled, error };

/// Common head of futures and waiters.
struct Awaited {
  FutureKind kind;
  bool shared;  ///< a FutureCore; otherwise a Waiter
  FutureState state = FutureState::pending;

  Awaited(FutureKind k, bool is_shared) : kind(k), shared(is_shared) {}

  bool done() const { return state != FutureState::pending; }
  /// As Future.cancel(): false if it was done. The wake-up of the waiting task goes through the ready queue.
  bool cancel(const char* message);
  WaitOn wait_on() const;
};

/// A future that one task awaits and nobody else sees: sleep, the place in the queue of a Lock ... It is a part of the
/// awaiter, hence of the coroutine's frame: no allocation.
struct Waiter : Awaited {
  // Small, for it is a part of every frame that waits: what only a sleep needs takes the place of what only others need.
  union {
    bool queued = false;  ///< stands in the queue of a primitive
    bool fired;           ///< of a sleep: its timer has run
  };
  union {
    ResourceId resource = ResourceId::none;
    std::uint32_t timer;  ///< of a sleep: the slot of its timer
  };
  union {
    TaskCore* task = nullptr;
    Duration delay;  ///< of a sleep that has not begun
  };

  explicit Waiter(FutureKind k) : Awaited(k, false) {}
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;

  /// Done: the task's wake-up goes to the back of the ready queue.
  void set_result();
  void set_result(Loop& loop_of_task);
  /// The task goes on: finish_wait will throw.
  bool cancelled() const;
  /// The task goes on: throws CancelledError if it or the waiter was cancelled.
  void finish_wait();
};

}  // namespace comptoir::loop
