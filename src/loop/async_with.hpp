/// async_with: Python's `async with manager as name: body`. A manager has `Coro<> aenter()` and
/// `Coro<bool> aexit(std::exception_ptr error)`: `error` is what the body threw, or null; true swallows it, and what aexit
/// itself throws takes its place. What aenter() gives goes to the body, or else the manager itself. The body runs in the same task: entering and leaving cost no iteration of their own.
/// Locks and semaphores, whose leaving never waits, have the shorter `auto held = co_await lock.scoped();`.
///
///   co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coro<> {
///     group.create_task(get_soda(client));
///     co_await get_burger(client);
///   });
#pragma once

#include <exception>
#include <type_traits>
#include <utility>

#include "loop/coro.hpp"

namespace comptoir::loop {

namespace detail {

template <class T>
std::type_identity<T> result_of(const Coro<T>&);

/// `Manager` is a reference to an lvalue, and otherwise the manager itself, kept in this frame.
template <class Manager, class Body>
Coro<> async_with(Manager manager, Body body) {
  using Entered = typename decltype(result_of(manager.aenter()))::type;
  Slot<Entered> entered;
  if constexpr (std::is_void_v<Entered>) {
    co_await manager.aenter();
  } else {
    entered.emplace(co_await manager.aenter());
  }
  std::exception_ptr error;
  try {
    if constexpr (std::is_void_v<Entered>) {
      co_await body(manager);
    } else {
      co_await body(*std::move(entered));
    }
  } catch (...) {
    error = std::current_exception();
  }
  const bool swallowed = co_await manager.aexit(error);
  if (error && !swallowed) std::rethrow_exception(std::move(error));
}

}  // namespace detail

/// `body(manager)`, or `body(what aenter gave)`, is a coroutine. A manager given as an lvalue must outlive it; a temporary one is kept.
/// As in Python, nobody is asked to leave when the loop is destroyed before the body has ended.
template <class Manager, class Body>
Coro<> async_with(Manager&& manager, Body body) {
  return detail::async_with<Manager, Body>(std::forward<Manager>(manager), std::move(body));
}

}  // namespace comptoir::loop
