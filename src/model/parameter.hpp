/// One row of the parameter table: all that anyone knows about a number a person may change.
/// The link parser, the drawn controls, the page's form controls, the command line and the reference
/// in the docs are all made from these rows; nothing else names a parameter.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace comptoir::model {

enum class ParameterKind : std::uint8_t {
  count,     ///< a whole number
  duration,  ///< virtual time, stored in whole nanoseconds, written in seconds
  price,     ///< in 1/3000, written as a decimal of three places at most, or as a fraction: "0.2", "1/3"
  choice,    ///< one of `options`, stored as its index, written as its word: a variant, or a version of a line
};

/// Prices are whole numbers of 1/3000: thirds, fifths and thousandths are exact.
inline constexpr std::int64_t parts_of_one = 3'000;

struct Parameter {
  std::string_view key = {};         ///< as links write it
  ParameterKind kind = ParameterKind::count;
  std::int64_t minimum = 0;     ///< inclusive; nanoseconds for a duration
  std::int64_t maximum = 0;     ///< inclusive
  std::int64_t step = 1;        ///< legal values are minimum + n * step
  std::int64_t initial = 0;     ///< the lesson's own value; frozen per link version
  std::int64_t slider_maximum = 0;  ///< where the slider ends; larger values are typed
  std::int64_t slider_step = 1;
  std::string_view label = {};       ///< text key; empty: the lesson's sheet has it
  std::string_view help = {};        ///< text key
  std::string_view group = {};       ///< text key of the heading it stands under
  std::span<const std::string_view> options = {};   ///< of a choice: the words that links write
  bool of_the_world = false;    ///< of a choice: about what meets the program; it stands among the numbers, whatever lines it keeps
};

/// Whether a choice is made at the lines that it keeps. "variant" is between whole programs.
constexpr bool chosen_at_lines(const Parameter& row) {
  return row.kind == ParameterKind::choice && !row.of_the_world && row.key != "variant";
}

/// The values of one run, in the order of the lesson's rows; behind them its list of arrivals, where it has one of its own
/// (restaurant_parameters.hpp).
using Values = std::vector<std::int64_t>;

}  // namespace comptoir::model
