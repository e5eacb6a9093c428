/// Interpreter: the statements of a random program as coroutines on the loop. What each statement means is written, in Python,
/// in tests/oracle/program_text.py.
/// clang's exceptions for WebAssembly bear one try to a coroutine, and none in a loop: see ending_of().
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "programs.hpp"

namespace comptoir::loop {

class Interpreter {
 public:
  using Statement = const Json&;

  Interpreter(World& world, const Json& program);
  Coro<Json> main() { return body(0); }

 private:
  /// How a block was left, other than by an exception.
  enum class Left { at_end, returned };
  struct Ending {
    Left left = Left::at_end;
    std::exception_ptr error;
  };
  /// The local variables of a coroutine function: by level, how deep a block is in others of its kind.
  struct Frame {
    Json result;
    std::map<int, TaskGroup*> groups;
    std::map<int, Timeout*> limits;
  };
  template <class T>
  using Named = std::map<std::string, std::shared_ptr<T>>;
  using AnyQueue = std::variant<std::shared_ptr<Queue<Json>>, std::shared_ptr<LifoQueue<Json>>, std::shared_ptr<PriorityQueue<Json>>>;

  void make_thing(const std::string& kind, const std::string& name, const Json& argument);

  // Blocks.
  Coro<Json> body(int number);
  Coro<Left> block(Statement statements, Frame& frame);
  Coro<Ending> ending_of(Statement statements, Frame& frame);
  Coro<Left> one(Statement statement, Frame& frame);
  Coro<Left> loop_of(Statement statement, Frame& frame);
  Coro<Left> try_of(Statement statement, Frame& frame);
  Coro<Left> with(Statement statement, Frame& frame);
  Coro<Left> with_by_hand(Statement statement, Frame& frame);
  Coro<Left> group(Statement statement, Frame& frame);
  Coro<Left> limit(Statement statement, Frame& frame);

  // Statements that may wait.
  static const std::map<std::string, Coro<> (Interpreter::*)(Statement)>& waits();
  Coro<> sleep_for(Statement statement);
  Coro<> call(Statement statement);
  Coro<> await(Statement statement);
  Coro<> self_await(Statement statement);
  Coro<> gather_now(Statement statement);
  Coro<> wait_some(Statement statement);
  Coro<> wait_for_one(Statement statement);
  Coro<> complete(Statement statement);
  Coro<> acquire(Statement statement);
  Coro<> acquire(const std::string& name);
  Coro<> event_wait(Statement statement);
  Coro<> condition_wait(Statement statement);
  Coro<> condition_wait_for(Statement statement);
  Coro<> barrier_wait(Statement statement);
  Coro<> barrier_reset(Statement statement);
  Coro<> barrier_abort(Statement statement);
  Coro<> put(Statement statement);
  Coro<> get(Statement statement);
  Coro<> join(Statement statement);

  // Statements that do not wait.
  using AtOnce = void (Interpreter::*)(Statement, Frame&);
  static const std::map<std::string, AtOnce>& at_once();
  void do_at_once(Statement statement, Frame& frame);
  void emit(Statement statement, Frame&);
  void attempt(Statement statement, Frame& frame);
  void block_clock(Statement statement, Frame&);
  void spawn(Statement statement, Frame&);
  void group_spawn(Statement statement, Frame& frame);
  void reschedule(Statement statement, Frame& frame);
  void cancel(Statement statement, Frame&);
  void cancel_self(Statement statement, Frame&);
  void uncancel(Statement, Frame&);
  void cancelling(Statement, Frame&);
  void look(Statement statement, Frame&);
  void drop(Statement statement, Frame&);
  void all_tasks(Statement, Frame&);
  void raise(Statement statement, Frame&);
  void release(Statement statement, Frame&);
  void set_result(Statement statement, Frame&);
  void set_exception(Statement statement, Frame&);
  void add_callback(Statement statement, Frame&);
  void remove_callback(Statement statement, Frame&);
  void soon(Statement statement, Frame&);
  void later(Statement statement, Frame&);
  void at(Statement statement, Frame&);
  void cancel_handle(Statement statement, Frame&);
  void keep_gather(Statement statement, Frame&);
  void keep_shield(Statement statement, Frame&);
  void set_event(Statement statement, Frame&);
  void clear_event(Statement statement, Frame&);
  void notify(Statement statement, Frame&);
  void notify_all(Statement statement, Frame&);
  void put_nowait(Statement statement, Frame&);
  void get_nowait(Statement statement, Frame&);
  void task_done(Statement statement, Frame&);

  void run_callback(int number);
  void release(const std::string& name);
  Name task_name(int body);
  Name callback_name(int number, const FutureRef& future = {});
  void keep_task(Statement slot, const Task<Json>& task);
  void keep_handle(Statement number, const Handle& handle);

  // Futures. A variable that is not set is an empty one.
  AnyFuture<Json> find(Statement ref) const;
  bool exists(Statement item) const;
  AnyFuture<Json> future_of(Statement item);
  std::vector<AnyFuture<Json>> those_set(Statement refs) const;
  AnyFuture<Json> gather_all(Statement items, bool return_exceptions);
  std::string label(const FutureRef& future) { return w_.trace.label_of(future.core()->wait_on()); }

  void said(const Json& value) { w_.emit(value.dump()); }
  void got(const Json& value) { w_.emit("got " + value.dump()); }

  World& w_;
  const Json& program_;
  Named<Lock> locks_;
  Named<Semaphore> semaphores_;
  Named<Event> events_;
  Named<Condition> conditions_;
  Named<Barrier> barriers_;
  std::map<std::string, AnyQueue> queues_;
  std::map<std::string, Future<Json>> futures_;
  std::set<std::string> released_by_hand_;
  std::map<int, AnyFuture<Json>> tasks_;   // v.t0 ...
  std::map<int, AnyFuture<Json>> groups_;  // v.g0 ...: gathers and shields
  std::map<int, Handle> handles_;          // v.h0 ...
  std::map<int, Handle> done_callbacks_;   // v.d0 ...
  std::map<int, int> started_;             // tasks of each body
};

/// A time of a program, in eighths of a second.
inline Duration eighths(const Json& n) { return nanoseconds(n.get<std::int64_t>() * 125'000'000); }
inline std::optional<Duration> eighths_or_none(const Json& n) { return n.is_null() ? std::nullopt : std::optional(eighths(n)); }

}  // namespace comptoir::loop
