/// shield: waits for a future without passing a cancellation on to it.
#pragma once

#include <span>
#include <utility>

#include "loop/ensure_future.hpp"
#include "loop/group_future.hpp"

namespace comptoir::loop {

/// The outer future: it ends as the inner one does, unless it is cancelled before. An error of the inner one that comes
/// after that is not taken as seen.
class ShieldCore : public GroupFuture {
 public:
  using CopyResult = void (*)(FutureCore& inner, FutureCore& outer);
  ShieldCore(std::span<FutureCore* const> inner, CopyResult copy)
      : GroupFuture(FutureKind::shield, inner), copy_result_(copy) {}

  WaitOn wait_on() const override { return {.kind = FutureKind::shield, .task = owner_}; }
  void on_child_done(DoneCallback& node) override;
  void start();

 private:
  CopyResult copy_result_;
  DoneCallback own_end_;
};

/// A future with the end of `future`. Cancelling it, or the task that awaits it, does not cancel `future`; if `future` itself
/// is cancelled, so is the shield. What is done already is given back as it is.
template <class T, class Core, class Ref>
AnyFuture<T> shield(const TypedRef<T, Core, Ref>& future) {
  if (future.done()) return future;
  FutureCore* const inner[] = {future.core()};
  const auto copy = [](FutureCore& from, FutureCore& to) {
    if constexpr (!std::is_void_v<T>) slot_of<T, ShieldCore>(to).emplace(hand_out<T>(slot_of<T, Core>(from)));
  };
  auto* outer = future.core()->loop()->template make_future<Holding<T, ShieldCore>>(inner, copy);
  AnyFuture<T> shielded(outer);
  outer->start();
  return shielded;
}
/// The coroutine becomes a task.
template <class T>
AnyFuture<T> shield(Coro<T> coroutine) {
  return shield(ensure_future(std::move(coroutine)));
}

}  // namespace comptoir::loop
