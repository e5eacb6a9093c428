// The program's things, and its blocks.
#include "interpreter.hpp"

#include <algorithm>

namespace comptoir::loop {
namespace {

/// Python's `except kind`.
bool catches(const std::string& kind, const std::exception_ptr& error) {
  if (!error || kind == "BaseException") return error != nullptr;
  if (kind == "CancelledError") return holds<CancelledError>(error);
  if (kind == "ValueError") return holds<ValueError>(error);
  if (kind == "TimeoutError") return holds<TimeoutError>(error);
  return !holds<CancelledError>(error);  // Exception
}

/// The names of what the program releases by hand, however deep; whoever waits for a condition releases its lock.
void find_releases(const Json& part, std::set<std::string>& names) {
  if (!part.is_structured()) return;
  const bool names_one = part.is_array() && part.size() > 1 && part[1].is_string();
  if (names_one && (part[0] == "release" || part[0] == "condition_wait" || part[0] == "condition_wait_for")) names.insert(part[1]);
  for (const Json& inner : part) find_releases(inner, names);
}

}  // namespace

Interpreter::Interpreter(World& world, const Json& program) : w_(world), program_(program) {
  find_releases(program, released_by_hand_);
  for (const Json& thing : program["things"]) make_thing(thing[0], thing[1], thing.size() > 2 ? thing[2] : Json());
}

void Interpreter::make_thing(const std::string& kind, const std::string& name, const Json& argument) {
  const Name label = w_.name(name);
  const int n = argument.is_null() ? 0 : argument.get<int>();
  if (kind == "Lock") locks_[name] = std::make_shared<Lock>(label);
  if (kind == "Semaphore") semaphores_[name] = std::make_shared<Semaphore>(n, label);
  if (kind == "BoundedSemaphore") semaphores_[name] = std::make_shared<BoundedSemaphore>(n, label);
  if (kind == "Event") events_[name] = std::make_shared<Event>(label);
  if (kind == "Condition") conditions_[name] = std::make_shared<Condition>(label);
  if (kind == "Barrier") barriers_[name] = std::make_shared<Barrier>(n, label);
  if (kind == "Queue") queues_[name] = std::make_shared<Queue<Json>>(n, label);
  if (kind == "LifoQueue") queues_[name] = std::make_shared<LifoQueue<Json>>(n, label);
  if (kind == "PriorityQueue") queues_[name] = std::make_shared<PriorityQueue<Json>>(n, label);
  if (kind == "Future") futures_.emplace(name, w_.loop.create_future<Json>(label));
}

Coro<Json> Interpreter::body(int number) {
  Frame frame;
  const Left left = co_await block(program_["bodies"][static_cast<std::size_t>(number)], frame);
  co_return left == Left::returned ? frame.result : Json();
}

Coro<Interpreter::Left> Interpreter::block(Statement statements, Frame& frame) {
  for (const Json& statement : statements) {
    if (at_once().contains(statement[0])) {
      do_at_once(statement, frame);
    } else if (co_await one(statement, frame) == Left::returned) {
      co_return Left::returned;
    }
  }
  co_return Left::at_end;
}

/// The one place that catches what a block throws.
Coro<Interpreter::Ending> Interpreter::ending_of(Statement statements, Frame& frame) {
  Ending ending;
  try {
    ending.left = co_await block(statements, frame);
  } catch (...) {
    ending.error = std::current_exception();
  }
  co_return ending;
}

Coro<Interpreter::Left> Interpreter::one(Statement s, Frame& frame) {
  const std::string& operation = s[0].get_ref<const std::string&>();
  if (operation == "return") {
    frame.result = s[1];
    co_return Left::returned;
  }
  if (operation == "loop") co_return co_await loop_of(s, frame);
  if (operation == "try") co_return co_await try_of(s, frame);
  if (operation == "with") co_return co_await with(s, frame);
  if (operation == "group") co_return co_await group(s, frame);
  if (operation == "limit") co_return co_await limit(s, frame);
  co_await (this->*waits().at(operation))(s);
  co_return Left::at_end;
}

Coro<Interpreter::Left> Interpreter::loop_of(Statement s, Frame& frame) {
  for (int i = 0; i < s[1].get<int>(); ++i) {
    if (co_await block(s[2], frame) == Left::returned) co_return Left::returned;
  }
  co_return Left::at_end;
}

/// try, except, finally.
Coro<Interpreter::Left> Interpreter::try_of(Statement s, Frame& frame) {
  Ending ending = co_await ending_of(s[1], frame);
  const auto handler = std::find_if(s[2].begin(), s[2].end(), [&](const Json& h) { return catches(h[0], ending.error); });
  if (handler != s[2].end()) {
    w_.emit("caught " + shown(ending.error));
    const std::exception_ptr caught = ending.error;
    ending = co_await ending_of((*handler)[1], frame);
    if (!ending.error && ending.left == Left::at_end && (*handler)[2]) ending.error = caught;
  }
  if (!s[3].is_null()) {
    w_.emit("leaving");
    co_await block(s[3], frame);
  }
  if (ending.error) std::rethrow_exception(ending.error);
  co_return ending.left;
}

Coro<Interpreter::Left> Interpreter::with(Statement s, Frame& frame) {
  const std::string name = s[1];
  if (const auto barrier = barriers_.find(name); barrier != barriers_.end()) {
    Left left = Left::at_end;
    auto inside = [&](int) -> Coro<> { left = co_await block(s[2], frame); };
    co_await async_with(*barrier->second, inside);
    co_return left;
  }
  if (released_by_hand_.contains(name)) co_return co_await with_by_hand(s, frame);
  if (const auto lock = locks_.find(name); lock != locks_.end()) {
    const auto held = co_await lock->second->scoped();
    co_return co_await block(s[2], frame);
  }
  if (const auto condition = conditions_.find(name); condition != conditions_.end()) {
    const auto held = co_await condition->second->scoped();
    co_return co_await block(s[2], frame);
  }
  const auto held = co_await semaphores_.at(name)->scoped();
  co_return co_await block(s[2], frame);
}

/// What somebody else has released makes Python's __aexit__ throw, which a destructor can't do.
Coro<Interpreter::Left> Interpreter::with_by_hand(Statement s, Frame& frame) {
  const std::string name = s[1];
  co_await acquire(name);
  const Ending ending = co_await ending_of(s[2], frame);
  release(name);
  if (ending.error) std::rethrow_exception(ending.error);
  co_return ending.left;
}

Coro<Interpreter::Left> Interpreter::group(Statement s, Frame& frame) {
  Left left = Left::at_end;
  auto inside = [&](TaskGroup& group) -> Coro<> {
    frame.groups[s[1].get<int>()] = &group;
    left = co_await block(s[2], frame);
  };
  co_await async_with(TaskGroup(), inside);
  co_return left;
}

Coro<Interpreter::Left> Interpreter::limit(Statement s, Frame& frame) {
  Left left = Left::at_end;
  auto inside = [&](Timeout& limit) -> Coro<> {
    frame.limits[s[1].get<int>()] = &limit;
    left = co_await block(s[3], frame);
  };
  co_await async_with(timeout(eighths_or_none(s[2])), inside);
  co_return left;
}

// ---- futures ---------------------------------------------------------------------------------------------------------

AnyFuture<Json> Interpreter::find(Statement ref) const {
  if (ref[0] == "f") return futures_.at(ref[1]);
  const auto& variables = ref[0] == "t" ? tasks_ : groups_;
  const auto variable = variables.find(ref[1].get<int>());
  return variable == variables.end() ? AnyFuture<Json>() : variable->second;
}

/// Is there anything to wait for: a variable that was set, or what is made on the spot?
bool Interpreter::exists(Statement item) const {
  if (item[0] == "shield") return exists(item[1]);
  return item[0] == "c" || item[0] == "gather" || find(item);
}

/// A coroutine becomes a task.
AnyFuture<Json> Interpreter::future_of(Statement item) {
  if (item[0] == "c") return Loop::running().create_task(body(item[1]));
  if (item[0] == "gather") return gather_all(item[1], item[2]);
  if (item[0] == "shield") return item[1][0] == "c" ? shield(body(item[1][1])) : shield(find(item[1]));
  return find(item);
}

std::vector<AnyFuture<Json>> Interpreter::those_set(Statement refs) const {
  std::vector<AnyFuture<Json>> futures;
  for (const Json& ref : refs) {
    if (AnyFuture<Json> future = find(ref)) futures.push_back(std::move(future));
  }
  return futures;
}

namespace {

/// What a child of gather leaves in the list.
Json outcome_of(FutureCore& core) {
  if (core.state == FutureState::cancelled) return shown(core.cancelled_value());
  if (core.state == FutureState::error) return shown(core.exception());
  return AnyFuture<Json>(&core).result();
}

void collect(GatherCore& core) {
  Json results = Json::array();
  for (const DoneCallback& node : core.children()) results.push_back(outcome_of(*node.future));
  static_cast<Holding<Json, GatherCore>&>(core).result.emplace(std::move(results));
}

}  // namespace

/// As gather() does with its arguments, of which there may be any number here. The gathers and shields among them are made
/// first, as Python evaluates them.
AnyFuture<Json> Interpreter::gather_all(Statement items, bool keep_errors) {
  std::vector<AnyFuture<Json>> made;
  std::size_t count = 0;
  for (const Json& item : items) {
    if (!exists(item)) continue;
    ++count;
    made.push_back(item[0] == "c" ? AnyFuture<Json>() : future_of(item));
  }
  if (count == 0) return gathering::make<Json>({}, collect, keep_errors);
  Gathering<Json> gathered(w_.loop.make_future<Holding<Json, GatherCore>>(count, collect, keep_errors));
  auto& core = *static_cast<GatherCore*>(gathered.core());
  auto next = made.begin();
  for (const Json& item : items) {
    if (item[0] == "c") {
      core.add(*gathering::to_child(body(item[1])).core());
      ++next;
    } else if (exists(item)) {
      core.add(*(next++)->core());
    }
  }
  return gathered;
}

}  // namespace comptoir::loop
