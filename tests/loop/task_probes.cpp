#include "task_probes.hpp"

namespace comptoir::loop {
namespace {

std::string repr(const Json& value) { return value.is_string() ? "'" + value.get<std::string>() + "'" : text_of(value); }

}  // namespace

std::string text_of(const Json& value) {
  if (value.is_null()) return "None";
  if (value.is_boolean()) return python(value.get<bool>());
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string text = "[";
  for (std::size_t i = 0; i < value.size(); ++i) text += (i > 0 ? ", " : "") + repr(value[i]);
  return text + "]";
}

Coro<Json> slow_to_cancel(World& w, double seconds, double cleanup, AfterCancel then) {
  std::exception_ptr cancelled;
  try {
    co_await sleep(s(seconds));
  } catch (const CancelledError&) {
    cancelled = std::current_exception();
  }
  if (cancelled) {
    w.emit("cleanup");
    co_await sleep(s(cleanup));
    w.emit("clean");
    if (then.error) std::rethrow_exception(then.error);
    if (!then.survive) std::rethrow_exception(cancelled);
  }
  co_return "survived";
}

Coro<Json> limited(std::optional<Duration> limit, Coro<Json> body) {
  co_await async_with(timeout(limit), [&](Timeout&) -> Coro<> { co_await std::move(body); });
  co_return nullptr;
}

Coro<Json> group_of(World& w, Group of) {
  co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coro<> {
    int i = 0;
    for (Coro<Json>& child : of.children) group.create_task(std::move(child), w.name(of.label + std::to_string(++i)));
    if (of.body) co_await std::move(*of.body);
    w.emit("body end");
  });
  w.emit("group end");
  co_return nullptr;
}

Coro<Json> fail(const char* text) {
  throw ValueError(text);
  co_return nullptr;
}

}  // namespace comptoir::loop
