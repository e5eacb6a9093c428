#include "loop/runner.hpp"

#include "loop/errors.hpp"
#include "loop/gather.hpp"

namespace comptoir::loop {

Runner::~Runner() {
  try {
    close();
  } catch (const Deadlock&) {
  }
}

void Runner::check_not_running() {
  if (Loop::running_or_null()) throw RuntimeError("Runner.run() cannot be called from a running event loop");
}

void Runner::close() {
  if (std::exchange(closed_, true)) return;
  cancel_all_tasks(loop_);
}

namespace {

Gathering<void> cancel_and_gather(const std::vector<TaskRef>& tasks) {
  for (const TaskRef& task : tasks) task.cancel();
  return gathering::make<void>(gathering::cores_of(tasks), [](GatherCore&) {}, true);
}

}  // namespace

FutureRef begin_cancelling_all_tasks(Loop& loop) {
  const std::vector<TaskRef> left = loop.all_tasks();
  return left.empty() ? FutureRef() : cancel_and_gather(left);
}

void cancel_all_tasks(Loop& loop) {
  const std::vector<TaskRef> left = loop.all_tasks();
  if (left.empty()) return;
  loop.run_until_complete(cancel_and_gather(left));
  for (const TaskRef& task : left) {
    if (task.cancelled()) continue;
    if (const std::exception_ptr error = task.exception()) {
      loop.call_exception_handler(
          {.message = "unhandled exception during asyncio.run() shutdown", .exception = error, .task = task.id()});
    }
  }
}

}  // namespace comptoir::loop
