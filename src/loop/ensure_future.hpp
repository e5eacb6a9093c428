/// ensure_future: what is awaited as a future. A coroutine becomes a task at once, a future stays what it is.
#pragma once

#include "loop/loop.hpp"

namespace comptoir::loop {

template <class T, class Core, class Ref>
TypedRef<T, Core, Ref> ensure_future(const TypedRef<T, Core, Ref>& future) {
  return future;
}
template <class T>
Task<T> ensure_future(Coro<T>&& coroutine) {
  return Loop::running().create_task(std::move(coroutine));
}

}  // namespace comptoir::loop
