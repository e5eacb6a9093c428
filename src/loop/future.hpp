/// Future: a value that comes later, with done callbacks. FutureCore is what tasks, gather, wait and plain futures share;
/// FutureRef is a counted reference to one, as a Python variable is. Memory goes with the last reference.
/// Knows nothing of coroutines.
#pragma once

#include <cstdint>
#include <exception>
#include <type_traits>
#include <utility>

#include "loop/awaited.hpp"
#include "loop/coro.hpp"
#include "loop/done_callback.hpp"
#include "loop/errors.hpp"
#include "loop/handle.hpp"
#include "loop/name.hpp"

namespace comptoir::loop {

class Loop;

class FutureCore : public Awaited, public Pooled {
 public:
  FutureCore(const FutureCore&) = delete;
  FutureCore& operator=(const FutureCore&) = delete;

  void add_ref() { ++refs_; }
  void release() {
    if (--refs_ == 0) destroy();
  }

  /// Null when the loop is gone.
  Loop* loop() const { return FramePool::of(this)->owner(); }
  /// Done with this state: each done callback goes through the ready queue, in order of registration.
  void finish(FutureState outcome) {
    state = outcome;
    unseen_ = outcome == FutureState::error;
    if (callbacks_.first()) schedule_callbacks();
  }
  /// Now if the future is done, through the ready queue all the same.
  void add_done_callback(DoneCallback& node);
  /// The two halves of add_done_callback, for a group that registers many.
  void link(DoneCallback& node) { callbacks_.append(node); }
  void schedule_callbacks();
  /// Nothing if it was not registered or is already in the ready queue.
  void remove_done_callback(DoneCallback& node);
  const DoneCallbacks& callbacks() const { return callbacks_; }

  /// Future.cancel(): false if done. A task, a gather pass it on to what they wait for.
  virtual bool cancel(const char* message);
  virtual WaitOn wait_on() const = 0;
  /// A future that `node` watches is done (gather, wait): called by the handle that its finish scheduled.
  virtual void on_child_done(DoneCallback& /*node*/) {}

  /// For a group: on_awaits_child for each of its tasks.
  virtual void tell_children(Observer& /*observer*/, TaskId /*waiter*/) const {}

  /// A timer that was started for this future has run.
  virtual void on_timer() {}

  /// The Slot<T> of the result.
  virtual void* result_slot() { return nullptr; }
  /// Returns if there is a result; throws the error, CancelledError, or InvalidStateError. Marks an error as seen.
  void check();
  void set_exception(std::exception_ptr error);
  /// The error, or null; marks it as seen. A cancelled future throws CancelledError.
  std::exception_ptr exception();
  void mark_seen() { unseen_ = false; }
  bool unseen() const { return unseen_; }
  /// What a cancelled future throws: CancelledError with the message of cancel(). Of a task that CancelledError ended: this
  /// one to the first who asks, and then one without a message, for the message was that of the wait.
  std::exception_ptr cancelled_error();
  /// The same as gather's return_exceptions shows it: nobody gets the error that ended a task.
  std::exception_ptr cancelled_value() const;

 protected:
  explicit FutureCore(FutureKind kind) : Awaited(kind, true) {}
  virtual ~FutureCore() {
    if (callbacks_.first()) drop_callbacks();
  }

  /// The callbacks will never be called.
  void drop_callbacks();

 private:
  void destroy() {
    if (unseen_) [[unlikely]] report_unseen();
    delete this;
  }
  bool has_own_message() const;
  void report_unseen();

  bool unseen_ = false;
  std::uint32_t refs_ = 0;

 public:
  /// Before the end: the message of a pending cancellation, or null. Then the error, or what a cancelled one throws.
  std::exception_ptr error;

 private:
  DoneCallbacks callbacks_;
};

/// A core with room for a result of type T.
template <class T, class Core>
struct Holding final : Core {
  using Core::Core;
  void* result_slot() override { return &result; }
  [[no_unique_address]] Slot<T> result;
};

/// Where the result of a future of T is. `Core` is its class; FutureCore when that is not known.
template <class T, class Core>
Slot<T>& slot_of(FutureCore& core) {
  if constexpr (std::is_same_v<Core, FutureCore>) {
    return *static_cast<Slot<T>*>(core.result_slot());
  } else {
    return static_cast<Holding<T, Core>&>(core).result;
  }
}

/// A future that the program completes.
class PlainFuture : public FutureCore {
 public:
  PlainFuture(Name name, TaskId owner) : FutureCore(FutureKind::plain), name_(name), owner_(owner) {}
  WaitOn wait_on() const override { return {.kind = FutureKind::plain, .task = owner_, .text = name_}; }

 private:
  Name name_;
  TaskId owner_;
};

/// A counted reference to any future. Empty only when default-constructed or moved from.
class FutureRef {
 public:
  FutureRef() = default;
  explicit FutureRef(FutureCore* core) : core_(core) {
    if (core_) core_->add_ref();
  }
  FutureRef(const FutureRef& other) : FutureRef(other.core_) {}
  FutureRef(FutureRef&& other) noexcept : core_(std::exchange(other.core_, nullptr)) {}
  FutureRef& operator=(FutureRef other) noexcept {
    std::swap(core_, other.core_);
    return *this;
  }
  ~FutureRef() {
    if (core_) core_->release();
  }

  bool done() const { return core_->done(); }
  bool cancelled() const { return core_->state == FutureState::cancelled; }
  /// False if it was done. `message` is a literal.
  bool cancel(const char* message = nullptr) const { return core_->cancel(message); }
  /// The error it ended with, or null; throws CancelledError if cancelled, InvalidStateError if not done.
  std::exception_ptr exception() const {
    if (!done()) throw InvalidStateError("Exception is not set.");
    return core_->exception();
  }
  /// `callback()` runs in a handle of its own after the end, in order of registration.
  template <class F>
  Handle add_done_callback(F callback, Name name = {});
  /// 1 if it was registered and not yet scheduled.
  int remove_done_callback(const Handle& callback) const;

  explicit operator bool() const { return core_ != nullptr; }
  FutureCore* core() const { return core_; }
  friend bool operator==(const FutureRef& a, const FutureRef& b) { return a.core_ == b.core_; }

 private:
  FutureCore* core_ = nullptr;
};

/// Awaits a future without a look at its result: the common part of FutureAwaiter.
/// A done future does not suspend. Otherwise its finish schedules wake(task), in the order in which tasks came.
/// Cancelling the task cancels the future.
class FutureWait {
 public:
  explicit FutureWait(const FutureRef& future) {
    wake_.future = future.core();
    wake_.future->add_ref();
  }
  FutureWait(const FutureWait&) = delete;
  FutureWait& operator=(const FutureWait&) = delete;
  ~FutureWait() {
    if (wake_.linked) future().remove_done_callback(wake_);
    future().release();
  }

  bool await_ready() const { return future().done(); }
  void await_suspend(std::coroutine_handle<> coroutine);
  void await_resume();

 protected:
  FutureCore& future() const { return *wake_.future; }
  /// Of a group that is large and observed: its children are told in pieces. After the last one the task waits: false.
  bool suspend_piece(std::size_t n);

 private:
  void suspend(TaskCore& task, std::coroutine_handle<> coroutine);

  DoneCallback wake_;  // holds a reference to the future that it watches
};

/// Gives the result: a copy, for others may ask for it too; what can't be copied is moved out.
template <class T>
T hand_out(Slot<T>& result) {
  if constexpr (std::is_copy_constructible_v<T>) {
    return *result;
  } else {
    return std::move(*result);
  }
}

template <class T, class Core>
class FutureAwaiter : public FutureWait {
 public:
  using FutureWait::FutureWait;
  T await_resume() {
    FutureWait::await_resume();
    if constexpr (!std::is_void_v<T>) return hand_out<T>(slot_of<T, Core>(future()));
  }
};

/// A reference to a future with a result of type T.
template <class T, class Core, class Ref>
class TypedRef : public Ref {
 public:
  using Ref::Ref;
  /// Throws its error, CancelledError if cancelled, InvalidStateError if not done. The value lives as long as the future.
  std::add_lvalue_reference_t<std::add_const_t<T>> result() const {
    this->core()->check();
    if constexpr (!std::is_void_v<T>) return *slot_of<T, Core>(*this->core());
  }
  FutureAwaiter<T, Core> operator co_await() const { return FutureAwaiter<T, Core>(FutureRef(this->core())); }
};

/// A future of T, be it a task, a gather or a plain one.
template <class T = void>
class AnyFuture : public TypedRef<T, FutureCore, FutureRef> {
 public:
  using TypedRef<T, FutureCore, FutureRef>::TypedRef;
  AnyFuture() = default;
  template <class Core, class Ref>
  AnyFuture(const TypedRef<T, Core, Ref>& future) : TypedRef<T, FutureCore, FutureRef>(future.core()) {}  // NOLINT: it is one
};

/// A future that the program completes; made by Loop::create_future.
template <class T = void>
class Future : public TypedRef<T, PlainFuture, FutureRef> {
 public:
  using TypedRef<T, PlainFuture, FutureRef>::TypedRef;

  template <class... Value>
  void set_result(Value&&... value) const {
    if (this->done()) throw InvalidStateError("invalid state");
    if constexpr (!std::is_void_v<T>) slot_of<T, PlainFuture>(*this->core()).emplace(std::forward<Value>(value)...);
    this->core()->finish(FutureState::finished);
  }
  template <class Error>
  void set_exception(Error error) const {
    this->core()->set_exception(std::make_exception_ptr(std::move(error)));
  }
};

}  // namespace comptoir::loop
