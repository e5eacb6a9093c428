#include "trace/words.hpp"

#include <cstddef>

namespace comptoir::trace {

namespace {

constexpr const char* handle_words[] = {"step",    "wake",         "set_result",   "gather_cb", "wait_cb", "group_cb", "as_completed_cb",
                                        "release", "shield_inner", "shield_outer", "timeout",   "stop_cb", "call"};
constexpr const char* future_words[] = {"",          "future",   "sleep",           "lock",   "sem",   "event",        "cond",
                                        "barrier",   "queue.get", "queue.put",      "gather", "wait",  "wait_for",     "cancel_and_wait",
                                        "shield",    "group",    "as_completed",    "task",   "stream.read", "drain", "executor",
                                        "connect"};
constexpr const char* resource_words[] = {"lock", "semaphore", "bounded_semaphore", "event", "condition", "barrier", "queue"};
constexpr const char* outcome_words[] = {"result", "cancelled", "error"};

template <std::size_t N, class Kind>
const char* pick(const char* const (&words)[N], Kind kind) {
  const auto i = static_cast<std::size_t>(kind);
  return i < N ? words[i] : "?";
}

}  // namespace

const char* word(loop::HandleKind kind) { return pick(handle_words, kind); }
const char* word(loop::FutureKind kind) { return pick(future_words, kind); }
const char* word(loop::ResourceKind kind) { return pick(resource_words, kind); }
const char* word(loop::Outcome outcome) { return pick(outcome_words, outcome); }

}  // namespace comptoir::trace
