// Three jobs as three tasks: does each wait, or compute?
#include <array>
#include <vector>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing
// if variant=io
Coro<> waiting_job(std::uint32_t number, Duration time) {
  line(1);
  say(0, number);
  line(2);
  co_await sleep(time);
  line(4);
  say(1, number);
}
// else
Coro<> computing_job(std::uint32_t number, Duration time) {
  line(1);
  say(0, number);
  line(3);
  block(time);
  line(4);
  say(1, number);
  co_return;
}
// end

Coro<> all(Coro<> (*job)(std::uint32_t, Duration), std::uint32_t jobs, Duration time) {
  std::vector<Task<>> tasks;
  for (std::uint32_t number = 1; number <= jobs; ++number) {
    tasks.push_back(create_task(job(number, time), {"job ", number}));
  }
  line(5);
  co_await gather(tasks);
}
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  co_await all(given.is("variant", "io") ? waiting_job : computing_job,
               static_cast<std::uint32_t>(given.count("jobs")), given.duration("seconds"));
}

constexpr std::array<std::string_view, 2> variants{"io", "cpu"};
constexpr std::array rows{
    choice("variant", variants),
    count("jobs", 3, 100, 10),
    duration("seconds", seconds(2), seconds(10)),
};

}  // namespace

extern const Lesson io_or_cpu;
const Lesson io_or_cpu{.id = "io-or-cpu", .chapter = 3, .stage = Stage::lanes, .level = Level::loop, .pace = 1,
                       .parameters = rows, .program = program};

}  // namespace comptoir::model
