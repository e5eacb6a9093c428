/// Where the time of a client went: the dish that was ready last decides, and each part of its time has its reason.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/roles.hpp"
#include "session/run.hpp"
#include "text/keys.hpp"

namespace comptoir::session {

enum class PathKind : std::uint8_t {
  place,   ///< waits for a place at a station
  batch,   ///< waits in the fryer's lock while the batch of another client cooks
  made,    ///< the dish is being made
  thread,  ///< could go on, but the thread does something else
  other,   ///< waits for something else
};

struct PathPart {
  PathKind kind = PathKind::other;
  model::Station station = model::Station::soda;   ///< of the first three
  std::uint32_t cooks_for = 0;    ///< batch: the client whose fries were put to cook
  loop::Time from, to;
  trace::Position at = 0;         ///< the first that knows of it

  loop::Duration lasts() const { return to - from; }
  friend bool operator==(const PathPart&, const PathPart&) = default;
};

/// The parts follow each other from the client's arrival until it is served: together they are all of its time.
struct CriticalPath {
  std::uint32_t client = 0;
  loop::Duration waited;
  std::vector<PathPart> parts;
};

/// None as long as the client isn't served, or where its dishes are no tasks of their own.
std::optional<CriticalPath> critical_path(const Run&, std::uint32_t client);
/// Of those who waited longest, so many at most: the longest first, then by number.
std::vector<CriticalPath> longest_paths(const Run&, std::size_t most);

/// "1.0 s waiting for a cook".
std::string part_words(text::Language, const PathPart&);
/// "5.5 s: 1.0 s waiting for a cook, 3.0 s cooking the burger, ..."
std::string path_sentence(text::Language, const CriticalPath&);

}  // namespace comptoir::session
