// Two page downloads: in one process that waits for each, by two threads that run in parallel, by two coroutines.
#include <array>
#include <vector>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing
struct Times {
  Duration compute, delay, server;
};

// if variant=process
void load_and_wait(const Times& times) {
  line(1);
  block(times.compute);
  line(2);
  block(times.delay);
  line(3);
  block(times.server);
  line(4);
  block(times.delay);
  line(5);
  block(times.compute);
}

void one_by_one(const Times& times) {
  for (std::int64_t page = 1; page <= 2; ++page) {
    load_and_wait(times);
    line(7);
    say(0, page);
  }
}
// else
enum class Core { shared, own };

// Coroutines share one core and one thread. A thread has a core of its own: its work stops nobody, so the model lets it sleep.
Coro<> compute(Duration time, Core core) {
  if (core == Core::own) {
    co_await sleep(time);
  } else {
    block(time);
  }
}

Coro<> load(Times times, Core core) {
  line(1);
  co_await compute(times.compute, core);
  line(2);
  co_await sleep(times.delay);
  line(3);
  co_await sleep(times.server);
  line(4);
  co_await sleep(times.delay);
  line(5);
  co_await compute(times.compute, core);
}

Coro<> both(Times times, Core core) {
  const char* const kind = core == Core::own ? "thread:" : "page:";
  const std::vector<Task<>> pages{create_task(load(times, core), {kind, 1}), create_task(load(times, core), {kind, 2})};
  for (std::int64_t page = 1; page <= 2; ++page) {
    line(6);
    co_await pages[page - 1];
    line(7);
    say(0, page);
  }
}
// end
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Times times{given.duration("compute"), given.duration("delay"), given.duration("server")};
  if (given.is("variant", "process")) {
    one_by_one(times);
  } else {
    co_await both(times, given.is("variant", "threads") ? Core::own : Core::shared);
  }
}

constexpr std::array<std::string_view, 3> variants{"process", "threads", "coroutines"};
constexpr std::array rows{
    choice("variant", variants),
    duration("compute", milliseconds(500), seconds(3)),
    duration("delay", seconds(1), seconds(3)),
    duration("server", milliseconds(500), seconds(3)),
};

}  // namespace

extern const Lesson page_loads;
const Lesson page_loads{.id = "page-loads", .chapter = 4, .stage = Stage::lanes, .pace = 1, .parameters = rows,
                        .modelled = "threads", .program = program};

}  // namespace comptoir::model
