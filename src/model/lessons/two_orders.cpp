// Two clients, one person at the counter. B comes when A has been served a drink, and shares A's fries.
#include <array>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

enum Dish : std::int64_t { burger, fries, drink };
enum Client : std::int64_t { a, b, both };

struct Times {
  Duration burger, fries, drink, taking;
};

// listing
// if variant=sync
void make_and_wait(Dish dish, Client client, Duration time) {
  line(1);
  block(time);
  line(2);
  say(0, dish, client);
}

void serve(Client client, const Times& times) {
  make_and_wait(burger, client, times.burger);
  make_and_wait(fries, client, times.fries);
  make_and_wait(drink, client, times.drink);
}

void one_by_one(const Times& times) {
  const Time b_comes = Loop::running().time() + times.drink;  // and nobody looks up
  serve(a, times);
  line(3);
  say(1);
  line(4);
  block(times.taking);
  serve(b, times);
  line(5);
  say(2, (Loop::running().time() - b_comes).ns);
}
// else
Coro<> make(Dish dish, Client client, Duration time) {
  line(1);
  co_await sleep(time);
  line(2);
  say(0, dish, client);
}

Coro<> serve_b(Task<> basket, const Times& times) {
  const Time came = Loop::running().time();
  line(8);
  co_await sleep(times.taking);
  const auto meal = create_task(make(burger, b, times.burger), "burger B");
  const auto cup = create_task(make(drink, b, times.drink), "drink B");
  line(9);
  co_await gather(meal, cup);
  line(10);
  co_await basket;
  line(11);
  say(2, (Loop::running().time() - came).ns);
}

Coro<> serve_a(Task<> basket, const Times& times) {
  const auto cup = create_task(make(drink, a, times.drink), "drink A");
  const auto meal = create_task(make(burger, a, times.burger), "burger A");
  line(3);
  co_await cup;
  const auto other = create_task(serve_b(basket, times), "client B");
  line(4);
  co_await meal;
  line(5);
  co_await basket;
  line(6);
  say(1);
  line(7);
  co_await other;
}

Coro<> side_by_side(const Times& times) {
  const auto basket = create_task(make(fries, both, times.fries), "fries");
  line(12);
  co_await create_task(serve_a(basket, times), "client A");
}
// end
// end of listing

Coro<void> program(Loop& loop, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Times& times = loop.keep<Times>(given.duration("burger"), given.duration("fries"), given.duration("drink"),
                                        given.duration("taking"));
  if (given.is("variant", "sync")) {
    one_by_one(times);
  } else {
    co_await side_by_side(times);
  }
}

constexpr std::array<std::string_view, 2> variants{"sync", "async"};
constexpr std::array rows{
    choice("variant", variants),
    duration("burger", seconds(60), seconds(240), seconds(5)),
    duration("fries", seconds(120), seconds(240), seconds(5)),
    duration("drink", seconds(30), seconds(240), seconds(5)),
    duration("taking", seconds(0), seconds(60), seconds(5)),
};

}  // namespace

extern const Lesson two_orders;
const Lesson two_orders{.id = "two-orders", .chapter = 1, .stage = Stage::lanes, .level = Level::discover, .pace = 30,
                        .parameters = rows, .program = program};

}  // namespace comptoir::model
