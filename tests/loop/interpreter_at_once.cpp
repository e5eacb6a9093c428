// The statements that do not wait.
#include <algorithm>

#include "interpreter.hpp"

namespace comptoir::loop {

const std::map<std::string, Interpreter::AtOnce>& Interpreter::at_once() {
  static const std::map<std::string, AtOnce> table = {
      {"emit", &Interpreter::emit},
      {"attempt", &Interpreter::attempt},
      {"block", &Interpreter::block_clock},
      {"spawn", &Interpreter::spawn},
      {"group_spawn", &Interpreter::group_spawn},
      {"reschedule", &Interpreter::reschedule},
      {"cancel", &Interpreter::cancel},
      {"cancel_self", &Interpreter::cancel_self},
      {"uncancel", &Interpreter::uncancel},
      {"cancelling", &Interpreter::cancelling},
      {"look", &Interpreter::look},
      {"drop", &Interpreter::drop},
      {"all_tasks", &Interpreter::all_tasks},
      {"raise", &Interpreter::raise},
      {"release", &Interpreter::release},
      {"set_result", &Interpreter::set_result},
      {"set_exception", &Interpreter::set_exception},
      {"callback", &Interpreter::add_callback},
      {"uncallback", &Interpreter::remove_callback},
      {"soon", &Interpreter::soon},
      {"later", &Interpreter::later},
      {"at", &Interpreter::at},
      {"handle_cancel", &Interpreter::cancel_handle},
      {"keep_gather", &Interpreter::keep_gather},
      {"keep_shield", &Interpreter::keep_shield},
      {"event_set", &Interpreter::set_event},
      {"event_clear", &Interpreter::clear_event},
      {"notify", &Interpreter::notify},
      {"notify_all", &Interpreter::notify_all},
      {"put_nowait", &Interpreter::put_nowait},
      {"get_nowait", &Interpreter::get_nowait},
      {"task_done", &Interpreter::task_done},
  };
  return table;
}

void Interpreter::do_at_once(Statement s, Frame& frame) { (this->*at_once().at(s[0]))(s, frame); }

void Interpreter::emit(Statement s, Frame&) { w_.emit(s[1].dump()); }

void Interpreter::attempt(Statement s, Frame& frame) {
  try {
    do_at_once(s[1], frame);
  } catch (const Exception&) {
    said(shown(std::current_exception()));
  }
}

void Interpreter::block_clock(Statement s, Frame&) { w_.loop.block(eighths(s[1])); }

// ---- tasks -----------------------------------------------------------------------------------------------------------

Name Interpreter::task_name(int body) {
  return w_.name("b" + std::to_string(body) + ":" + std::to_string(++started_[body]));
}

void Interpreter::keep_task(Statement slot, const Task<Json>& task) {
  if (!slot.is_null()) tasks_.insert_or_assign(slot.get<int>(), task);
}

void Interpreter::spawn(Statement s, Frame&) {
  const Name name = s[3] ? task_name(s[1]) : Name();
  keep_task(s[2], create_task(body(s[1]), name));
}

void Interpreter::group_spawn(Statement s, Frame& frame) {
  const Name name = s[4] ? task_name(s[2]) : Name();
  Coro<Json> coroutine = body(s[2]);
  keep_task(s[3], frame.groups.at(s[1])->create_task(std::move(coroutine), name));
}

void Interpreter::reschedule(Statement s, Frame& frame) {
  const std::optional<Duration> delay = eighths_or_none(s[2]);
  frame.limits.at(s[1])->reschedule(delay ? std::optional(w_.loop.time() + *delay) : std::nullopt);
}

void Interpreter::cancel(Statement s, Frame&) {
  const FutureRef future = find(s[1]);
  if (future) said(future.cancel(s[2].is_null() ? nullptr : w_.name(s[2]).prefix));
}

void Interpreter::cancel_self(Statement s, Frame&) {
  said(current_task().cancel(s[1].is_null() ? nullptr : w_.name(s[1]).prefix));
}

void Interpreter::uncancel(Statement, Frame&) { said(current_task().uncancel()); }
void Interpreter::cancelling(Statement, Frame&) { said(current_task().cancelling()); }

void Interpreter::all_tasks(Statement, Frame&) {
  std::vector<std::string> names;
  for (const TaskRef& task : w_.loop.all_tasks()) names.push_back(task.get_name().str());
  std::sort(names.begin(), names.end());
  said(names);
}

void Interpreter::look(Statement s, Frame&) {
  const AnyFuture<Json> future = find(s[1]);
  if (!future) return;
  if (!future.done()) {
    w_.emit("pending");
  } else if (future.cancelled()) {
    w_.emit("cancelled");
  } else if (const std::exception_ptr error = future.exception()) {
    said(shown(error));
  } else {
    said(future.result());
  }
}

void Interpreter::drop(Statement s, Frame&) { (s[1][0] == "t" ? tasks_ : groups_).erase(s[1][1].get<int>()); }

namespace {

std::exception_ptr error_named(const std::string& kind, const std::string& text) {
  if (kind == "ValueError") return std::make_exception_ptr(ValueError(text));
  if (kind == "IndexError") return std::make_exception_ptr(IndexError(text));
  return std::make_exception_ptr(RuntimeError(text));
}

}  // namespace

void Interpreter::raise(Statement s, Frame&) {
  if (s[1] == "CancelledError") throw CancelledError(w_.name(s[2].dump()).prefix);
  std::rethrow_exception(error_named(s[1], s[2].dump()));
}

// ---- futures and callbacks -------------------------------------------------------------------------------------------

void Interpreter::set_result(Statement s, Frame&) { futures_.at(s[1]).set_result(s[2]); }
void Interpreter::set_exception(Statement s, Frame&) { futures_.at(s[1]).core()->set_exception(error_named(s[2], s[3].dump())); }

void Interpreter::keep_gather(Statement s, Frame&) { groups_.insert_or_assign(s[1].get<int>(), gather_all(s[2], s[3])); }

void Interpreter::keep_shield(Statement s, Frame&) {
  if (exists(s[2])) {
    groups_.insert_or_assign(s[1].get<int>(), future_of({"shield", s[2]}));
  } else {
    groups_.erase(s[1].get<int>());
  }
}

void Interpreter::run_callback(int number) {
  Frame none;
  for (const Json& statement : program_["callbacks"][static_cast<std::size_t>(number)]) do_at_once(statement, none);
}

/// "c0"; of a done callback "c0 b1:1", with what it watches.
Name Interpreter::callback_name(int number, const FutureRef& future) {
  return w_.name("c" + std::to_string(number) + (future ? " " + label(future) : ""));
}

void Interpreter::add_callback(Statement s, Frame&) {
  FutureRef future = find(s[1]);
  if (!future) return;
  const int number = s[2];
  const Handle handle = future.add_done_callback([this, number] { run_callback(number); }, callback_name(number, future));
  if (!s[3].is_null()) done_callbacks_.insert_or_assign(s[3].get<int>(), handle);
}

void Interpreter::remove_callback(Statement s, Frame&) {
  const FutureRef future = find(s[1]);
  if (!future) return;
  const auto callback = done_callbacks_.find(s[2].get<int>());
  said(callback == done_callbacks_.end() ? 0 : future.remove_done_callback(callback->second));
}

void Interpreter::keep_handle(Statement number, const Handle& handle) {
  if (!number.is_null()) handles_.insert_or_assign(number.get<int>(), handle);
}

void Interpreter::soon(Statement s, Frame&) {
  const int number = s[1];
  keep_handle(s[2], w_.loop.call_soon([this, number] { run_callback(number); }, callback_name(number)));
}

void Interpreter::later(Statement s, Frame&) {
  const int number = s[2];
  keep_handle(s[3], w_.loop.call_later(eighths(s[1]), [this, number] { run_callback(number); }, callback_name(number)));
}

void Interpreter::at(Statement s, Frame&) {
  const int number = s[2];
  keep_handle(s[3], w_.loop.call_at(Time{} + eighths(s[1]), [this, number] { run_callback(number); }, callback_name(number)));
}

void Interpreter::cancel_handle(Statement s, Frame&) {
  if (const auto handle = handles_.find(s[1].get<int>()); handle != handles_.end()) handle->second.cancel();
}

// ---- primitives --------------------------------------------------------------------------------------------------------

void Interpreter::release(Statement s, Frame&) { release(s[1].get_ref<const std::string&>()); }

void Interpreter::release(const std::string& name) {
  if (const auto lock = locks_.find(name); lock != locks_.end()) {
    lock->second->release();
  } else if (const auto condition = conditions_.find(name); condition != conditions_.end()) {
    condition->second->release();
  } else {
    semaphores_.at(name)->release();
  }
}

void Interpreter::set_event(Statement s, Frame&) { events_.at(s[1])->set(); }
void Interpreter::clear_event(Statement s, Frame&) { events_.at(s[1])->clear(); }
void Interpreter::notify(Statement s, Frame&) { conditions_.at(s[1])->notify(s[2]); }
void Interpreter::notify_all(Statement s, Frame&) { conditions_.at(s[1])->notify_all(); }

void Interpreter::put_nowait(Statement s, Frame&) {
  std::visit([&](auto& queue) { queue->put_nowait(s[2]); }, queues_.at(s[1]));
}
void Interpreter::get_nowait(Statement s, Frame&) {
  said(std::visit([](auto& queue) { return queue->get_nowait(); }, queues_.at(s[1])));
}
void Interpreter::task_done(Statement s, Frame&) {
  std::visit([](auto& queue) { queue->task_done(); }, queues_.at(s[1]));
}

}  // namespace comptoir::loop
