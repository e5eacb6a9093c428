/// The program shown beside a run: a real file whose marks tie its lines to places of the running coroutine.
/// A line ending in "@n" (in a comment) is place n of Observer::on_line; a line ending in "=key" shows that
/// parameter's present value in place of its number.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/parameter.hpp"

namespace comptoir::model {

struct ListingLine {
  std::uint32_t number = 0;  ///< of the file, from 1
  std::string words;         ///< without marks
  std::uint16_t place = 0;   ///< 0: none
};

/// `source` is Python or C++ text; marks stand after "# " or "// ".
std::vector<ListingLine> read_listing(std::string_view source, std::span<const Parameter> parameters,
                                      const Values& values);

/// A value as links and programs write it: whole, or seconds as the shortest exact decimal ("0.5").
std::string written_value(const Parameter& parameter, std::int64_t value);

}  // namespace comptoir::model
