/// Rebuilds the ticks of the recorded CPython traces (run, ready, timers, tasks, ev) from Observer calls alone: so these
/// calls say all that a recording needs. What a program emits comes through emit().
/// Knows nothing of the loop's inside.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "loop/observer.hpp"
#include "loop/timer_heap.hpp"

namespace comptoir::loop {

class OracleTrace : public Observer {
 public:
  using Json = nlohmann::json;

  /// An event of the program, at the current time, by the current task.
  void emit(const std::string& event);
  /// A report of the loop's exception handler, in the tick that is open.
  void log(Json record);
  /// What the end of the current task looks like: error:TYPE and the result. Asked when a task ends; without it the state
  /// is "error" and the result unknown, for the loop's calls don't tell.
  struct End {
    std::string error_type;
    Json result;
  };
  std::function<End()> describe_end;
  std::string task_name(TaskId) const;
  std::string label_of(HandleId id) const { return handles_.at(id).label; }
  /// Of a future that several may wait for.
  std::string label_of(const WaitOn& on) { return future_label(on.kind, on.task, on.text, on.resource); }

  /// The trace so far: ticks, tasks, states at the end, times. The last tick may still be open.
  Json trace();
  /// Those that are closed, the state before the first iteration among them.
  std::size_t ticks() const { return ticks_.size(); }
  std::size_t timers() const { return heap_.size(); }
  std::size_t cancelled_timers() const;

  void on_iteration(Time now) override;
  void on_handle_run(HandleId) override;
  void on_handle_done(HandleId) override;
  void on_handle_skipped(HandleId) override;
  void on_block(Time now) override { now_ = now; }
  void on_deadlock() override;
  void on_handle_scheduled(HandleId, const HandleInfo&) override;
  void on_handle_cancelled(HandleId) override;
  void on_timer_scheduled(HandleId, const HandleInfo&, Time deadline, std::uint32_t serial) override;
  void on_timer_due(HandleId) override;
  void on_timer_purged(HandleId) override;
  void on_timers_rebuilt() override;
  void on_task_created(TaskId, Name, TaskId parent) override;
  void on_task_renamed(TaskId id, Name name) override { tasks_.at(id).name = name.str(); }
  void on_task_waits(TaskId, const WaitOn&) override;
  void on_task_cancel_pending(TaskId) override;
  void on_task_finished(TaskId, Outcome) override;
  void on_resource_created(ResourceId, ResourceKind, Name, std::uint32_t permits) override;

  /// Resource events, one line each: "acquired S by A".
  std::vector<std::string> resource_events;
  void on_queued(ResourceId r, TaskId t) override { note("queued", r, t); }
  void on_granted(ResourceId r, TaskId t) override { note("granted", r, t); }
  void on_acquired(ResourceId r, TaskId t) override { note("acquired", r, t); }
  void on_left(ResourceId r, TaskId t) override { note("left", r, t); }
  void on_released(ResourceId r, TaskId t) override { note("released", r, t); }

 protected:
  /// A tick is whole: what a heir adds to it.
  virtual void tick_closed(Json& /*tick*/) {}

 private:
  struct HandleRecord {
    std::string label;
    TaskId stepped = TaskId::none;
    bool cancelled = false;
  };
  struct TaskRecord {
    std::string name, parent, state, shown;
    Json result;
    Time created;
    std::size_t tick;
    bool cancel_pending = false;
  };
  struct Timer {
    Time deadline;
    std::uint32_t serial;
    HandleId handle;
  };

  const std::string& resource_name(ResourceId);
  std::string future_label(FutureKind, TaskId owner, Name, ResourceId);
  std::string handle_label(const HandleInfo&);
  void note(const char* what, ResourceId, TaskId);
  void add(HandleId, const HandleInfo&);
  void before_first_iteration();
  void open_tick();
  void count_handle();
  void close_tick();
  static Json number(Time time);

  std::map<HandleId, HandleRecord> handles_;
  std::map<TaskId, TaskRecord> tasks_;
  std::map<ResourceId, std::pair<std::string, ResourceKind>> resources_;
  std::map<ResourceKind, int> auto_names_;
  std::vector<HandleId> ready_;
  std::vector<Timer> heap_;
  Json ticks_ = Json::array();
  Json run_ = Json::array();
  Json events_ = Json::array();
  Json log_ = Json::array();
  Time now_;
  Time tick_time_;
  TaskId current_ = TaskId::none;
  HandleId running_ = HandleId::none;
  std::size_t left_in_batch_ = 0;
  bool batch_counted_ = false;
  bool tick_open_ = true;  // tick 0 is the state before the first iteration
};

}  // namespace comptoir::loop
