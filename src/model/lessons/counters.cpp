// Two counters: one after the other, in turns, or as coroutines that never give the loop a chance.
#include <array>
#include <vector>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

struct Steps {
  std::int64_t count;
  Duration pause;
  bool blocking;  ///< the pause of the coroutines is time.sleep
};

// listing
// if variant=sync
void count_now(std::int64_t start, Steps steps) {
  for (std::int64_t number = start; number < start + steps.count; ++number) {
    line(1);
    say(0, number);
    line(2);
    block(steps.pause);
  }
}

void in_turn(Steps steps) {
  count_now(0, steps);
  count_now(10, steps);
}
// else
Coro<> count_from(std::int64_t start, Steps steps) {
  for (std::int64_t number = start; number < start + steps.count; ++number) {
    line(1);
    say(0, number);
    line(2);
    if (steps.blocking) {
      block(steps.pause);
    } else {
      co_await sleep(steps.pause);
    }
  }
}

Coro<> together(Steps steps) {
  const std::vector<Task<>> both{
      create_task(count_from(0, steps), "from 0"),
      create_task(count_from(10, steps), "from 10"),
  };
  line(3);
  co_await gather(both);
}
// end
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Steps steps{
      .count = given.count("count"),
      .pause = given.duration("t_pause"),
      .blocking = given.is("variant", "blocking") && given.is("pause", "sleep"),
  };
  if (given.is("variant", "sync")) {
    in_turn(steps);
  } else {
    co_await together(steps);
  }
}

constexpr std::array<std::string_view, 3> variants{"sync", "async", "blocking"};
constexpr std::array<std::string_view, 2> pauses{"sleep", "await"};
constexpr std::array rows{
    choice("variant", variants),
    choice("pause", pauses),  // a line of the variant "blocking"
    count("count", 5, 100, 10),
    duration("t_pause", seconds(1), seconds(5)),
};

}  // namespace

extern const Lesson counters;
const Lesson counters{.id = "counters", .chapter = 2, .stage = Stage::lanes, .level = Level::discover, .pace = 1,
                      .parameters = rows, .program = program};

}  // namespace comptoir::model
