#include "loop/wait_for.hpp"

namespace comptoir::loop {

Coro<> cancel_and_wait(FutureRef future) {
  Release waiter(FutureKind::cancel_and_wait);
  waiter->watch(future);
  future.cancel();
  co_await waiter;
}

}  // namespace comptoir::loop
