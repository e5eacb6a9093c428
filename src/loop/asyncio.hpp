/// All of the loop: what a program that is written on it includes.
#pragma once

#include "loop/async_with.hpp"   // IWYU pragma: export
#include "loop/barrier.hpp"      // IWYU pragma: export
#include "loop/condition.hpp"    // IWYU pragma: export
#include "loop/errors.hpp"       // IWYU pragma: export
#include "loop/event.hpp"        // IWYU pragma: export
#include "loop/executor.hpp"     // IWYU pragma: export
#include "loop/gather.hpp"       // IWYU pragma: export
#include "loop/lock.hpp"         // IWYU pragma: export
#include "loop/loop.hpp"         // IWYU pragma: export
#include "loop/net/streams.hpp"  // IWYU pragma: export
#include "loop/queue.hpp"        // IWYU pragma: export
#include "loop/semaphore.hpp"    // IWYU pragma: export
#include "loop/sleep.hpp"        // IWYU pragma: export
#include "loop/wait.hpp"         // IWYU pragma: export
