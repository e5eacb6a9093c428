// One order, one person at the counter: each dish is waited for in turn, or all of them at once.
#include <array>
#include <vector>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

enum Dish : std::int64_t { burger, fries, drink };

struct Times {
  Duration burger, fries, drink;
};

// listing
// if variant=sync
void make_and_wait(Dish dish, Duration time) {
  line(1);
  say(0, dish);
  line(2);
  block(time);
  line(3);
  say(1, dish);
}

void one_by_one(const Times& times) {
  make_and_wait(burger, times.burger);
  make_and_wait(fries, times.fries);
  make_and_wait(drink, times.drink);
}
// else
Coro<> make(Dish dish, Duration time) {
  line(1);
  say(0, dish);
  line(2);
  co_await sleep(time);
  line(3);
  say(1, dish);
}

Coro<> all_at_once(const Times& times) {
  const std::vector<Task<>> dishes{
      create_task(make(burger, times.burger), "burger"),
      create_task(make(fries, times.fries), "fries"),
      create_task(make(drink, times.drink), "drink"),
  };
  line(4);
  co_await gather(dishes);
}
// end
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Times times{given.duration("burger"), given.duration("fries"), given.duration("drink")};
  if (given.is("variant", "sync")) {
    one_by_one(times);
  } else {
    co_await all_at_once(times);
  }
}

constexpr std::array<std::string_view, 2> variants{"sync", "async"};
constexpr std::array rows{
    choice("variant", variants),
    duration("burger", seconds(60), seconds(240), seconds(5)),
    duration("fries", seconds(120), seconds(240), seconds(5)),
    duration("drink", seconds(30), seconds(240), seconds(5)),
};

}  // namespace

extern const Lesson order_sync_async;
const Lesson order_sync_async{.id = "order-sync-async", .chapter = 1, .guided = true, .stage = Stage::lanes,
                              .level = Level::discover, .pace = 30, .parameters = rows, .program = program};

}  // namespace comptoir::model
