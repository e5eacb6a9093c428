/// The lesson that stands for a run from a file. It has no program to run, is in no list, and brings its own words and listing.
#pragma once

#include <string_view>
#include <vector>

#include "model/lesson.hpp"
#include "model/listing.hpp"
#include "model/sheet.hpp"

namespace comptoir::model {

/// The id of each of them, by which it is known to be one. A link of such a run names it, so that whoever opens the link is told why
/// another is shown.
inline constexpr std::string_view recorded_id = "a-run-in-a-file";

struct Recorded : Lesson {
  Recorded() { id = recorded_id; }
  Sheet sheet;                        ///< "title", "short", "file" ...
  std::vector<ListingLine> listing;   ///< of the Python program; it has no marks in it, whatever its comments say
};

/// Null when it is a lesson of the course.
inline const Recorded* recorded(const Lesson& lesson) { return lesson.id == recorded_id ? static_cast<const Recorded*>(&lesson) : nullptr; }

}  // namespace comptoir::model
