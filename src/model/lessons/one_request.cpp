// A request to a server, seen by who asks: a little computing, a lot of waiting.
#include <array>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

enum Page : std::int64_t { foo, bar };

struct Times {
  Duration work, travel, server;
};

// listing
Coro<> fetch(Page page, const Times& times) {
  line(1);
  say(0, page);
  line(2);
  block(times.work);
  line(3);
  say(1, page);
  line(4);
  co_await sleep(times.travel);
  line(5);
  say(2, page);
  line(6);
  co_await sleep(times.server);
  line(7);
  say(3, page);
  line(8);
  co_await sleep(times.travel);
  line(9);
  say(4, page);
  line(10);
  block(times.work);
  line(11);
  say(5, page);
}

// if variant=one
Coro<> one(const Times& times) {
  line(12);
  co_await fetch(foo, times);
}
// else
Coro<> two(const Times& times) {
  line(12);
  co_await fetch(foo, times);
  line(13);
  co_await fetch(bar, times);
}
// end
// end of listing

Coro<void> program(Loop& loop, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Times& times = loop.keep<Times>(given.duration("work"), given.duration("travel"), given.duration("server"));
  if (given.is("variant", "one")) {
    co_await one(times);
  } else {
    co_await two(times);
  }
}

constexpr std::array<std::string_view, 2> variants{"one", "two"};
constexpr std::array rows{
    choice("variant", variants),
    duration("work", milliseconds(500), seconds(5)),
    duration("travel", seconds(1), seconds(5)),
    duration("server", milliseconds(500), seconds(5)),
};

}  // namespace

extern const Lesson one_request;
const Lesson one_request{.id = "one-request", .chapter = 1, .stage = Stage::lanes, .level = Level::discover, .pace = 1,
                         .parameters = rows, .program = program};

}  // namespace comptoir::model
