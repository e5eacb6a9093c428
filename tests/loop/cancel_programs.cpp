// Probes of cancellation.
#include "programs.hpp"

namespace comptoir::loop {
namespace {

Coro<Json> stubborn(World& w) {
  try {
    co_await sleep(s(5));
  } catch (const CancelledError&) {
    w.emit("swallowed");
  }
  w.emit("cancelling " + std::to_string(current_task().cancelling()));
  co_await sleep(s(1));
  w.emit("uncancel " + std::to_string(current_task().uncancel()));
  co_return "survived";
}

Coro<> last(World& w) {
  current_task().cancel();
  w.emit("returning");
  co_return;
}
Coro<> at_sleep(World& w, double seconds) {
  current_task().cancel();
  try {
    co_await sleep(s(seconds));
  } catch (const CancelledError&) {
    w.emit("thrown at sleep(" + g(seconds) + ")");
    throw;
  }
}

Coro<Json> outer(World& w, Task<Json> inner) {
  try {
    co_return co_await inner;
  } catch (const CancelledError&) {
    w.emit("outer cancelled");
    throw;
  }
}

Coro<> cleanup_slowly(World& w) {
  std::exception_ptr reason;
  try {
    co_await sleep(s(50));
  } catch (...) {
    reason = std::current_exception();
  }
  w.emit("cleanup");
  co_await sleep(s(1));
  w.emit("cleanup end");
  if (reason) std::rethrow_exception(reason);
}
Coro<Json> leave_two(World& w) {
  w.spawn(sleeper(w, 30), "left1");
  w.spawn(cleanup_slowly(w), "left2");
  co_await sleep(s(1));
  w.emit("main end");
  co_return nullptr;
}

Coro<> fail(const char* message) {
  throw ValueError(message);
  co_return;
}

}  // namespace

void add_cancel_programs(Programs& programs) {
  programs["n12_cancel_sleep"].main = [](World& w) -> Coro<Json> {
    const auto t = w.spawn(sleeper(w, 10), "T");
    const auto u = w.spawn(sleeper(w, 3), "U");
    co_await sleep(s(1));
    w.emit("cancel " + python(t.cancel("bye")));
    w.emit("done right after cancel: " + python(t.done()));
    try {
      co_await t;
    } catch (const CancelledError& error) {
      w.emit(std::string("main saw ") + error.message());
    }
    co_await u;
    co_return Json{t.cancelled(), t.cancelling()};
  };
  programs["n13_cancel_before_start"].main = [](World& w) -> Coro<Json> {
    const auto t = w.spawn(sleeper(w), "T");
    w.emit("cancel " + python(t.cancel()));
    try {
      co_await t;
    } catch (const CancelledError&) {
      w.emit("main saw it");
    }
    co_return t.cancelled();
  };
  programs["n14_cancel_suppressed"].main = [](World& w) -> Coro<Json> {
    const auto t = w.spawn(stubborn(w), "T");
    co_await sleep(s(1));
    t.cancel();
    const Json result = co_await t;
    w.emit("result " + result.get<std::string>());
    co_return Json{t.cancelled(), t.cancelling()};
  };
  programs["n15_cancel_on_last_step"].main = [](World& w) -> Coro<Json> {
    const std::vector<Task<>> tasks{w.spawn(last(w), "last"), w.spawn(at_sleep(w, 1), "at_await"),
                                    w.spawn(at_sleep(w, 0), "at_zero")};
    co_await wait(tasks);
    co_return Json{tasks[0].cancelled(), tasks[1].cancelled(), tasks[2].cancelled()};
  };
  programs["n17_cancel_goes_down"].main = [](World& w) -> Coro<Json> {
    const auto inner = w.spawn(sleeper(w), "inner");
    const auto o = w.spawn(outer(w, inner), "outer");
    co_await sleep(s(1));
    o.cancel();
    co_await wait(o, inner);
    co_return Json{o.cancelled(), inner.cancelled()};
  };
  programs["n61_never_retrieved"].main = [](World& w) -> Coro<Json> {
    auto keep = w.spawn(fail("kept"), "kept");
    w.spawn(fail("dropped"), "dropped");
    co_await sleep(s(1));
    w.emit("drop the reference");
    keep = {};
    w.emit("dropped it");
    co_await sleep(s(1));
    const auto looked = w.spawn(fail("looked at"), "looked");
    co_await sleep(s(1));
    w.emit(describe(looked.exception()));
    co_return nullptr;
  };
  programs["n64_run_cleanup"].driver = [](World& w) -> Json {
    w.loop.run_until_complete(w.loop.create_task(leave_two(w), "main"));
    const auto left = w.loop.all_tasks();
    for (const auto& task : left) task.cancel();
    // As asyncio.run does: gathered with return_exceptions.
    w.loop.run_until_complete(gather(return_exceptions, Task<Json>(left[0].core()), Task<>(left[1].core())));
    w.emit("closed");
    return nullptr;
  };
}

}  // namespace comptoir::loop
