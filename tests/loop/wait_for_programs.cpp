// Probes of wait_for and shield.
#include "programs.hpp"

namespace comptoir::loop {
namespace {

Coro<> limited(World& w) {
  try {
    co_await wait_for(job(w, 5), s(4));
  } catch (const CancelledError&) {
    w.emit("outer cancelled");
    throw;
  }
}

Coro<> shielded(World& w, Task<Json> task) {
  try {
    const Json result = co_await shield(task);
    w.emit("result " + result.get<std::string>());
  } catch (const CancelledError&) {
    w.emit("outer cancelled");
    throw;
  }
}
Coro<> shielded_silently(Task<Json> task) { co_await shield(task); }

Coro<> await_self() { co_await Task<>(current_task().core()); }
Coro<> odd() { co_yield 42; }

}  // namespace

void add_wait_for_programs(Programs& programs) {
  programs["n29_wait_for_result"].main = [](World& w) -> Coro<Json> {
    const Json in_time = co_await wait_for(job(w, 1, "in time"), s(5));
    w.emit(in_time);
    const Json no_limit = co_await wait_for(job(w, 1, "no limit"), std::nullopt);
    w.emit(no_limit);
    co_return nullptr;
  };
  programs["n30_wait_for_timeout"].main = [](World& w) -> Coro<Json> {
    try {
      co_await wait_for(job(w, 5), s(2));
    } catch (const TimeoutError&) {
      w.emit("timeout");
    }
    co_return nullptr;
  };
  programs["n31_wait_for_zero"].main = [](World& w) -> Coro<Json> {
    try {
      co_await wait_for(job(w, 5), s(0));
    } catch (const TimeoutError&) {
      w.emit("timeout");
    }
    const auto t = w.spawn(job(w, 1, "x"), "T");
    co_await t;
    const Json x = co_await wait_for(t, s(0));
    w.emit(x);
    co_return nullptr;
  };
  programs["n33_wait_for_tie"].main = [](World& w) -> Coro<Json> {
    try {
      const Json value = co_await wait_for(job(w, 2, "value"), s(2));
      w.emit(value);
    } catch (const TimeoutError&) {
      w.emit("timeout");
    }
    co_return nullptr;
  };
  programs["n34_wait_for_outer_cancel"].main = [](World& w) -> Coro<Json> {
    const auto o = w.spawn(limited(w), "outer");
    co_await sleep(s(1));
    o.cancel();
    co_await wait(o);
    co_return nullptr;
  };
  programs["n52_shield"].main = [](World& w) -> Coro<Json> {
    std::vector<Task<Json>> inner;
    std::vector<Task<>> outer;
    for (const char* name : {"one", "two", "three"}) inner.push_back(w.spawn(job(w, 3, name), name));
    for (const auto& task : inner) outer.push_back(w.spawn(shielded(w, task), "outer " + task.get_name().str()));
    co_await sleep(s(1));
    outer[0].cancel();
    inner[1].cancel();
    co_await wait(inner[0], inner[1], inner[2], outer[0], outer[1], outer[2]);
    Json cancelled = Json::array();
    for (const auto& task : inner) cancelled.push_back(task.cancelled());
    for (const auto& task : outer) cancelled.push_back(task.cancelled());
    co_return cancelled;
  };
  programs["n53_shield_exception_unseen"].main = [](World& w) -> Coro<Json> {
    const auto t = w.spawn(job(w, 2, nullptr, std::make_exception_ptr(ValueError("late"))), "T");
    const auto o = w.spawn(shielded_silently(t), "outer");
    co_await sleep(s(1));
    o.cancel();
    co_await wait(t, o);
    w.emit("still unseen " + python(t.core()->unseen()));
    t.exception();
    co_return nullptr;
  };
  programs["n65_bad_awaits"].main = [](World& w) -> Coro<Json> {
    const std::vector<Task<>> tasks{w.spawn(await_self(), "self"), w.spawn(odd(), "odd")};
    co_await wait(tasks);
    std::string text;
    try {
      tasks[1].result();
    } catch (const RuntimeError& error) {
      text = error.what();
    }
    co_return Json{type_name(tasks[0].exception()), type_name(tasks[1].exception()), text};
  };
}

}  // namespace comptoir::loop
