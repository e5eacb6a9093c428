/// All of the loop: what a program that is written on it includes.
#pragma once

#include "loop/as_completed.hpp"   // IWYU pragma: export
#include "loop/async_with.hpp"     // IWYU pragma: export
#include "loop/barrier.hpp"        // IWYU pragma: export
#include "loop/condition.hpp"      // IWYU pragma: export
#include "loop/ensure_future.hpp"  // IWYU pragma: export
#include "loop/errors.hpp"         // IWYU pragma: export
#include "loop/event.hpp"          // IWYU pragma: export
#include "loop/executor.hpp"       // IWYU pragma: export
#include "loop/gather.hpp"         // IWYU pragma: export
#include "loop/lock.hpp"           // IWYU pragma: export
#include "loop/loop.hpp"           // IWYU pragma: export
#include "loop/net/streams.hpp"    // IWYU pragma: export
#include "loop/pause_point.hpp"    // IWYU pragma: export
#include "loop/queue.hpp"          // IWYU pragma: export
#include "loop/runner.hpp"         // IWYU pragma: export
#include "loop/semaphore.hpp"      // IWYU pragma: export
#include "loop/shield.hpp"         // IWYU pragma: export
#include "loop/sleep.hpp"          // IWYU pragma: export
#include "loop/task_group.hpp"     // IWYU pragma: export
#include "loop/timeout.hpp"        // IWYU pragma: export
#include "loop/wait.hpp"           // IWYU pragma: export
#include "loop/wait_for.hpp"       // IWYU pragma: export
