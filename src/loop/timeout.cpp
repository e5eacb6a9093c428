#include "loop/timeout.hpp"

#include <cassert>
#include <utility>

#include "loop/errors.hpp"

namespace comptoir::loop {

class Timeout::Expiry final : public Call {
 public:
  explicit Expiry(Timeout& timeout) : Call({}), timeout_(timeout), task_(timeout.task_.id()) {}
  void run() override { timeout_.on_timeout(); }
  HandleInfo info() const override { return {.kind = HandleKind::timeout, .task = task_}; }

 private:
  Timeout& timeout_;
  TaskId task_;
};

Timeout::Timeout(Timeout&& other) noexcept : when_(other.when_) { assert(other.state_ == State::created); }

Timeout::~Timeout() { cancel_handler(); }

void Timeout::cancel_handler() {
  if (handler_.call()) std::exchange(handler_, {}).cancel();
}

void Timeout::reschedule(std::optional<Time> when) {
  switch (state_) {
    case State::entered: break;
    case State::created: throw RuntimeError("Timeout has not been entered");
    case State::expiring: throw RuntimeError("Cannot change state of expiring Timeout");
    case State::expired: throw RuntimeError("Cannot change state of expired Timeout");
    case State::exited: throw RuntimeError("Cannot change state of finished Timeout");
  }
  when_ = when;
  cancel_handler();
  if (!when) return;
  Loop& loop = Loop::running();
  Call& expiry = *new Expiry(*this);
  handler_ = *when <= loop.time() ? loop.push_call(expiry) : loop.push_timer_call(expiry, *when);
}

Coro<> Timeout::aenter() {
  if (state_ != State::created) throw RuntimeError("Timeout has already been entered");
  state_ = State::entered;
  task_ = current_task();
  cancelling_ = task_.cancelling();
  reschedule(when_);
  co_return;
}

Coro<bool> Timeout::aexit(std::exception_ptr error) {
  assert(state_ == State::entered || state_ == State::expiring);
  cancel_handler();
  if (state_ == State::expiring) {
    state_ = State::expired;
    // Another request to cancel goes before this one.
    if (task_.uncancel() <= cancelling_ && holds<CancelledError>(error)) throw TimeoutError();
  } else {
    state_ = State::exited;
  }
  co_return false;
}

void Timeout::on_timeout() {
  task_.cancel();
  state_ = State::expiring;
  handler_ = {};
}

Timeout timeout(std::optional<Duration> delay) {
  Loop& loop = Loop::running();
  return Timeout(delay ? std::optional(loop.time() + *delay) : std::nullopt);
}

Timeout timeout_at(std::optional<Time> when) { return Timeout(when); }

}  // namespace comptoir::loop
