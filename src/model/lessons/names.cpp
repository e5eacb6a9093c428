// Three greetings, each after a wait: the waits add up, or they overlap.
#include <array>
#include <vector>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

enum Who : std::int64_t { daniel, donna, diane };

// listing
// if variant=sync
void greet_now(Who name, Duration delay) {
  line(1);
  block(delay);
  line(2);
  say(0, name);
}

void in_turn(Duration delay) {
  greet_now(daniel, delay);
  greet_now(donna, delay);
  greet_now(diane, delay);
}
// else
Coro<> greet(Who name, Duration delay) {
  line(1);
  co_await sleep(delay);
  line(2);
  say(0, name);
}

Coro<> together(Duration delay) {
  const std::vector<Task<>> greetings{
      create_task(greet(daniel, delay), "Daniel"),
      create_task(greet(donna, delay), "Donna"),
      create_task(greet(diane, delay), "Diane"),
  };
  line(3);
  co_await gather(greetings);
}
// end
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Duration delay = given.duration("delay");
  if (given.is("variant", "sync")) {
    in_turn(delay);
  } else {
    co_await together(delay);
  }
}

constexpr std::array<std::string_view, 2> variants{"sync", "async"};
constexpr std::array rows{
    choice("variant", variants),
    duration("delay", seconds(10), seconds(20)),
};

}  // namespace

extern const Lesson names;
const Lesson names{.id = "names", .chapter = 2, .guided = true, .stage = Stage::lanes, .level = Level::discover, .pace = 3,
                   .parameters = rows, .program = program};

}  // namespace comptoir::model
