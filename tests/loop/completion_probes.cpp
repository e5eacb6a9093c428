// Further probes of gather and wait: tests/oracle/task_probes.py.
#include <algorithm>

#include "task_probes.hpp"

namespace comptoir::loop {
namespace {

std::string names(const std::vector<Task<Json>>& tasks) {
  std::vector<std::string> sorted;
  for (const auto& task : tasks) sorted.push_back(task.get_name().str());
  std::sort(sorted.begin(), sorted.end());
  std::string text;
  for (const std::string& name : sorted) text += (text.empty() ? "" : " ") + name;
  return text.empty() ? "-" : text;
}
Coro<Json> told(World& w, std::vector<Task<Json>> tasks, WaitOptions options = {}) {
  const auto result = co_await wait(tasks, options);
  w.emit("done " + names(result.done()) + " pending " + names(result.pending()));
  co_return nullptr;
}

}  // namespace

void add_completion_probes(Programs& programs) {
  programs["q18_gather_odd"].main = [](World& w) -> Coro<Json> {
    const auto done = w.spawn(job(w, 1, "done"), "done");
    co_await done;
    const auto slow = w.spawn(job(w, 1, "slow"), "slow");
    const auto [first, second, third, fourth] = co_await gather(slow, done, slow, done);
    w.emit(text_of(Json{first, second, third, fourth}));
    const auto failed = w.spawn(job(w, 1, nullptr, value_error("f")), "failed");
    co_await wait(failed);
    co_await tell(w, gather(done, failed, failed));
    const auto gone = w.spawn(job(w, 5), "gone");
    gone.cancel("why");
    co_await tell(w, gather(done, gone));
    co_await tell(w, gather(gone, failed));
    Json ends = Json::array();
    for (const auto& end : co_await gather(return_exceptions, std::vector{done, gone, failed, done})) {
      ends.push_back(end.error ? Json(shown(end.error)) : *end.result);
    }
    w.emit(text_of(ends));
    const auto survivor = w.spawn(slow_to_cancel(w, 5, 1, {.survive = true}), "survivor");
    const auto both = gather(return_exceptions, survivor, w.spawn(job(w, 5), "other"));
    w.loop.call_later(s(1), [&] { both.cancel("all of them"); }, "gather@main.cancel all of them");
    co_await tell(w, both);
    const auto ended = gather(done, done);
    co_await ended;
    w.emit(python(ended.cancel()));
    const auto a = w.spawn(job(w, 5), "A");
    const auto b = w.spawn(job(w, 5), "B");
    const auto outer = gather(a, b);
    a.cancel();
    co_await tell(w, outer);
    b.cancel();
    const auto x = w.spawn(job(w, 1, nullptr, value_error("x")), "C");
    const auto failing = gather(x, w.spawn(slow_to_cancel(w, 5, 1), "D"));
    co_await tell(w, failing);
    w.emit(python(failing.cancel()));
    co_await sleep(s(6));
    co_return nullptr;
  };
  programs["q19_wait_odd"].main = [](World& w) -> Coro<Json> {
    const auto a = w.spawn(job(w, 1), "A");
    const auto b = w.spawn(job(w, 2, nullptr, value_error("b")), "B");
    const auto c = w.spawn(job(w, 3), "C");
    co_await told(w, {a, b, a, c, b}, {.return_when = FIRST_COMPLETED});
    co_await told(w, {a, b, c}, {.return_when = FIRST_COMPLETED});
    w.loop.call_later(s(0.5), [&] { a.cancel(); }, "A.cancel");
    co_await told(w, {a, c, b}, {.return_when = FIRST_EXCEPTION});
    co_await told(w, {a, b}, {.return_when = FIRST_EXCEPTION});
    const auto d = w.spawn(job(w, 5), "D");
    const auto e = w.spawn(job(w, 2), "E");
    w.loop.call_later(s(1), [&] { d.cancel(); }, "D.cancel");
    co_await told(w, {d, e}, {.return_when = FIRST_EXCEPTION});
    const auto f = w.spawn(job(w, 5), "F");
    const auto g = w.spawn(job(w, 1), "G");
    co_await told(w, {f, g}, {.timeout = s(0)});
    co_await told(w, {f, g}, {.timeout = s(1)});
    const auto waiting = w.spawn(told(w, {f, g}), "waiting");
    co_await sleep(s(0));
    waiting.cancel("leave");
    co_await tell(w, waiting);
    w.emit(python(f.done()));
    f.cancel();
    co_await told(w, {f, c}, {.timeout = s(9)});
    co_return nullptr;
  };
}

}  // namespace comptoir::loop
