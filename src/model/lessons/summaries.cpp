// Summaries of three pages: a wait each, then a page to fetch. Each of the two may hold the thread, or give way.
#include <array>
#include <vector>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

enum Page : std::int64_t { coroutines, threads, concurrency };

struct Pauses {
  Duration wait, fetch;
  bool wait_blocks, fetch_blocks;  ///< time.sleep in the coroutines
};

// listing
// if variant=sync
void fetch_now(Page, Pauses pauses) {
  line(1);
  block(pauses.fetch);
}

void summarise_now(Page page, Pauses pauses) {
  line(2);
  block(pauses.wait);
  fetch_now(page, pauses);
  line(4);
  say(0, page);
}

void in_turn(Pauses pauses) {
  for (const Page page : {coroutines, threads, concurrency}) summarise_now(page, pauses);
}
// else
Coro<> fetch(Page, Pauses pauses) {
  line(1);
  if (pauses.fetch_blocks) {
    block(pauses.fetch);
  } else {
    co_await sleep(pauses.fetch);
  }
}

Coro<> summarise(Page page, Pauses pauses) {
  line(2);
  if (pauses.wait_blocks) {
    block(pauses.wait);
  } else {
    co_await sleep(pauses.wait);
  }
  line(3);
  co_await fetch(page, pauses);
  line(4);
  say(0, page);
}

Coro<> together(Pauses pauses) {
  const std::vector<Task<>> pages{
      create_task(summarise(coroutines, pauses), "coroutines"),
      create_task(summarise(threads, pauses), "threads"),
      create_task(summarise(concurrency, pauses), "concurrency"),
  };
  line(5);
  co_await gather(pages);
}
// end
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Pauses pauses{
      .wait = given.duration("t_wait"),
      .fetch = given.duration("t_fetch"),
      .wait_blocks = given.is("wait", "sleep"),
      .fetch_blocks = given.is("fetch", "sleep"),
  };
  if (given.is("variant", "sync")) {
    in_turn(pauses);
  } else {
    co_await together(pauses);
  }
}

constexpr std::array<std::string_view, 2> variants{"sync", "async"};
// Lines of the variant "async". The page is fetched as by a library that knows nothing of asyncio.
constexpr std::array<std::string_view, 2> waits{"await", "sleep"};
constexpr std::array<std::string_view, 2> fetches{"sleep", "await"};
constexpr std::array rows{
    choice("variant", variants),
    choice("wait", waits),
    choice("fetch", fetches),
    duration("t_wait", seconds(6), seconds(10)),
    duration("t_fetch", milliseconds(500), seconds(5)),
};

}  // namespace

extern const Lesson summaries;
const Lesson summaries{.id = "summaries", .chapter = 2, .stage = Stage::lanes, .level = Level::discover, .pace = 2,
                       .parameters = rows, .program = program};

}  // namespace comptoir::model
