// Further probes of TaskGroup: tests/oracle/task_probes.py.
#include "task_probes.hpp"

namespace comptoir::loop {
namespace {

std::string shown(const std::optional<ExceptionGroup>& group) {
  return group ? loop::shown(std::make_exception_ptr(*group)) : "None";
}
template <class... E>
void tell_split(World& w, const ExceptionGroup& group) {
  const auto [matched, rest] = group.split<E...>();
  w.emit(shown(matched) + " " + shown(rest));
}

/// The coroutine stays the caller's if it is refused.
void add(World& w, TaskGroup& group, const char* name) {
  Coro<Json> coroutine = job(w, 1);
  try {
    group.create_task(std::move(coroutine), name);
  } catch (const RuntimeError& error) {
    w.emit(error.what());
    coroutine.close();
  }
}

Coro<Json> adds_more(World& w, TaskGroup& group) {
  co_await sleep(s(1));
  add(w, group, "added");
  co_return nullptr;
}

Coro<> failing_group(World& w) {
  co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coro<> {
    group.create_task(job(w, 1, nullptr, value_error("x")), "failing");
    group.create_task(slow_to_cancel(w, 3, 1), "slow");
    try {
      co_await sleep(s(5));
    } catch (const CancelledError&) {
      add(w, group, "shutting_down");
      throw;
    }
  });
}

Coro<> one_cancelled(World& w) {
  Task<Json> alone;
  co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coro<> {
    alone = group.create_task(job(w, 5), "alone");
    group.create_task(job(w, 2), "other");
    co_await sleep(s(1));
    alone.cancel();
  });
  w.emit(python(alone.cancelled()));
}

}  // namespace

void add_task_group_probes(Programs& programs) {
  programs["q11_group_failures"].main = [](World& w) -> Coro<Json> {
    co_await tell(w, group_of(w, {all(job(w, 2), job(w, 3)), "a", fail("body")}));
    co_await tell(w, group_of(w, {all(job(w, 2), job(w, 1, nullptr, value_error("during exit")), job(w, 3)), "b"}));
    co_await tell(w,
        group_of(w, {all(job(w, 1, nullptr, value_error("one")), job(w, 1, nullptr, index_error("two")), job(w, 2)), "c"}));
    co_await tell(w, group_of(w, {all(job(w, 1, nullptr, value_error("child"))), "d",
                                  slow_to_cancel(w, 5, 1, {.error = index_error("body")})}));
    co_await tell(w,
        group_of(w, {all(job(w, 1, nullptr, value_error("child"))), "e", slow_to_cancel(w, 5, 1, {.survive = true})}));
    co_await tell(w,
        group_of(w, {all(slow_to_cancel(w, 5, 1, {.error = index_error("cleanup")}),
                         job(w, 1, nullptr, value_error("first"))), "f"}));
    co_await tell(w,
        group_of(w, {all(slow_to_cancel(w, 5, 1, {.survive = true}), job(w, 1, nullptr, value_error("first"))), "g"}));
    co_await tell(w, group_of(w, {}));
    co_await tell(w, group_of(w, {.body = fail("no child")}));
    w.emit(std::to_string(current_task().cancelling()));
    co_return nullptr;
  };
  programs["q12_group_nested"].main = [](World& w) -> Coro<Json> {
    co_await tell(w,
        group_of(w, {all(group_of(w, {all(job(w, 1, nullptr, value_error("deep")), job(w, 3)), "aa"}), job(w, 2)), "a"}));
    co_await tell(w,
        group_of(w, {all(job(w, 3)), "b", group_of(w, {all(job(w, 1, nullptr, value_error("inner")), job(w, 3)), "bb"})}));
    try {
      co_await group_of(
          w, {all(group_of(w, {all(job(w, 1, nullptr, value_error("v")), job(w, 1, nullptr, index_error("i"))), "cc"}),
                  job(w, 2, nullptr, index_error("j")), slow_to_cancel(w, 9, 1, {.error = error<TypeError>("t")})), "c"});
    } catch (const ExceptionGroup& group) {
      w.emit(shown(group));
      tell_split<ValueError>(w, group);
      tell_split<IndexError>(w, group);
      tell_split<IndexError, ValueError>(w, group);
      tell_split<OSError>(w, group);
      tell_split<ExceptionGroup>(w, group);
      tell_split<Exception>(w, group);
      w.emit(shown(group.subgroup<ValueError>()));
      w.emit(group.what());
    }
    co_return nullptr;
  };
  programs["q13_group_owner_cancelled"].main = [](World& w) -> Coro<Json> {
    const auto in_body = w.spawn(tell(w, group_of(w, {all(job(w, 5)), "a", job(w, 9)})), "in_body");
    const auto in_exit = w.spawn(tell(w, group_of(w, {all(job(w, 5), job(w, 6)), "b"})), "in_exit");
    const auto twice = w.spawn(tell(w, group_of(w, {all(slow_to_cancel(w, 5, 2)), "c"})), "twice");
    const auto failing = w.spawn(tell(w,
        group_of(w, {all(slow_to_cancel(w, 5, 1, {.error = value_error("cleanup")})), "d"})), "failing");
    const auto both = w.spawn(tell(w,
        group_of(w, {all(job(w, 1, nullptr, value_error("same time"))), "e", job(w, 9)})), "both");
    const auto before = w.spawn(tell(w, group_of(w, {all(job(w, 5))})), "before");
    before.cancel("never started");
    const auto stubborn = w.spawn(tell(w,
        group_of(w, {all(job(w, 5)), "f", slow_to_cancel(w, 9, 1, {.survive = true})})), "stubborn");
    co_await sleep(s(1));
    const std::vector<Task<Json>> everyone{in_body, in_exit, twice, failing, both, stubborn};
    for (const auto& task : everyone) task.cancel("from main");
    co_await sleep(s(1));
    twice.cancel("again");
    co_await wait(everyone);
    Json cancelling = Json::array();
    for (const auto& task : everyone) cancelling.push_back(task.cancelling());
    co_return cancelling;
  };
  programs["q14_group_create_task"].main = [](World& w) -> Coro<Json> {
    TaskGroup unentered;
    add(w, unentered, "too_early");
    TaskGroup finished;
    co_await async_with(finished, [&](TaskGroup& group) -> Coro<> {
      add(w, group, "in_time");
      co_return;
    });
    add(w, finished, "too_late");
    try {
      co_await finished.aenter();
    } catch (const RuntimeError& error) {
      w.emit(error.what());
    }
    co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coro<> {
      group.create_task(adds_more(w, group), "adder");
      co_return;
    });
    co_await tell(w, failing_group(w));
    co_await tell(w, one_cancelled(w));
    co_return nullptr;
  };
  programs["q15_group_and_timeout"].main = [](World& w) -> Coro<Json> {
    co_await tell(w, limited(s(1), group_of(w, {all(job(w, 3), job(w, 4)), "a"})));
    co_await tell(w, group_of(w, {all(limited(s(1), job(w, 3)), job(w, 4)), "b"}));
    co_await tell(w, limited(s(1), group_of(w, {all(job(w, 1, nullptr, value_error("same time"))), "c", job(w, 5)})));
    co_await tell(w, limited(s(2),
        group_of(w, {all(slow_to_cancel(w, 5, 2), job(w, 1, nullptr, value_error("late"))), "d", job(w, 5)})));
    co_await tell(w, wait_for(group_of(w, {all(job(w, 3)), "e"}), s(1)));
    w.emit(std::to_string(current_task().cancelling()));
    co_return nullptr;
  };
}

}  // namespace comptoir::loop
