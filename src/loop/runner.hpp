/// run: a whole program, from its first coroutine to the last of its tasks.
#pragma once

#include <exception>
#include <utility>

#include "loop/loop.hpp"

namespace comptoir::loop {

/// The first half of cancel_all_tasks, for runs in slices: the tasks of the loop that are not done are cancelled; what comes
/// back is done when they are (Loop::begin waits for it), and empty when there are none.
FutureRef begin_cancelling_all_tasks(Loop& loop);

/// Cancels the tasks of the loop that are not done, waits for them, and reports those that failed meanwhile to the exception
/// handler: how asyncio.run ends. Throws Deadlock if one swallows its cancellation and then waits for nothing.
void cancel_all_tasks(Loop& loop);

/// asyncio.Runner: a loop that is tidied up at the end. asyncio differs: there are no asynchronous generators and no worker
/// threads to shut down, so closing runs no tasks for that.
class Runner {
 public:
  explicit Runner(Observer* observer = nullptr) : loop_(observer) {}
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;
  /// Closes; a Deadlock of what is left is dropped, and those tasks are reported as destroyed.
  ~Runner();

  Loop& get_loop() { return loop_; }
  /// Runs `main` as a task and gives its result. May be called again. Throws RuntimeError inside a running loop; the coroutine stays the caller's then.
  template <class T>
  T run(Coro<T>&& main, Name name = {}) {
    check_not_running();
    return loop_.run_until_complete(loop_.create_task(std::move(main), name));
  }
  /// cancel_all_tasks, once.
  void close();

 private:
  static void check_not_running();

  Loop loop_;
  bool closed_ = false;
};

/// asyncio.run: `main` in a loop of its own. Its result or its error comes back when all other tasks have ended.
template <class T>
T run(Coro<T>&& main) {
  Runner runner;
  return runner.run(std::move(main));
}

}  // namespace comptoir::loop
