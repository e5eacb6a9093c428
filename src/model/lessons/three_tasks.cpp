// Three tasks that each wait for something: in turn, or side by side.
#include <array>
#include <vector>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing
// if variant=sync
void job_in_turn(std::uint32_t number, Duration time) {
  line(1);
  say(0, number);
  line(2);
  block(time);
  line(3);
  say(1, number);
}

void in_turn(std::uint32_t jobs, Duration time) {
  for (std::uint32_t number = 1; number <= jobs; ++number) job_in_turn(number, time);
}
// else
Coro<> job(std::uint32_t number, Duration time) {
  line(1);
  say(0, number);
  line(2);
  co_await sleep(time);
  line(3);
  say(1, number);
}

Coro<> side_by_side(std::uint32_t jobs, Duration time) {
  std::vector<Task<>> tasks;
  for (std::uint32_t number = 1; number <= jobs; ++number) {
    tasks.push_back(create_task(job(number, time), {"task ", number}));
  }
  line(4);
  co_await gather(tasks);
}
// end
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const auto jobs = static_cast<std::uint32_t>(given.count("jobs"));
  const Duration time = given.duration("seconds");
  if (given.is("variant", "sync")) {
    in_turn(jobs, time);
  } else {
    co_await side_by_side(jobs, time);
  }
}

constexpr std::array<std::string_view, 2> variants{"sync", "async"};
constexpr std::array rows{
    choice("variant", variants),
    count("jobs", 3, 100, 10),
    duration("seconds", seconds(2), seconds(10)),
};

}  // namespace

extern const Lesson three_tasks;
const Lesson three_tasks{.id = "three-tasks", .chapter = 1, .stage = Stage::lanes, .level = Level::discover, .pace = 1,
                         .parameters = rows, .program = program};

}  // namespace comptoir::model
