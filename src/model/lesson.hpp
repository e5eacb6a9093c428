/// A lesson: a scenario with a stable id, editable parameters and a program that runs live on the loop.
/// Texts are keys into the catalogues; this layer never holds a word shown to a person.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "loop/loop.hpp"
#include "model/parameter.hpp"

namespace comptoir::model {

/// What stands above the loop.
enum class Stage : std::uint8_t { none, restaurant };

/// How much of the loop is shown at first.
enum class Level : std::uint8_t { discover, loop, expert };

struct Lesson {
  std::string_view id;         ///< stable for ever: links name it
  std::uint8_t chapter = 0;
  std::string_view title;      ///< text keys: title, short title for narrow screens, one-sentence objective
  std::string_view short_title;
  std::string_view objective;
  std::string_view credit;     ///< text key: document and place
  Stage stage = Stage::restaurant;
  Level level = Level::loop;
  /// Virtual seconds that pass in one real second at speed 1.
  double pace = 1.0;
  std::span<const Parameter> parameters;
  std::string_view python_file;    ///< name shown on the listing, e.g. "rush.py"
  std::string_view python;         ///< the program shown; lines ending in "# @n" carry place n of Observer::on_line
  std::string_view cpp;            ///< the same in C++, marks "// @n"
  /// The main coroutine of a run with these values (one for each of `parameters`); its task is named "main".
  loop::Coro<void> (*program)(loop::Loop&, const Lesson&, const Values&) = nullptr;
};

/// All lessons, in the order of the course.
std::span<const Lesson> lessons();
/// Null when there is none of that id.
const Lesson* find_lesson(std::string_view id);

}  // namespace comptoir::model
