// Probes of the end of a run: tests/oracle/task_probes.py. n64 is among the probes of cancellation.
#include "task_probes.hpp"

namespace comptoir::loop {
namespace {

/// asyncio.run on the world's loop.
Json run_in(World& w, Coro<Json> main) {
  const Task<Json> task = w.loop.create_task(std::move(main), "main");
  std::exception_ptr error;
  try {
    w.loop.run_until_complete(task);
  } catch (...) {
    error = std::current_exception();
  }
  cancel_all_tasks(w.loop);
  if (error) std::rethrow_exception(error);
  return task.result();
}

Coro<> spawns(World& w) {
  try {
    co_await sleep(s(9));
  } catch (const CancelledError&) {
    w.spawn(job(w, 1), "newborn");
    throw;
  }
}

Coro<Json> leaves_much(World& w) {
  w.spawn(job(w, 9), "quick");
  w.spawn(slow_to_cancel(w, 9, 1), "slow");
  w.spawn(slow_to_cancel(w, 9, 1, {.error = value_error("cleanup")}), "failing");
  w.spawn(slow_to_cancel(w, 9, 2, {.survive = true}), "survivor");
  w.spawn(spawns(w), "spawns");
  w.spawn(group_of(w, {all(job(w, 9), slow_to_cancel(w, 9, 3)), "g"}), "group");
  co_await sleep(s(1));
  w.spawn(job(w, 9), "never started");
  w.emit("main end");
  co_return nullptr;
}
Coro<Json> fails(World& w) {
  w.spawn(job(w, 9), "left");
  co_await sleep(s(1));
  throw ValueError("main");
}
Coro<Json> is_cancelled(World& w) {
  w.spawn(slow_to_cancel(w, 9, 1), "left");
  w.loop.call_later(s(1), [task = current_task()] { task.cancel(); }, "main.cancel");
  co_await sleep(s(2));
  co_return nullptr;
}

}  // namespace

void add_run_probes(Programs& programs) {
  programs["q23_run_leftovers"].driver = [](World& w) -> Json {
    const Json result = run_in(w, leaves_much(w));
    w.emit("closed");
    return result;
  };
  programs["q24_run_main_fails"].driver = [](World& w) { return run_in(w, fails(w)); };
  programs["q25_run_main_cancelled"].driver = [](World& w) { return run_in(w, is_cancelled(w)); };
}

}  // namespace comptoir::loop
