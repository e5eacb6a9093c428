// A task outlives the one that scheduled it.
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

void run_both(mini::Loop& loop, std::int64_t steps) {
  loop.run_until_complete(example(loop, steps), "example");
  loop.line(10);
  say(loop, 8);
  loop.run_until_empty();
}
// else
Coro<> subtask(std::int64_t steps) {
  line(7);
  say(4);
  try {
    for (std::int64_t i = 0; i < steps; ++i) {
      line(8);
      say(5);
      line(9);
      co_await sleep(seconds(0));
    }
  } catch (const CancelledError&) {
    line(13);
    say(9);
    throw;
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

Coro<> run_example(std::int64_t steps) {
  line(11);
  co_await example(steps);
  line(12);
  say(10);
}
// end
// end of listing

void print_task(mini::Loop& loop, const mini::Task& task) {
  loop.line(1);
  say(loop, task.name() == "example" ? 6 : 7);
}

void article(mini::Loop& loop, const Lesson& lesson, const Values& values) {
  loop.set_print_task(print_task);
  run_both(loop, Given(lesson, values).count("steps"));
}

Coro<> program(Loop&, const Lesson& lesson, const Values& values) { return run_example(Given(lesson, values).count("steps")); }

constexpr std::array<std::string_view, 2> variants{"article", "asyncio"};
constexpr std::array rows{choice("variant", variants), count("steps", 5, 100, 10)};

}  // namespace

extern const Lesson zombie;
const Lesson zombie{.id = "zombie", .chapter = 6, .stage = Stage::deque, .level = Level::loop,
                    .parameters = rows, .program = program, .article = article};

}  // namespace comptoir::model
