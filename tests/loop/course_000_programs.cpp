// The programs of document 000: a meal, and two clients.
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

}  // namespace

void add_course_000_programs(Programs& programs) {
  programs["s000_meal_gather"].driver = [](World& w) -> Json {
    const std::vector<Task<>> dishes{w.loop.create_task(drink(w)), w.loop.create_task(fries(w)), w.loop.create_task(burger(w))};
    w.loop.run_until_complete(gather(dishes));
    return {nullptr, nullptr, nullptr};
  };
  programs["s000_meal_main"].main = [](World& w) -> Coro<Json> {
    co_await gather(drink(w), fries(w), burger(w));
    co_return nullptr;
  };
  programs["s000_meal_sequential"].main = [](World& w) -> Coro<Json> {
    co_await drink(w);
    co_await fries(w);
    co_await burger(w);
    co_return nullptr;
  };
  programs["s000_two_clients"].main = [](World& w) -> Coro<Json> {
    const auto first = w.spawn(client(w, "1", false), "client:1");
    co_await sleep(s(1));
    const auto second = w.spawn(client(w, "2", true), "client:2");
    co_await wait(first, second);
    co_return nullptr;
  };
}

}  // namespace comptoir::loop
