// Probes of the ready queue, the timers, done callbacks and the ends of a run.
#include "programs.hpp"

namespace comptoir::loop {
namespace {

Coro<> spin(World& w, int n) {
  for (int i = 0; i < n; ++i) {
    w.emit(std::to_string(i));
    co_await sleep(s(0));
  }
}

Coro<Json> quick(World& w) {
  w.emit("quick end");
  co_return nullptr;
}

Coro<> cross(World& w, Lock& first, Lock& second) {
  auto one = co_await first.scoped();
  w.emit("one");
  co_await sleep(s(1));
  auto two = co_await second.scoped();
  w.emit("both");
}

}  // namespace

void add_loop_programs(Programs& programs) {
  programs["n35_equal_timers"].main = [](World& w) -> Coro<Json> {
    for (int n = 2; n < 13; ++n) {
      std::string fired;
      for (int i = 0; i < n; ++i) {
        w.loop.call_later(s(1), [&fired, i] { fired += " " + std::to_string(i); }, w.name("list.append " + std::to_string(i)));
      }
      co_await sleep(s(2));
      w.emit(std::to_string(n) + ":" + fired);
    }
    co_return nullptr;
  };
  programs["n37_call_soon_in_tick"].main = [](World& w) -> Coro<Json> {
    Loop& loop = w.loop;
    const auto first = [&w, &loop] {
      w.emit("first");
      loop.call_soon([&w, &loop] {
        w.emit("third");
        loop.call_soon([&w] { w.emit("sixth"); }, "sixth");
      }, "third");
      loop.call_later(s(0), [&w] { w.emit("later0"); }, "fourth");
      loop.call_at(Time{} - seconds(1), [&w] { w.emit("past"); }, "past");
      loop.call_soon([&w] { w.emit("fifth"); }, "fifth");
    };
    loop.call_soon(first, "first");
    const Handle never = loop.call_soon([&w] { w.emit("never"); }, "emit never");
    loop.call_soon([&w] { w.emit("second"); }, "second");
    never.cancel();
    for (int i = 1; i <= 3; ++i) {
      co_await sleep(s(0));
      w.emit("main " + std::to_string(i));
    }
    co_return nullptr;
  };
  programs["n38_sleep0_fairness"].main = [](World& w) -> Coro<Json> {
    w.loop.call_later(s(0), [&w] { w.emit("timer"); }, "emit timer");
    std::vector<Task<>> tasks;
    for (int n : {2, 3, 4}) tasks.push_back(w.spawn(spin(w, n), "S" + std::to_string(n)));
    co_await gather(tasks);
    co_return nullptr;
  };
  programs["n39_blocking_overdue"].main = [](World& w) -> Coro<Json> {
    for (double at : {3.0, 1.0, 2.0, 2.5, 6.0}) {
      w.loop.call_at(Time{} + s(at), [&w, at] { w.emit("timer " + g(at)); }, w.name("emit timer " + g(at)));
    }
    w.loop.block(s(4));
    w.emit("blocked until 4");
    co_await sleep(s(0));
    w.emit("main again");
    co_await sleep(s(3));
    co_return nullptr;
  };
  programs["n40_timer_cleanup"].main = [](World& w) -> Coro<Json> {
    std::vector<Handle> handles;
    for (int i = 0; i < 110; ++i) {
      const std::string text = "t" + std::to_string(i);
      handles.push_back(w.loop.call_at(Time{} + seconds(10 + i * 7 % 40), [&w, text] { w.emit(text); }, w.name("emit " + text)));
    }
    for (int i = 0; i < 110; ++i) {
      if (i % 8 != 0) handles[static_cast<std::size_t>(i)].cancel();
    }
    const auto tell = [&w] {
      w.emit("heap " + std::to_string(w.trace.timers()) + " cancelled " + std::to_string(w.trace.cancelled_timers()));
    };
    tell();
    co_await sleep(s(0));
    tell();
    co_await sleep(s(60));
    co_return nullptr;
  };
  programs["n41_done_callbacks"].main = [](World& w) -> Coro<Json> {
    const Future<int> future = w.loop.create_future<int>("F");
    const auto add = [&w](const Future<int>& f, const char* text) {
      return Future<int>(f).add_done_callback([&w, text] { w.emit(text); }, w.name(std::string(text) + " future:F"));
    };
    Future<int>(future).add_done_callback([&] {
      w.emit("cb1");
      add(future, "cb4");
    }, "cb1 future:F");
    const Handle second = add(future, "cb2");
    add(future, "cb3");
    const Handle again = add(future, "cb2");
    w.emit("removed " + std::to_string(future.remove_done_callback(second) + future.remove_done_callback(again)));
    add(future, "cb2");
    future.set_result(7);
    w.emit("set");
    w.emit("await done: " + std::to_string(co_await future));
    co_await sleep(s(0));
    w.emit("main 1");
    co_await sleep(s(0));
    w.emit("main 2");
    try {
      future.set_result(8);
    } catch (const InvalidStateError&) {
      w.emit("InvalidStateError");
    }
    co_return nullptr;
  };
  programs["n59_deadlock_locks"].main = [](World& w) -> Coro<Json> {
    Lock l1("L1"), l2("L2");
    const auto a = w.spawn(cross(w, l1, l2), "A");
    const auto b = w.spawn(cross(w, l2, l1), "B");
    co_await gather(a, b);
    co_return nullptr;
  };
  programs["n60_deadlock_future"].main = [](World& w) -> Coro<Json> {
    w.spawn(job(w, 2), "other");
    co_await w.loop.create_future("never");
    co_return nullptr;
  };
  programs["n63_stop_iteration"].driver = [](World& w) -> Json {
    const auto main = w.loop.create_task(quick(w), "quick");
    const auto spinning = w.loop.create_task(spin(w, 6), "spin");
    w.loop.run_until_complete(main);
    w.emit("stopped");
    w.loop.run_until_complete(spinning);
    return nullptr;
  };
}

}  // namespace comptoir::loop
