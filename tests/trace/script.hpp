/// A run told by hand: every call of an observer at least once, in an order that a loop could tell it.
#pragma once

#include "loop/observer.hpp"

namespace comptoir::trace::testing {

/// Task 1 main makes 2 and 3, which want the lock 1; 2 sleeps with it, 3 queues, gets it and is cancelled; a callback of
/// main's is skipped; main waits for both. Handle by handle:
///   1 step(main)  2 step(2)  3 step(3)  4 set_result(2) at 1 s  5 wake(2), works for 0.5 s  6 wake(3) at 1.5 s  7 wait_cb(2)
///   8 wait_cb(3)  9 wake(main)
void tell_script(loop::Observer&);

}  // namespace comptoir::trace::testing
