#include "loop/coro.hpp"

#include "loop/loop.hpp"

namespace comptoir::loop {

void report_never_awaited() {
  if (Loop* loop = Loop::running_or_null()) {
    loop->call_exception_handler({.message = "coroutine was never awaited", .task = loop->current_id()});
  }
}

void BadYield::await_suspend(std::coroutine_handle<> coroutine) const { current().yield(coroutine); }

void BadYield::await_resume() const {
  current().throw_if_cancelled();
  throw RuntimeError("Task got bad yield: " + value_);
}

}  // namespace comptoir::loop
