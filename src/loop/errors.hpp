/// What programs and the loop throw. Names and texts are Python's, so that an error can be shown as Python shows it.
/// Knows nothing of tasks or loops.
#pragma once

#include <exception>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

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

/// Python's Exception. `name()` is the name of the Python type: a literal.
class Exception : public std::runtime_error {
 public:
  explicit Exception(const std::string& text = "") : std::runtime_error(text) {}
  virtual const char* name() const { return "Exception"; }
};

#define COMPTOIR_PYTHON_ERROR(Type, Base)                    \
  class Type : public Base {                                 \
   public:                                                   \
    explicit Type(const std::string& text = "") : Base(text) {} \
    const char* name() const override { return #Type; }      \
  }

COMPTOIR_PYTHON_ERROR(RuntimeError, Exception);
COMPTOIR_PYTHON_ERROR(ValueError, Exception);
COMPTOIR_PYTHON_ERROR(TypeError, Exception);
COMPTOIR_PYTHON_ERROR(IndexError, Exception);
COMPTOIR_PYTHON_ERROR(OSError, Exception);
COMPTOIR_PYTHON_ERROR(ConnectionError, OSError);
COMPTOIR_PYTHON_ERROR(ConnectionRefusedError, ConnectionError);  ///< nothing listens there
COMPTOIR_PYTHON_ERROR(ConnectionResetError, ConnectionError);    ///< drain() of a connection that was lost
COMPTOIR_PYTHON_ERROR(EOFError, Exception);
COMPTOIR_PYTHON_ERROR(TimeoutError, OSError);  ///< of wait_for, timeout and as_completed
COMPTOIR_PYTHON_ERROR(InvalidStateError, Exception);  ///< result() of what is not done, or set_result() of what is
COMPTOIR_PYTHON_ERROR(QueueEmpty, Exception);
COMPTOIR_PYTHON_ERROR(QueueFull, Exception);
COMPTOIR_PYTHON_ERROR(BrokenBarrierError, RuntimeError);
/// Nothing is ready, no timer is pending, and the awaited task is not done: Python would wait for ever.
COMPTOIR_PYTHON_ERROR(Deadlock, RuntimeError);

#undef COMPTOIR_PYTHON_ERROR

/// Is there an error, and is it one of these? A base class counts, as in `except E`.
template <class... E>
bool holds(const std::exception_ptr& error) {
  const auto one = [&error]<class Type>() {
    try {
      std::rethrow_exception(error);
    } catch (const Type&) {
      return true;
    } catch (...) {
      return false;
    }
  };
  return error && (one.template operator()<E>() || ...);
}

/// Several errors at once: what a TaskGroup throws when tasks of it failed. In order of occurrence.
/// C++ has no `except*`:
///
///   catch (const ExceptionGroup& group) {
///     const auto [matched, rest] = group.split<ValueError, IndexError>();
///     if (matched) tell(*matched);
///     if (rest) throw *rest;
///   }
class ExceptionGroup : public Exception {
 public:
  ExceptionGroup(const std::string& message, std::vector<std::exception_ptr> errors);
  const char* name() const override { return "ExceptionGroup"; }
  /// what() says, too, how many errors there are.
  const std::string& message() const { return message_; }
  const std::vector<std::exception_ptr>& exceptions() const { return errors_; }

  struct Split;
  /// The errors that are an E, and the others. Groups inside keep their place; empty ones are left out.
  template <class... E>
  Split split() const;
  /// The first half of split: none if no error is an E.
  template <class... E>
  std::optional<ExceptionGroup> subgroup() const;

 private:
  using Matches = bool (*)(const std::exception_ptr&);
  Split split_by(Matches matches) const;

  std::string message_;
  std::vector<std::exception_ptr> errors_;
};

struct ExceptionGroup::Split {
  std::optional<ExceptionGroup> matched;
  std::optional<ExceptionGroup> rest;
};

template <class... E>
ExceptionGroup::Split ExceptionGroup::split() const {
  return split_by(holds<E...>);
}
template <class... E>
std::optional<ExceptionGroup> ExceptionGroup::subgroup() const {
  return split<E...>().matched;
}

/// "ValueError" for a Python error, "CancelledError", "Exception" for any other std::exception.
std::string type_name(const std::exception_ptr& error);
/// "ValueError(text)"; of a group "ExceptionGroup[ValueError(a), IndexError(b)]".
std::string describe(const std::exception_ptr& error);

}  // namespace comptoir::loop
