/// A lesson: a scenario with a stable id, editable parameters and a program that runs live on the loop. One folder entry
/// each: lessons/ID.cpp (the program), lessons/ID.py (the Python program that it shows), lessons/ID.json (its texts), with
/// '_' for the '-' of the id. This layer holds no word shown to a person: texts are in the lesson's sheet (sheet.hpp).
#pragma once

#include <cstdint>
#include <ranges>
#include <span>
#include <string_view>

#include "loop/loop.hpp"
#include "loop/mini/mini_loop.hpp"
#include "model/parameter.hpp"

namespace comptoir::model {

class Doors;

/// What stands above the loop.
enum class Stage : std::uint8_t {
  none,        ///< nothing: the loop fills the space
  restaurant,  ///< the floor with clients and stations
  lanes,       ///< one lane a task, and the thread's own: who waits, who blocks
  deque,       ///< the article's queue, stepped by hand
  wire,        ///< packets between programs
  drawing,     ///< a drawing that answers clicks; nothing runs
};

/// How much of the loop is shown at first.
enum class Level : std::uint8_t { discover, loop, expert };

struct Lesson {
  std::string_view id;         ///< stable for ever: links name it
  std::uint8_t chapter = 0;    ///< 1 to 8
  bool guided = false;         ///< one of the guided path of a first visit
  Stage stage = Stage::restaurant;
  Level level = Level::loop;
  /// Virtual seconds that pass in one real second at speed 1.
  double pace = 1.0;
  std::span<const Parameter> parameters;
  /// Words of the choice "variant" whose runs are a model (threads, processes): CPython's own order is not determined.
  std::string_view modelled = {};   ///< "threads|process"; "*" for all
  /// The main coroutine of a run with these values (one for each of `parameters`); its task is named "main".
  loop::Coro<void> (*program)(loop::Loop&, const Lesson&, const Values&) = nullptr;
  /// The same program with its doors open to whoever changes the run from outside; none when it has nothing to offer.
  loop::Coro<void> (*open)(loop::Loop&, const Lesson&, const Values&, Doors&) = nullptr;
  /// Instead: a program on the loop that document 004 builds by hand. It runs that loop to its end.
  void (*article)(mini::Loop&, const Lesson&, const Values&) = nullptr;
};

/// Keys of Observer::on_print from here on are those of the running lesson's own texts, "prints" of its sheet, in order.
inline constexpr std::uint16_t first_own_print = 1'000;

/// The lessons in the order of the course.
std::span<const Lesson* const> registered_lessons();
/// The same, as a range of const Lesson&.
inline auto lessons() {
  return registered_lessons() | std::views::transform([](const Lesson* lesson) -> const Lesson& { return *lesson; });
}
/// Whether these values' run is a model of what CPython leaves undetermined (threads, processes).
bool is_modelled(const Lesson&, const Values&);
/// Null when there is none of that id.
const Lesson* find_lesson(std::string_view id);

}  // namespace comptoir::model
