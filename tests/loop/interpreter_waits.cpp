// The statements that may wait.
#include "interpreter.hpp"

namespace comptoir::loop {

const std::map<std::string, Coro<> (Interpreter::*)(Interpreter::Statement)>& Interpreter::waits() {
  static const std::map<std::string, Coro<> (Interpreter::*)(Statement)> table = {
      {"sleep", &Interpreter::sleep_for},
      {"call", &Interpreter::call},
      {"await", &Interpreter::await},
      {"self_await", &Interpreter::self_await},
      {"gather", &Interpreter::gather_now},
      {"wait", &Interpreter::wait_some},
      {"wait_for", &Interpreter::wait_for_one},
      {"as_completed", &Interpreter::complete},
      {"acquire", &Interpreter::acquire},
      {"event_wait", &Interpreter::event_wait},
      {"condition_wait", &Interpreter::condition_wait},
      {"condition_wait_for", &Interpreter::condition_wait_for},
      {"barrier_wait", &Interpreter::barrier_wait},
      {"barrier_reset", &Interpreter::barrier_reset},
      {"barrier_abort", &Interpreter::barrier_abort},
      {"put", &Interpreter::put},
      {"get", &Interpreter::get},
      {"join", &Interpreter::join},
  };
  return table;
}

Coro<> Interpreter::sleep_for(Statement s) { co_await sleep(eighths(s[1])); }

Coro<> Interpreter::call(Statement s) { got(co_await body(s[1])); }

Coro<> Interpreter::await(Statement s) {
  if (exists(s[1])) got(co_await future_of(s[1]));
}

Coro<> Interpreter::self_await(Statement) { co_await AnyFuture<Json>(current_task().core()); }

/// Of a vector as most programs write it; of coroutines with what gather itself is made of.
Coro<> Interpreter::gather_now(Statement s) {
  for (const Json& item : s[1]) {
    if (item[0] == "t" || item[0] == "f" || item[0] == "g") continue;
    got(co_await gather_all(s[1], s[2]));
    co_return;
  }
  if (!s[2]) {
    got(co_await gather(those_set(s[1])));
    co_return;
  }
  Json results = Json::array();
  for (const Settled<Json>& end : co_await gather(return_exceptions, those_set(s[1]))) {
    results.push_back(end.error ? Json(shown(end.error)) : *end.result);
  }
  got(results);
}

Coro<> Interpreter::wait_some(Statement s) {
  std::vector<AnyFuture<Json>> futures = those_set(s[1]);
  std::string text[2];
  if (!futures.empty()) {
    WaitOptions options;
    options.timeout = eighths_or_none(s[3]);
    options.return_when = s[2] == "ALL_COMPLETED" ? ALL_COMPLETED : s[2] == "FIRST_COMPLETED" ? FIRST_COMPLETED : FIRST_EXCEPTION;
    const auto result = co_await wait(std::exchange(futures, {}), options);
    for (const auto& future : result.done()) text[0] += label(future) + " ";
    for (const auto& future : result.pending()) text[1] += label(future) + " ";
  }
  w_.emit(text[0] + "| " + text[1]);
}

Coro<> Interpreter::wait_for_one(Statement s) {
  if (!exists(s[1])) co_return;
  if (s[1][0] == "c") {
    got(co_await wait_for(body(s[1][1]), eighths_or_none(s[2])));
  } else {
    got(co_await wait_for(future_of(s[1]), eighths_or_none(s[2])));
  }
}

Coro<> Interpreter::complete(Statement s) {
  for (auto next : as_completed(those_set(s[1]), eighths_or_none(s[2]))) got(co_await std::move(next));
}

Coro<> Interpreter::acquire(Statement s) {
  co_await acquire(s[1].get_ref<const std::string&>());
  said(true);
}

Coro<> Interpreter::acquire(const std::string& name) {
  if (const auto lock = locks_.find(name); lock != locks_.end()) {
    co_await lock->second->acquire();
  } else if (const auto condition = conditions_.find(name); condition != conditions_.end()) {
    co_await condition->second->acquire();
  } else {
    co_await semaphores_.at(name)->acquire();
  }
}

Coro<> Interpreter::event_wait(Statement s) {
  co_await events_.at(s[1])->wait();
  said(true);
}

Coro<> Interpreter::condition_wait(Statement s) {
  co_await conditions_.at(s[1])->wait();
  said(true);
}

Coro<> Interpreter::condition_wait_for(Statement s) {
  said(co_await conditions_.at(s[1])->wait_for([left = s[2].get<int>()]() mutable { return --left <= 0; }));
}

Coro<> Interpreter::barrier_wait(Statement s) { said(co_await barriers_.at(s[1])->wait()); }
Coro<> Interpreter::barrier_reset(Statement s) { return barriers_.at(s[1])->reset(); }
Coro<> Interpreter::barrier_abort(Statement s) { return barriers_.at(s[1])->abort(); }

Coro<> Interpreter::put(Statement s) {
  return std::visit([&](auto& queue) { return queue->put(s[2]); }, queues_.at(s[1]));
}
Coro<> Interpreter::get(Statement s) {
  got(co_await std::visit([](auto& queue) { return queue->get(); }, queues_.at(s[1])));
}
Coro<> Interpreter::join(Statement s) {
  return std::visit([](auto& queue) { return queue->join(); }, queues_.at(s[1]));
}

}  // namespace comptoir::loop
