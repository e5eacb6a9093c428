// Two downloads, then two computations: waits always overlap, computing only where no GIL and no single thread forbids it.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing
Coro<> download(Duration time) {
  line(1);
  co_await sleep(time);
}

// if variant=gil
// A thread computes while it holds the GIL, and gives the others a turn after each slice.
Coro<> compute(Lock& gil, Duration time, Duration slice) {
  for (; time > Duration{}; time = time - slice) {
    line(2);
    auto held = co_await gil.scoped();
    co_await sleep(std::min(time, slice));
  }
}
// end
// if variant=free
// Each thread has a core of its own: what it computes stops nobody, so the model lets it sleep.
Coro<> compute_freely(Duration time) {
  line(2);
  co_await sleep(time);
}
// end
// if variant=coroutines
Coro<> compute_in_turn(Duration time) {
  line(2);
  block(time);
  co_return;
}
// end

Coro<> both(Coro<> first, Coro<> second, const char* name) {
  const auto one = create_task(std::move(first), {name, 1});
  const auto two = create_task(std::move(second), {name, 2});
  line(3);
  co_await gather(one, two);
}
// end of listing

/// `gil`: only where there is one.
Coro<> computations(Given given, std::optional<Lock>& gil) {
  const Duration time = given.duration("compute"), slice = given.duration("slice");
  if (gil) {
    co_await both(compute(*gil, time, slice), compute(*gil, time, slice), "compute:");
  } else if (given.is("variant", "free")) {
    co_await both(compute_freely(time), compute_freely(time), "compute:");
  } else {
    co_await both(compute_in_turn(time), compute_in_turn(time), "compute:");
  }
}

Coro<void> program(Loop& loop, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Duration time = given.duration("download");
  auto& gil = loop.keep<std::optional<Lock>>();
  if (given.is("variant", "gil")) gil.emplace("GIL");
  line(4);
  co_await both(download(time), download(time), "download:");
  line(5);
  say(0);
  line(6);
  co_await computations(given, gil);
  line(7);
  say(1);
}

/// A whole hour of computing must not take more slices than a recording holds.
constexpr Parameter slice_row() {
  Parameter row = duration("slice", milliseconds(500), seconds(2), milliseconds(100));
  row.minimum = milliseconds(100).ns;
  return row;
}

constexpr std::array<std::string_view, 3> variants{"gil", "free", "coroutines"};
constexpr std::array rows{
    choice("variant", variants),
    duration("download", seconds(2), seconds(10)),
    duration("compute", seconds(2), seconds(10)),
    slice_row(),
};

}  // namespace

extern const Lesson gil;
const Lesson gil{.id = "gil", .chapter = 4, .stage = Stage::lanes, .pace = 1, .parameters = rows,
                 .modelled = "gil|free", .program = program};

}  // namespace comptoir::model
