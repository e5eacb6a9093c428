/// Interpreter: the statements of a random program as coroutines on the loop. What each statement means is written, in Python,
/// in tests/oracle/program_text.py.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "programs.hpp"

namespace comptoir::loop {

class Interpreter {
 public:
  Interpreter(World& world, const Json& program);
  Coro<Json> main() { return body(0); }

 private:
  /// How a block was left, other than by an exception.
  enum class Left { at_end, returned };
  struct Frame {
    Json result;
  };
  using Statement = const Json&;

  Coro<Json> body(int number);
  Coro<Left> block(Statement statements, Frame& frame);
  Coro<Left> statement(Statement statement, Frame& frame);
  Coro<Left> attempt_to_leave(Statement statement, Frame& frame);
  Coro<Left> with(Statement statement, Frame& frame);
  Coro<> wait_for_it(Statement statement);
  Coro<> await(Statement ref);
  Coro<> acquire(const std::string& name);
  Coro<> gather_now(Statement statement);
  Coro<> wait_some(Statement statement);

  /// Statements that do not wait; false if it is another one.
  bool at_once(Statement statement);
  void run_callback(int number);
  void release(const std::string& name);
  void spawn(Statement statement);
  void look(Statement ref);
  void add_callback(Statement statement);
  void keep_handle(Statement number, const Handle& handle);

  FutureRef find(Statement ref);
  /// A variable that was set, or what is made on the spot.
  bool exists(Statement item) { return item[0] == "c" || item[0] == "gather" || find(item); }
  std::vector<Task<Json>> as_tasks(Statement items);
  Gathering<Json> gather_all(Statement items, bool return_exceptions);
  Name callback_name(int number, const FutureRef& future);
  std::string labels(const std::vector<FutureRef>& futures);

  void said(const Json& value) { w_.emit(value.dump()); }
  void got(const Json& value) { w_.emit("got " + value.dump()); }

  World& w_;
  const Json& program_;
  std::map<std::string, std::shared_ptr<Lock>> locks_;
  std::map<std::string, std::shared_ptr<Semaphore>> semaphores_;
  std::map<std::string, Future<Json>> futures_;
  std::set<std::string> released_by_hand_;
  std::map<int, Task<Json>> tasks_;         // v.t0 ...
  std::map<int, Gathering<Json>> groups_;   // v.g0 ...
  std::map<int, Handle> handles_;           // v.h0 ...
  std::map<int, Handle> done_callbacks_;    // v.d0 ...
  std::map<int, int> started_;
};

}  // namespace comptoir::loop
