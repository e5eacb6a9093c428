// Two pages, one processor: the system takes a thread off it anywhere, a coroutine leaves it where it awaits.
#include <array>
#include <utility>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing
struct Processor {
  Duration slice;
  Duration switch_cost;
  std::int64_t last = 0;  // the page that ran last
  std::int64_t switches = 0;
};

void step(Processor& processor, std::int64_t page, std::int64_t number) {
  if (processor.last != 0 && processor.last != page) {
    ++processor.switches;
    line(1);
    say(0, processor.last, page);
    if (processor.switch_cost > Duration{}) block(processor.switch_cost);
  }
  processor.last = page;
  line(2);
  say(1, page, number);
  line(3);
  block(processor.slice);
}

// if variant=threads
// The system stops a thread after a slice, whatever it is doing, and lets the next one run.
Coro<> prepare_in_thread(Processor& processor, std::int64_t page, std::int64_t steps) {
  for (std::int64_t number = 1; number <= steps; ++number) {
    step(processor, page, number);
    co_await sleep(Duration{});
  }
}
// else
Coro<> prepare(Processor& processor, std::int64_t page, std::int64_t steps, bool pause) {
  for (std::int64_t number = 1; number <= steps; ++number) {
    step(processor, page, number);
    if (pause) {
      line(4);
      co_await sleep(Duration{});
    }
  }
}
// end

Coro<> both(Processor& processor, Coro<> page1, Coro<> page2, const char* name) {
  const auto first = create_task(std::move(page1), {name, 1});
  const auto second = create_task(std::move(page2), {name, 2});
  line(5);
  co_await gather(first, second);
  line(6);
  say(2, processor.switches);
}
// end of listing

Coro<void> program(Loop& loop, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  Processor& processor = loop.keep<Processor>(Processor{.slice = given.duration("slice"), .switch_cost = {}});
  if (given.is("variant", "threads")) {
    processor.switch_cost = given.duration("cost");
    co_await both(processor, prepare_in_thread(processor, 1, 3), prepare_in_thread(processor, 2, 2), "thread:");
  } else {
    const bool pause = given.is("pause", "each");
    co_await both(processor, prepare(processor, 1, 3, pause), prepare(processor, 2, 2, pause), "page:");
  }
}

/// The figure's cost is a quarter of a slice, 62.5 ms.
constexpr Parameter cost_row() {
  Parameter row = duration("cost", microseconds(62'500), milliseconds(500), microseconds(62'500));
  row.step = microseconds(500).ns;
  return row;
}

constexpr std::array<std::string_view, 2> variants{"threads", "coroutines"};
constexpr std::array<std::string_view, 2> pauses{"none", "each"};
constexpr std::array rows{
    choice("variant", variants),
    choice("pause", pauses),  // a line of the coroutines
    duration("slice", milliseconds(250), seconds(2), milliseconds(250)),
    cost_row(),
};

}  // namespace

extern const Lesson switches;
const Lesson switches{.id = "switches", .chapter = 4, .stage = Stage::lanes, .pace = 0.25, .parameters = rows,
                      .modelled = "threads", .program = program};

}  // namespace comptoir::model
