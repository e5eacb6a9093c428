/// TaskGroup: tasks that begin and end together.
///
///   co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coro<> {
///     group.create_task(get_soda(client));
///     co_await get_burger(client);
///   });
#pragma once

#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "loop/loop.hpp"

namespace comptoir::loop {

/// What the callbacks of the tasks keep alive. A FutureCore because done callbacks lead to one; nobody awaits it.
class TaskGroupCore final : public FutureCore {
 public:
  explicit TaskGroupCore(TaskRef parent) : FutureCore(FutureKind::group), parent_(std::move(parent)) {}
  ~TaskGroupCore() override;

  WaitOn wait_on() const override { return {.kind = FutureKind::group, .task = parent_.id()}; }
  void tell_children(Observer& observer, TaskId waiter) const override;
  void on_child_done(DoneCallback& node) override;

  /// Throws RuntimeError when no task may be added any more.
  void check_open() const;
  void add(const TaskRef& task);
  Coro<> leave(std::exception_ptr error);
  std::string repr() const;

 private:
  /// A task that is not done, with the group's callback on it.
  struct Member : DoneCallback, Pooled {
    TaskRef task;
    Member* before = nullptr;
    Member* after = nullptr;
  };
  class AllDone;

  void abort();
  void remove(Member& member);

  TaskRef parent_;
  Member* first_ = nullptr;  // asyncio differs: it keeps a set, in the order of addresses; this is the order of creation
  Member* last_ = nullptr;
  Member* spent_ = nullptr;  // the last one removed: the loop still looks at its node
  Waiter* all_done_ = nullptr;
  std::vector<std::exception_ptr> errors_;
  std::size_t size_ = 0;
  bool exiting_ = false;
  bool aborting_ = false;
  bool parent_cancel_requested_ = false;
};

/// Leaving the block waits for all tasks. If one fails, or the block does, the others are cancelled, and so is a block that
/// still runs; when all have ended an ExceptionGroup with the errors is thrown. A task that is cancelled alone is no error.
/// If the owner is cancelled, so are the tasks; it gets CancelledError, unless a task failed meanwhile.
class TaskGroup {
 public:
  TaskGroup() = default;
  TaskGroup(TaskGroup&&) = default;
  TaskGroup& operator=(TaskGroup&&) = delete;
  ~TaskGroup() = default;

  /// As create_task. Throws RuntimeError before the block is entered, after a failure, and once the block has been left and
  /// all tasks are done; the coroutine is then still the caller's.
  template <class T>
  Task<T> create_task(Coro<T>&& coroutine, Name name = {}) {
    check_open();
    Task<T> task = loop::create_task(std::move(coroutine), name);
    core().add(task);
    return task;
  }

  Coro<> aenter();
  Coro<bool> aexit(std::exception_ptr error);

 private:
  TaskGroupCore& core() const { return *static_cast<TaskGroupCore*>(core_.core()); }
  void check_open() const;

  FutureRef core_;  // empty until it is entered
};

}  // namespace comptoir::loop
