// A file is written and a page fetched: one after the other, or both at once. Pauses stand for the disk and for the network.
// Nobody can await a file: a thread writes it. There is none here: to_thread says how long it takes.
#include <array>
#include <utility>
#include <vector>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

/// What a request waits for.
struct Waits {
  Duration connect, server, body;
};

// listing
// if variant=sync
void save_and_wait(Duration disk) {
  line(1);
  say(0);
  line(2);
  block(disk);
  line(3);
  say(1);
}

void fetch_and_wait(const Waits& waits) {
  line(4);
  say(2);
  line(5);
  block(waits.connect);
  line(6);
  block(waits.server);
  line(7);
  block(waits.body);
  line(8);
  say(3);
}

void one_by_one(Duration disk, const Waits& waits) {
  save_and_wait(disk);
  fetch_and_wait(waits);
}
// else
// if write=direct
Coro<> save_directly(Duration disk) {
  line(1);
  say(0);
  line(2);
  block(disk);
  line(3);
  say(1);
  co_return;
}
// else
Coro<> save(Duration disk) {
  line(1);
  say(0);
  line(10);
  co_await to_thread(disk, [] {});
  line(3);
  say(1);
}
// end

Coro<> fetch(const Waits& waits) {
  line(4);
  say(2);
  line(5);
  co_await sleep(waits.connect);
  line(6);
  co_await sleep(waits.server);
  line(7);
  co_await sleep(waits.body);
  line(8);
  say(3);
}

Coro<> both(Coro<> saving, const Waits& waits) {
  const std::vector<Task<>> tasks{create_task(std::move(saving), "file"), create_task(fetch(waits), "page")};
  line(9);
  co_await gather(tasks);
}
// end
// end of listing

Coro<void> program(Loop& loop, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Duration disk = given.duration("disk");
  const Waits& waits = loop.keep<Waits>(given.duration("connect"), given.duration("server"), given.duration("body"));
  if (given.is("variant", "sync")) {
    one_by_one(disk, waits);
  } else {
    co_await both(given.is("write", "direct") ? save_directly(disk) : save(disk), waits);
  }
}

constexpr std::array<std::string_view, 2> variants{"sync", "async"};
constexpr std::array<std::string_view, 2> writes{"thread", "direct"};
constexpr std::array rows{
    choice("variant", variants),
    duration("disk", milliseconds(1'500), seconds(5), milliseconds(125)),
    duration("connect", milliseconds(250), seconds(2), milliseconds(125)),
    duration("server", milliseconds(500), seconds(4), milliseconds(125)),
    duration("body", milliseconds(125), seconds(2), milliseconds(125)),
    choice("write", writes),
};

}  // namespace

extern const Lesson file_and_http;
const Lesson file_and_http{.id = "file-and-http", .chapter = 7, .stage = Stage::lanes, .level = Level::discover,
                           .parameters = rows, .program = program};

}  // namespace comptoir::model
