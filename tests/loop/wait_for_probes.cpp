// Further probes of wait_for and shield: tests/oracle/task_probes.py.
#include "task_probes.hpp"

namespace comptoir::loop {
namespace {

Coro<Json> cancelled_when_done(World& w, std::string label, bool first) {
  const auto task = w.spawn(job(w, 1, "value"), label);
  Task<Json> owner;
  const auto poke = [&] { w.emit("cancel " + python(owner.cancel())); };
  const Name name = w.name("poke " + label);
  if (first) Task<Json>(task).add_done_callback(poke, name);
  owner = w.spawn(tell(w, wait_for(task, s(2))), label + " owner");
  co_await sleep(s(0));
  if (!first) Task<Json>(task).add_done_callback(poke, name);
  co_await wait(owner);
  w.emit(std::to_string(owner.cancelling()));
  co_return nullptr;
}

Coro<Task<Json>> shielded_and_cancelled(World& w, const char* label, std::exception_ptr error) {
  const auto task = w.spawn(job(w, 1, label, std::move(error)), label);
  AnyFuture<Json> outer = shield(task);
  const auto told = [&w, core = outer.core()] {
    w.emit(core->state == FutureState::cancelled ? "outer cancelled" : "outer done");
  };
  outer.add_done_callback(told, "told shield@main");
  w.loop.call_later(s(1), [outer] { outer.cancel(); }, "shield@main.cancel");
  co_await wait(task);
  co_await sleep(s(0));
  co_await sleep(s(0));
  co_return task;
}

}  // namespace

void add_wait_for_probes(Programs& programs) {
  programs["q01_wait_for_cancelled"].main = [](World& w) -> Coro<Json> {
    const auto before = w.spawn(tell(w, wait_for(job(w, 5), s(2))), "before");
    before.cancel();
    const auto early = w.spawn(tell(w, wait_for(job(w, 5), s(2))), "early");
    w.loop.call_later(s(2), [&] { early.cancel(); }, "early.cancel");
    const auto late = w.spawn(tell(w, wait_for(job(w, 5), s(2))), "late");
    const auto cleaning = w.spawn(tell(w, wait_for(slow_to_cancel(w, 5, 1), s(2))), "cleaning");
    const auto twice = w.spawn(tell(w, wait_for(slow_to_cancel(w, 5, 1), s(4))), "twice");
    co_await sleep(s(1));
    w.loop.call_later(s(1), [&] { late.cancel(); }, "late.cancel");
    w.loop.call_later(s(1.5), [&] { cleaning.cancel(); }, "cleaning.cancel");
    twice.cancel("first");
    co_await sleep(s(0.5));
    twice.cancel("second");
    co_await sleep(s(4));
    co_return nullptr;
  };
  programs["q02_wait_for_cancelled_when_done"].main = [](World& w) -> Coro<Json> {
    co_await cancelled_when_done(w, "before its release", true);
    co_await cancelled_when_done(w, "after its release", false);
    co_return nullptr;
  };
  programs["q03_wait_for_inner_ends_otherwise"].main = [](World& w) -> Coro<Json> {
    co_await tell(w, wait_for(slow_to_cancel(w, 5, 1, {.survive = true}), s(1)));
    co_await tell(w, wait_for(slow_to_cancel(w, 5, 1, {.error = value_error("while cancelled")}), s(1)));
    co_await tell(w, wait_for(slow_to_cancel(w, 5, 1, {.error = error<TimeoutError>("its own")}), s(1)));
    co_await tell(w, wait_for(job(w, 1, nullptr, value_error("in time")), s(2)));
    const auto owner = w.spawn(tell(w, wait_for(slow_to_cancel(w, 5, 1, {.error = value_error("unseen")}), s(3))), "owner");
    co_await sleep(s(1));
    owner.cancel();
    co_await wait(owner);
    co_return nullptr;
  };
  programs["q04_wait_for_futures"].main = [](World& w) -> Coro<Json> {
    const auto done = w.loop.create_future<Json>("done");
    done.set_result(1);
    const auto failed = w.loop.create_future<Json>("failed");
    failed.set_exception(ValueError("f"));
    const auto cancelled = w.loop.create_future<Json>("cancelled");
    cancelled.cancel("why");
    for (const auto& future : {done, failed, cancelled}) {
      const std::optional<Duration> timeouts[] = {std::nullopt, s(0), s(-1), s(1)};
      for (const auto& timeout : timeouts) {
        co_await tell(w, wait_for(future, timeout));
      }
    }
    const auto pending = w.loop.create_future<Json>("pending");
    co_await tell(w, wait_for(pending, s(0)));
    w.emit(python(pending.cancelled()));
    const auto lone = w.loop.create_future<Json>("lone");
    w.loop.call_later(s(1), [&] { lone.cancel(); }, "future:lone.cancel");
    co_await tell(w, wait_for(lone, s(2)));
    const auto late = w.loop.create_future<Json>("late");
    co_await tell(w, wait_for(late, s(1)));
    w.emit(python(late.cancelled()));
    const auto a = w.spawn(job(w, 3, "a"), "A");
    const auto b = w.spawn(job(w, 1, "b"), "B");
    co_await tell(w, wait_for(gather(a, b), s(2)));
    co_return nullptr;
  };
  programs["q09_shield_ends"].main = [](World& w) -> Coro<Json> {
    const auto task = w.spawn(job(w, 1, "value"), "T");
    co_await tell(w, shield(task));
    co_await tell(w, shield(task));
    const auto failing = w.spawn(job(w, 1, nullptr, value_error("v")), "failing");
    co_await tell(w, shield(failing));
    co_await tell(w, shield(failing));
    co_await tell(w, shield(job(w, 1, "a coroutine")));
    const auto future = w.loop.create_future<Json>("F");
    w.loop.call_later(s(1), [&] { future.set_result("set"); }, "future:F.set_result set");
    co_await tell(w, shield(future));
    const auto gone = w.spawn(job(w, 5), "gone");
    const auto outer = shield(gone);
    w.loop.call_later(s(1), [&] { gone.cancel("inner"); }, "gone.cancel");
    co_await tell(w, outer);
    w.emit(python(outer.cancelled()));
    co_await tell(w, shield(gone));
    const auto kept = w.spawn(job(w, 2, "kept"), "kept");
    const auto other = shield(kept);
    const bool first = other.cancel("outer");
    w.emit(python(first) + " " + python(other.cancel()));
    co_await tell(w, other);
    co_await tell(w, kept);
    co_return nullptr;
  };
  programs["q10_shield_callbacks"].main = [](World& w) -> Coro<Json> {
    co_await shielded_and_cancelled(w, "value", nullptr);
    Task<Json> unseen = co_await shielded_and_cancelled(w, "fails", value_error("after"));
    w.emit("unseen " + python(unseen.core()->unseen()));
    unseen = {};
    const auto going_on = w.spawn(job(w, 3, "goes on"), "limited");
    co_await tell(w, wait_for(shield(going_on), s(1)));
    const auto [one, two] = co_await gather(shield(going_on), job(w, 1));
    w.emit("result " + text_of(Json{one, two}));
    w.emit("nobody looks");
    shield(job(w, 1, nullptr, value_error("nobody looks")));
    co_await sleep(s(2));
    co_return nullptr;
  };
}

}  // namespace comptoir::loop
