#include "model/restaurant.hpp"

#include <algorithm>
#include <vector>

#include "loop/lock.hpp"
#include "loop/semaphore.hpp"
#include "loop/sleep.hpp"
#include "loop/wait.hpp"
#include "model/roles.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

void say(PrintKey key, std::int64_t a = 0, std::int64_t b = 0) { print({static_cast<std::uint16_t>(key), a, b}); }

/// What the clients share, with the soda machines.
struct Kitchen {
  explicit Kitchen(const RestaurantSetup& wanted)
      : setup(wanted), cook(static_cast<std::uint32_t>(wanted.cooks), "cook"), fryer("fryer") {}

  RestaurantSetup setup;
  Semaphore cook;
  Lock fryer;
  std::int64_t portions = 0;
};

// listing restaurant at_once
template <class Machines>
Coro<> get_soda(Kitchen& kitchen, Machines& soda) {
  line(1);
  auto held = co_await soda.scoped();
  say(PrintKey::soda_start);
  line(2);
  co_await sleep(kitchen.setup.t_soda);
  say(PrintKey::soda_ready);
}

Coro<> get_burger(Kitchen& kitchen) {
  say(PrintKey::burger_order);
  line(3);
  auto held = co_await kitchen.cook.scoped();
  line(4);
  co_await sleep(kitchen.setup.t_burger);
  say(PrintKey::burger_ready);
}

Coro<> get_fries(Kitchen& kitchen) {
  line(5);
  auto held = co_await kitchen.fryer.scoped();
  say(PrintKey::fries_take);
  if (kitchen.portions == 0) {
    say(PrintKey::batch_start);
    line(6);
    co_await sleep(kitchen.setup.t_fries);
    kitchen.portions = kitchen.setup.batch;
    say(PrintKey::batch_ready);
  }
  line(7);
  --kitchen.portions;
  say(PrintKey::fries_ready);
}

template <class Machines>
Coro<Duration> serve(Kitchen& kitchen, Machines& soda, std::uint32_t client) {
  say(PrintKey::order);
  line(8);
  const Time start = Loop::running().time();
  auto drink = create_task(get_soda(kitchen, soda), {"soda:", client});
  auto fries = create_task(get_fries(kitchen), {"fries:", client});
  auto burger = create_task(get_burger(kitchen), {"burger:", client});
  line(9);
  co_await wait(drink, fries, burger);
  line(10);
  const Duration waited = Loop::running().time() - start;
  say(PrintKey::served, waited.ns);
  co_return waited;
}
// end of listing

// listing restaurant
template <class Machines>
Coro<> rush_with(Kitchen& kitchen, Machines& soda) {
  std::vector<Task<Duration>> orders;
  for (std::uint32_t client = 1; client <= kitchen.setup.clients; ++client) {
    orders.push_back(create_task(serve(kitchen, soda, client), {"serve:", client}));
    line(11);
    co_await sleep(kitchen.setup.period);
  }
  line(12);
  co_await wait(orders);
  line(13);
  const auto happy = std::ranges::count_if(
      orders, [&](const auto& order) { return order.result() < kitchen.setup.patience; });
  say(PrintKey::satisfied, happy, kitchen.setup.clients);
}
// end of listing

// listing at_once
template <class Machines>
Coro<> all_at_once_with(Kitchen& kitchen, Machines& soda) {
  std::vector<Task<Duration>> orders;
  for (std::uint32_t client = 1; client <= kitchen.setup.clients; ++client) {
    orders.push_back(create_task(serve(kitchen, soda, client), {"serve:", client}));
  }
  line(12);
  co_await wait(orders);
}
// end of listing

/// One soda machine is a Lock, several are a Semaphore.
template <class Program>
Coro<> with_machines(RestaurantSetup setup, Program program) {
  if (setup.sodas == 1) {
    Lock soda("soda");
    Kitchen kitchen(setup);
    co_await program(kitchen, soda);
  } else {
    Semaphore soda(static_cast<std::uint32_t>(setup.sodas), "soda");
    Kitchen kitchen(setup);
    co_await program(kitchen, soda);
  }
}

// listing unlimited
/// Machines without limit: every dish starts at once.
Coro<> pour_soda(Duration time) {
  say(PrintKey::soda_start);
  line(2);
  co_await sleep(time);
  say(PrintKey::soda_ready);
}

Coro<> make_burger(Duration time) {
  say(PrintKey::burger_order);
  line(4);
  co_await sleep(time);
  say(PrintKey::burger_ready);
}

Coro<> cook_fries(Duration time) {
  say(PrintKey::fries_start);
  line(6);
  co_await sleep(time);
  say(PrintKey::fries_ready);
}

Coro<Duration> serve_unlimited(const RestaurantSetup& setup, std::uint32_t client) {
  say(PrintKey::order);
  line(8);
  const Time start = Loop::running().time();
  auto drink = create_task(pour_soda(setup.t_soda), {"soda:", client});
  auto fries = create_task(cook_fries(setup.t_fries), {"fries:", client});
  auto burger = create_task(make_burger(setup.t_burger), {"burger:", client});
  line(9);
  co_await wait(drink, fries, burger);
  line(10);
  const Duration waited = Loop::running().time() - start;
  say(PrintKey::served, waited.ns);
  co_return waited;
}
// end of listing

}  // namespace

Coro<void> rush(Loop&, const Lesson& lesson, const Values& values) {
  return with_machines(restaurant_setup(lesson.parameters, values),
                       [](Kitchen& kitchen, auto& soda) { return rush_with(kitchen, soda); });
}

Coro<void> all_at_once(Loop&, const Lesson& lesson, const Values& values) {
  return with_machines(restaurant_setup(lesson.parameters, values),
                       [](Kitchen& kitchen, auto& soda) { return all_at_once_with(kitchen, soda); });
}

// listing unlimited
Coro<void> unlimited(Loop&, const Lesson& lesson, const Values& values) {
  const RestaurantSetup setup = restaurant_setup(lesson.parameters, values);
  std::vector<Task<Duration>> orders;
  for (std::uint32_t client = 1; client <= setup.clients; ++client) {
    orders.push_back(create_task(serve_unlimited(setup, client), {"serve:", client}));
  }
  line(12);
  co_await wait(orders);
}
// end of listing

}  // namespace comptoir::model
