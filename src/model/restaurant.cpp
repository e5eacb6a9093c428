#include "model/restaurant.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "loop/lock.hpp"
#include "loop/pause_point.hpp"
#include "loop/semaphore.hpp"
#include "loop/sleep.hpp"
#include "loop/wait.hpp"
#include "model/latecomers.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

/// What the clients share, with the soda machines.
struct Kitchen {
  Kitchen(const RestaurantSetup& wanted, Doors* outside, std::vector<Visit>* noted)
      : setup(wanted), cook(static_cast<std::uint32_t>(wanted.cooks), "cook"), fryer("fryer"), doors(outside), visits(noted) {}

  /// The dish is ready now.
  void note(loop::Duration Visit::*dish, std::uint32_t client) const {
    if (!visits) return;
    Visit& visit = (*visits)[client - 1];
    visit.*dish = Loop::running().time() - visit.arrived;
  }
  void note_arrival(std::uint32_t client) const {
    if (visits) (*visits)[client - 1].arrived = Loop::running().time();
  }

  RestaurantSetup setup;
  Semaphore cook;
  Lock fryer;
  std::int64_t portions = 0;
  Doors* doors;
  std::vector<Visit>* visits;   ///< where each client's visit is noted; null: nowhere
};

// listing restaurant at_once
template <class Machines>
Coro<> get_soda(Kitchen& kitchen, Machines& soda, std::uint32_t client) {
  line(1);
  auto held = co_await soda.scoped();
  say(PrintKey::soda_start);
  line(2);
  co_await sleep(soda_time(kitchen.setup, client));
  say(PrintKey::soda_ready);
  kitchen.note(&Visit::soda, client);  // outside
}

Coro<> get_burger(Kitchen& kitchen, std::uint32_t client) {
  say(PrintKey::burger_order);
  line(3);
  auto held = co_await kitchen.cook.scoped();
  line(4);
  co_await sleep(burger_time(kitchen.setup, client));
  say(PrintKey::burger_ready);
  kitchen.note(&Visit::burger, client);  // outside
}

Coro<> get_fries(Kitchen& kitchen, std::uint32_t client) {
  line(5);
  auto held = co_await kitchen.fryer.scoped();
  say(PrintKey::fries_take);
  // if fryer=slip
  if (kitchen.setup.fryer_slip && kitchen.portions > 0) co_return;
  // end
  if (kitchen.portions == 0) {
    say(PrintKey::batch_start);
    line(6);
    co_await sleep(fries_time(kitchen.setup, client));
    kitchen.portions = kitchen.setup.batch;
    say(PrintKey::batch_ready);
  }
  line(7);
  --kitchen.portions;
  say(PrintKey::fries_ready);
  kitchen.note(&Visit::fries, client);  // outside
}

template <class Machines>
Coro<Duration> serve(Kitchen& kitchen, Machines& soda, std::uint32_t client) {
  say(PrintKey::order);
  line(8);
  const Time start = Loop::running().time();
  kitchen.note_arrival(client);  // outside
  auto drink = create_task(get_soda(kitchen, soda, client), {"soda:", client});
  auto fries = create_task(get_fries(kitchen, client), {"fries:", client});
  auto burger = create_task(get_burger(kitchen, client), {"burger:", client});
  line(9);
  co_await wait(drink, fries, burger);
  line(10);
  const Duration waited = Loop::running().time() - start;
  say(PrintKey::served, waited.ns);
  kitchen.note(&Visit::waited, client);  // outside
  co_return waited;
}
// end of listing

}  // namespace

// listing restaurant
bool satisfied(const RestaurantSetup& setup, Duration waited) {
  // if satisfied=whole
  if (setup.whole_seconds) waited = seconds(waited.ns / seconds(1).ns);
  // end
  return waited < setup.patience;
}

namespace {  // outside
template <class Machines>
Coro<> rush_with(Kitchen& kitchen, Machines& soda) {
  std::vector<Task<Duration>> orders;
  Latecomers late(kitchen.doors, kitchen.setup.clients, orders, [&](auto client) { return serve(kitchen, soda, client); });  // outside
  std::uint32_t client = 1;
  // if arrivals=list
  Time before;
  for (const Time time : kitchen.setup.arrivals) {
    line(11);
    co_await sleep(time - before);
    before = time;
    orders.push_back(create_task(serve(kitchen, soda, client), {"serve:", client}));
    ++client;
  }
  // else
  for (; client <= kitchen.setup.clients; ++client) {
    orders.push_back(create_task(serve(kitchen, soda, client), {"serve:", client}));
    line(11);
    co_await sleep(time_to_next(kitchen.setup, client));
  }
  // end
  line(12);
  co_await wait(orders);
  co_await pause_point(orders.size());
  co_await late.served();  // outside
  co_await pause_point(orders.size());
  line(13);
  const auto happy = std::ranges::count_if(
      orders, [&](const auto& order) { return satisfied(kitchen.setup, order.result()); });
  say(PrintKey::satisfied, happy, std::ssize(orders));
  co_await let_go(orders);
}
// end of listing

// listing at_once
std::vector<std::uint32_t> arrivals(const RestaurantSetup& setup) {
  std::vector<std::uint32_t> clients(static_cast<std::size_t>(setup.clients));
  std::iota(clients.begin(), clients.end(), 1u);
  // if order=document
  constexpr std::array<std::uint32_t, 8> first{3, 4, 5, 6, 1, 7, 8, 2};
  if (setup.document_order) std::ranges::copy_if(first, clients.begin(), [&](auto client) { return client <= setup.clients; });
  // end
  return clients;
}

template <class Machines>
Coro<> all_at_once_with(Kitchen& kitchen, Machines& soda) {
  std::vector<Task<Duration>> orders;
  Latecomers late(kitchen.doors, kitchen.setup.clients, orders, [&](auto client) { return serve(kitchen, soda, client); });  // outside
  for (const std::uint32_t client : arrivals(kitchen.setup)) {
    orders.push_back(create_task(serve(kitchen, soda, client), {"serve:", client}));
    co_await pause_point();
  }
  line(12);
  co_await wait(orders);
  co_await pause_point(orders.size());
  co_await late.served();  // outside
  co_await let_go(orders);
}
// end of listing

/// Open to the outside as long as main lives.
template <class Machines, class Program>
Coro<> with_doors(Doors* doors, Kitchen& kitchen, Machines& soda, Doors::Offer machines, Program program) {
  const Doors::Door soda_door(doors, machines), cook_door(doors, {.name = "cook", .semaphore = &kitchen.cook}),
      fryer_door(doors, {.name = "fryer", .lock = &kitchen.fryer});
  co_await program(kitchen, soda);
}

/// One soda machine is a Lock, several are a Semaphore. What the clients share outlives main, which may be cancelled.
template <class Program>
Coro<> with_machines(RestaurantSetup setup, Doors* doors, std::vector<Visit>* visits, Program program) {
  Loop& loop = Loop::running();
  if (setup.sodas == 1) {
    auto& soda = loop.keep<Lock>("soda");
    auto& kitchen = loop.keep<Kitchen>(setup, doors, visits);
    co_await with_doors(doors, kitchen, soda, {.name = "soda", .lock = &soda}, program);
  } else {
    auto& soda = loop.keep<Semaphore>(static_cast<int>(setup.sodas), "soda");
    auto& kitchen = loop.keep<Kitchen>(setup, doors, visits);
    co_await with_doors(doors, kitchen, soda, {.name = "soda", .semaphore = &soda}, program);
  }
}

Coro<void> rush_for(const RestaurantSetup& setup, Doors* doors, std::vector<Visit>* visits = nullptr) {
  return with_machines(setup, doors, visits, [](Kitchen& kitchen, auto& soda) { return rush_with(kitchen, soda); });
}

Coro<void> all_at_once_for(const Lesson& lesson, const Values& values, Doors* doors) {
  return with_machines(restaurant_setup(lesson.parameters, values), doors, nullptr,
                       [](Kitchen& kitchen, auto& soda) { return all_at_once_with(kitchen, soda); });
}

}  // namespace

Coro<void> rush(Loop&, const Lesson& lesson, const Values& values) { return rush_for(restaurant_setup(lesson.parameters, values), nullptr); }
Coro<void> rush(Loop&, const Lesson& lesson, const Values& values, Doors& doors) {
  return rush_for(restaurant_setup(lesson.parameters, values), &doors);
}
Coro<void> rush(const RestaurantSetup& setup, std::vector<Visit>& visits) {
  visits.assign(static_cast<std::size_t>(setup.clients), {});
  return rush_for(setup, nullptr, &visits);
}

Coro<void> all_at_once(Loop&, const Lesson& lesson, const Values& values) { return all_at_once_for(lesson, values, nullptr); }
Coro<void> all_at_once(Loop&, const Lesson& lesson, const Values& values, Doors& doors) {
  return all_at_once_for(lesson, values, &doors);
}

}  // namespace comptoir::model
