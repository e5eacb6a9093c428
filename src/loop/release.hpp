/// The waiter of wait_for: a future of its own, released when the future it watches is done or its time is up.
/// Knows nothing of results.
#pragma once

#include <utility>

#include "loop/group_future.hpp"
#include "loop/loop.hpp"

namespace comptoir::loop {

/// asyncio's `waiter` with `_release_waiter`.
class ReleaseCore final : public FutureCore {
 public:
  ReleaseCore(FutureKind kind, TaskId owner) : FutureCore(kind), owner_(owner) {}

  WaitOn wait_on() const override { return {.kind = kind, .task = owner_}; }
  void tell_children(Observer& observer, TaskId waiter) const override;
  void on_child_done(DoneCallback& /*node*/) override { release_waiter(); }
  void on_timer() override;

  void start_timer(Duration timeout);
  void watch(const FutureRef& future);
  /// A callback that is in the ready queue still comes.
  void unwatch();
  void cancel_timer();

 private:
  void release_waiter();

  DoneCallback node_;
  FutureRef watched_;
  TaskId owner_;
  std::uint32_t timer_ = no_slot;
};

/// `co_await release` suspends until it is released. At the end of the scope the timer is cancelled and the callback
/// removed, however the scope ends.
class Release {
 public:
  explicit Release(FutureKind kind) : core_(Loop::running().make_future<ReleaseCore>(kind, Loop::running().current_id())) {}
  Release(const Release&) = delete;
  Release& operator=(const Release&) = delete;
  ~Release() {
    core().cancel_timer();
    core().unwatch();
  }

  ReleaseCore* operator->() const { return &core(); }
  FutureWait operator co_await() const { return FutureWait(core_); }

 private:
  ReleaseCore& core() const { return *static_cast<ReleaseCore*>(core_.core()); }

  FutureRef core_;
};

}  // namespace comptoir::loop
