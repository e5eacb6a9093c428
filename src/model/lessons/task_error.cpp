// A task fails, and the loop goes on with the others.
#include <string>

#include "loop/errors.hpp"
#include "model/article.hpp"

namespace comptoir::model {
namespace {

// listing
mini::Generator<> boom(mini::Loop& loop) {
  loop.line(2);
  say(loop, 0);
  loop.line(3);
  co_yield {};
  throw loop::ValueError("boom");
}

mini::Generator<std::string> tic_tac(mini::Loop& loop) {
  loop.line(4);
  say(loop, 1);
  loop.line(5);
  co_yield {};
  loop.line(6);
  say(loop, 2);
  loop.line(7);
  co_yield {};
  co_return "Boum!";
}

void run_both(mini::Loop& loop) {
  loop.schedule(boom(loop), "boom");
  loop.schedule(tic_tac(loop), "tic_tac");
  loop.run_until_empty();
}
// end of listing

void print_task(mini::Loop& loop, const mini::Task& task) {
  loop.line(1);
  say(loop, task.error_value() ? 3 : 4);
}

void article(mini::Loop& loop, const Lesson&, const Values&) {
  loop.set_print_task(print_task);
  run_both(loop);
}

}  // namespace

extern const Lesson task_error;
const Lesson task_error{.id = "task-error", .chapter = 5, .stage = Stage::deque, .level = Level::loop, .parameters = {}, .article = article};

}  // namespace comptoir::model
