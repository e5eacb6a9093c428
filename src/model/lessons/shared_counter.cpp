// Two workers read a counter, wait, and write it. What is added in between is lost, unless a Lock lets one in at a time.
#include <array>
#include <optional>
#include <utility>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing
struct Shared {
  const char* kind;  // the tasks' name
  std::int64_t rounds;
  std::int64_t counter = 0;
  std::int64_t updates = 0;
  std::optional<Lock> lock = {};  // none: nobody guards the counter
};

Coro<> add_one(Shared& shared, std::int64_t worker, Duration time) {
  const std::int64_t value = shared.counter;
  line(1);
  say(0, worker, value);
  line(2);
  co_await sleep(time);
  shared.counter = value + 1;
  ++shared.updates;
  line(3);
  say(1, worker, shared.counter);
}

Coro<> run(Shared& shared, std::int64_t worker, Duration time) {
  for (std::int64_t round = 0; round < shared.rounds; ++round) {
    std::optional<Held<LockState>> held;
    if (shared.lock) {
      line(4);
      auto taken = co_await shared.lock->scoped();
      held.emplace(std::move(taken));
    }
    line(5);
    co_await add_one(shared, worker, time);
  }
}

Coro<> together(Shared& shared, Duration fast, Duration slow) {
  const auto first = create_task(run(shared, 1, fast), {shared.kind, 1});
  const auto second = create_task(run(shared, 2, slow), {shared.kind, 2});
  line(6);
  co_await gather(first, second);
  line(7);
  say(2, shared.updates, shared.counter);
}
// end of listing

/// A thread that computes is modelled as a task that sleeps: the others go on meanwhile, and write when they like.
Coro<void> program(Loop& loop, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const bool threads = given.is("variant", "threads");
  Shared& shared = loop.keep<Shared>(threads ? "thread:" : "worker:", given.count("rounds"));
  if (given.is("variant", "locked") || (!threads && given.is("guard", "lock"))) shared.lock.emplace("counter");
  co_await together(shared, given.duration("fast"), given.duration("slow"));
}

constexpr std::array<std::string_view, 3> variants{"broken", "locked", "threads"};
constexpr std::array<std::string_view, 2> guards{"none", "lock"};
constexpr std::array rows{
    choice("variant", variants),
    choice("guard", guards),  // a line of the variant "broken"
    count("rounds", 2, 100, 5),
    duration("fast", seconds(1), seconds(5)),
    duration("slow", milliseconds(1'500), seconds(5)),
};

}  // namespace

extern const Lesson shared_counter;
const Lesson shared_counter{.id = "shared-counter", .chapter = 4, .stage = Stage::lanes, .pace = 1, .parameters = rows,
                            .modelled = "threads", .program = program};

}  // namespace comptoir::model
