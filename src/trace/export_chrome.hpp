/// Chrome's trace events, for ui.perfetto.dev: handles on the thread's own lane, a lane for each unit of a service that tasks hold,
/// and one for each task with what it waits for. Slices of a lane follow one another and never overlap.
/// Times are whole nanoseconds of virtual time, microseconds where the format wants them. Keys of texts stay keys.
#pragma once

#include <functional>
#include <string_view>

#include "trace/recording.hpp"

namespace comptoir::trace {

/// Gives the text piece by piece, in order, each of some kilobytes.
void export_chrome(const Recording&, const std::function<void(std::string_view)>& write);

}  // namespace comptoir::trace
