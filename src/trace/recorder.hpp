/// The observer that fills a recording. It only listens: a run is the same with and without it.
#pragma once

#include <memory>

#include "loop/observer.hpp"
#include "trace/recording.hpp"

namespace comptoir::trace {

/// At this number of events a session stops the run with a notice.
/// The largest rush the parameters allow, 100 000 clients, gives 12 to 14 million and is recorded whole.
inline constexpr std::uint64_t most_events = 16'000'000;

/// Must listen from the loop's creation on: ids are then counted from 1 and stay below 2^24.
/// The recording must stay where it is while the recorder lives.
class Recorder final : public loop::Observer {
 public:
  explicit Recorder(Recording&);
  ~Recorder() override;
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  /// The run has ended, or was stopped for good.
  void finish();
  /// `most_events` is reached. What still comes before the run is stopped is recorded, up to 2^24 events; more is dropped.
  bool full() const;
  /// The position that shows what happens now: of the handle that runs, else of the last one.
  Position now() const;

  void on_iteration(loop::Time) override;
  void on_handle_run(loop::HandleId) override;
  void on_handle_done(loop::HandleId) override;
  void on_handle_skipped(loop::HandleId) override;
  void on_block(loop::Time) override;
  void on_deadlock() override;
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
  struct Live;  ///< the state now, from which keyframes are made, and what is not written yet
  bool listens();  ///< counts the event, unless there are too many
  bool next_handle(loop::HandleId);
  void begin_run();
  Position current() const;  ///< the position that will show what is told now
  void maybe_keyframe(Position);
  template <class Tell>
  void wrote(Offset, Tell);
  template <class Tell>
  void of_resource(Op, loop::ResourceId, loop::TaskId, Tell);

  Recording& recording_;
  std::unique_ptr<Live> live_;
  bool within_handle_ = false;
};

}  // namespace comptoir::trace
