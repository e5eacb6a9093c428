/// Interventions in a live run. Each is entered between two handles, as asyncio's call_soon_threadsafe would do it from
/// another thread: a sleeping loop is woken at that time, and no timer for it exists before. So what comes before it is what
/// it is without it. (A real loop also reads the byte that woke it, in a callback of its own; there is no socket here.)
#pragma once

#include <vector>

#include "loop/loop.hpp"
#include "model/doors.hpp"
#include "session/intervention.hpp"
#include "trace/recording.hpp"

namespace comptoir::session {

/// Why an intervention had no effect.
enum class Refusal : std::uint8_t {
  none,
  too_late,    ///< the program, or what it offered, was over
  no_task,     ///< no task that is not done has that name
  no_place,    ///< the program offers nothing of that name, or takes no clients
  one_place,   ///< a Lock: there can't be more
  no_call,     ///< the task waits for nothing that can fail
};

/// What became of an intervention.
struct Applied {
  trace::Position position = 0;          ///< the handle that did it; 0: it has not come, or never will
  Refusal refusal = Refusal::too_late;   ///< too_late as long as it has not come
};

class Outside {
 public:
  /// `interventions` in order of their moments. All must outlive the loop.
  Outside(const std::vector<Intervention>& interventions, const trace::Recording&, std::vector<Applied>& applied);

  /// Some are still to be entered.
  bool pending() const { return entered_ < interventions_.size(); }
  /// Enters those whose moment has come. To be called before each handle, as long as some are pending.
  void enter_due(loop::Loop&);
  model::Doors& doors() { return doors_; }

 private:
  bool due(loop::Loop&, const trace::Moment&) const;
  Refusal act(loop::Loop&, const Intervention&);
  Refusal remove(loop::Loop&, const model::Doors::Offer&);

  const std::vector<Intervention>& interventions_;
  const trace::Recording& recording_;
  std::vector<Applied>& applied_;
  model::Doors doors_;
  std::size_t entered_ = 0;
  std::uint32_t removals_ = 0;
};

/// The task that takes a place for good: "removal:1" ...
inline constexpr const char* removal_prefix = "removal:";

/// Whether a call of that kind can fail: what `fail` may be done to.
bool can_fail(loop::FutureKind);
/// Whether the name reads so.
bool reads(const loop::Name&, std::string_view text);

}  // namespace comptoir::session
