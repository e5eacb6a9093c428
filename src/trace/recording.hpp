/// A recording: everything a run told its observer, in 24 bytes an event or less, keyframes included.
/// Knows nothing of lessons, texts or screens. It can be read while it grows.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "loop/ids.hpp"
#include "loop/name.hpp"
#include "loop/observer.hpp"
#include "loop/time.hpp"

namespace comptoir::trace {

/// Position k: handle k (from 1) has run and still holds the running slot. 0 is before the first.
using Position = std::uint32_t;

/// What never changes about a task, a resource, a handle once made.
struct TaskInfo {
  loop::TaskId id = loop::TaskId::none;
  loop::Name name;
  loop::TaskId parent = loop::TaskId::none;
  loop::Time created;
  Position created_at = 0;
};

struct ResourceInfo {
  loop::ResourceId id = loop::ResourceId::none;
  loop::ResourceKind kind = loop::ResourceKind::lock;
  loop::Name name;
  std::uint32_t permits = 1;
};

/// One line of the console.
struct PrintedLine {
  Position position = 0;
  loop::Time time;
  loop::TaskId task = loop::TaskId::none;
  loop::Print print;
};

/// Handles that run at one virtual time: positions first ..= last.
struct Instant {
  loop::Time time;
  Position first = 0;
  Position last = 0;
  std::uint32_t task_steps = 0;
};

/// A moment as links write it: a virtual time and the n-th handle at that time (0: the last one).
struct Moment {
  loop::Time time;
  std::uint32_t n = 0;
  friend bool operator==(const Moment&, const Moment&) = default;
};
}  // namespace comptoir::trace
