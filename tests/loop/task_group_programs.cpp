// Probes of TaskGroup and timeout.
#include "programs.hpp"

namespace comptoir::loop {
namespace {

std::exception_ptr value_error(const char* text) { return std::make_exception_ptr(ValueError(text)); }
std::exception_ptr index_error(const char* text) { return std::make_exception_ptr(IndexError(text)); }

Coro<std::string> parent(World& w, TaskGroup& group) {
  w.emit("parent");
  co_await sleep(s(1));
  group.create_task(job(w, 2, "grandchild"), "late");
  co_return "p";
}

Coro<> nested(World& w) {
  co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coro<> {
    group.create_task(job(w, 5), "B");
    group.create_task(job(w, 6), "C");
    co_return;
  });
}
Coro<> owner(World& w) {
  try {
    co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coro<> {
      group.create_task(job(w, 5), "A");
      group.create_task(nested(w), "nested");
      co_return;
    });
  } catch (const CancelledError&) {
    w.emit("owner cancelled");
    throw;
  }
}

}  // namespace

void add_task_group_programs(Programs& programs) {
  programs["n54_taskgroup_ok"].main = [](World& w) -> Coro<Json> {
    Task<std::string> a;
    Task<Json> b;
    co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coro<> {
      a = group.create_task(parent(w, group), "parent");
      b = group.create_task(job(w, 1, "b"), "b");
      w.emit("body end");
      co_return;
    });
    w.emit("group end");
    co_return Json{a.result(), b.result()};
  };
  programs["n55_taskgroup_fail"].main = [](World& w) -> Coro<Json> {
    try {
      co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coro<> {
        group.create_task(job(w, 5), "A");
        group.create_task(job(w, 1, nullptr, value_error("b")), "B");
        group.create_task(job(w, 1, nullptr, index_error("c")), "C");
        group.create_task(job(w, 5), "D");
        try {
          co_await sleep(s(10));
        } catch (const CancelledError&) {
          w.emit("body cancelled");
          throw;
        }
      });
    } catch (const ExceptionGroup& group) {
      const auto [matched, rest] = group.split<ValueError, IndexError>();
      if (matched) w.emit("caught " + describe(std::make_exception_ptr(*matched)));
      if (rest) throw *rest;
    }
    w.emit("cancelling " + std::to_string(current_task().cancelling()));
    co_await sleep(s(1));
    w.emit("alive");
    co_return nullptr;
  };
  programs["n57_taskgroup_cancel_parent"].main = [](World& w) -> Coro<Json> {
    const auto o = w.spawn(owner(w), "owner");
    co_await sleep(s(1));
    o.cancel();
    co_await wait(o);
    co_return o.cancelled();
  };
}

}  // namespace comptoir::loop
