/// What the probes of tests/oracle/task_probes.py share, with the names they have there.
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "programs.hpp"

namespace comptoir::loop {

/// As Python's "%s" writes it.
std::string text_of(const Json& value);

template <class T>
T awaited(const Coro<T>&);
template <class T, class Core, class Ref>
T awaited(const TypedRef<T, Core, Ref>&);

/// How it ends: "result VALUE", or the error. A cancellation goes no further.
template <class Awaitable>
Coro<std::string> end_of(Awaitable awaitable) {
  using T = decltype(awaited(awaitable));
  try {
    if constexpr (std::is_void_v<T>) {
      co_await std::move(awaitable);
      co_return "result None";
    } else if constexpr (std::is_convertible_v<T, Json>) {
      co_return "result " + text_of(co_await std::move(awaitable));
    } else {
      co_await std::move(awaitable);
      co_return "result of another kind";
    }
  } catch (...) {
    co_return shown(std::current_exception());
  }
}
template <class Awaitable>
Coro<Json> tell(World& w, Awaitable awaitable) {
  const std::string end = co_await end_of(std::move(awaitable));
  w.emit(end);
  co_return nullptr;
}

/// Emits what `action` gives or throws.
template <class Action>
void attempt(World& w, Action action) {
  try {
    if constexpr (std::is_void_v<decltype(action())>) {
      action();
      w.emit("None");
    } else {
      w.emit(text_of(action()));
    }
  } catch (...) {
    w.emit(shown(std::current_exception()));
  }
}
/// Emits only what it throws.
template <class Action>
void refused(World& w, Action action) {
  try {
    action();
  } catch (...) {
    w.emit(shown(std::current_exception()));
  }
}

template <class Error>
std::exception_ptr error(const char* text) {
  return std::make_exception_ptr(Error(text));
}
inline std::exception_ptr value_error(const char* text) { return error<ValueError>(text); }
inline std::exception_ptr index_error(const char* text) { return error<IndexError>(text); }

struct AfterCancel {
  std::exception_ptr error = {};
  bool survive = false;
};
/// Asleep; when cancelled it works on for a while, and then ends as it is told.
Coro<Json> slow_to_cancel(World& w, double seconds, double cleanup, AfterCancel then = {});

/// async with timeout(limit): await body.
Coro<Json> limited(std::optional<Duration> limit, Coro<Json> body);

using Coros = std::vector<Coro<Json>>;
template <class... Child>
Coros all(Child... children) {
  Coros list;
  (list.push_back(std::move(children)), ...);
  return list;
}
struct Group {
  Coros children = {};
  const char* label = "";
  std::optional<Coro<Json>> body = {};
};
/// A TaskGroup with these children, named label1, label2 ...
Coro<Json> group_of(World& w, Group group);
Coro<Json> fail(const char* text);

}  // namespace comptoir::loop
