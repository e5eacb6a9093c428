/// The tasks that the probes of tests/oracle/probes.py share.
#pragma once

#include <string>
#include <vector>

#include "programs.hpp"

namespace comptoir::loop {

Coro<> pass_event(World& w, Event& event);
Coro<> wait_in(World& w, Condition& condition, int times = 1);
Coro<> arrive(World& w, Barrier& barrier, double delay = 0);

inline std::string text_of(const std::string& item) { return item; }
inline std::string text_of(int item) { return std::to_string(item); }
template <class Q>
Coro<> put_one(World& w, Q& queue, typename Q::value_type item) {
  try {
    co_await queue.put(item);
    w.emit("put " + text_of(item));
  } catch (const CancelledError&) {
    w.emit("cancelled");
    throw;
  }
}
template <class Q>
Coro<> get_one(World& w, Q& queue) {
  try {
    w.emit("got " + text_of(co_await queue.get()));
  } catch (const CancelledError&) {
    w.emit("cancelled");
    throw;
  }
}

inline Json cancelled(const std::vector<Task<>>& tasks) {
  Json out = Json::array();
  for (const auto& task : tasks) out.push_back(task.cancelled());
  return out;
}

}  // namespace comptoir::loop
