/// What a place on the timeline is about, in words: what, from when to when, why. Never tells what may not show yet.
#pragma once

#include <optional>
#include <string>

#include "picture/context.hpp"

namespace comptoir::picture {

struct SpanWords {
  std::string what;   ///< "burger 6 · waiting for a cook"
  std::string more;   ///< "3.0 s – 4.0 s (1.0 s) · until burger 3 gives it back"
};

/// What the task did at that time; nothing where it isn't there, or takes no time.
std::optional<SpanWords> span_words(const Context&, loop::TaskId, loop::Time);
/// A handle: whose step, or which callback; nothing for one that may not show.
std::optional<SpanWords> handle_words(const Context&, trace::Position);

}  // namespace comptoir::picture
