/// The programs behind the recorded traces, each under the name of its trace.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "loop/asyncio.hpp"
#include "tests/oracle/oracle_trace.hpp"

namespace comptoir::loop {

using Json = nlohmann::json;

/// What a program runs in.
struct World {
  World();
  /// The loop ends, and what it reports then is left in exit_log, in the order of the traces. Throws if a frame, a future or
  /// anything else of the loop is left: nobody may keep a reference.
  void end();

  OracleTrace trace;
  std::deque<std::string> names;
  Json exit_log = Json::array();
  bool ended = false;
  std::optional<Loop> the_loop{&trace};
  Loop& loop = *the_loop;

  void emit(const std::string& event) { trace.emit(event); }
  Name name(std::string text) { return names.emplace_back(std::move(text)).c_str(); }
  template <class T>
  Task<T> spawn(Coro<T> coroutine, std::string label) {
    return create_task(std::move(coroutine), name(std::move(label)));
  }
};

/// A main coroutine, run as a task named "main".
using Main = Coro<Json> (*)(World&);
/// A program that drives the loop itself.
using Driver = Json (*)(World&);

struct Program {
  Main main = nullptr;
  Driver driver = nullptr;
};
using Programs = std::map<std::string, Program>;

void add_restaurant_programs(Programs&);
void add_course_000_programs(Programs&);
void add_course_001_programs(Programs&);
void add_course_002_programs(Programs&);
void add_course_003_programs(Programs&);
void add_course_004_programs(Programs&);
void add_lock_programs(Programs&);
void add_cancel_programs(Programs&);
void add_gather_programs(Programs&);
void add_loop_programs(Programs&);
void add_primitive_programs(Programs&);
void add_mixed_probes(Programs&);
void add_condition_probes(Programs&);
void add_barrier_probes(Programs&);
void add_queue_probes(Programs&);
void add_network_programs(Programs&);
void add_connection_programs(Programs&);
void add_stream_programs(Programs&);
void add_wait_for_programs(Programs&);
void add_task_group_programs(Programs&);
void add_as_completed_programs(Programs&);
void add_wait_for_probes(Programs&);
void add_timeout_probes(Programs&);
void add_task_group_probes(Programs&);
void add_completion_probes(Programs&);
void add_state_probes(Programs&);
void add_run_probes(Programs&);

/// Seconds from a number, exact for the fractions the traces use.
inline Duration s(double n) { return nanoseconds(static_cast<std::int64_t>(n * 1e9)); }
/// A duration or time as Python's %g writes it.
std::string g(double n);
inline double in_seconds(Duration d) { return static_cast<double>(d.ns) / 1e9; }
/// An error as the traces have it: its text ends where Python shows an object, as in "<Task ...".
std::string shown(const std::exception_ptr& error);
inline std::string python(bool b) { return b ? "True" : "False"; }


Coro<Json> job(World& w, double seconds, Json result = nullptr, std::exception_ptr error = nullptr);
Coro<Json> sleeper(World& w, double seconds = 10);

template <class L>
Coro<> hold(World& w, L& lock, double seconds) {
  w.emit("want");
  {
    auto held = co_await lock.scoped();
    w.emit("got");
    co_await sleep(s(seconds));
  }
  w.emit("left");
}

}  // namespace comptoir::loop
