// The programs of document 004 without the restaurant: orders, and the article's tasks on asyncio.
#include <algorithm>

#include "programs.hpp"

namespace comptoir::loop {
namespace {

struct Dish {
  const char* name;
  double seconds;
};
constexpr Dish burger{"burger", 60}, fries{"fries", 120}, soda{"soda", 30};

Coro<> cook(World& w, Dish dish) {
  w.emit(std::string(dish.name) + ":start");
  co_await sleep(s(dish.seconds));
  w.emit(std::string(dish.name) + ":tray");
}

Coro<> client_b(World& w, Task<> basket, double taking) {
  const Time start = w.loop.time();
  w.emit("B:order");
  co_await sleep(s(taking));
  co_await gather(w.spawn(cook(w, burger), "burger:B"), w.spawn(cook(w, soda), "soda:B"));
  co_await basket;
  w.emit("B:served after " + g(in_seconds(w.loop.time() - start)));
}
Coro<> client_a(World& w, Task<> basket, double taking_b) {
  w.emit("A:order");
  const auto drink = w.spawn(cook(w, soda), "soda:A");
  const auto meal = w.spawn(cook(w, burger), "burger:A");
  co_await drink;
  const auto b = w.spawn(client_b(w, basket, taking_b), "client:B");
  co_await meal;
  co_await basket;
  w.emit("A:served");
  co_await b;
}
/// A at 0; B when A's soda is done; one basket of fries serves both.
Coro<Json> two_orders(World& w, double taking_b) {
  const auto basket = w.spawn(cook(w, fries), "fries");
  co_await w.spawn(client_a(w, basket, taking_b), "client:A");
  co_return nullptr;
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

void add_course_004_programs(Programs& programs) {
  programs["s004_order_sync"].main = [](World& w) -> Coro<Json> {
    for (const Dish& dish : {burger, fries, soda}) {
      w.emit(std::string(dish.name) + ":start");
      w.loop.block(s(dish.seconds));
      w.emit(std::string(dish.name) + ":tray");
    }
    co_return nullptr;
  };
  programs["s004_order_async"].main = [](World& w) -> Coro<Json> {
    std::vector<Task<>> dishes;
    for (const Dish& dish : {burger, fries, soda}) dishes.push_back(w.spawn(cook(w, dish), dish.name));
    co_await gather(dishes);
    co_return nullptr;
  };
  programs["s004_A_and_B"].main = [](World& w) { return two_orders(w, 0); };
  programs["s004_A_and_B_taking_10s"].main = [](World& w) { return two_orders(w, 10); };
  programs["s004_A_then_B_sync"].main = [](World& w) -> Coro<Json> {
    for (const std::string who : {"A", "B"}) {
      for (const Dish& dish : {burger, fries, soda}) {
        w.loop.block(s(dish.seconds));
        w.emit(dish.name + (":" + who));
      }
      w.emit("served:" + who);
    }
    co_return nullptr;
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
