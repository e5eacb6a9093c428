// The first programs of the course: meals, counters, tic-tac and spam.
#include <algorithm>

#include "programs.hpp"

namespace comptoir::loop {
namespace {

Coro<> dish(World& w, std::vector<std::string> before, double seconds, std::vector<std::string> after) {
  for (const auto& event : before) w.emit(event);
  co_await sleep(s(seconds));
  for (const auto& event : after) w.emit(event);
}
Coro<> drink(World& w) { return dish(w, {"drink:cup", "drink:pour"}, 3, {"drink:ready"}); }
Coro<> burger(World& w) { return dish(w, {"burger:prep", "burger:grill"}, 5, {"burger:steak_done", "burger:ready"}); }
Coro<> fries(World& w) { return dish(w, {"fries:bag", "fries:heat"}, 5, {"fries:pour", "fries:ready"}); }

Coro<> client(World& w, std::string n, bool with_burger) {
  w.emit("order:" + n);
  std::vector<Task<>> dishes{w.spawn(fries(w), "fries:" + n), w.spawn(drink(w), "drink:" + n)};
  if (with_burger) dishes.push_back(w.spawn(burger(w), "burger:" + n));
  co_await gather(dishes);
  w.emit("served:" + n);
}

Coro<> count(World& w, int base) {
  for (int i = 0; i < 5; ++i) {
    w.emit(std::to_string(base + i));
    co_await sleep(s(1));
  }
}

Coro<> one(std::vector<int>& order, int i) {
  co_await sleep(s(1));
  order.push_back(i);
}

Coro<Json> tic_tac(World& w) {
  w.emit("Tic");
  co_await sleep(s(0));
  w.emit("Tac");
  co_await sleep(s(0));
  co_return "Boum!";
}
Coro<Json> spam(World& w) {
  for (const char* word : {"Spam", "Eggs", "Bacon"}) {
    w.emit(word);
    co_await sleep(s(0));
  }
  co_return "SPAM!";
}
Coro<> subtask(World& w, int n) {
  w.emit("sub start");
  for (int i = 0; i < n; ++i) {
    w.emit("sub");
    co_await sleep(s(0));
  }
}

enum class How { await, spawn, cancel, wait };
Coro<Json> example(World& w, How how, int n) {
  w.emit("ex start");
  w.emit("ex launch");
  Task<> sub;
  if (how == How::await) {
    co_await subtask(w, n);
  } else {
    sub = w.spawn(subtask(w, n), "subtask");
  }
  w.emit("ex back");
  for (int i = 0; i < 3; ++i) {
    w.emit("ex");
    co_await sleep(s(0));
  }
  if (how == How::cancel) {
    sub.cancel();
    co_await sleep(s(0));
  } else if (how == How::wait) {
    co_await wait(sub);
  }
  co_return nullptr;
}
Json run_example(World& w, How how, int n) {
  return w.loop.run_until_complete(w.loop.create_task(example(w, how, n), "example"));
}

Coro<Json> wait_for_both(std::vector<Task<Json>> tasks) {
  const auto result = co_await wait(tasks);
  std::vector<std::string> done;
  for (const auto& task : result.done()) done.push_back(task.get_name().str());
  std::sort(done.begin(), done.end());
  co_return Json{done, result.pending().size()};
}

}  // namespace

void add_course_programs(Programs& programs) {
  programs["s000_meal_gather"].driver = [](World& w) -> Json {
    const std::vector<Task<>> dishes{w.loop.create_task(drink(w)), w.loop.create_task(fries(w)), w.loop.create_task(burger(w))};
    w.loop.run_until_complete(gather(dishes));
    return {nullptr, nullptr, nullptr};
  };
  programs["s000_meal_main"].main = [](World& w) -> Coro<Json> {
    co_await gather(drink(w), fries(w), burger(w));
    co_return nullptr;
  };
  programs["s000_two_clients"].main = [](World& w) -> Coro<Json> {
    const auto first = w.spawn(client(w, "1", false), "client:1");
    co_await sleep(s(1));
    const auto second = w.spawn(client(w, "2", true), "client:2");
    co_await wait(first, second);
    co_return nullptr;
  };
  programs["s002_count_async"].main = [](World& w) -> Coro<Json> {
    co_await gather(count(w, 0), count(w, 10));
    co_return nullptr;
  };
  programs["s003_scale"].main = [](World& w) -> Coro<Json> {
    std::vector<int> order;
    std::vector<Task<>> tasks;
    for (int i = 0; i < 200; ++i) tasks.push_back(w.loop.create_task(one(order, i)));
    co_await gather(tasks);
    co_return order;
  };
  programs["s004_aio_tictac"].driver = [](World& w) {
    return w.loop.run_until_complete(w.loop.create_task(tic_tac(w), "tic_tac"));
  };
  programs["s004_aio_tictac_spam"].main = [](World& w) -> Coro<Json> {
    std::vector<Task<Json>> tasks{w.spawn(tic_tac(w), "tic_tac"), w.spawn(spam(w), "spam")};
    co_return co_await wait_for_both(std::move(tasks));
  };
  programs["s004_aio_spam_tictac"].main = [](World& w) -> Coro<Json> {
    std::vector<Task<Json>> tasks{w.spawn(spam(w), "spam"), w.spawn(tic_tac(w), "tic_tac")};
    co_return co_await wait_for_both(std::move(tasks));
  };
  programs["s004_aio_sequential"].driver = [](World& w) { return run_example(w, How::await, 2); };
  programs["s004_aio_ensure_future"].driver = [](World& w) { return run_example(w, How::spawn, 2); };
  programs["s004_aio_cancel"].driver = [](World& w) { return run_example(w, How::cancel, 8); };
  programs["s004_aio_wait_subtask"].driver = [](World& w) { return run_example(w, How::wait, 8); };
  programs["s004_aio_zombie"].driver = [](World& w) -> Json {
    run_example(w, How::spawn, 8);
    w.emit("loop stopped");
    std::vector<Task<>> left;
    for (const TaskRef& task : w.loop.all_tasks()) left.emplace_back(task.core());
    w.emit("left " + std::to_string(left.size()));
    w.loop.run_until_complete(gather(left));
    w.emit("drained");
    return nullptr;
  };
}

}  // namespace comptoir::loop
