#include "loop/task.hpp"

#include "loop/loop.hpp"
#include "loop/net/park.hpp"

namespace comptoir::loop {

bool TaskCore::cancel(const char* message) {
  mark_seen();
  if (done() || loop() == nullptr) return false;
  ++cancels_requested;
  Observer* const observer = loop()->observer();
  if (observer) observer->on_task_cancel_requested(id);
  if (awaiting && awaiting->cancel(message)) return true;
  // Its step is already scheduled, or running.
  must_cancel = true;
  if (observer && loop()->current_id() != id) observer->on_task_cancel_pending(id);  // or at the end of its step
  // The last message counts, unless what it waits for was cancelled already: that one's error is what it will get.
  const bool on_its_way = awaiting && awaiting->state == FutureState::cancelled;
  if (!on_its_way) error = message ? std::make_exception_ptr(CancelledError(message)) : nullptr;
  return true;
}

bool TaskCore::fail_wait(std::exception_ptr reason) {
  if (awaiting == nullptr || awaiting->done()) return false;
  switch (awaiting->kind) {
    case FutureKind::sleep:  // its waiter has no room for an error: the task keeps it until it goes on
      awaiting->state = FutureState::error;
      error = std::move(reason);
      loop()->schedule(*this, HandleKind::wake);
      return true;
    case FutureKind::stream_read: case FutureKind::drain:
      static_cast<ParkedWaiter*>(awaiting)->set_exception(std::move(reason));
      return true;
    case FutureKind::executor:
      static_cast<FutureCore*>(awaiting)->set_exception(std::move(reason));
      return true;
    default: return false;
  }
}

void TaskCore::set_name(Name given) {
  prefix_ = given.prefix;
  number_ = given.number;
  if (loop() == nullptr) return;
  if (Observer* observer = loop()->observer()) observer->on_task_renamed(id, given);
}

void TaskCore::throw_cancelled_error() {
  throw_cancelled = false;
  if (error) std::rethrow_exception(std::exchange(error, nullptr));
  throw CancelledError();
}

const char* TaskCore::pending_message() const {
  if (!error) return nullptr;
  try {
    std::rethrow_exception(error);
  } catch (const CancelledError& cancelled) {
    return cancelled.message();
  }
}

FutureState TaskCore::failed_outcome() const {
  const bool cancelled = !error || holds<CancelledError>(error);  // cancelled in its last step: the result is lost
  return cancelled ? FutureState::cancelled : FutureState::error;
}

std::optional<Waiting> TaskRef::waiting() const {
  const TaskCore& task = *core();
  if (task.awaiting == nullptr || task.awaiting->done()) return std::nullopt;
  return Waiting{task.awaiting->wait_on(), task.waits_since};
}

}  // namespace comptoir::loop
