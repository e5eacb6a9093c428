// A task is cancelled by the one that scheduled it.
#include <array>
#include <cstdint>
#include <exception>
#include <string_view>

#include "model/article.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing
// if variant=article
mini::Generator<> cancel(mini::Loop& loop, mini::Task& task) {
  task.cancel();
  loop.line(2);
  co_yield {};
}

mini::Generator<> subtask(mini::Loop& loop, std::int64_t steps) {
  loop.line(9);
  say(loop, 4);
  for (std::int64_t i = 0; i < steps; ++i) {
    loop.line(10);
    say(loop, 5);
    loop.line(11);
    co_yield {};
  }
}

mini::Generator<> example(mini::Loop& loop, std::int64_t steps) {
  loop.line(3);
  say(loop, 0);
  loop.line(4);
  say(loop, 1);
  const auto sub = loop.schedule(subtask(loop, steps), "subtask");
  loop.line(5);
  say(loop, 2);
  for (int i = 0; i < 3; ++i) {
    loop.line(6);
    say(loop, 3);
    loop.line(7);
    co_yield {};
  }
  loop.line(8);
  co_await cancel(loop, *sub);
}

void run_example(mini::Loop& loop, std::int64_t steps) { loop.run_until_complete(example(loop, steps), "example"); }
// else
Coro<> subtask(std::int64_t steps) {
  line(9);
  say(4);
  std::exception_ptr error;
  try {
    for (std::int64_t i = 0; i < steps; ++i) {
      line(10);
      say(5);
      line(11);
      co_await sleep(seconds(0));
    }
  } catch (...) {
    error = std::current_exception();
  }
  line(14);
  say(8);
  if (error) std::rethrow_exception(error);
}

// if variant=asyncio
Coro<> example(std::int64_t steps) {
  line(3);
  say(0);
  line(4);
  say(1);
  const auto sub = create_task(subtask(steps), "subtask");
  line(5);
  say(2);
  for (int i = 0; i < 3; ++i) {
    line(6);
    say(3);
    line(7);
    co_await sleep(seconds(0));
  }
  sub.cancel();
  line(8);
  co_await sleep(seconds(0));
  line(13);
  say(9, sub.cancelled());
}
// else
Coro<> body(TaskGroup& group, Task<>& sub, std::int64_t steps) {
  line(4);
  say(1);
  sub = group.create_task(subtask(steps), "subtask");
  line(5);
  say(2);
  for (int i = 0; i < 3; ++i) {
    line(6);
    say(3);
    line(7);
    co_await sleep(seconds(0));
  }
  sub.cancel();
  line(8);
}  // leaving the group waits for subtask

Coro<> example_with_group(std::int64_t steps) {
  line(3);
  say(0);
  Task<> sub;
  co_await async_with(TaskGroup(), [&](TaskGroup& group) { return body(group, sub, steps); });
  line(13);
  say(9, sub.cancelled());
}
// end
// end
// end of listing

void print_task(mini::Loop& loop, const mini::Task& task) {
  loop.line(1);
  say(loop, task.name() == "example" ? 6 : 7, task.is_cancelled());
}

void article(mini::Loop& loop, const Lesson& lesson, const Values& values) {
  loop.set_print_task(print_task);
  run_example(loop, Given(lesson, values).count("steps"));
}

Coro<> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  line(12);
  co_await (given.is("variant", "group") ? example_with_group(given.count("steps")) : example(given.count("steps")));
}

constexpr std::array<std::string_view, 3> variants{"article", "asyncio", "group"};
constexpr std::array rows{choice("variant", variants), count("steps", 5, 100, 10)};

}  // namespace

extern const Lesson cancel;
const Lesson cancel{.id = "cancel", .chapter = 6, .stage = Stage::deque, .level = Level::loop,
                    .parameters = rows, .program = program, .article = article};

}  // namespace comptoir::model
