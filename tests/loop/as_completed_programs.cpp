// as_completed, and what each kind of await costs: recorded programs, and probes of tests/oracle/task_probes.py.
#include "task_probes.hpp"

namespace comptoir::loop {
namespace {

Coro<> cut_short(World& w) {
  std::vector<Task<Json>> tasks;
  for (int seconds : {2, 1}) tasks.push_back(w.spawn(job(w, seconds, std::to_string(seconds)), "V" + std::to_string(seconds)));
  for (auto next : as_completed(tasks)) {
    co_await tell(w, std::move(next));
    break;
  }
}

/// A task for each awaitable, named after it.
std::vector<Task<Json>> tell_each(World& w, const std::vector<Task<Json>>& tasks, const char* label) {
  std::vector<Task<Json>> waiting;
  for (auto next : as_completed(tasks)) {
    waiting.push_back(w.spawn(tell(w, std::move(next)), label + std::to_string(waiting.size())));
  }
  return waiting;
}

Coro<int> nop() { co_return 1; }
Coro<> create_and_await() { co_await create_task(nop()); }
template <int n>
Coro<> gathered() {
  std::vector<Task<int>> tasks;
  for (int i = 0; i < n; ++i) tasks.push_back(Loop::running().create_task(nop()));
  co_await gather(tasks);
}
Coro<> waited() { co_await wait(create_task(nop())); }
Coro<> waited_for() { co_await wait_for(nop(), seconds(5)); }
Coro<> shielded() { co_await shield(nop()); }
template <int n>
Coro<> grouped() {
  co_await async_with(TaskGroup(), [](TaskGroup& group) -> Coro<> {
    for (int i = 0; i < n; ++i) group.create_task(nop());
    co_return;
  });
}
Coro<> timed() {
  co_await async_with(timeout(seconds(5)), [](Timeout&) -> Coro<> { co_await nop(); });
}
Coro<> set_future() {
  const auto future = Loop::running().create_future<int>();
  future.set_result(1);
  co_await future;
}
Coro<> later_future() {
  const auto future = Loop::running().create_future<int>();
  Loop::running().call_soon([=] { future.set_result(1); }, "future@main.set_result 1");
  co_await future;
}
Coro<> free_lock() {
  Lock lock;
  auto held = co_await lock.scoped();
}
Coro<> queue_ready() {
  Queue<int> queue;
  co_await queue.put(1);
  co_await queue.get();
}
Coro<> completed() {
  for (auto next : as_completed(std::vector{create_task(nop())})) co_await std::move(next);
}
template <int n>
Coro<> slept() {
  co_await sleep(seconds(n));
}
Coro<> awaited_coroutine() { co_await nop(); }

}  // namespace

void add_as_completed_programs(Programs& programs) {
  programs["n42_iteration_costs"].main = [](World& w) -> Coro<Json> {
    const std::pair<const char*, Coro<> (*)()> kinds[] = {
        {"await coroutine", awaited_coroutine}, {"sleep(0)", slept<0>}, {"sleep(1)", slept<1>},
        {"await done future", set_future}, {"await future set by call_soon", later_future},
        {"create_task + await", create_and_await}, {"gather 0", gathered<0>}, {"gather 1", gathered<1>},
        {"gather 3", gathered<3>}, {"wait 1", waited}, {"wait_for", waited_for}, {"shield", shielded},
        {"TaskGroup 0", grouped<0>}, {"TaskGroup 2", grouped<2>}, {"timeout()", timed},
        {"free lock", free_lock}, {"queue put+get", queue_ready}, {"as_completed 1", completed}};
    for (const auto& [label, make] : kinds) {
      const std::size_t before = w.trace.ticks();
      co_await make();
      w.emit(std::string(label) + ": " + std::to_string(w.trace.ticks() - before));
    }
    co_return nullptr;
  };
  programs["n50_as_completed"].main = [](World& w) -> Coro<Json> {
    const std::vector<Task<Json>> tasks{w.spawn(job(w, 3, "a"), "A"), w.spawn(job(w, 1, "b"), "B"),
                                        w.spawn(job(w, 2, nullptr, value_error("c")), "C"), w.spawn(job(w, 1, "d"), "D")};
    for (auto next : as_completed(tasks)) {
      try {
        const Json result = co_await std::move(next);
        w.emit("next " + result.get<std::string>());
      } catch (const ValueError&) {
        w.emit("next " + shown(std::current_exception()));
      }
    }
    co_return nullptr;
  };
  programs["q16_as_completed_timeout"].main = [](World& w) -> Coro<Json> {
    std::vector<Task<Json>> tasks;
    for (int seconds : {3, 1, 2, 5}) {
      const std::string text = std::to_string(seconds);
      tasks.push_back(w.spawn(job(w, seconds, "after " + text), "T" + text));
    }
    for (auto next : as_completed(tasks, s(2.5))) co_await tell(w, std::move(next));
    for (auto next : as_completed(std::vector{tasks[1], tasks[0], tasks[3]}, s(9))) co_await tell(w, std::move(next));
    tasks = {w.spawn(job(w, 1, "tie"), "U1"), w.spawn(job(w, 2, "no"), "U2")};
    for (auto next : as_completed(tasks, s(1))) co_await tell(w, std::move(next));
    for (auto next : as_completed(std::vector{tasks[0]}, s(0))) co_await tell(w, std::move(next));
    co_await wait(tasks);
    co_return nullptr;
  };
  programs["q17_as_completed_odd"].main = [](World& w) -> Coro<Json> {
    const auto done = w.spawn(job(w, 1, "done"), "done");
    co_await done;
    const auto failing = w.spawn(job(w, 1, nullptr, value_error("f")), "failing");
    const auto gone = w.spawn(job(w, 2), "gone");
    w.loop.call_later(s(1.5), [&] { gone.cancel(); }, "gone.cancel");
    for (auto next : as_completed(std::vector{done, failing, done, gone})) co_await tell(w, std::move(next));

    std::vector<Task<Json>> tasks;
    for (int seconds : {2, 1, 3}) tasks.push_back(w.spawn(job(w, seconds, std::to_string(seconds)), "T" + std::to_string(seconds)));
    auto waiting = tell_each(w, tasks, "W");
    co_await sleep(s(0.5));
    waiting[0].cancel();
    co_await wait(waiting);

    co_await cut_short(w);

    tasks = {w.spawn(job(w, 1, "x"), "X"), w.spawn(job(w, 2, "y"), "Y")};
    waiting = tell_each(w, tasks, "Z");
    co_await sleep(s(0));
    tasks[0].add_done_callback([&] { waiting[0].cancel(); }, "poke X");
    co_await wait(waiting);
    for (auto next : as_completed(all(job(w, 1, "from coroutines")))) co_await tell(w, std::move(next));
    for (auto next : as_completed(std::vector<Task<Json>>())) co_await tell(w, std::move(next));
    co_return nullptr;
  };
}

}  // namespace comptoir::loop
