#include "interpreter.hpp"

#include <algorithm>

namespace comptoir::loop {
namespace {

Duration eighths(const Json& n) { return nanoseconds(n.get<std::int64_t>() * 125'000'000); }

std::exception_ptr error_named(const std::string& kind, const std::string& text) {
  if (kind == "ValueError") return std::make_exception_ptr(ValueError(text));
  if (kind == "IndexError") return std::make_exception_ptr(IndexError(text));
  return std::make_exception_ptr(RuntimeError(text));
}

/// Python's `except kind`.
bool catches(const std::string& kind, const std::exception_ptr& error) {
  if (kind == "BaseException") return true;
  try {
    std::rethrow_exception(error);
  } catch (const CancelledError&) {
    return kind == "CancelledError";
  } catch (const ValueError&) {
    return kind == "ValueError" || kind == "Exception";
  } catch (...) {
    return kind == "Exception";
  }
}

const Json& result_of(const FutureCore& core) {
  switch (core.kind) {
    case FutureKind::task: return *static_cast<const Holding<Json, TaskCore>&>(core).result;
    case FutureKind::gather: return *static_cast<const Holding<Json, GatherCore>&>(core).result;
    default: return *static_cast<const Holding<Json, PlainFuture>&>(core).result;
  }
}

/// What a child of gather leaves in the list.
Json outcome_of(FutureCore& core) {
  if (core.state == FutureState::cancelled) return shown(core.cancelled_value());
  if (core.state == FutureState::error) return shown(core.exception());
  return result_of(core);
}

/// The names of what the program releases by hand, however deep.
void find_releases(const Json& part, std::set<std::string>& names) {
  if (!part.is_structured()) return;
  if (part.is_array() && part.size() == 2 && part[0] == "release") names.insert(part[1]);
  for (const Json& inner : part) find_releases(inner, names);
}

}  // namespace

Interpreter::Interpreter(World& world, const Json& program) : w_(world), program_(program) {
  find_releases(program, released_by_hand_);
  for (const Json& thing : program["things"]) {
    const std::string kind = thing[0], name = thing[1];
    if (kind == "Lock") locks_[name] = std::make_shared<Lock>(w_.name(name));
    if (kind == "Semaphore") semaphores_[name] = std::make_shared<Semaphore>(thing[2].get<int>(), w_.name(name));
    if (kind == "BoundedSemaphore") semaphores_[name] = std::make_shared<BoundedSemaphore>(thing[2].get<int>(), w_.name(name));
    if (kind == "Future") futures_.emplace(name, w_.loop.create_future<Json>(w_.name(name)));
  }
}

Coro<Json> Interpreter::body(int number) {
  Frame frame;
  const Left left = co_await block(program_["bodies"][static_cast<std::size_t>(number)], frame);
  co_return left == Left::returned ? frame.result : Json();
}

Coro<Interpreter::Left> Interpreter::block(Statement statements, Frame& frame) {
  for (const Json& one : statements) {
    if (at_once(one)) continue;
    if (co_await statement(one, frame) == Left::returned) co_return Left::returned;
  }
  co_return Left::at_end;
}

// ---- statements that may wait ------------------------------------------------------------------------------------

Coro<Interpreter::Left> Interpreter::statement(Statement s, Frame& frame) {
  const std::string& operation = s[0].get_ref<const std::string&>();
  if (operation == "return") {
    frame.result = s[1];
    co_return Left::returned;
  }
  if (operation == "try") co_return co_await attempt_to_leave(s, frame);
  if (operation == "with") co_return co_await with(s, frame);
  if (operation == "loop") {
    for (int i = 0; i < s[1].get<int>(); ++i) {
      if (co_await block(s[2], frame) == Left::returned) co_return Left::returned;
    }
    co_return Left::at_end;
  }
  co_await wait_for_it(s);
  co_return Left::at_end;
}

/// try, except, finally.
Coro<Interpreter::Left> Interpreter::attempt_to_leave(Statement s, Frame& frame) {
  Left left = Left::at_end;
  std::exception_ptr error;
  try {
    left = co_await block(s[1], frame);
  } catch (...) {
    error = std::current_exception();
  }
  const auto handler = std::find_if(s[2].begin(), s[2].end(), [&](const Json& h) { return error && catches(h[0], error); });
  if (handler != s[2].end()) {
    w_.emit("caught " + shown(error));
    const std::exception_ptr caught = std::exchange(error, nullptr);
    try {
      left = co_await block((*handler)[1], frame);
    } catch (...) {
      error = std::current_exception();
    }
    if (!error && left == Left::at_end && (*handler)[2]) error = caught;
  }
  if (!s[3].is_null()) {
    w_.emit("leaving");
    co_await block(s[3], frame);
  }
  if (error) std::rethrow_exception(error);
  co_return left;
}

/// What somebody else has released makes Python's __aexit__ throw, which a destructor can't do: such a thing is released as
/// the end of the block does it, by hand.
Coro<Interpreter::Left> Interpreter::with(Statement s, Frame& frame) {
  const std::string name = s[1];
  if (released_by_hand_.contains(name)) {
    co_await acquire(name);
    Left left = Left::at_end;
    std::exception_ptr error;
    try {
      left = co_await block(s[2], frame);
    } catch (...) {
      error = std::current_exception();
    }
    release(name);
    if (error) std::rethrow_exception(error);
    co_return left;
  }
  if (const auto lock = locks_.find(name); lock != locks_.end()) {
    const auto held = co_await lock->second->scoped();
    co_return co_await block(s[2], frame);
  }
  const auto held = co_await semaphores_.at(name)->scoped();
  co_return co_await block(s[2], frame);
}

Coro<> Interpreter::wait_for_it(Statement s) {
  const std::string& operation = s[0].get_ref<const std::string&>();
  if (operation == "sleep") {
    co_await sleep(eighths(s[1]));
  } else if (operation == "call") {
    got(co_await body(s[1]));
  } else if (operation == "await") {
    co_await await(s[1]);
  } else if (operation == "self_await") {
    co_await Task<Json>(current_task().core());
  } else if (operation == "acquire") {
    co_await acquire(s[1]);
    said(true);
  } else if (operation == "gather") {
    co_await gather_now(s);
  } else if (operation == "wait") {
    co_await wait_some(s);
  } else {
    throw std::logic_error("no such statement: " + s.dump());
  }
}

Coro<> Interpreter::await(Statement ref) {
  if (!find(ref)) co_return;
  if (ref[0] == "t") {
    got(co_await Task<Json>(tasks_.at(ref[1])));
  } else if (ref[0] == "g") {
    got(co_await Gathering<Json>(groups_.at(ref[1])));
  } else {
    got(co_await futures_.at(ref[1]));
  }
}

Coro<> Interpreter::acquire(const std::string& name) {
  if (const auto lock = locks_.find(name); lock != locks_.end()) {
    co_await lock->second->acquire();
  } else {
    co_await semaphores_.at(name)->acquire();
  }
}

/// Of tasks alone as most programs write it; of a mixture with what gather itself is made of.
Coro<> Interpreter::gather_now(Statement s) {
  const bool of_tasks = std::all_of(s[1].begin(), s[1].end(), [](const Json& item) { return item[0] == "t"; });
  if (!of_tasks) {
    got(co_await gather_all(s[1], s[2]));
  } else if (s[2]) {
    Json results = Json::array();
    for (const Settled<Json>& one : co_await gather(return_exceptions, as_tasks(s[1]))) {
      results.push_back(one.error ? Json(shown(one.error)) : *one.result);
    }
    got(results);
  } else {
    got(co_await gather(as_tasks(s[1])));
  }
}

Coro<> Interpreter::wait_some(Statement s) {
  std::vector<FutureRef> futures;
  for (const Json& ref : s[1]) {
    if (FutureRef future = find(ref)) futures.push_back(std::move(future));
  }
  if (futures.empty()) {
    w_.emit(" | ");
    co_return;
  }
  WaitOptions options;
  if (!s[3].is_null()) options.timeout = eighths(s[3]);
  options.return_when = s[2] == "ALL_COMPLETED" ? ALL_COMPLETED : s[2] == "FIRST_COMPLETED" ? FIRST_COMPLETED : FIRST_EXCEPTION;
  const WaitResult<FutureRef> result = co_await wait(std::exchange(futures, {}), options);
  w_.emit(labels(result.done()) + " | " + labels(result.pending()));
}

// ---- statements that do not wait -----------------------------------------------------------------------------------

bool Interpreter::at_once(Statement s) {
  const std::string& operation = s[0].get_ref<const std::string&>();
  if (operation == "emit") {
    w_.emit(s[1].dump());
  } else if (operation == "attempt") {
    try {
      at_once(s[1]);
    } catch (const std::exception&) {
      said(shown(std::current_exception()));
    }
  } else if (operation == "block") {
    w_.loop.block(eighths(s[1]));
  } else if (operation == "spawn") {
    spawn(s);
  } else if (operation == "cancel") {
    if (const FutureRef future = find(s[1])) said(future.cancel(s[2].is_null() ? nullptr : w_.name(s[2]).prefix));
  } else if (operation == "cancel_self") {
    said(current_task().cancel(s[1].is_null() ? nullptr : w_.name(s[1]).prefix));
  } else if (operation == "uncancel") {
    said(current_task().uncancel());
  } else if (operation == "cancelling") {
    said(current_task().cancelling());
  } else if (operation == "look") {
    look(s[1]);
  } else if (operation == "drop") {
    tasks_.erase(s[1][1].get<int>());
  } else if (operation == "all_tasks") {
    std::vector<std::string> names;
    for (const TaskRef& task : w_.loop.all_tasks()) names.push_back(task.get_name().str());
    std::sort(names.begin(), names.end());
    said(names);
  } else if (operation == "raise") {
    if (s[1] == "CancelledError") throw CancelledError(w_.name(s[2].dump()).prefix);
    std::rethrow_exception(error_named(s[1], s[2].dump()));
  } else if (operation == "release") {
    release(s[1]);
  } else if (operation == "set_result") {
    futures_.at(s[1]).set_result(s[2]);
  } else if (operation == "set_exception") {
    futures_.at(s[1]).core()->set_exception(error_named(s[2], s[3].dump()));
  } else if (operation == "callback") {
    add_callback(s);
  } else if (operation == "uncallback") {
    const auto callback = done_callbacks_.find(s[2].get<int>());
    if (const FutureRef future = find(s[1])) {
      said(callback == done_callbacks_.end() ? 0 : future.remove_done_callback(callback->second));
    }
  } else if (operation == "soon") {
    const int number = s[1];
    keep_handle(s[2], w_.loop.call_soon([this, number] { run_callback(number); }, callback_name(number, {})));
  } else if (operation == "later") {
    const int number = s[2];
    keep_handle(s[3], w_.loop.call_later(eighths(s[1]), [this, number] { run_callback(number); }, callback_name(number, {})));
  } else if (operation == "at") {
    const int number = s[2];
    keep_handle(s[3], w_.loop.call_at(Time{} + eighths(s[1]), [this, number] { run_callback(number); }, callback_name(number, {})));
  } else if (operation == "handle_cancel") {
    if (const auto handle = handles_.find(s[1].get<int>()); handle != handles_.end()) handle->second.cancel();
  } else if (operation == "keep_gather") {
    groups_.insert_or_assign(s[1].get<int>(), gather_all(s[2], s[3]));
  } else {
    return false;
  }
  return true;
}

void Interpreter::run_callback(int number) {
  for (const Json& one : program_["callbacks"][static_cast<std::size_t>(number)]) at_once(one);
}

void Interpreter::release(const std::string& name) {
  if (const auto lock = locks_.find(name); lock != locks_.end()) {
    lock->second->release();
  } else {
    semaphores_.at(name)->release();
  }
}

void Interpreter::spawn(Statement s) {
  const int number = s[1];
  Name name;
  if (s[3]) name = w_.name("b" + std::to_string(number) + ":" + std::to_string(++started_[number]));
  const Task<Json> task = create_task(body(number), name);
  if (!s[2].is_null()) tasks_.insert_or_assign(s[2].get<int>(), task);
}

void Interpreter::look(Statement ref) {
  const FutureRef future = find(ref);
  if (!future) return;
  if (!future.done()) {
    w_.emit("pending");
  } else if (future.cancelled()) {
    w_.emit("cancelled");
  } else if (const std::exception_ptr error = future.exception()) {
    said(shown(error));
  } else {
    said(result_of(*future.core()));
  }
}

void Interpreter::add_callback(Statement s) {
  FutureRef future = find(s[1]);
  if (!future) return;
  const int number = s[2];
  const Handle handle = future.add_done_callback([this, number] { run_callback(number); }, callback_name(number, future));
  if (!s[3].is_null()) done_callbacks_.insert_or_assign(s[3].get<int>(), handle);
}

void Interpreter::keep_handle(Statement number, const Handle& handle) {
  if (!number.is_null()) handles_.insert_or_assign(number.get<int>(), handle);
}

// ---- futures ---------------------------------------------------------------------------------------------------------

/// Empty when the variable was not set.
FutureRef Interpreter::find(Statement ref) {
  if (ref[0] == "f") return futures_.at(ref[1]);
  const int number = ref[1];
  if (ref[0] == "t") {
    const auto task = tasks_.find(number);
    return task == tasks_.end() ? FutureRef() : task->second;
  }
  const auto group = groups_.find(number);
  return group == groups_.end() ? FutureRef() : group->second;
}

std::vector<Task<Json>> Interpreter::as_tasks(Statement items) {
  std::vector<Task<Json>> tasks;
  for (const Json& item : items) {
    if (exists(item)) tasks.push_back(tasks_.at(item[1]));
  }
  return tasks;
}

/// The gathers among the arguments are made first, as Python evaluates them; then the coroutines become tasks.
Gathering<Json> Interpreter::gather_all(Statement items, bool keep_errors) {
  std::vector<FutureRef> inner;
  for (const Json& item : items) {
    if (item[0] == "gather") inner.push_back(gather_all(item[1], item[2]));
  }
  const auto collect = [](GatherCore& core) {
    Json results = Json::array();
    for (const DoneCallback& node : core.children()) results.push_back(outcome_of(*node.future));
    static_cast<Holding<Json, GatherCore>&>(core).result.emplace(std::move(results));
  };
  const auto count = std::count_if(items.begin(), items.end(), [&](const Json& item) { return exists(item); });
  if (count == 0) return gathering::make<Json>({}, collect, keep_errors);
  Gathering<Json> gathered(w_.loop.make_future<Holding<Json, GatherCore>>(static_cast<std::size_t>(count), collect, keep_errors));
  auto& core = *static_cast<GatherCore*>(gathered.core());
  auto next = inner.begin();
  for (const Json& item : items) {
    if (item[0] == "gather") {
      core.add(*(next++)->core());
    } else if (item[0] == "c") {
      core.add(*gathering::to_child(body(item[1])).core());
    } else if (exists(item)) {
      core.add(*find(item).core());
    }
  }
  return gathered;
}

/// "c0"; of a done callback "c0 b1:1", with what it watches.
Name Interpreter::callback_name(int number, const FutureRef& future) {
  std::string name = "c" + std::to_string(number);
  if (future) name += " " + labels({future});
  return w_.name(name);
}

std::string Interpreter::labels(const std::vector<FutureRef>& futures) {
  std::string text;
  for (const FutureRef& future : futures) text += (text.empty() ? "" : " ") + w_.trace.label_of(future.core()->wait_on());
  return text;
}

}  // namespace comptoir::loop
