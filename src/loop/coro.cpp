#include "loop/coro.hpp"

#include "loop/loop.hpp"

namespace comptoir::loop {

void report_never_awaited() {
  if (Loop* loop = Loop::running_or_null()) {
    loop->call_exception_handler({.message = "coroutine was never awaited", .task = loop->current_id()});
  }
}

}  // namespace comptoir::loop
