/// What the loop throws. Names and texts are asyncio's. Knows nothing of tasks or loops.
#pragma once

#include <exception>
#include <stdexcept>

namespace comptoir::loop {

/// Thrown at the await of a cancelled task. Like Python's, it is no ordinary error: `catch (const std::exception&)`
/// does not swallow it. Whoever catches it and does not rethrow goes on living.
class CancelledError {
 public:
  /// `message` is the one given to cancel(); a literal, or null.
  explicit CancelledError(const char* message = nullptr) : message_(message) {}
  const char* message() const { return message_ ? message_ : ""; }

 private:
  const char* message_;
};

/// result() of what is not done, or set_result() of what is.
struct InvalidStateError : std::logic_error {
  using std::logic_error::logic_error;
};

/// Nothing is ready, no timer is pending, and the awaited task is not done.
struct Deadlock : std::runtime_error {
  Deadlock() : std::runtime_error("nothing ready and no timer") {}
};

}  // namespace comptoir::loop
