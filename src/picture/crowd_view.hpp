/// Which tasks of a crowd are looked at: a plain value that the view keeps, as it keeps which times.
#pragma once

#include <cstdint>

namespace comptoir::picture {

/// Which tasks the rows are to show, in order of creation. The view keeps it.
struct CrowdView {
  std::uint32_t first = 0;   ///< how many come before
  std::uint32_t tasks = 0;   ///< 0: all that there are
};
/// Fewer tasks (factor under 1) or more, about the one at `share` (0 to 1) of the height; moved by some tasks. Both stay
/// within the `total`, and show one task at least.
CrowdView zoomed(const CrowdView&, std::uint32_t total, double factor, double share = 0.5);
CrowdView panned(const CrowdView&, std::uint32_t total, std::int64_t by);
CrowdView clamped(const CrowdView&, std::uint32_t total);

}  // namespace comptoir::picture
