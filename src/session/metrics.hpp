/// A kept run and the edited one in figures, in words: what every metric is in A and in B, and by how much they differ.
#pragma once

#include <string>
#include <vector>

#include "session/workbench.hpp"

namespace comptoir::session {

struct Metric {
  std::string label, a, b;      ///< "–" for what is not known, or not yet
  std::string difference;       ///< of B: "1.5 s less", "3 more", "same"; empty when one of them is not known
  char better = 0;              ///< 'a' or 'b' where it is clear which is; else 0
};

/// The most telling ones first. With the future, of both runs' ends; else, or as long as one is being made, up to the present.
std::vector<Metric> metrics(text::Language, const Workbench&, bool future);

/// "First difference at 4.0 s", or that there is none, or none so far.
std::string difference_words(text::Language, const Workbench&, bool future);

}  // namespace comptoir::session
