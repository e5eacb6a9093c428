// What a call of a coroutine function gives, and the two ways to run it.
#include <array>
#include <utility>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing
Coro<> greet(Duration delay) {
  line(1);
  say(0);
  line(2);
  co_await sleep(delay);
  line(3);
  say(1);
}

// if variant=call
Coro<> call_it(Duration delay) {
  const Coro<> greeting = greet(delay);
  line(4);
  say(2);
  line(8);
  say(4);
  co_return;  // the object goes without having run: "never awaited"
}
// end
// if variant=await
Coro<> await_it(Duration delay) {
  Coro<> greeting = greet(delay);
  line(4);
  say(2);
  line(5);
  co_await std::move(greeting);
  line(8);
  say(4);
}
// end
// if variant=schedule
Coro<> schedule_it(Duration delay) {
  Coro<> greeting = greet(delay);
  line(4);
  say(2);
  const Task<> task = create_task(std::move(greeting), "greet");
  line(6);
  say(3);
  line(7);
  co_await task;
  line(8);
  say(4);
}
// end
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Duration delay = given.duration("delay");
  if (given.is("variant", "call")) {
    co_await call_it(delay);
  } else if (given.is("variant", "await")) {
    co_await await_it(delay);
  } else {
    co_await schedule_it(delay);
  }
}

constexpr std::array<std::string_view, 3> variants{"call", "await", "schedule"};
constexpr std::array rows{
    choice("variant", variants),
    duration("delay", seconds(1), seconds(5)),
};

}  // namespace

extern const Lesson coroutine_object;
const Lesson coroutine_object{.id = "coroutine-object", .chapter = 2, .guided = true, .stage = Stage::lanes,
                              .level = Level::discover, .pace = 0.5, .parameters = rows, .program = program};

}  // namespace comptoir::model
