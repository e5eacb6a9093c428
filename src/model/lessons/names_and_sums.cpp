// A greeting that waits, and two sums that hold the thread: only the wait can be overlapped.
#include <array>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

struct Times {
  Duration greeting, first, second;
};

// listing
// if variant=sync
void greet_in_turn(Duration time) {
  line(1);
  block(time);
  line(2);
  say(0);
}

void add_up_in_turn(Duration time, int digits) {
  line(3);
  block(time);
  line(4);
  say(1, digits);
}

void in_turn(const Times& times) {
  greet_in_turn(times.greeting);
  add_up_in_turn(times.first, 10);
  add_up_in_turn(times.second, 17);
}
// else
Coro<> greet(Duration time) {
  line(1);
  co_await sleep(time);
  line(2);
  say(0);
}

Coro<> add_up(Duration time, int digits) {
  line(3);
  block(time);
  line(4);
  say(1, digits);
  co_return;
}

Coro<> as_tasks(const Times& times) {
  const auto greeting = create_task(greet(times.greeting), "greet");
  const auto first = create_task(add_up(times.first, 10), {"add_up ", 1});
  const auto second = create_task(add_up(times.second, 17), {"add_up ", 2});
  line(5);
  co_await greeting;
  line(6);
  co_await first;
  line(7);
  co_await second;
}
// end
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Times times{given.duration("greeting"), given.duration("first"), given.duration("second")};
  if (given.is("variant", "sync")) {
    in_turn(times);
  } else {
    co_await as_tasks(times);
  }
}

constexpr std::array<std::string_view, 2> variants{"sync", "async"};
constexpr std::array rows{
    choice("variant", variants),
    duration("greeting", seconds(10), seconds(20)),
    duration("first", milliseconds(7'156), seconds(20)),
    duration("second", milliseconds(3'334), seconds(20)),
};

}  // namespace

extern const Lesson names_and_sums;
const Lesson names_and_sums{.id = "names-and-sums", .chapter = 3, .guided = true, .stage = Stage::lanes,
                            .level = Level::loop, .pace = 3, .parameters = rows, .program = program};

}  // namespace comptoir::model
