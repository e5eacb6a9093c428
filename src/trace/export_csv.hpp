/// A table, one row an event: position,time,event,handle,kind,task,other,resource,detail. RFC 4180.
/// Times are whole nanoseconds of virtual time. Keys of texts stay keys.
#pragma once

#include <functional>
#include <string_view>

#include "trace/recording.hpp"

namespace comptoir::trace {

/// Gives the text piece by piece, in order, each of some kilobytes.
void export_csv(const Recording&, const std::function<void(std::string_view)>& write);

}  // namespace comptoir::trace
