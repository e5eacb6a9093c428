// The three kinds of awaitables, for the same answer at the same time: a coroutine, a task, a bare future.
#include <array>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing
// if variant=coroutine|task
Coro<std::int64_t> find_price(Duration delay) {
  line(1);
  co_await sleep(delay);
  co_return 12;
}

// end
// if variant=coroutine
Coro<> await_coroutine(Duration delay) {
  line(2);
  say(0);
  line(3);
  const std::int64_t price = co_await find_price(delay);
  line(4);
  say(1, price);
}
// end
// if variant=task
Coro<> await_task(Duration delay) {
  line(2);
  say(0);
  const Task<std::int64_t> task = create_task(find_price(delay), "find_price");
  line(3);
  const std::int64_t price = co_await task;
  line(4);
  say(1, price);
}
// end
// if variant=future
Coro<> await_future(Duration delay) {
  line(2);
  say(0);
  Loop& loop = Loop::running();
  const auto future = loop.create_future<std::int64_t>("price");
  loop.call_later(delay, [future] { future.set_result(12); }, "set_result");
  line(3);
  const std::int64_t price = co_await future;
  line(4);
  say(1, price);
}
// end
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Duration delay = given.duration("delay");
  if (given.is("variant", "coroutine")) {
    co_await await_coroutine(delay);
  } else if (given.is("variant", "task")) {
    co_await await_task(delay);
  } else {
    co_await await_future(delay);
  }
}

constexpr std::array<std::string_view, 3> variants{"coroutine", "task", "future"};
constexpr std::array rows{
    choice("variant", variants),
    duration("delay", seconds(2), seconds(5)),
};

}  // namespace

extern const Lesson awaitables;
const Lesson awaitables{.id = "awaitables", .chapter = 2, .stage = Stage::lanes, .level = Level::loop, .pace = 0.5,
                        .parameters = rows, .program = program};

}  // namespace comptoir::model
