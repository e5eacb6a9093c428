// Orders that come one after the other: for one employee who never waits, or for as many who wait as there are orders.
#include <array>
#include <vector>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing
struct Times {
  Duration period, take, burger, fries, drink;
};

// if variant=async
Coro<> make(Duration time) {
  line(1);
  co_await sleep(time);
}

Coro<> serve(Times times, std::uint32_t client) {
  line(2);
  block(times.take);
  const std::vector<Task<>> dishes{
      create_task(make(times.burger), {"burger:", client}),
      create_task(make(times.fries), {"fries:", client}),
      create_task(make(times.drink), {"drink:", client}),
  };
  line(3);
  co_await gather(dishes);
  line(4);
  say(0, client);
}
// else
// An employee is a thread: while one waits, the others go on.
Coro<> serve_and_wait(Times times, std::uint32_t client) {
  line(2);
  co_await sleep(times.take);
  const std::array dishes{times.burger, times.fries, times.drink};
  for (const Duration time : dishes) {
    line(3);
    co_await sleep(time);
  }
  line(4);
  say(0, client);
}
// end

Coro<> all(Times times, std::uint32_t clients, bool one_employee) {
  std::vector<Task<>> orders;
  for (std::uint32_t client = 1; client <= clients; ++client) {
    if (one_employee) {
      orders.push_back(create_task(serve(times, client), {"order:", client}));
    } else {
      orders.push_back(create_task(serve_and_wait(times, client), {"employee:", client}));
    }
    line(5);
    co_await sleep(times.period);
  }
  line(6);
  co_await gather(orders);
}
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Times times{given.duration("period"), given.duration("take"), given.duration("burger"), given.duration("fries"),
                    given.duration("drink")};
  return all(times, static_cast<std::uint32_t>(given.count("clients")), given.is("variant", "async"));
}

constexpr std::array<std::string_view, 2> variants{"async", "five"};
constexpr std::array rows{
    choice("variant", variants),
    count("clients", 5, 5, 5),
    duration("period", seconds(10), seconds(60), seconds(5)),
    duration("take", seconds(10), seconds(60), seconds(5)),
    duration("burger", seconds(60), seconds(240), seconds(5)),
    duration("fries", seconds(120), seconds(240), seconds(5)),
    duration("drink", seconds(30), seconds(240), seconds(5)),
};

}  // namespace

extern const Lesson waiters_in_parallel;
const Lesson waiters_in_parallel{.id = "waiters-in-parallel", .chapter = 4, .stage = Stage::lanes, .pace = 30,
                                 .parameters = rows, .modelled = "five", .program = program};

}  // namespace comptoir::model
