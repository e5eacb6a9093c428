/// Generator: a Python generator as document 004 uses it, a coroutine that stops at each bare `yield`.
/// `co_yield {};` is `yield`; `co_await other();` is `yield from other()`; `co_return value;` is `return value`.
/// However deep the `yield from` go, next() goes on in the innermost one at once, and the stack stays flat.
/// Knows nothing of tasks and loops.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace comptoir::mini {

/// What all generators of a chain of `yield from` have in their frames.
struct Frame {
  std::coroutine_handle<> coroutine;
  Frame* root = this;       ///< the one that next() is called on
  Frame* innermost = this;  ///< of the root: where next() goes on
  Frame* caller = nullptr;  ///< whose `yield from` this is
  Frame** owner = nullptr;  ///< what holds this frame, while a caller waits for it
  bool paused = false;      ///< of the root: a bare yield has come
  std::exception_ptr error;

  struct Return {
    Frame& frame;
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) const noexcept {
      if (frame.caller) frame.root->innermost = frame.caller;
    }
    void await_resume() const noexcept {}
  };

  std::suspend_always initial_suspend() const noexcept { return {}; }
  std::suspend_always yield_value(std::monostate) noexcept {
    root->paused = true;
    return {};
  }
  Return final_suspend() noexcept { return {*this}; }
  void unhandled_exception() noexcept { error = std::current_exception(); }
};

template <class T>
struct ValueFrame : Frame {
  std::optional<T> value;
  template <class U>
  void return_value(U&& given) {
    value.emplace(std::forward<U>(given));
  }
};
template <>
struct ValueFrame<void> : Frame {
  void return_void() const noexcept {}
};

template <class T = void>
class [[nodiscard("a generator does nothing until it is run")]] Generator {
 public:
  struct promise_type : ValueFrame<T> {
    Generator get_return_object() {
      this->coroutine = std::coroutine_handle<promise_type>::from_promise(*this);
      return Generator(*this);
    }
  };

  Generator(Generator&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
  Generator& operator=(Generator&& other) noexcept {
    std::swap(frame_, other.frame_);
    return *this;
  }
  ~Generator() {
    if (frame_ == nullptr) return;
    // The innermost first: to destroy a deep chain from outside would use the stack.
    for (Frame* frame = frame_->innermost; frame != frame_;) {
      Frame* const caller = frame->caller;
      *frame->owner = nullptr;
      frame->coroutine.destroy();
      frame = caller;
    }
    frame_->coroutine.destroy();
  }

  /// Python's next(): runs up to the next bare yield, then true; false if it has returned. Throws what the generator threw.
  bool next() {
    frame_->paused = false;
    while (!frame_->paused && !frame_->coroutine.done()) frame_->innermost->coroutine.resume();
    if (frame_->error) std::rethrow_exception(std::exchange(frame_->error, nullptr));
    return frame_->paused;
  }
  /// What it returned: the value of Python's StopIteration. Only once next() was false.
  std::add_lvalue_reference_t<T> value() const {
    if constexpr (!std::is_void_v<T>) return *static_cast<ValueFrame<T>*>(frame_)->value;
  }

  class YieldFrom;
  YieldFrom operator co_await() && { return YieldFrom(std::move(*this)); }

 private:
  explicit Generator(Frame& frame) : frame_(&frame) {}

  Frame* frame_;
};

/// `yield from`: the called generator runs in the place of its caller until it returns.
template <class T>
class Generator<T>::YieldFrom {
 public:
  explicit YieldFrom(Generator called) : called_(std::move(called)) {}
  bool await_ready() const noexcept { return called_.frame_->coroutine.done(); }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> coroutine) noexcept {
    Frame& caller = coroutine.promise();
    Frame& called = *called_.frame_;
    // One that was run by hand before may have a chain of its own.
    for (Frame* frame = called.innermost; frame != &called; frame = frame->caller) frame->root = caller.root;
    called.root = caller.root;
    called.caller = &caller;
    called.owner = &called_.frame_;
    caller.root->innermost = std::exchange(called.innermost, &called);
  }
  T await_resume() {
    if (called_.frame_->error) std::rethrow_exception(called_.frame_->error);
    if constexpr (!std::is_void_v<T>) return std::move(called_.value());
  }

 private:
  Generator called_;
};

}  // namespace comptoir::mini
