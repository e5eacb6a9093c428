// Ten pages fetched one after the other, or all at once. A pause stands for each thing that a request waits for.
#include <array>
#include <vector>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

/// What a request waits for.
struct Waits {
  Duration connect, server, body;

  /// Some servers are slower.
  Duration server_of(std::int64_t n) const { return server + milliseconds(250) * (n % 4); }
};

// listing
// if variant=sync
void fetch_and_wait(std::int64_t n, const Waits& waits) {
  line(1);
  say(0, n);
  line(2);
  block(waits.connect);
  line(3);
  block(waits.server_of(n));
  line(4);
  block(waits.body);
  line(5);
  say(1, n);
}

void one_by_one(std::int64_t requests, const Waits& waits) {
  for (std::int64_t n = 0; n < requests; ++n) fetch_and_wait(n, waits);
}
// else
Coro<> fetch(std::int64_t n, const Waits& waits) {
  line(1);
  say(0, n);
  line(2);
  co_await sleep(waits.connect);
  line(3);
  co_await sleep(waits.server_of(n));
  line(4);
  co_await sleep(waits.body);
  line(5);
  say(1, n);
}

Coro<> all_at_once(std::uint32_t requests, const Waits& waits) {
  std::vector<Task<>> pages;
  for (std::uint32_t n = 0; n < requests; ++n) pages.push_back(create_task(fetch(n, waits), {"page ", n}));
  line(6);
  co_await gather(pages);
}
// end
// end of listing

Coro<void> program(Loop& loop, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Waits& waits = loop.keep<Waits>(given.duration("connect"), given.duration("server"), given.duration("body"));
  const std::int64_t requests = given.count("requests");
  if (given.is("variant", "sync")) {
    one_by_one(requests, waits);
  } else {
    co_await all_at_once(static_cast<std::uint32_t>(requests), waits);
  }
}

constexpr std::array<std::string_view, 2> variants{"sync", "async"};
constexpr std::array rows{
    choice("variant", variants),
    count("requests", 10, 10'000, 40),
    duration("connect", milliseconds(250), seconds(2), milliseconds(125)),
    duration("server", milliseconds(500), seconds(4), milliseconds(125)),
    duration("body", milliseconds(125), seconds(2), milliseconds(125)),
};

}  // namespace

extern const Lesson ten_requests;
const Lesson ten_requests{.id = "ten-requests", .chapter = 7, .stage = Stage::lanes, .level = Level::discover,
                          .parameters = rows, .program = program};

}  // namespace comptoir::model
