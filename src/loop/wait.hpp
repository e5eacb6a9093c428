/// wait: suspends until some of the tasks are done. Never cancels them, never throws for their sake.
#pragma once

#include <concepts>
#include <optional>
#include <span>
#include <vector>

#include "loop/group_future.hpp"
#include "loop/loop.hpp"

namespace comptoir::loop {

enum class ReturnWhen : std::uint8_t { first_completed, first_exception, all_completed };
inline constexpr ReturnWhen FIRST_COMPLETED = ReturnWhen::first_completed;
inline constexpr ReturnWhen FIRST_EXCEPTION = ReturnWhen::first_exception;  ///< a cancelled task does not count
inline constexpr ReturnWhen ALL_COMPLETED = ReturnWhen::all_completed;

struct WaitOptions {
  std::optional<Duration> timeout = {};
  ReturnWhen return_when = ALL_COMPLETED;
};

/// The future inside wait: each child costs a handle (wait_cb), and the one that ends the waiting schedules the wake-up.
class WaitCore : public GroupFuture {
 public:
  WaitCore(std::span<FutureCore* const> children, WaitOptions options)
      : GroupFuture(FutureKind::wait, children), options_(options) {}

  WaitOn wait_on() const override { return {.kind = FutureKind::wait, .task = owner_}; }
  void on_child_done(DoneCallback& node) override;
  void on_timer() override;
  void start();
  /// The same in so many pieces.
  void start_piece(std::size_t n);
  std::size_t pieces_to_start() const { return 2 * pieces() + 1; }
  /// Callbacks and timer go; what is done now is what the result will say.
  void stop();
  bool was_done(const DoneCallback& child) const { return all_done_ || child.was_done; }

 private:
  void start_timer();
  void cancel_timer();

  WaitOptions options_;
  std::uint32_t timer_ = no_slot;
  std::size_t missing_ = 0;
  bool stopped_ = false;
  bool all_done_ = false;
};

/// The tasks that were done when the waiting task resumed, and the others, in the order given.
template <class Ref>
class WaitResult {
 public:
  explicit WaitResult(FutureRef group) : group_(std::move(group)) {}
  WaitResult(WaitResult&&) noexcept = default;
  WaitResult& operator=(WaitResult&&) = delete;
  ~WaitResult() {
    if (group_) static_cast<WaitCore*>(group_.core())->let_children_go();
  }
  std::vector<Ref> done() const { return those(true); }
  std::vector<Ref> pending() const { return those(false); }

 private:
  std::vector<Ref> those(bool done) const {
    std::vector<Ref> refs;
    const auto& group = *static_cast<const WaitCore*>(group_.core());
    for (const DoneCallback& node : group.children()) {
      if (node.counted && group.was_done(node) == done) refs.emplace_back(node.future);
    }
    return refs;
  }
  FutureRef group_;
};

template <class Ref>
class Wait : public FutureWait {
 public:
  Wait(std::span<FutureCore* const> children, WaitOptions options)
      : FutureWait(FutureRef(Loop::running().make_future<WaitCore>(children, options))) {
    if (children.empty()) throw ValueError("Set of Tasks/Futures is empty.");
  }
  ~Wait() {
    core().stop();
    if (!resumed_) core().let_children_go();
  }

  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> coroutine) {
    if (is_large_group(core()) && Loop::running().observer()) {
      current().innermost = coroutine;
      return Loop::running().suspend_in_pieces({start_piece, this});
    }
    core().start();
    FutureWait::await_suspend(coroutine);
  }
  WaitResult<Ref> await_resume() {
    core().stop();
    FutureWait::await_resume();
    resumed_ = true;
    return WaitResult<Ref>(FutureRef(&future()));
  }

 private:
  WaitCore& core() { return *static_cast<WaitCore*>(&future()); }
  static bool start_piece(void* self, std::size_t n) {
    auto& wait = *static_cast<Wait*>(self);
    const std::size_t to_start = wait.core().pieces_to_start();
    if (n >= to_start) return wait.suspend_piece(n - to_start);
    wait.core().start_piece(n);
    return true;
  }

  bool resumed_ = false;
};

/// `co_await wait(tasks, {.timeout = seconds(2), .return_when = FIRST_COMPLETED})`.
/// asyncio differs: it keeps a set, in the order of addresses; this is the order given, one of those it may have.
template <class Ref>
Wait<Ref> wait(const std::vector<Ref>& futures, WaitOptions options = {}) {
  std::vector<FutureCore*> cores;
  cores.reserve(futures.size());
  for (const Ref& future : futures) cores.push_back(future.core());
  return Wait<Ref>(cores, options);
}
template <class Ref>
Wait<Ref> wait(const std::vector<Ref>& futures, ReturnWhen return_when) {
  return wait(futures, WaitOptions{.return_when = return_when});
}
/// Tasks of any types, until all are done.
template <std::derived_from<TaskRef>... Ref>
Wait<TaskRef> wait(const Ref&... tasks) {
  FutureCore* cores[] = {tasks.core()...};
  return Wait<TaskRef>(cores, {});
}

}  // namespace comptoir::loop
