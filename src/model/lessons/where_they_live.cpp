// A process holds threads, a thread holds coroutines: a drawing, and a program that asks which thread it is in.
#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing
Coro<> job() {
  line(1);
  say(1);
  co_return;
}

Coro<> main_coroutine() {
  line(2);
  say(0);
  line(3);
  co_await job();
}
// end of listing

Coro<void> program(Loop&, const Lesson&, const Values&) { return main_coroutine(); }

}  // namespace

extern const Lesson where_they_live;
const Lesson where_they_live{.id = "where-they-live", .chapter = 4, .stage = Stage::drawing, .level = Level::discover,
                             .parameters = {}, .program = program};

}  // namespace comptoir::model
