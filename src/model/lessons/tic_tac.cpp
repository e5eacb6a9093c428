// A generator that is stepped by hand: no queue, no loop yet.
#include <string>

#include "model/article.hpp"

namespace comptoir::model {
namespace {

// listing
mini::Generator<std::string> tic_tac(mini::Loop& loop) {
  loop.line(1);
  say(loop, 0);
  loop.line(2);
  co_yield {};
  loop.line(3);
  say(loop, 1);
  loop.line(4);
  co_yield {};
  co_return "Boum!";
}

void print_task(mini::Loop& loop, const mini::Task& task) {
  loop.line(6);
  say(loop, 2, static_cast<int>(task.status()));
}

void step_by_hand(mini::Loop& loop) {
  loop.set_print_task(print_task);  // after every step
  const auto task = loop.task(tic_tac(loop), "tic_tac");
  loop.line(5);
  print_task(loop, *task);
  while (!task->is_done()) loop.run_by_hand(*task);
  loop.line(7);
  say(loop, 3);
}
// end of listing

void article(mini::Loop& loop, const Lesson&, const Values&) { step_by_hand(loop); }

}  // namespace

extern const Lesson tic_tac;
const Lesson tic_tac{.id = "tic-tac", .chapter = 5, .stage = Stage::deque, .level = Level::loop, .parameters = {}, .article = article};

}  // namespace comptoir::model
