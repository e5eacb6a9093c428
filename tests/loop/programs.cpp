#include "programs.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace comptoir::loop {

std::string g(double n) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), n, std::chars_format::general, 6).ptr;
  return {text.data(), end};
}

std::string shown(const std::exception_ptr& error) {
  if (holds<ExceptionGroup>(error)) {
    try {
      std::rethrow_exception(error);
    } catch (const ExceptionGroup& group) {
      std::string text;
      for (const std::exception_ptr& one : group.exceptions()) text += (text.empty() ? "" : ", ") + shown(one);
      return "ExceptionGroup[" + text + "]";
    }
  }
  const std::string text = describe(error);
  const std::size_t object = text.find(" <");
  return object == std::string::npos ? text : text.substr(0, object) + ")";
}

namespace {

template <class T>
bool take_result(FutureCore* core, Json& result) {
  auto* holding = dynamic_cast<Holding<T, TaskCore>*>(core);
  if (holding == nullptr) return false;
  if constexpr (std::is_same_v<T, Duration>) {
    result = in_seconds(*holding->result);
  } else if constexpr (!std::is_void_v<T>) {
    result = *holding->result;
  }
  return true;
}

/// The results of all types that the programs' tasks have.
Json result_of(FutureCore* core) {
  Json result;
  const bool known = take_result<void>(core, result) || take_result<Json>(core, result) || take_result<int>(core, result) ||
                     take_result<double>(core, result) || take_result<std::string>(core, result) ||
                     take_result<Duration>(core, result) || take_result<bool>(core, result);
  return known ? result : "a result of unknown type";
}

}  // namespace

World::World() {
  trace.describe_end = [this] {
    TaskCore* core = loop.current_task().core();
    OracleTrace::End end;
    if (core->error) {
      end = {type_name(core->error), shown(core->error)};
    } else {
      end.result = result_of(core);
    }
    return end;
  };
  loop.set_exception_handler([this](const ExceptionContext& context) {
    if (std::string_view(context.message) == "coroutine was never awaited") return;  // in Python a warning
    Json record = {{"msg", context.message}};
    if (context.exception) record["exc"] = shown(context.exception);
    if (context.task != TaskId::none) record["task"] = trace.task_name(context.task);
    if (context.handle != HandleId::none) record["handle"] = trace.label_of(context.handle);
    if (!ended) {
      trace.log(std::move(record));
    } else {
      exit_log.push_back(std::move(record));
    }
  });
}

void World::end() {
  ended = true;
  const auto last = loop.create_future();  // its block keeps the pool, which counts
  the_loop.reset();
  const std::size_t left = FramePool::of(last.core())->live() - 1;
  if (left > 0) throw std::logic_error(std::to_string(left) + " blocks are left of the loop");
  const auto key = [](const Json& record) { return std::pair(record.value("task", ""), record["msg"].get<std::string>()); };
  std::sort(exit_log.begin(), exit_log.end(), [&](const Json& a, const Json& b) { return key(a) < key(b); });
}

Coro<Json> job(World& w, double seconds, Json result, std::exception_ptr error) {
  w.emit("start");
  try {
    co_await sleep(s(seconds));
  } catch (const CancelledError&) {
    w.emit("cancelled");
    throw;
  }
  w.emit("end");
  if (error) std::rethrow_exception(error);
  co_return result;
}

Coro<Json> sleeper(World& w, double seconds) {
  w.emit("start");
  try {
    co_await sleep(s(seconds));
    w.emit("slept");
  } catch (const CancelledError& e) {
    const std::string message = e.message();
    w.emit("cancelled" + (message.empty() ? "" : " " + message));
    throw;
  }
  co_return "value";
}

}  // namespace comptoir::loop
