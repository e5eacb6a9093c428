/// as_completed: the results of several futures in the order in which they come.
///
///   for (auto next : as_completed(tasks, seconds(5))) show(co_await std::move(next));
#pragma once

#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "loop/ensure_future.hpp"
#include "loop/group_future.hpp"
#include "loop/queue.hpp"

namespace comptoir::loop {

/// What the callbacks and the awaitables share: the futures that are done go through a queue.
class AsCompletedCore : public GroupFuture {
 public:
  explicit AsCompletedCore(std::span<FutureCore* const> futures) : GroupFuture(FutureKind::as_completed, futures) {}

  WaitOn wait_on() const override { return {.kind = FutureKind::as_completed, .task = owner_}; }
  void tell_children(Observer& observer, TaskId waiter) const override;
  void on_child_done(DoneCallback& node) override;
  void on_timer() override;

  /// Gives how many different futures there are.
  std::size_t start(std::optional<Duration> timeout);
  /// The next one that is done; an empty reference when time is up.
  static Coro<FutureRef> next(FutureRef core);

 private:
  Queue<FutureRef> done_;
  std::size_t missing_ = 0;
  std::uint32_t timer_ = no_slot;
};

/// Awaitables, one for each different future. Whichever is awaited first gives the result, or throws the error, of the future
/// that is done first. When `timeout` is over, those that have nothing yet throw TimeoutError; nothing is cancelled.
/// It starts at begin(): coroutines become tasks there.
template <class T, class Futures>
class AsCompleted {
 public:
  AsCompleted(Futures futures, std::optional<Duration> timeout) : futures_(std::move(futures)), timeout_(timeout) {}

  class Iterator {
   public:
    using iterator_concept = std::input_iterator_tag;
    using difference_type = std::ptrdiff_t;
    using value_type = Coro<T>;

    Iterator() = default;
    Iterator(FutureRef core, std::size_t left) : core_(std::move(core)), left_(left) {}
    Coro<T> operator*() const { return AsCompleted::next(core_); }
    Iterator& operator++() {
      --left_;
      return *this;
    }
    void operator++(int) { --left_; }
    friend bool operator==(const Iterator& at, std::default_sentinel_t) { return at.left_ == 0; }

   private:
    FutureRef core_;
    std::size_t left_ = 0;
  };

  Iterator begin() {
    std::vector<AnyFuture<T>> futures;
    std::vector<FutureCore*> cores;
    for (auto& future : futures_) cores.push_back(futures.emplace_back(ensure_future(std::move(future))).core());
    FutureRef core(Loop::running().make_future<AsCompletedCore>(cores));
    const std::size_t different = static_cast<AsCompletedCore*>(core.core())->start(timeout_);
    return Iterator(std::move(core), different);
  }
  std::default_sentinel_t end() const { return {}; }

 private:
  /// asyncio's _wait_for_one.
  static Coro<T> next(FutureRef core) {
    const FutureRef done = co_await AsCompletedCore::next(core);
    if (!done) throw TimeoutError();
    co_return co_await AnyFuture<T>(done.core());
  }

  Futures futures_;
  std::optional<Duration> timeout_;
};

template <class T>
auto as_completed(std::vector<Task<T>> tasks, std::optional<Duration> timeout = {}) {
  return AsCompleted<T, std::vector<Task<T>>>(std::move(tasks), timeout);
}
template <class T>
auto as_completed(std::vector<AnyFuture<T>> futures, std::optional<Duration> timeout = {}) {
  return AsCompleted<T, std::vector<AnyFuture<T>>>(std::move(futures), timeout);
}
template <class T>
auto as_completed(std::vector<Coro<T>> coroutines, std::optional<Duration> timeout = {}) {
  return AsCompleted<T, std::vector<Coro<T>>>(std::move(coroutines), timeout);
}

}  // namespace comptoir::loop
