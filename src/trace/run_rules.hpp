/// What may follow what in a run: the ready queue, the heap, the states of tasks and the lines of resources, as far as they decide
/// whether an event can happen. A recording made only of events that pass here can be shown, whoever wrote it.
/// Knows nothing of files.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "loop/observer.hpp"
#include "trace/import_problem.hpp"
#include "trace/timer_array.hpp"

namespace comptoir::trace {

/// Each function says what is against the event, or takes it: then it has happened.
class RunRules {
 public:
  enum class About : std::uint8_t { event, handle, task, other, resource, time, number };   ///< of what the event names
  struct Refusal {
    ImportProblem::Kind kind = ImportProblem::Kind::none;
    About about = About::event;
    std::string allowed = {};
    explicit operator bool() const { return kind != ImportProblem::Kind::none; }
  };

  Refusal iteration(loop::Time);
  Refusal block(loop::Time);
  Refusal nothing_runs() const;   ///< deadlock, timers rebuilt
  void timers_rebuilt();
  Refusal run(std::uint32_t handle);
  Refusal done(std::uint32_t handle);
  Refusal skipped(std::uint32_t handle);
  Refusal handle_cancelled(std::uint32_t handle);
  Refusal timer_due(std::uint32_t handle);
  Refusal timer_purged(std::uint32_t handle);
  Refusal callback_raised(std::uint32_t handle) const;
  Refusal scheduled(std::uint32_t handle, loop::HandleKind, std::uint32_t task);
  Refusal timer_scheduled(std::uint32_t handle, loop::HandleKind, std::uint32_t task, loop::Time deadline);

  Refusal task_created(std::uint32_t task, std::uint32_t parent);
  Refusal awaits_child(std::uint32_t waiter, std::uint32_t child) const;
  Refusal waits(std::uint32_t task, std::uint32_t resource, std::uint32_t other);
  Refusal living(std::uint32_t task) const;      ///< a cancellation of it
  Refusal exists(std::uint32_t task) const;      ///< none, too
  Refusal failed(std::uint32_t task) const;
  Refusal finished(std::uint32_t task, loop::Outcome);

  Refusal resource_created(std::uint32_t resource);
  Refusal queued(std::uint32_t resource, std::uint32_t task);
  Refusal granted(std::uint32_t resource, std::uint32_t task) const;
  Refusal acquired(std::uint32_t resource, std::uint32_t task);
  Refusal left(std::uint32_t resource, std::uint32_t task);
  Refusal released(std::uint32_t resource, std::uint32_t task) const;

  loop::Time now() const { return now_; }
  std::uint32_t handles() const { return static_cast<std::uint32_t>(handles_.size()); }
  std::uint32_t tasks() const { return static_cast<std::uint32_t>(tasks_.size()); }
  /// Handles that are over, and whether the run has begun: an event's position.
  std::uint32_t position() const { return over_ + (begun_ ? 1 : 0); }
  std::uint32_t over() const { return over_; }

 private:
  enum class At : std::uint8_t { ready, heap, running, gone };
  struct Handle {
    std::uint32_t steps = 0;       ///< the task that it steps, or 0
    At at = At::ready;
    bool cancelled = false;
  };
  struct Task {
    std::uint32_t line = 0;        ///< the resource that it queues for
    bool begun = false;            ///< its first step was scheduled
    bool ready = false;            ///< a step of it is in the ready queue
    bool stepping = false;         ///< it runs, and nothing came of it yet
    bool over = false, failed = false;
  };

  static Refusal refuse(ImportProblem::Kind kind, About about, std::string allowed = {}) { return {kind, about, std::move(allowed)}; }
  Refusal known(std::uint32_t handle) const;
  Refusal alive(std::uint32_t task, About) const;
  Refusal in_front(std::uint32_t handle, bool cancelled) const;
  Refusal on_top(std::uint32_t handle) const;
  Refusal both(std::uint32_t resource, std::uint32_t task) const;
  Refusal schedule(std::uint32_t handle, loop::HandleKind, std::uint32_t task, At);
  void begin() { begun_ = true; }
  Handle& of(std::uint32_t handle) { return handles_[handle - 1]; }
  const Handle& of(std::uint32_t handle) const { return handles_[handle - 1]; }
  Task& task_of(std::uint32_t task) { return tasks_[task - 1]; }
  const Task& task_of(std::uint32_t task) const { return tasks_[task - 1]; }
  bool runs(std::uint32_t task) const;

  std::vector<Handle> handles_;   ///< by id - 1
  std::vector<Task> tasks_;       ///< by id - 1
  std::uint32_t resources_ = 0;
  std::deque<std::uint32_t> ready_;
  TimerArray heap_;
  std::uint32_t running_ = 0;     ///< handle
  std::uint32_t over_ = 0;
  bool begun_ = false;
  loop::Time now_;
};

}  // namespace comptoir::trace
