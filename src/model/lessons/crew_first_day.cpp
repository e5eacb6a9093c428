// First day behind the counter: a second client comes one second after the first.
#include <array>
#include <span>
#include <vector>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

enum Kind : std::int64_t { fries, drink, burger };

struct Dish {
  Kind kind;
  const char* name;
  Duration time;
};

/// Everything one can order; the first client takes no burger.
using Menu = std::array<Dish, 3>;
using Order = std::span<const Dish>;

// listing
// if variant=sync
void serve_in_turn(std::uint32_t client, Order order) {
  for (const Dish& dish : order) {
    line(1);
    say(0, client, dish.kind);
    line(2);
    block(dish.time);
    line(3);
    say(1, client, dish.kind);
  }
  line(4);
  say(2, client);
}

void in_turn(const Menu& menu) {
  serve_in_turn(1, Order(menu).first(2));
  serve_in_turn(2, menu);
}
// else
Coro<> make(std::uint32_t client, Dish dish) {
  line(1);
  say(0, client, dish.kind);
  line(2);
  co_await sleep(dish.time);
  line(3);
  say(1, client, dish.kind);
}

Coro<> serve(std::uint32_t client, Order order) {
  std::vector<Task<>> tasks;
  for (const Dish& dish : order) tasks.push_back(create_task(make(client, dish), {dish.name, client}));
  line(5);
  co_await gather(tasks);
  line(4);
  say(2, client);
}

Coro<> together(const Menu& menu) {
  const auto first = create_task(serve(1, Order(menu).first(2)), {"client ", 1});
  line(6);
  co_await sleep(seconds(1));
  const auto second = create_task(serve(2, menu), {"client ", 2});
  line(7);
  co_await gather(first, second);
}
// end
// end of listing

Coro<void> program(Loop& loop, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Menu& menu = loop.keep<Menu>(Menu{{{fries, "fries ", given.duration("fries")},
                                           {drink, "drink ", given.duration("drink")},
                                           {burger, "burger ", given.duration("burger")}}});
  if (given.is("variant", "sync")) {
    in_turn(menu);
  } else {
    co_await together(menu);
  }
}

constexpr std::array<std::string_view, 2> variants{"sync", "async"};
constexpr std::array rows{
    choice("variant", variants),
    duration("fries", seconds(5), seconds(10)),
    duration("drink", seconds(3), seconds(10)),
    duration("burger", seconds(5), seconds(10)),
};

}  // namespace

extern const Lesson crew_first_day;
const Lesson crew_first_day{.id = "crew-first-day", .chapter = 1, .stage = Stage::lanes, .level = Level::discover,
                            .pace = 3, .parameters = rows, .program = program};

}  // namespace comptoir::model
