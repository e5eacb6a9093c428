// Further probes of timeout: tests/oracle/task_probes.py.
#include "task_probes.hpp"

namespace comptoir::loop {
namespace {

using Limit = std::optional<Duration>;
std::string text(Limit limit) { return limit ? g(in_seconds(*limit)) : "None"; }

Coro<Json> nest(World& w, Limit outer, Limit inner) {
  co_await tell(w, async_with(timeout(outer), [&](Timeout&) -> Coro<> {
    co_await tell(w, limited(inner, job(w, 4)));
    co_await job(w, 4);
  }));
  co_return nullptr;
}

Coro<Json> later(World& w, Timeout& kept) {
  co_await async_with(kept, [&](Timeout&) -> Coro<> {
    kept.reschedule(w.loop.time() + s(3));
    co_await job(w, 2);
  });
  w.emit(python(kept.expired()) + " " + g(in_seconds(*kept.when() - Time{})));
  co_return nullptr;
}

Coro<Json> changed(World& w, Limit before, Limit after) {
  Timeout limit = timeout(before);
  co_await async_with(limit, [&](Timeout&) -> Coro<> {
    try {
      co_await sleep(s(0.5));
      limit.reschedule(after ? std::optional(w.loop.time() + *after) : std::nullopt);
      co_await job(w, 2);
    } catch (const CancelledError&) {
      refused(w, [&] { limit.reschedule(Time{} + s(9)); });
      w.emit(python(limit.expired()));
      throw;
    }
  });
  w.emit(python(limit.expired()));
  co_return nullptr;
}

Coro<Json> timed(World& w, Limit limit, Coro<Json> body) {
  co_await limited(limit, std::move(body));
  w.emit("in time");
  co_return nullptr;
}
Coro<Json> at(std::optional<Time> when, Coro<Json> body) {
  co_await async_with(timeout_at(when), [&](Timeout&) -> Coro<> { co_await std::move(body); });
  co_return nullptr;
}
Coro<Json> busy(World& w) {
  w.loop.block(s(2));
  co_return nullptr;
}
Coro<Json> busy_then_yields(World& w) {
  w.loop.block(s(2));
  co_await sleep(s(0));
  co_return nullptr;
}
Coro<Json> nothing() { co_return nullptr; }
Coro<Json> yields() {
  co_await sleep(s(0));
  co_return nullptr;
}

Coro<Json> goes_on(World& w, Coro<Json> body) {
  co_await limited(s(2), std::move(body));
  w.emit("after");
  co_await sleep(s(1));
  w.emit("alive");
  co_return nullptr;
}

Coro<Json> swallows(World& w) {
  try {
    co_await sleep(s(5));
  } catch (const CancelledError&) {
    w.emit(std::to_string(current_task().cancelling()));
    w.emit(std::to_string(current_task().uncancel()));
  }
  co_await async_with(timeout(s(1)), [](Timeout&) -> Coro<> { co_await sleep(s(2)); });
  co_return nullptr;
}
Coro<Json> cancels_itself() {
  current_task().cancel("self");
  co_await async_with(timeout(s(1)), [](Timeout&) -> Coro<> { co_await sleep(s(2)); });
  co_return nullptr;
}
Coro<Json> pending_then_uncancelled(World& w) {
  current_task().cancel();
  w.emit(std::to_string(current_task().uncancel()));
  co_await sleep(s(1));
  co_return nullptr;
}
Coro<> busy_for_three(World& w) {
  w.loop.block(s(1));
  for (int i = 0; i < 3; ++i) co_await sleep(s(0));
}

}  // namespace

void add_timeout_probes(Programs& programs) {
  programs["q05_timeout_nested"].main = [](World& w) -> Coro<Json> {
    const std::pair<Limit, Limit> cases[] = {{s(1), s(2)}, {s(2), s(1)}, {s(1), s(1)}, {s(9), s(9)}, {std::nullopt, s(1)}};
    for (const auto& [outer, inner] : cases) {
      w.emit(text(outer) + " " + text(inner));
      co_await nest(w, outer, inner);
    }
    co_return nullptr;
  };
  programs["q06_timeout_reschedule"].main = [](World& w) -> Coro<Json> {
    Timeout kept = timeout(s(1));
    refused(w, [&] { kept.reschedule(Time{} + s(5)); });
    co_await tell(w, later(w, kept));
    refused(w, [&] { kept.reschedule(Time{} + s(5)); });
    co_await tell(w, later(w, kept));
    const std::pair<Limit, Limit> cases[] = {{s(5), s(1)}, {s(1), std::nullopt}, {std::nullopt, s(1)}, {s(5), s(0)}, {s(5), s(-1)}};
    for (const auto& [before, after] : cases) co_await tell(w, changed(w, before, after));
    Timeout expired = timeout(s(0));
    co_await tell(w, async_with(expired, [&](Timeout&) -> Coro<> { co_await job(w, 1); }));
    refused(w, [&] { expired.reschedule(Time{} + s(5)); });
    co_return nullptr;
  };
  programs["q07_timeout_at_the_end"].main = [](World& w) -> Coro<Json> {
    co_await tell(w, timed(w, s(1), job(w, 1)));
    co_await tell(w, timed(w, s(1), busy(w)));
    co_await tell(w, timed(w, s(1), busy_then_yields(w)));
    co_await tell(w, timed(w, s(0), nothing()));
    co_await tell(w, timed(w, s(0), yields()));
    co_await tell(w, timed(w, s(0), job(w, 1)));
    co_await tell(w, timed(w, s(-1), job(w, 1)));
    co_await tell(w, timed(w, std::nullopt, job(w, 1)));
    co_await tell(w, at(Time{} + s(1), job(w, 1)));
    co_await tell(w, at(Time{} + s(1), nothing()));
    co_await tell(w, at(w.loop.time(), job(w, 1)));
    co_await tell(w, at(w.loop.time() + s(1), job(w, 2)));
    co_await tell(w, at(std::nullopt, job(w, 1)));
    co_await tell(w, timed(w, s(1), wait_for(job(w, 3), s(2))));
    co_await tell(w, timed(w, s(2), wait_for(job(w, 3), s(1))));
    co_await tell(w, timed(w, s(1), slow_to_cancel(w, 3, 2)));
    co_return nullptr;
  };
  programs["q08_timeout_and_cancel"].main = [](World& w) -> Coro<Json> {
    std::vector<Task<Json>> everyone;
    const auto add = [&](const char* name, Coro<Json> body) {
      everyone.push_back(w.spawn(tell(w, goes_on(w, std::move(body))), name));
    };
    add("cancel_first", job(w, 5));
    w.loop.call_later(s(2), [&] { everyone[0].cancel(); }, "cancel_first.cancel");
    add("timeout_first", job(w, 5));
    add("while_cleaning", slow_to_cancel(w, 5, 1));
    add("swallows", slow_to_cancel(w, 5, 1, {.survive = true}));
    add("fails", slow_to_cancel(w, 5, 1, {.error = value_error("instead")}));
    add("cancelled_before", slow_to_cancel(w, 5, 2));
    co_await sleep(s(1));
    w.loop.call_later(s(1), [&] { everyone[1].cancel(); }, "timeout_first.cancel");
    w.loop.call_later(s(1.5), [&] { everyone[2].cancel(); }, "while_cleaning.cancel");
    everyone[5].cancel();
    co_await wait(everyone);
    Json cancelling = Json::array();
    for (const auto& task : everyone) cancelling.push_back(task.cancelling());
    co_return cancelling;
  };
  programs["q27_uncancel"].main = [](World& w) -> Coro<Json> {
    const auto task = w.spawn(tell(w, swallows(w)), "once");
    const auto other = w.spawn(tell(w, swallows(w)), "twice");
    co_await sleep(s(1));
    task.cancel();
    other.cancel("a");
    other.cancel("b");
    co_await wait(task, other);
    w.emit(std::to_string(task.cancelling()) + " " + std::to_string(other.cancelling()));
    co_await tell(w, w.spawn(cancels_itself(), "itself"));
    co_await tell(w, w.spawn(pending_then_uncancelled(w), "uncancelled"));
    co_await tell(w, async_with(timeout(s(1)), [&](Timeout&) -> Coro<> { co_await busy_for_three(w); }));
    co_return nullptr;
  };
}

}  // namespace comptoir::loop
