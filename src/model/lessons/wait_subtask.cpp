// A task waits for the one that it scheduled before it ends.
#include <array>
#include <cstdint>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing
Coro<> subtask(std::int64_t steps) {
  line(9);
  say(4);
  for (std::int64_t i = 0; i < steps; ++i) {
    line(10);
    say(5);
    line(11);
    co_await sleep(seconds(0));
  }
  line(12);
  say(6);
}

Coro<> example(std::int64_t steps) {
  line(2);
  say(0);
  line(3);
  say(1);
  const auto sub = create_task(subtask(steps), "subtask");
  line(4);
  say(2);
  for (int i = 0; i < 3; ++i) {
    line(5);
    say(3);
    line(6);
    co_await sleep(seconds(0));
  }
  line(7);
  co_await wait(sub);
  line(8);
  say(7);
}
// end of listing

Coro<> program(Loop&, const Lesson& lesson, const Values& values) {
  co_await example(Given(lesson, values).count("steps"));
}

constexpr std::array rows{count("steps", 8, 100, 12)};

}  // namespace

extern const Lesson wait_subtask;
const Lesson wait_subtask{.id = "wait-subtask", .chapter = 6, .stage = Stage::none, .level = Level::loop,
                            .parameters = rows, .program = program};

}  // namespace comptoir::model
