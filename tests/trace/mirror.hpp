/// An observer that keeps the state of a loop in the plainest way, and what it looked like after every handle.
/// A cursor must tell the same at every position. It passes everything on to a recorder.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "loop/observer.hpp"
#include "loop/timer_heap.hpp"
#include "trace/cursor.hpp"
#include "trace/recorder.hpp"

namespace comptoir::trace::testing {

/// Everything that a cursor answers, as text.
std::string describe(const Cursor&);

class Mirror final : public loop::Observer {
 public:
  explicit Mirror(Recording& recording) : own_(std::make_unique<Recorder>(recording)), recorder_(*own_) {}
  /// Passes on to a recorder that somebody else has.
  explicit Mirror(loop::Observer& recorder) : recorder_(recorder) {}

  /// By position, while its handle holds the slot.
  const std::vector<std::string>& states() const { return states_; }
  /// By position, when its handle is over. At position 0 they are the same.
  const std::vector<std::string>& released() const { return released_; }
  void finish() {
    settle();
    if (own_) own_->finish();
  }
  /// Called when a handle is over and the recorder knows it.
  std::function<void()> after_handle;

  void on_iteration(loop::Time) override;
  void on_handle_run(loop::HandleId) override;
  void on_handle_done(loop::HandleId) override;
  void on_handle_skipped(loop::HandleId) override;
  void on_block(loop::Time) override;
  void on_deadlock() override {
    settle();
    recorder_.on_deadlock();
  }
  void on_handle_scheduled(loop::HandleId, const loop::HandleInfo&) override;
  void on_handle_cancelled(loop::HandleId) override;
  void on_timer_scheduled(loop::HandleId, const loop::HandleInfo&, loop::Time, std::uint32_t) override;
  void on_timer_due(loop::HandleId) override;
  void on_timer_purged(loop::HandleId) override;
  void on_timers_rebuilt() override;
  void on_task_created(loop::TaskId, loop::Name, loop::TaskId) override;
  void on_awaits_child(loop::TaskId, loop::TaskId) override;
  void on_task_waits(loop::TaskId, const loop::WaitOn&) override;
  void on_task_cancel_requested(loop::TaskId) override;
  void on_task_cancel_pending(loop::TaskId) override;
  void on_task_finished(loop::TaskId, loop::Outcome) override;
  void on_error_unseen(loop::TaskId) override;
  void on_callback_raised(loop::HandleId) override;
  void on_resource_created(loop::ResourceId, loop::ResourceKind, loop::Name, std::uint32_t) override;
  void on_queued(loop::ResourceId, loop::TaskId) override;
  void on_granted(loop::ResourceId, loop::TaskId) override;
  void on_acquired(loop::ResourceId, loop::TaskId) override;
  void on_left(loop::ResourceId, loop::TaskId) override;
  void on_released(loop::ResourceId, loop::TaskId) override;
  void on_print(loop::TaskId, const loop::Print&) override;
  void on_line(loop::TaskId, std::uint16_t) override;

 private:
  struct Handle { loop::HandleInfo info; bool timer = false, cancelled = false; loop::Time deadline; std::uint32_t serial = 0; };
  struct Task {
    TaskState state = TaskState::fresh;
    loop::WaitOn wait;
    loop::Time since;
    bool requested = false, pending = false;
    std::uint16_t place = 0;
    std::vector<loop::TaskId> announced, children;
  };
  struct Waiter { loop::TaskId task; loop::Time since; bool granted; };
  struct Resource {
    bool has_holders = false;
    bool is_lock = false;
    std::uint32_t permits = 0;
    std::vector<HolderView> holders;
    std::vector<Waiter> waiters;
  };
  std::string describe() const;
  bool steps(loop::HandleId) const;
  /// Something else than a skipped handle comes after a handle that is over.
  void settle();

  std::unique_ptr<Recorder> own_;
  loop::Observer& recorder_;
  loop::Time now_, started_;
  std::deque<loop::HandleId> ready_;
  std::vector<loop::TimerEntry> heap_;  ///< `slot` is the handle
  std::map<loop::HandleId, Handle> handles_;
  std::map<loop::TaskId, Task> tasks_;
  std::map<loop::ResourceId, Resource> resources_;
  loop::HandleId running_ = loop::HandleId::none;
  std::vector<std::string> states_, released_;
};

}  // namespace comptoir::trace::testing
