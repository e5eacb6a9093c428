// A coroutine schedules another one and goes on.
#include <array>
#include <cstdint>
#include <string_view>

#include "model/article.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing
// if variant=article
mini::Generator<> subtask(mini::Loop& loop, std::int64_t steps) {
  loop.line(7);
  say(loop, 4);
  for (std::int64_t i = 0; i < steps; ++i) {
    loop.line(8);
    say(loop, 5);
    loop.line(9);
    co_yield {};
  }
}

mini::Generator<> example(mini::Loop& loop, std::int64_t steps) {
  loop.line(2);
  say(loop, 0);
  loop.line(3);
  say(loop, 1);
  loop.schedule(subtask(loop, steps), "subtask");
  loop.line(4);
  say(loop, 2);
  for (int i = 0; i < 3; ++i) {
    loop.line(5);
    say(loop, 3);
    loop.line(6);
    co_yield {};
  }
}

void run_example(mini::Loop& loop, std::int64_t steps) { loop.run_until_complete(example(loop, steps), "example"); }
// else
Coro<> subtask(std::int64_t steps) {
  line(7);
  say(4);
  for (std::int64_t i = 0; i < steps; ++i) {
    line(8);
    say(5);
    line(9);
    co_await sleep(seconds(0));
  }
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
}
// end
// end of listing

void print_task(mini::Loop& loop, const mini::Task& task) {
  loop.line(1);
  say(loop, task.name() == "example" ? 6 : 7);
}

void article(mini::Loop& loop, const Lesson& lesson, const Values& values) {
  loop.set_print_task(print_task);
  run_example(loop, Given(lesson, values).count("steps"));
}

Coro<> program(Loop&, const Lesson& lesson, const Values& values) {
  line(10);
  co_await example(Given(lesson, values).count("steps"));
}

constexpr std::array<std::string_view, 2> variants{"asyncio", "article"};
constexpr std::array rows{choice("variant", variants), count("steps", 2, 100, 10)};

}  // namespace

extern const Lesson concurrent_call;
const Lesson concurrent_call{.id = "concurrent-call", .chapter = 6, .guided = true, .stage = Stage::deque, .level = Level::loop,
                             .parameters = rows, .program = program, .article = article};

}  // namespace comptoir::model
