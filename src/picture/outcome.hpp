/// How well the service goes, as far as it may be shown: at its end when the future shows, else so far.
#pragma once

#include <cstdint>

#include "picture/context.hpp"

namespace comptoir::picture {

struct Outcome {
  std::uint32_t satisfied = 0, total = 0;
  bool final = false;   ///< of the whole service; `at` is its end
  loop::Time at;
};
Outcome outcome_of(const Context&);

/// The first client who isn't served yet, for lists that follow the present; 1 at least.
std::uint32_t client_at_present(const Context&);

/// A time with one decimal, or with as many as it has when it isn't a multiple of 0.1 s (at most 3).
std::string exact_seconds(text::Language, std::int64_t ns);

}  // namespace comptoir::picture
