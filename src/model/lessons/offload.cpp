// Sums to compute beside a clock that has to tick: in the loop's thread, in other threads, in other processes.
#include <array>
#include <vector>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

/// There is nothing to call when a sum is done: only its time counts.
constexpr auto nothing = [] {};

// listing
Coro<> tick(Duration period) {
  for (std::int64_t ticks = 1;; ++ticks) {
    line(1);
    co_await sleep(period);
    line(2);
    say(0, ticks);
  }
}

// if variant=blocking
Coro<> add_up(std::uint32_t number, Duration cost) {
  line(3);
  block(cost);
  line(6);
  say(1, number);
  co_return;
}
// end
// if variant=thread
Coro<> add_up_in_thread(std::uint32_t number, Duration cost) {
  line(4);
  co_await to_thread(cost, nothing);
  line(6);
  say(1, number);
}
// end
// if variant=process
Coro<> add_up_in_process(std::uint32_t number, Duration cost) {
  line(5);
  co_await run_in_executor(cost, nothing);
  line(6);
  say(1, number);
}
// end

Coro<> all(Coro<> (*add_up)(std::uint32_t, Duration), std::uint32_t count, Duration cost, Duration period) {
  auto clock = create_task(tick(period), "tick");
  std::vector<Task<>> sums;
  for (std::uint32_t number = 1; number <= count; ++number) {
    sums.push_back(create_task(add_up(number, cost), {"add_up ", number}));
  }
  line(7);
  co_await gather(sums);
  clock.cancel();
}
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const auto sums = static_cast<std::uint32_t>(given.count("sums"));
  const Duration seconds = given.duration("seconds");
  const Duration period = given.duration("tick");
  if (given.is("variant", "blocking")) {
    co_await all(add_up, sums, seconds, period);
  } else if (given.is("variant", "thread")) {
    // One thread at a time has the GIL and they take short turns: all of them end when everything is computed.
    co_await all(add_up_in_thread, sums, seconds * sums, period);
  } else {
    // A process for each sum, a core for each process.
    co_await all(add_up_in_process, sums, seconds, period);
  }
}

/// A clock that ticks without a pause would never let time pass.
constexpr Parameter tick_row() {
  Parameter row = duration("tick", milliseconds(750), seconds(5), milliseconds(250));
  row.minimum = milliseconds(250).ns;
  return row;
}

constexpr std::array<std::string_view, 3> variants{"blocking", "thread", "process"};
constexpr std::array rows{
    choice("variant", variants),
    count("sums", 2, 16, 8),
    duration("seconds", seconds(2), seconds(10)),
    tick_row(),
};

}  // namespace

extern const Lesson offload;
const Lesson offload{.id = "offload", .chapter = 3, .stage = Stage::lanes, .level = Level::loop, .pace = 0.5,
                     .parameters = rows, .modelled = "thread|process", .program = program};

}  // namespace comptoir::model
