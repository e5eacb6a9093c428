// Probes of gather and wait.
#include <algorithm>

#include "programs.hpp"

namespace comptoir::loop {
namespace {

Coro<> parent(World& w) {
  try {
    co_await gather(w.spawn(job(w, 5), "A"), w.spawn(job(w, 6), "B"));
  } catch (const CancelledError&) {
    w.emit("parent cancelled");
    throw;
  }
}

std::string names(const std::vector<Task<Json>>& tasks) {
  std::string all;
  for (const auto& task : tasks) all += task.get_name().str();
  std::sort(all.begin(), all.end());
  return all;
}

std::exception_ptr value_error(const char* text) { return std::make_exception_ptr(ValueError(text)); }
std::exception_ptr index_error(const char* text) { return std::make_exception_ptr(IndexError(text)); }

}  // namespace

void add_gather_programs(Programs& programs) {
  programs["n19_gather_exception"].main = [](World& w) -> Coro<Json> {
    std::vector<Task<Json>> tasks;
    tasks.push_back(w.spawn(job(w, 2, "a"), "A"));
    tasks.push_back(w.spawn(job(w, 1, nullptr, value_error("b")), "B"));
    tasks.push_back(w.spawn(job(w, 3, nullptr, index_error("c")), "C"));
    try {
      co_await gather(tasks);
    } catch (const ValueError&) {
      w.emit("caught " + describe(std::current_exception()));
    }
    co_await sleep(s(4));
    co_return Json{tasks[0].done(), tasks[1].done(), tasks[2].done()};
  };
  programs["n20_gather_return_exceptions"].main = [](World& w) -> Coro<Json> {
    std::vector<Task<Json>> tasks;
    tasks.push_back(w.spawn(job(w, 2, "a"), "A"));
    tasks.push_back(w.spawn(job(w, 1, nullptr, value_error("b")), "B"));
    tasks.push_back(w.spawn(job(w, 3, "c"), "C"));
    Json results = Json::array();
    for (const auto& end : co_await gather(return_exceptions, tasks)) {
      results.push_back(end.error ? Json(describe(end.error)) : *end.result);
    }
    co_return results;
  };
  programs["n21_gather_cancel_outer"].main = [](World& w) -> Coro<Json> {
    const auto p = w.spawn(parent(w), "parent");
    co_await sleep(s(1));
    p.cancel();
    co_await wait(p);
    co_return p.cancelled();
  };
  programs["n23_gather_nested"].main = [](World& w) -> Coro<Json> {
    const auto a = w.spawn(job(w, 1, 1), "A");
    const auto b = w.spawn(job(w, 2, 2), "B");
    const auto inner1 = gather(a, b);
    const auto c = w.spawn(job(w, 2, 3), "C");
    const auto inner2 = gather(c, gather(w.spawn(job(w, 1, 4), "D")));
    const auto [one, two] = co_await gather(inner1, inner2);
    co_return Json{{std::get<0>(one), std::get<1>(one)}, {std::get<0>(two), Json::array({std::get<0>(std::get<1>(two))})}};
  };
  programs["n24_gather_odd_arguments"].main = [](World& w) -> Coro<Json> {
    const auto none = co_await gather(std::vector<Task<Json>>());
    w.emit("empty " + Json(none).dump());
    const auto t = w.spawn(job(w, 1, "x"), "T");
    const auto [x, y] = co_await gather(t, t);
    w.emit("dup ['" + x.get<std::string>() + "', '" + y.get<std::string>() + "']");
    const auto [z] = co_await gather(t);
    w.emit("finished ['" + z.get<std::string>() + "']");
    co_return nullptr;
  };
  programs["n25_wait_first_completed"].main = [](World& w) -> Coro<Json> {
    std::vector<Task<Json>> tasks;
    tasks.push_back(w.spawn(job(w, 1), "A"));
    tasks.push_back(w.spawn(job(w, 1), "B"));
    tasks.push_back(w.spawn(job(w, 2), "C"));
    const auto first = co_await wait(tasks, FIRST_COMPLETED);
    w.emit("done " + names(first.done()));
    const auto second = co_await wait(first.pending(), FIRST_COMPLETED);
    w.emit("done " + names(second.done()));
    co_return nullptr;
  };
  programs["n27_wait_timeout"].main = [](World& w) -> Coro<Json> {
    std::vector<Task<Json>> tasks;
    tasks.push_back(w.spawn(job(w, 1), "A"));
    tasks.push_back(w.spawn(job(w, 4), "B"));
    tasks.push_back(w.spawn(job(w, 6), "C"));
    const std::pair<const char*, ReturnWhen> kinds[] = {
        {"ALL_COMPLETED", ALL_COMPLETED}, {"FIRST_COMPLETED", FIRST_COMPLETED}, {"FIRST_EXCEPTION", FIRST_EXCEPTION}};
    for (const auto& [text, kind] : kinds) {
      std::vector<Task<Json>> live;
      for (const auto& task : tasks) {
        if (!task.done()) live.push_back(task);
      }
      const auto result = co_await wait(live, {.timeout = s(2), .return_when = kind});
      w.emit(std::string(text) + " done=" + names(result.done()) + " pending=" + names(result.pending()));
    }
    co_await tasks[2];
    co_return nullptr;
  };
  programs["n28_wait_already_done"].main = [](World& w) -> Coro<Json> {
    const auto t = w.spawn(job(w, 1, "x"), "T");
    co_await t;
    w.emit("awaited");
    co_await wait(t);
    w.emit("waited");
    co_return nullptr;
  };
}

}  // namespace comptoir::loop
