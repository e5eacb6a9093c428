/// The program shown beside a run: a real file whose marks, all in comments, tie it to the run.
/// A line ending in "@n" is place n of Observer::on_line; one ending in "=key" shows that parameter's present value in place
/// of its last number, or the list in place of its brackets ("=arrive"). Between "if key=a|b" and "end" stand the lines that a choice keeps, after "else" those that it keeps
/// otherwise; "if key=a|b,other=c" is kept by either choice. Such lines of marks are not shown.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/parameter.hpp"

namespace comptoir::model {

struct Lesson;

struct ListingLine {
  std::uint32_t number = 0;  ///< of the program as it is shown, from 1: CPython's line number
  std::string words;         ///< without marks
  std::uint16_t place = 0;   ///< 0: none
  /// The parameter that chooses this line: said of the first line of what the choice keeps, where it is chosen there.
  std::optional<std::size_t> choice = {};
};

/// `source` is Python or C++ text; marks stand after "# " or "// ".
std::vector<ListingLine> read_listing(std::string_view source, std::span<const Parameter> parameters,
                                      const Values& values);
/// The lesson's "python" or "cpp" program with these values; empty as long as its sheet has not come, or where it has none.
std::vector<ListingLine> listing_of(const Lesson&, std::string_view program, const Values& values);

/// A value as links and programs write it: whole, or seconds as the shortest exact decimal ("0.5"), or an option's word.
std::string written_value(const Parameter& parameter, std::int64_t value);

}  // namespace comptoir::model
