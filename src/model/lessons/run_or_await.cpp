// Starting a program from a script, where no loop runs yet, and from the cell of a notebook, where one does.
#include <array>
#include <utility>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing
Coro<> main_coroutine(Duration delay) {
  line(1);
  say(0);
  line(2);
  co_await sleep(delay);
  line(3);
  say(1);
}

// if variant=notebook
Coro<> cell(Duration delay) {
  Coro<> coroutine = main_coroutine(delay);
  try {
    run(std::move(coroutine));
  } catch (const RuntimeError&) {
    line(4);
    say(2);
    coroutine.close();  // run takes it only if it can run it
  }
  line(5);
  co_await main_coroutine(delay);
}
// end
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Duration delay = given.duration("delay");
  if (given.is("variant", "script")) {
    co_await main_coroutine(delay);
  } else {
    co_await cell(delay);
  }
}

constexpr std::array<std::string_view, 2> variants{"script", "notebook"};
constexpr std::array rows{
    choice("variant", variants),
    duration("delay", seconds(1), seconds(5)),
};

}  // namespace

extern const Lesson run_or_await;
const Lesson run_or_await{.id = "run-or-await", .chapter = 2, .stage = Stage::none, .level = Level::loop, .pace = 0.5,
                          .parameters = rows, .program = program};

}  // namespace comptoir::model
