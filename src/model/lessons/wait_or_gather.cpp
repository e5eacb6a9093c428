// Two ways to wait for several tasks, and what each one gives back.
#include <array>
#include <string_view>
#include <vector>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing
enum Word { Spam, Eggs, Bacon };
enum Result { SPAM, Boum };

Coro<Result> spam() {
  for (const Word word : {Spam, Eggs, Bacon}) {
    line(3);
    say(0, word);
    line(4);
    co_await sleep(seconds(0));
  }
  co_return SPAM;
}

Coro<Result> tic_tac() {
  line(5);
  say(1);
  line(6);
  co_await sleep(seconds(0));
  line(7);
  say(2);
  line(8);
  co_await sleep(seconds(0));
  co_return Boum;
}

// if variant=wait
Coro<> wait_for_both() {
  const std::vector<Task<Result>> tasks{create_task(spam(), "spam"), create_task(tic_tac(), "tic_tac")};
  line(1);
  const auto both = co_await wait(tasks);
  const auto done = both.done().size(), pending = both.pending().size();
  line(2);
  say(3, done, pending);
}
// else
Coro<> gather_both() {
  const std::vector<Task<Result>> tasks{create_task(spam(), "spam"), create_task(tic_tac(), "tic_tac")};
  line(1);
  const std::vector<Result> results = co_await gather(tasks);
  line(2);
  say(4, results[0], results[1]);
}
// end
// end of listing

Coro<> program(Loop&, const Lesson& lesson, const Values& values) {
  return Given(lesson, values).is("variant", "wait") ? wait_for_both() : gather_both();
}

constexpr std::array<std::string_view, 2> variants{"wait", "gather"};
constexpr std::array rows{choice("variant", variants)};

}  // namespace

extern const Lesson wait_or_gather;
const Lesson wait_or_gather{.id = "wait-or-gather", .chapter = 6, .stage = Stage::none, .level = Level::loop,
                            .parameters = rows, .program = program};

}  // namespace comptoir::model
