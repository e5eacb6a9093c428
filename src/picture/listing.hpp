/// The lesson's program as lines, for the panels that show or quote it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/listing.hpp"
#include "picture/context.hpp"

namespace comptoir::picture {

/// The Python or the C++ program of the lesson shown, with the run's own values in it.
std::vector<model::ListingLine> shown_listing(const Context&, bool cpp);

/// What a task does at a marked place of the Python program, short: "await wait(dishes)". Empty for no place.
std::string quoted_place(const Context&, std::uint16_t place);

/// Where the program is: the task of the last step and its marked place; within a handle that takes time, the place reached.
struct NowStep {
  loop::TaskId task = loop::TaskId::none;
  std::uint16_t place = 0;
  bool running = false;   ///< it holds the thread
  bool blocked = false;   ///< for some time already
};
NowStep step_now(const Context&);

}  // namespace comptoir::picture
