// Very many that sleep at once. The coroutines are real; a process or a thread is modelled as one.
#include <array>
#include <vector>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

enum Kind : std::int64_t { process, thread, coroutine };

// listing
Coro<> job() {
  line(1);
  co_await sleep(seconds(1));
}

Coro<> all(const char* name, std::int64_t count, Kind kind) {
  std::vector<Task<>> jobs;
  for (std::uint32_t i = 1; i <= count; ++i) {
    jobs.push_back(create_task(job(), {name, i}));
    co_await pause_point();
  }
  line(2);
  co_await gather(jobs);
  line(3);
  say(0, count, kind);
  co_await let_go(jobs);
}
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  if (given.is("variant", "processes")) return all("process:", given.count("processes"), process);
  if (given.is("variant", "threads")) return all("thread:", given.count("threads"), thread);
  return all("job:", given.count("coroutines"), coroutine);
}

/// A slider goes from the least number to the greatest in steps of that least number.
constexpr Parameter from(std::string_view key, std::int64_t least, std::int64_t initial, std::int64_t most) {
  Parameter row = count(key, initial, most, most, least);
  row.slider_step = least;
  return row;
}

constexpr std::array<std::string_view, 3> variants{"processes", "threads", "coroutines"};
constexpr std::array rows{
    choice("variant", variants),
    from("processes", 10, 10, 100),
    from("threads", 10, 1'000, 1'000),
    from("coroutines", 1'000, 10'000, 100'000),
};

}  // namespace

extern const Lesson scale;
const Lesson scale{.id = "scale", .chapter = 4, .stage = Stage::none, .pace = 0.5, .parameters = rows,
                   .modelled = "processes|threads", .program = program};

}  // namespace comptoir::model
