/// timeout: a block of code that is cancelled when its time is up.
///
///   co_await async_with(timeout(seconds(5)), [&](Timeout&) -> Coro<> { co_await serve(client); });
#pragma once

#include <exception>
#include <optional>

#include "loop/loop.hpp"

namespace comptoir::loop {

/// Made by timeout() or timeout_at(), entered once, in a task. When the deadline comes the task is cancelled; at the end of
/// the block that CancelledError becomes TimeoutError, unless somebody else, too, has asked to cancel the task.
class Timeout {
 public:
  explicit Timeout(std::optional<Time> when) : when_(when) {}
  /// Before it is entered only.
  Timeout(Timeout&& other) noexcept;
  Timeout& operator=(Timeout&&) = delete;
  ~Timeout();

  /// The deadline; none if there is no limit.
  std::optional<Time> when() const { return when_; }
  /// Another deadline, or none. One that has passed comes with the next iteration. Throws RuntimeError before the block is
  /// entered, and once it has been left or cancelled.
  void reschedule(std::optional<Time> when);
  /// Was the block cancelled for being late?
  bool expired() const { return state_ == State::expiring || state_ == State::expired; }

  Coro<> aenter();
  Coro<bool> aexit(std::exception_ptr error);

 private:
  enum class State : std::uint8_t { created, entered, expiring, expired, exited };
  class Expiry;

  void on_timeout();
  void cancel_handler();

  std::optional<Time> when_;
  State state_ = State::created;
  int cancelling_ = 0;  // of the task, when it was entered
  TaskRef task_;
  Handle handler_;
};

/// None: no limit. Zero or less: cancelled at the first await that suspends.
Timeout timeout(std::optional<Duration> delay);
/// The same with a moment of Loop::time().
Timeout timeout_at(std::optional<Time> when);

}  // namespace comptoir::loop
