// The programs of document 001: the same work, blocking and with coroutines.
#include "programs.hpp"

namespace comptoir::loop {
namespace {

Coro<> figure_job(World& w, int i) {
  w.emit("start:" + std::to_string(i));
  co_await sleep(s(2));
  w.emit("end:" + std::to_string(i));
}

Coro<std::string> hello(World& w) {
  w.emit("hello");
  co_return "done";
}

Coro<> say(World& w, double after, const char* who, double work = 0) {
  co_await sleep(s(after));
  if (work > 0) w.loop.block(s(work));
  w.emit(who);
}

// The two calculations, in fractions that are exact.
constexpr double first_calculation = 7.15625;
constexpr double second_calculation = 3.333984375;

Coro<> calculate(World& w, double cost, const char* digits) {
  w.loop.block(s(cost));
  w.emit(digits);
  co_return;
}

Coro<Json> say_all(World& w, double wait, std::vector<const char*> words) {
  for (const char* word : words) {
    w.loop.block(s(wait));
    w.emit(word);
  }
  co_return nullptr;
}

}  // namespace

void add_course_001_programs(Programs& programs) {
  programs["s001_figure_sync"].main = [](World& w) -> Coro<Json> {
    for (const char* i : {"1", "2", "3"}) {
      w.emit(std::string("start:") + i);
      w.loop.block(s(2));
      w.emit(std::string("end:") + i);
    }
    co_return nullptr;
  };
  programs["s001_figure_async"].main = [](World& w) -> Coro<Json> {
    std::vector<Task<>> jobs;
    for (int i = 1; i <= 3; ++i) jobs.push_back(w.spawn(figure_job(w, i), "job:" + std::to_string(i)));
    co_await gather(jobs);
    co_return nullptr;
  };
  programs["s001_first_coroutine"].main = [](World& w) -> Coro<Json> {
    Coro<std::string> object = hello(w);
    w.emit("object created");
    w.emit("returned " + co_await std::move(object));
    co_return nullptr;
  };
  programs["s001_names_sync"].main = [](World& w) { return say_all(w, 10, {"Daniel", "Donna", "Diane"}); };
  programs["s001_names_async"].main = [](World& w) -> Coro<Json> {
    co_await gather(say(w, 10, "Daniel"), say(w, 10, "Donna"), say(w, 10, "Diane"));
    co_return nullptr;
  };
  programs["s001_cpu_sync"].main = [](World& w) -> Coro<Json> {
    w.loop.block(s(10));
    w.emit("Daniel");
    co_await calculate(w, first_calculation, "10");
    co_await calculate(w, second_calculation, "17");
    co_return nullptr;
  };
  programs["s001_cpu_tasks"].main = [](World& w) -> Coro<Json> {
    const auto who = w.loop.create_task(say(w, 10, "Daniel"));
    const auto first = w.loop.create_task(calculate(w, first_calculation, "10"));
    const auto second = w.loop.create_task(calculate(w, second_calculation, "17"));
    co_await who;
    co_await first;
    co_await second;
    co_return nullptr;
  };
  programs["s001_wiki_sync"].main = [](World& w) { return say_all(w, 6, {"coroutine", "threading", "concurrent"}); };
  programs["s001_wiki_async"].main = [](World& w) -> Coro<Json> {
    co_await gather(say(w, 6, "coroutine"), say(w, 6, "threading"), say(w, 6, "concurrent"));
    co_return nullptr;
  };
  programs["s001_wiki_async_blocking"].main = [](World& w) -> Coro<Json> {
    co_await gather(say(w, 6, "coroutine", 0.5), say(w, 6, "threading", 0.5), say(w, 6, "concurrent", 0.5));
    co_return nullptr;
  };
}

}  // namespace comptoir::loop
