// A tray of three dishes: one coroutine each, awaited in turn or together.
#include <array>
#include <vector>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

struct Times {
  Duration drink, fries, burger;
};

// listing
Coro<> make_drink(Duration time) {
  line(1);
  say(0);
  line(2);
  say(1);
  line(3);
  co_await sleep(time);
  line(4);
  say(2);
}

Coro<> make_fries(Duration time) {
  line(5);
  say(3);
  line(6);
  say(4);
  line(7);
  co_await sleep(time);
  line(8);
  say(5);
  line(9);
  say(6);
}

Coro<> make_burger(Duration time) {
  line(10);
  say(7);
  line(11);
  say(8);
  line(12);
  co_await sleep(time);
  line(13);
  say(9);
  line(14);
  say(10);
}

// if variant=gather
Coro<> together(Times times) {
  const std::vector<Task<>> dishes{
      create_task(make_drink(times.drink), "drink"),
      create_task(make_fries(times.fries), "fries"),
      create_task(make_burger(times.burger), "burger"),
  };
  line(15);
  co_await gather(dishes);
}
// else
Coro<> in_turn(Times times) {
  line(15);
  co_await make_drink(times.drink);
  line(16);
  co_await make_fries(times.fries);
  line(17);
  co_await make_burger(times.burger);
}
// end
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Times times{given.duration("drink"), given.duration("fries"), given.duration("burger")};
  if (given.is("variant", "gather")) {
    co_await together(times);
  } else {
    co_await in_turn(times);
  }
}

constexpr std::array<std::string_view, 2> variants{"gather", "sequence"};
constexpr std::array rows{
    choice("variant", variants),
    duration("drink", seconds(3), seconds(10)),
    duration("fries", seconds(5), seconds(10)),
    duration("burger", seconds(5), seconds(10)),
};

}  // namespace

extern const Lesson tray_gather;
const Lesson tray_gather{.id = "tray-gather", .chapter = 2, .stage = Stage::lanes, .level = Level::discover, .pace = 1,
                         .parameters = rows, .program = program};

}  // namespace comptoir::model
