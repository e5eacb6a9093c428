/// LibraryFuture: a future that the library completes, not the program: of an executor's job, of a connection to come, of a
/// stream's end. Who awaits it is told its kind and the task that made it.
/// Knows nothing of when it is done.
#pragma once

#include "loop/loop.hpp"

namespace comptoir::loop {

class LibraryFuture : public FutureCore {
 public:
  /// Owned by the task that runs.
  explicit LibraryFuture(FutureKind kind) : FutureCore(kind), owner_(Loop::running().current_id()) {}
  WaitOn wait_on() const override { return {.kind = kind, .task = owner_}; }

 private:
  TaskId owner_;
};

}  // namespace comptoir::loop
