// A site with so few visitors that their waits never overlap.
#include <array>
#include <vector>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing
// if variant=sync
void show_in_turn(std::uint32_t visitors, Duration database) {
  for (std::uint32_t visitor = 1; visitor <= visitors; ++visitor) {
    line(1);
    block(database);
    line(2);
    say(0, visitor);
  }
}
// else
Coro<> show_page(std::uint32_t visitor, Duration database) {
  line(1);
  co_await sleep(database);
  line(2);
  say(0, visitor);
}

Coro<> show_all(std::uint32_t visitors, Duration database) {
  std::vector<Task<>> pages;
  for (std::uint32_t visitor = 1; visitor <= visitors; ++visitor) {
    pages.push_back(create_task(show_page(visitor, database), {"page ", visitor}));
  }
  line(3);
  co_await gather(pages);
}
// end
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const auto visitors = static_cast<std::uint32_t>(given.count("visitors"));
  const Duration database = given.duration("database");
  if (given.is("variant", "sync")) {
    show_in_turn(visitors, database);
  } else {
    co_await show_all(visitors, database);
  }
}

constexpr std::array<std::string_view, 2> variants{"sync", "async"};
constexpr std::array rows{
    choice("variant", variants),
    count("visitors", 1, 100, 20),
    duration("database", seconds(2), seconds(10)),
};

}  // namespace

extern const Lesson when_useless;
const Lesson when_useless{.id = "when-useless", .chapter = 3, .stage = Stage::lanes, .level = Level::loop, .pace = 0.5,
                          .parameters = rows, .program = program};

}  // namespace comptoir::model
