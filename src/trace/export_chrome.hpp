/// Chrome's trace events, for ui.perfetto.dev: a lane per task and per unit of a resource, handles on the thread's own lane.
/// Times are whole nanoseconds of virtual time, microseconds where the format wants them. Keys of texts stay keys.
#pragma once

#include <functional>
#include <string_view>

#include "trace/recording.hpp"

namespace comptoir::trace {

/// Gives the text piece by piece, in order, each of some kilobytes.
void export_chrome(const Recording&, const std::function<void(std::string_view)>& write);

}  // namespace comptoir::trace
