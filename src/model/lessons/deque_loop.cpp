// The loop that document 004 builds: a queue of generators.
#include <array>
#include <string>
#include <string_view>

#include "model/article.hpp"

namespace comptoir::model {
namespace {

// listing
mini::Generator<std::string> tic_tac(mini::Loop& loop) {
  loop.line(2);
  say(loop, 0);
  loop.line(3);
  co_yield {};
  loop.line(4);
  say(loop, 1);
  loop.line(5);
  co_yield {};
  co_return "Boum!";
}

// if variant=spam
enum Word { Spam, Eggs, Bacon };

mini::Generator<std::string> spam(mini::Loop& loop) {
  for (const Word word : {Spam, Eggs, Bacon}) {
    loop.line(6);
    say(loop, 2, word);
    loop.line(7);
    co_yield {};
  }
  co_return "SPAM!";
}

void tic_tac_and_spam(mini::Loop& loop) {
  loop.schedule(tic_tac(loop), "tic_tac");
  loop.schedule(spam(loop), "spam");
  loop.run_until_empty();
}
// end
// if variant=twice
void tic_tac_twice(mini::Loop& loop) {
  loop.schedule(tic_tac(loop), {"tic_tac ", 1});
  loop.schedule(tic_tac(loop), {"tic_tac ", 2});
  loop.run_until_empty();
}
// end
// if variant=complete
void tic_tac_alone(mini::Loop& loop) { loop.run_until_complete(tic_tac(loop), "tic_tac"); }
// end
// end of listing

void print_task(mini::Loop& loop, const mini::Task& task) {
  loop.line(1);
  say(loop, task.name() == "spam" ? 4 : 3);
}

void article(mini::Loop& loop, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  loop.set_print_task(print_task);
  if (given.is("variant", "spam")) tic_tac_and_spam(loop);
  else if (given.is("variant", "twice")) tic_tac_twice(loop);
  else tic_tac_alone(loop);
}

constexpr std::array<std::string_view, 3> variants{"spam", "twice", "complete"};
constexpr std::array rows{choice("variant", variants)};

}  // namespace

extern const Lesson deque_loop;
const Lesson deque_loop{.id = "deque-loop", .chapter = 5, .stage = Stage::deque, .level = Level::loop, .parameters = rows, .article = article};

}  // namespace comptoir::model
