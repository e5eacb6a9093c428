/// A whole run as one JSON object, which import_json.hpp reads back into the same recording: docs/run.schema.json says what it holds.
/// Times are whole nanoseconds of virtual time. Keys of texts stay keys; the words beside them come from whoever knows texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "trace/recording.hpp"

namespace comptoir::trace {

/// What a recording doesn't hold. Empty ones are left out.
struct RunWords {
  std::string title;
  std::string file, source;             ///< of the Python program
  std::vector<std::uint32_t> places;    ///< the line of place n is at n - 1; 0: it has none
  std::function<std::string(std::size_t)> printed;   ///< the n-th printed line as a person reads it
  struct Report {
    Position position = 0;
    loop::Time time;
    loop::TaskId task = loop::TaskId::none;
    std::string message, error;
  };
  std::vector<Report> reports;          ///< what asyncio logs
  bool complete = true;                 ///< the program came to its end
  bool real_time = false;
};

/// Gives the text piece by piece, in order, each of some kilobytes.
void export_json(const Recording&, const RunWords&, const std::function<void(std::string_view)>& write);
/// Without words.
void export_json(const Recording&, const std::function<void(std::string_view)>& write);

}  // namespace comptoir::trace
