// Probes of callbacks, of a future's states, of errors that nobody looks at, of messages: tests/oracle/task_probes.py.
#include "task_probes.hpp"

namespace comptoir::loop {
namespace {

struct Callbacks {
  World& w;

  static void raises(World& w) {
    w.emit("raises");
    throw ValueError("in a callback");
  }
  template <class Future>
  Handle added(Future future, const char* name) const {
    return future.add_done_callback([&w = w] { w.emit("added"); }, name);
  }
};

template <class... Future>
Coro<> keeps(Future...) {
  co_await sleep(s(9));
}

Coro<Json> bare(Coro<Json> inner) { co_return co_await std::move(inner); }
Coro<Json> bare(Task<Json> inner) { co_return co_await inner; }
template <class Awaitable>
Coro<Json> at_most_five(Awaitable inner) {
  co_return co_await wait_for(std::move(inner), s(5));
}
template <class Awaitable>
Coro<Json> shielded(Awaitable inner) {
  co_return co_await shield(std::move(inner));
}
template <class Awaitable>
Coro<Json> gathered(Awaitable inner) {
  co_await gather(std::move(inner));
  co_return nullptr;
}
Coro<Json> grouped(Coro<Json> inner) {
  co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coro<> {
    group.create_task(std::move(inner), "grouped child");
    co_return;
  });
  co_return nullptr;
}

}  // namespace

void add_state_probes(Programs& programs) {
  programs["q20_callbacks"].main = [](World& w) -> Coro<Json> {
    Future<int> future = w.loop.create_future<int>("F");
    const Callbacks callbacks{w};
    Handle third;
    future.add_done_callback([&w] { Callbacks::raises(w); }, "raises future:F");
    future.add_done_callback([&] {
      w.emit("adds");
      callbacks.added(future, "added future:F");
    }, "adds future:F");
    future.add_done_callback([&] { w.emit("removed " + std::to_string(future.remove_done_callback(third))); }, "removes future:F");
    third = callbacks.added(future, "added future:F");
    callbacks.added(future, "added future:F");
    future.set_result(1);
    co_await sleep(s(0));
    w.emit("one");
    co_await sleep(s(0));
    w.emit("two");

    Handle own = w.loop.call_later(s(1), [&] {
      own.cancel();
      w.emit("cancelled itself " + python(own.cancelled()));
    }, "own_end");
    Handle following;
    w.loop.call_later(s(2), [&] {
      following.cancel();
      following.cancel();
      w.emit("cancelled the next one");
    }, "stops_next");
    following = w.loop.call_later(s(2), [&] { w.emit("never"); }, "emit never");
    w.loop.call_soon([&] { w.emit("soon"); }, "emit soon");
    w.loop.call_later(s(2), [] { throw IndexError("in a timer"); }, "fails");
    co_await sleep(s(3));
    own.cancel();
    auto task = w.spawn(job(w, 1, nullptr, value_error("t")), "T");
    task.add_done_callback([&w] { Callbacks::raises(w); }, "raises T");
    co_await tell(w, task);
    callbacks.added(task, "added T");
    w.emit("end");
    co_return nullptr;
  };
  programs["q21_future_states"].main = [](World& w) -> Coro<Json> {
    const auto future = w.loop.create_future<Json>("F");
    attempt(w, [&] { return future.result(); });
    attempt(w, [&] { return shown(future.exception()); });
    attempt(w, [&] { return future.cancel("stop"); });
    attempt(w, [&] { return future.cancel("again"); });
    attempt(w, [&] { future.set_result(1); });
    attempt(w, [&] { future.set_exception(ValueError("v")); });
    attempt(w, [&] { return future.result(); });
    attempt(w, [&] { return shown(future.exception()); });
    co_await tell(w, future);
    const auto failed = w.loop.create_future<Json>("G");
    failed.set_exception(ValueError("g"));
    attempt(w, [&] { failed.set_exception(ValueError("h")); });
    attempt(w, [&] { return failed.cancel(); });
    attempt(w, [&] { return shown(failed.exception()); });
    attempt(w, [&] { return failed.result(); });
    const auto done = w.spawn(job(w, 1, "value"), "T");
    attempt(w, [&] { return done.result(); });
    co_await done;
    attempt(w, [&] { return done.exception() ? "an error" : "None"; });
    attempt(w, [&] { return done.cancel(); });
    attempt(w, [&] { return done.cancelling(); });
    attempt(w, [&] { return done.result(); });
    const auto gone = w.spawn(job(w, 1), "gone");
    attempt(w, [&] { return gone.cancel("one"); });
    attempt(w, [&] { return gone.cancel("two"); });
    attempt(w, [&] { return gone.cancelling(); });
    co_await tell(w, gone);
    attempt(w, [&] { return shown(gone.exception()); });
    for (int i = 0; i < 3; ++i) attempt(w, [&] { return gone.uncancel(); });
    const auto later = w.loop.create_future<Json>("P");
    w.loop.call_later(s(1), [&] { later.set_exception(ValueError("set later")); }, "future:P.set_exception");
    w.loop.call_later(s(1), [&] { later.cancel(); }, "future:P.cancel");
    co_await tell(w, later);
    const auto renamed = w.spawn(job(w, 1), "before");
    co_await sleep(s(0));
    renamed.set_name("after");
    co_await renamed;
    w.emit(renamed.get_name().str());
    co_return nullptr;
  };
  programs["q22_never_retrieved"].main = [](World& w) -> Coro<Json> {
    auto future = w.loop.create_future<Json>("F");
    future.set_exception(ValueError("future"));
    auto seen = w.loop.create_future<Json>("G");
    seen.set_exception(ValueError("seen"));
    seen.exception();
    w.emit("drop");
    future = seen = {};
    w.emit("dropped");
    auto task = w.spawn(job(w, 1, nullptr, value_error("cancelled later")), "T");
    co_await sleep(s(2));
    task.cancel();
    task = {};
    w.emit("gather");
    gather(job(w, 1, nullptr, value_error("gathered")));
    co_await sleep(s(2));
    w.emit("wait");
    co_await wait(w.spawn(job(w, 1, nullptr, value_error("waited")), "W"));
    w.emit("left");
    auto never = w.loop.create_future<Json>("never");
    w.spawn(keeps(w.spawn(job(w, 1, nullptr, value_error("kept")), "kept"), never), "pending");
    w.loop.call_later(s(1), [never] { never.set_exception(ValueError("kept future")); }, "future:never.set_exception");
    w.spawn(keeps(gather(job(w, 1, nullptr, value_error("kept gather")))), "pending too");
    never = {};
    co_await sleep(s(2));
    co_return nullptr;
  };
  programs["q26_cancel_messages"].main = [](World& w) -> Coro<Json> {
    std::pair<const char*, Coro<Json> (*)(Coro<Json>)> ways[] = {
        {"bare", bare}, {"limited", at_most_five}, {"shielded", shielded}, {"gathered", gathered}, {"grouped", grouped},
        {"timed", [](Coro<Json> inner) { return limited(s(5), std::move(inner)); }}};
    for (const auto& [label, how] : ways) {
      const auto task = w.spawn(tell(w, how(job(w, 3))), label);
      co_await sleep(s(1));
      task.cancel(w.name(std::string("of ") + label).prefix);
      co_await task;
    }
    auto inner = w.spawn(job(w, 9), "inner");
    std::pair<const char*, Coro<Json> (*)(Task<Json>)> of_tasks[] = {
        {"bare", bare}, {"limited", at_most_five}, {"shielded", shielded}, {"gathered", gathered}};
    for (const auto& [label, how] : of_tasks) {
      const auto task = w.spawn(tell(w, how(inner)), std::string(label) + " of inner");
      co_await sleep(s(1));
      inner.cancel("from below");
      co_await task;
      inner = w.spawn(job(w, 9), std::string("inner of ") + label);
    }
    co_await sleep(s(0));
    inner.cancel();
    co_await tell(w, inner);
    co_return nullptr;
  };
}

}  // namespace comptoir::loop
