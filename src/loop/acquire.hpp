/// What all primitives share: a counted state, so that it lives as long as a task waits for it or holds it.
/// And what Lock and Semaphore share: the awaitable acquire(), the scoped `async with`.
#pragma once

#include <exception>
#include <utility>

#include "loop/loop.hpp"
#include "loop/wait_queue.hpp"

namespace comptoir::loop {

class ResourceState : public Pooled {
 public:
  ResourceState(ResourceKind kind, Name name, std::uint32_t permits) : name_(name), permits_(permits), kind_(kind) { bind(); }
  ResourceState(const ResourceState&) = delete;
  ResourceState& operator=(const ResourceState&) = delete;

  ResourceId id() const { return id_; }
  std::uint32_t permits() const { return permits_; }

 protected:
  ~ResourceState() = default;
  /// One made outside any loop is known to the loop that first uses it, as asyncio binds it.
  void bind() {
    if (id_ != ResourceId::none) [[likely]] return;
    if (Loop* loop = Loop::running_or_null()) id_ = loop->new_resource(kind_, name_, permits_);
  }
  using Told = void (Observer::*)(ResourceId, TaskId);
  /// About the task that runs.
  void tell(Told event) const {
    if (observed()) [[unlikely]] tell_observer(event, Loop::running().current_id());
  }
  void tell(Told event, const TaskCore& task) const {
    if (observed()) [[unlikely]] tell_observer(event, task.id);
  }
  /// Its turn has come: it goes on when its task runs. The task itself, which has waited for long, is not looked at yet:
  /// it is in no cache any more, nor is the next waiter; both will be when they are needed.
  void grant(const WaitQueue& line, QueuedWaiter& waiter) {
    __builtin_prefetch(waiter.next);
    tell(&Observer::on_granted, *waiter.task);
    waiter.set_result(line.loop() ? Loop::of(*line.loop()) : *waiter.task->loop());
  }

  WaitQueue waiters_;

 private:
  friend class InLine;

  static bool observed() {
    const Loop* loop = Loop::running_or_null();
    return loop && loop->observer();
  }
  [[gnu::cold, gnu::noinline]] void tell_observer(Told event, TaskId task) const {
    (Loop::running().observer()->*event)(id_, task);
  }

  Name name_;
  ResourceId id_ = ResourceId::none;
  std::uint32_t permits_;

 public:
  std::uint32_t references = 0;

 private:
  ResourceKind kind_;
};

/// A counted reference to the state.
template <class State>
class StateRef {
 public:
  explicit StateRef(State* state) : state_(state) { ++state_->references; }
  StateRef(const StateRef& other) : state_(other.state_) {
    if (state_) ++state_->references;
  }
  StateRef(StateRef&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}
  StateRef& operator=(StateRef other) noexcept {
    std::swap(state_, other.state_);
    return *this;
  }
  ~StateRef() {
    if (state_ && --state_->references == 0) delete state_;
  }
  State* operator->() const { return state_; }
  State& operator*() const { return *state_; }
  explicit operator bool() const { return state_ != nullptr; }

 private:
  State* state_;
};

/// `co_await x.acquire()`: at once when free; otherwise the task queues, and runs in the order of coming.
/// Cancelled while it waits: it leaves the queue when it runs. Cancelled after its turn was given: passes it on.
template <class State>
class Acquire {
 public:
  explicit Acquire(StateRef<State> state) : state_(std::move(state)) {}
  Acquire(const Acquire&) = delete;
  Acquire& operator=(const Acquire&) = delete;
  ~Acquire() {
    if (waiter_.queued) state_->abandon(waiter_);
  }

  bool await_ready() { return state_->try_acquire(); }
  void await_suspend(std::coroutine_handle<> coroutine) {
    TaskCore& task = current();
    waiter_.task = &task;
    state_->enqueue(waiter_);
    task.suspend(waiter_, coroutine);
  }
  void await_resume() {
    if (waiter_.queued) state_->take_turn(waiter_);
  }

 protected:
  StateRef<State> state_;

 private:
  QueuedWaiter waiter_{State::future_kind};
};

/// Held until the end of the scope, which throws what release() throws if the program has released it already: as
/// `async with` does, but not while another error goes through, nor at the loop's end.
template <class State>
class [[nodiscard("it is released at once")]] Held {
 public:
  explicit Held(StateRef<State> state) : state_(std::move(state)) {}
  Held(Held&&) noexcept = default;
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  Held& operator=(Held&&) = delete;
  ~Held() noexcept(false) {
    if (state_ && (state_->releasable() || may_throw())) state_->release();
  }

 private:
  static bool may_throw() {
    return std::uncaught_exceptions() == 0 && RunningLoop::instance && RunningLoop::instance->current;
  }

  StateRef<State> state_;
};

template <class State>
class AcquireScoped : public Acquire<State> {
 public:
  using Acquire<State>::Acquire;
  Held<State> await_resume() {
    Acquire<State>::await_resume();
    return Held<State>(std::move(this->state_));
  }
};

}  // namespace comptoir::loop
