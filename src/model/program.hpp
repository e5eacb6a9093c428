/// What a lesson's program is written with, besides the loop: its parameters, the values of its run, and what it prints.
#pragma once

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string_view>

#include "loop/asyncio.hpp"
#include "model/lesson.hpp"

namespace comptoir::model {

// ---- Rows of a lesson's parameters. Labels and the words of options are in the lesson's sheet.

/// A choice between versions of the program. The first one named is the lesson's own. The choice "variant" is between
/// whole programs; another stands at the line that it changes, unless it is of_the_world. `options` must be static.
constexpr Parameter choice(std::string_view key, std::span<const std::string_view> options) {
  return {.key = key, .kind = ParameterKind::choice, .minimum = 0, .maximum = static_cast<std::int64_t>(options.size()) - 1,
          .slider_maximum = static_cast<std::int64_t>(options.size()) - 1, .options = options};
}

/// 0 to 3 600 s in steps of 1 ms; the slider ends at `slider_maximum`.
constexpr Parameter duration(std::string_view key, loop::Duration initial, loop::Duration slider_maximum,
                             loop::Duration slider_step = loop::milliseconds(500)) {
  return {.key = key, .kind = ParameterKind::duration, .minimum = 0, .maximum = loop::seconds(3'600).ns,
          .step = loop::milliseconds(1).ns, .initial = initial.ns, .slider_maximum = slider_maximum.ns,
          .slider_step = slider_step.ns};
}

/// A whole number from `minimum` to `maximum`.
constexpr Parameter count(std::string_view key, std::int64_t initial, std::int64_t maximum, std::int64_t slider_maximum,
                          std::int64_t minimum = 1) {
  return {.key = key, .kind = ParameterKind::count, .minimum = minimum, .maximum = maximum, .step = 1, .initial = initial,
          .slider_maximum = slider_maximum, .slider_step = 1};
}

/// The values of one run, by name. Throws std::out_of_range for a key that the lesson doesn't have: a slip in its program.
class Given {
 public:
  Given(const Lesson& lesson, const Values& values) : lesson_(&lesson), values_(&values) {}
  std::int64_t count(std::string_view key) const { return values_->at(index(key)); }
  loop::Duration duration(std::string_view key) const { return {values_->at(index(key))}; }
  /// Whether `option` is what is chosen: given.is("variant", "sync").
  bool is(std::string_view key, std::string_view option) const {
    const std::size_t i = index(key);
    return lesson_->parameters[i].options[static_cast<std::size_t>(values_->at(i))] == option;
  }

 private:
  std::size_t index(std::string_view key) const {
    const auto row = std::ranges::find(lesson_->parameters, key, &Parameter::key);
    if (row == lesson_->parameters.end()) throw std::out_of_range("no such parameter");
    return static_cast<std::size_t>(row - lesson_->parameters.begin());
  }
  const Lesson* lesson_;
  const Values* values_;
};

/// The program prints its n-th text (from 0), with up to two whole numbers (durations in ns).
inline void say(std::uint16_t n, std::int64_t a = 0, std::int64_t b = 0) {
  loop::print({static_cast<std::uint16_t>(first_own_print + n), a, b});
}

/// Synchronous work: the thread does nothing else.
inline void block(loop::Duration duration) { loop::Loop::running().block(duration); }

}  // namespace comptoir::model
