/// Event: a flag that tasks wait for.
#pragma once

#include <vector>

#include "loop/in_line.hpp"

namespace comptoir::loop {

struct EventStatistics {
  bool is_set;
  std::vector<TaskId> waiters;  ///< in order of coming
};

class EventState final : public ResourceState {
 public:
  explicit EventState(Name name) : ResourceState(ResourceKind::event, name, 0) {}

  bool is_set() const { return set_; }
  void set();
  void clear() { set_ = false; }
  static Coro<> wait(StateRef<EventState> event);
  EventStatistics statistics() const { return {set_, waiters_.tasks()}; }

 private:
  bool set_ = false;
};

/// A primitive may be destroyed while tasks wait for it: its state lives as long as they do.
class Event {
 public:
  explicit Event(Name name = {}) : state_(new EventState(name)) {}
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  bool is_set() const { return state_->is_set(); }
  /// Wakes all that wait, in order of coming; they go on even if it is cleared before they run. Nothing if it is set.
  void set() { state_->set(); }
  void clear() { state_->clear(); }
  /// Suspends only if it is not set.
  Coro<> wait() { return EventState::wait(state_); }
  EventStatistics statistics() const { return state_->statistics(); }
  ResourceId id() const { return state_->id(); }

 private:
  StateRef<EventState> state_;
};

}  // namespace comptoir::loop
