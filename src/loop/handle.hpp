/// Handle: a callback given to the loop, which can be cancelled until it has run.
/// Knows nothing of tasks and futures.
#pragma once

#include <cstdint>
#include <utility>

#include "loop/done_callback.hpp"
#include "loop/ids.hpp"
#include "loop/name.hpp"
#include "loop/running.hpp"
#include "loop/time.hpp"

namespace comptoir::loop {

inline constexpr std::uint32_t no_slot = 0xffff'ffff;

/// The callback itself: held by the ready queue or a timer, and by the Handles that refer to it.
class Call : public Pooled {
 public:
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;
  virtual void run() = 0;
  /// What an observer is told.
  virtual HandleInfo info() const { return {.kind = HandleKind::call, .text = name}; }

  void add_ref() { ++refs_; }
  void release() {
    if (--refs_ == 0) delete this;
  }

  Name name;
  HandleId id = HandleId::none;  // none while it is a done callback that waits
  std::uint32_t slot = no_slot;  // of its timer
  Time when;                     // of its timer
  bool cancelled = false;
  bool ran = false;
  DoneCallback node;  // as a done callback

 protected:
  explicit Call(Name n) : name(n) {}
  virtual ~Call() = default;

 private:
  std::uint32_t refs_ = 0;
};

template <class F>
class CallOf final : public Call {
 public:
  CallOf(F function, Name name) : Call(name), function_(std::move(function)) {}
  void run() override { function_(); }

 private:
  F function_;
};

/// A counted reference to a callback. Dropping it does not cancel.
class Handle {
 public:
  Handle() = default;
  explicit Handle(Call* call) : call_(call) {
    if (call_) call_->add_ref();
  }
  Handle(const Handle& other) : Handle(other.call_) {}
  Handle(Handle&& other) noexcept : call_(std::exchange(other.call_, nullptr)) {}
  Handle& operator=(Handle other) noexcept {
    std::swap(call_, other.call_);
    return *this;
  }
  ~Handle() {
    if (call_) call_->release();
  }

  /// It will be skipped. A cancelled timer stays in the heap until it reaches the head. Nothing if it has run.
  void cancel() const;
  bool cancelled() const { return call_->cancelled; }
  HandleId id() const { return call_->id; }
  /// The deadline; of a timer only.
  Time when() const { return call_->when; }
  Call* call() const { return call_; }

 private:
  Call* call_ = nullptr;
};

}  // namespace comptoir::loop
