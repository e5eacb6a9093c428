// The restaurant with as many machines as one likes.
#include <algorithm>
#include <vector>

#include "loop/pause_point.hpp"
#include "loop/sleep.hpp"
#include "loop/wait.hpp"
#include "model/latecomers.hpp"
#include "model/restaurant.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing one
// if variant=sync
void pour_soda(std::uint32_t client, Duration time) {
  line(1);
  say(1, client);
  line(2);
  block(time);
  line(3);
  say(2, client);
}

void make_burger(std::uint32_t client, Duration time) {
  line(13);
  say(3, client);
  line(4);
  block(time);
  line(14);
  say(4, client);
}

void cook_fries(std::uint32_t client, Duration time) {
  line(5);
  say(5, client);
  line(6);
  block(time);
  line(7);
  say(6, client);
}

void serve_one_by_one(const RestaurantSetup& setup, std::int64_t first, std::int64_t last) {
  for (auto client = static_cast<std::uint32_t>(first); client <= last; ++client) {
    line(8);
    say(0, client);
    const Time start = Loop::running().time();
    pour_soda(client, setup.t_soda);
    cook_fries(client, setup.t_fries);
    make_burger(client, setup.t_burger);
    const Duration waited = Loop::running().time() - start;
    line(10);
    say(7, client, waited.ns);
  }
}
// end
// end of listing

// listing unlimited one
// if variant=sync
// else
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

Coro<Duration> serve(const RestaurantSetup& setup, std::uint32_t client) {
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

Coro<> serve_all_at_once(const RestaurantSetup& setup, Doors* doors) {
  std::vector<Task<Duration>> orders;
  Latecomers late(doors, setup.clients, orders, [&](auto client) { return serve(setup, client); });  // outside
  for (std::uint32_t client = 1; client <= setup.clients; ++client) {
    orders.push_back(create_task(serve(setup, client), {"serve:", client}));
    co_await pause_point();
  }
  line(12);
  co_await wait(orders);
  co_await pause_point(orders.size());
  co_await late.served();  // outside
  co_await let_go(orders);
}
// end
// end of listing

Coro<void> unlimited_for(RestaurantSetup wanted, Doors* doors) {
  const auto& setup = Loop::running().keep<RestaurantSetup>(wanted);   // clients outlive main when it is cancelled
  if (setup.one_by_one) {
    constexpr std::int64_t a_piece = 50;
    for (std::int64_t first = 1; first <= setup.clients; first += a_piece) {
      serve_one_by_one(setup, first, std::min(first + a_piece - 1, setup.clients));
      co_await pause_point(a_piece);
    }
  } else {
    co_await serve_all_at_once(setup, doors);
  }
}

}  // namespace

Coro<void> unlimited(Loop&, const Lesson& lesson, const Values& values) {
  return unlimited_for(restaurant_setup(lesson.parameters, values), nullptr);
}
Coro<void> unlimited(Loop&, const Lesson& lesson, const Values& values, Doors& doors) {
  return unlimited_for(restaurant_setup(lesson.parameters, values), &doors);
}

}  // namespace comptoir::model
